#include <cmath>

#include <nlohmann/json.hpp>

#include "render/form/template_json.h"

namespace uketsuke::render {
namespace {

using nlohmann::ordered_json;

/// Micrometres, so that sums of pitches do not print as 47.300000000000004.
double mm(double value) { return std::round(value * 1000) / 1000; }

ordered_json json_of(const Rect<FormMm>& r) { return {mm(r.x), mm(r.y), mm(r.w), mm(r.h)}; }

ordered_json json_of(const std::vector<Rect<FormMm>>& cells) {
  ordered_json out = ordered_json::array();
  for (const auto& cell : cells) out.push_back(json_of(cell));
  return out;
}

void add_date(ordered_json& out, const FieldTemplate& field) {
  if (!field.era_fixed.empty()) out["era_fixed"] = field.era_fixed;
  if (!field.eras.empty()) {
    ordered_json eras = ordered_json::array();
    for (const EraOption& era : field.eras) eras.push_back({{"value", era.value}, {"rect_mm", json_of(era.rect)}});
    out["era"] = std::move(eras);
  }
  out["year_mm"] = json_of(field.year_cells);
  out["month_mm"] = json_of(field.month_cells);
  out["day_mm"] = json_of(field.day_cells);
}

void add_options(ordered_json& out, const FieldTemplate& field) {
  ordered_json options = ordered_json::array();
  for (const ChoiceOption& option : field.options)
    options.push_back({{"value", option.value},
                       {"label", option.label},
                       {"rect_mm", json_of(option.rect)},
                       {"mark", to_string(option.mark)}});
  out["options"] = std::move(options);
  out["multiple"] = field.multiple;
}

std::string word(Alignment align) {
  return align == Alignment::Left ? "left" : align == Alignment::Right ? "right" : "full";
}

std::string word(Charset charset) {
  switch (charset) {
    case Charset::Name: return "name";
    case Charset::Address: return "address";
    case Charset::Phone: return "phone";
    case Charset::Free: break;
  }
  return "free";
}

ordered_json field_json(const FieldTemplate& field) {
  ordered_json out{{"id", field.id}};
  if (field.row > 0) out["row"] = field.row;
  out["label"] = field.label;
  out["type"] = to_string(field.type);
  out["concept"] = field.concept_id;
  out["rect_mm"] = json_of(field.rect);
  if (!field.cells.empty()) out["cells_mm"] = json_of(field.cells);
  if (field.type == FieldType::Digits) {
    out["align"] = word(field.align);
    if (!field.check.empty()) out["check"] = field.check;
  }
  if (field.type == FieldType::CalendarDate) add_date(out, field);
  if (field.type == FieldType::Choice) add_options(out, field);
  if (field.type == FieldType::Text) {
    out["charset"] = word(field.charset);
    out["lines"] = field.lines;
  }
  out["required"] = field.required;
  if (field.office_use) out["office_use"] = true;
  return out;
}

}  // namespace

std::string template_json(const FormTemplate& form, int indent) {
  ordered_json out{{"id", form.ref.id},
                   {"version", form.ref.version},
                   {"title", form.title},
                   {"hash", form.ref.hash},
                   {"page", form.page},
                   {"pages", form.pages},
                   {"page_mm", {mm(form.page_mm.w), mm(form.page_mm.h)}}};
  ordered_json fiducials = ordered_json::array();
  for (const auto& mark : form.fiducials) fiducials.push_back({mm(mark.centre().x), mm(mark.centre().y)});
  out["fiducials_mm"] = std::move(fiducials);
  out["codes_mm"] = json_of(form.codes);
  ordered_json points = ordered_json::array();
  for (const CheckPoint& point : form.check_points) points.push_back({mm(point.at.x), mm(point.at.y)});
  out["check_points_mm"] = std::move(points);
  out["dropout_rgb"] = form.dropout_rgb;
  ordered_json fields = ordered_json::array();
  for (const FieldTemplate& field : form.fields) fields.push_back(field_json(field));
  out["fields"] = std::move(fields);
  return out.dump(indent) + "\n";
}

}  // namespace uketsuke::render
