#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/form/form_loader.h"

namespace uketsuke::form_loader {
namespace {

/// The enum value that a word stands for, or a failure that lists the words.
template <class Value, std::size_t N>
Value one_of(StrictTable& table, std::string_view key, const std::string& word,
             const std::array<std::pair<const char*, Value>, N>& words) {
  std::string list;
  for (const auto& [name, value] : words) {
    if (word == name) return value;
    list.append(list.empty() ? "" : ", ").append(name);
  }
  table.fail(fmt::format("'{}' must be one of: {}", key, list), key);
}

constexpr std::array kTypes{std::pair{"digits", FieldType::Digits},     std::pair{"kana", FieldType::Kana},
                            std::pair{"date", FieldType::CalendarDate}, std::pair{"choice", FieldType::Choice},
                            std::pair{"text", FieldType::Text},         std::pair{"seal", FieldType::Seal}};
constexpr std::array kAlignments{std::pair{"full", Alignment::Full}, std::pair{"left", Alignment::Left},
                                 std::pair{"right", Alignment::Right}};
constexpr std::array kCharsets{std::pair{"name", Charset::Name}, std::pair{"address", Charset::Address},
                               std::pair{"free", Charset::Free}, std::pair{"phone", Charset::Phone}};
constexpr std::array kMarks{std::pair{"circle", MarkStyle::Circle}, std::pair{"check", MarkStyle::Check}};
constexpr std::array kChecks{std::pair{"my_number", 12}, std::pair{"insurer_number", 8}, std::pair{"postal_code", 7},
                             std::pair{"phone", 0}};

void read_digits(StrictTable& table, const Placement& where, Draft& draft, FieldTemplate& field) {
  field.cells = read_comb(table, draft.styles.digits, where, draft);
  field.align = one_of(table, "align", table.text_or("align", "full"), kAlignments);
  if (!table.has("check")) return;
  field.check = table.text("check");
  const int cells = one_of(table, "check", field.check, kChecks);
  if (cells != 0 && static_cast<std::size_t>(cells) != field.cells.size())
    table.fail("check '" + field.check + "' needs " + std::to_string(cells) + " cells", "check");
}

void read_options(StrictTable& table, const Placement& where, FieldTemplate& field) {
  const MarkStyle mark = one_of(table, "mark", table.text_or("mark", "circle"), kMarks);
  field.multiple = table.flag_or("multiple", false);
  const bool row_of_words = table.has("at_mm");
  Point<FormMm> at = row_of_words ? read_point(table, "at_mm", where) : Point<FormMm>{};
  const double height = table.number_or("option_height_mm", 6.0);
  const double gap = table.number_or("option_gap_mm", 1.5);
  for (StrictTable& entry : table.tables("options")) {
    ChoiceOption option;
    option.value = entry.text("value");
    option.label = entry.text("label");
    option.mark = mark;
    if (row_of_words) {
      const double w = entry.number("width_mm");
      // A check's box is a square; its word follows inside the width.
      option.rect = {at.x, at.y, mark == MarkStyle::Check ? height : w, height};
      at.x += w + gap;
    } else {
      option.rect = read_rect(entry, "rect_mm", where);
    }
    if (option.rect.empty()) entry.fail("an option needs a positive width and height");
    for (const ChoiceOption& other : field.options) {
      if (other.value == option.value) entry.fail("two options have the value '" + option.value + "'", "value");
      if (!intersect(other.rect, option.rect).empty()) entry.fail("two options lie on each other");
    }
    entry.finish();
    field.options.push_back(std::move(option));
  }
  if (field.options.empty()) table.fail("a choice needs options");
}

/// The box around all cells, eras and options: what a field occupies when the file does not say so.
Rect<FormMm> occupied(const FieldTemplate& field) {
  Rect<FormMm> all;
  for (const auto* cells : {&field.cells, &field.year_cells, &field.month_cells, &field.day_cells})
    for (const auto& cell : *cells) all = unite(all, cell);
  for (const auto& era : field.eras) all = unite(all, era.rect);
  for (const auto& option : field.options) all = unite(all, option.rect);
  return all;
}

void check_inside(const StrictTable& table, const FieldTemplate& field) {
  const Rect<FormMm> all = occupied(field);
  if (all.empty()) return;
  // A ten-thousandth of a square millimetre is rounding.
  if (unite(field.rect, all).area() > field.rect.area() + 1e-4)
    table.fail("cells or options lie outside the field's rectangle", "rect_mm");
}

}  // namespace

void read_field(StrictTable table, const Placement& where, Draft& draft) {
  FieldTemplate field;
  field.id = table.text("id");
  field.row = where.row;
  field.label = table.text("label");
  field.concept_id = table.text("concept");
  field.type = one_of(table, "type", table.text("type"), kTypes);
  switch (field.type) {
    case FieldType::Digits: read_digits(table, where, draft, field); break;
    case FieldType::Kana: field.cells = read_comb(table, draft.styles.kana, where, draft); break;
    case FieldType::CalendarDate: read_date(table, where, draft, field); break;
    case FieldType::Choice: read_options(table, where, field); break;
    case FieldType::Text:
      field.charset = one_of(table, "charset", table.text("charset"), kCharsets);
      field.lines = table.whole_or("lines", 1);
      if (field.lines < 1 || field.lines > 20) table.fail("1 to 20 lines", "lines");
      break;
    case FieldType::Seal: break;
  }
  field.required = table.flag_or("required", false);
  field.my_number = table.flag_or("my_number", field.check == "my_number");
  field.office_use = table.flag_or("office_use", false);
  const bool stated = field.type == FieldType::Text || field.type == FieldType::Seal || table.has("rect_mm");
  // Half a millimetre of margin: the frame's ink belongs to the field.
  field.rect = stated ? read_rect(table, "rect_mm", where) : occupied(field).grown(0.5);
  check_inside(table, field);
  table.finish();
  draft.form.fields.push_back(std::move(field));
  draft.places.push_back(std::move(table));
}

}  // namespace uketsuke::form_loader
