#include <nlohmann/json.hpp>

#include "core/errors/failure.h"
#include "core/text/json_line.h"
#include "ledger/codec/records.h"

namespace uketsuke::ledger {
namespace {

using nlohmann::json;

json parse(const std::string& record) {
  json out = json::parse(record, nullptr, false);
  if (!out.is_object()) throw Failure("E-LEDGER-CORRUPT", "record");
  return out;
}

// json's own exceptions name types and members only; they become ours.
template <class F>
auto reading_record(F&& f) {
  try {
    return f();
  } catch (const json::exception&) {
    throw Failure("E-LEDGER-CORRUPT", "record");
  }
}

json of_field(const FieldReading& f, const StoredReading& all) {
  const std::pair<std::string, int> at{f.field, f.row};
  json out{{"field", f.field},   {"row", f.row},       {"state", to_string(f.state)},
           {"value", f.value},   {"raw", f.raw},       {"confidence", f.confidence},
           {"engine", f.engine}, {"doubts", f.doubts}, {"rect", {f.rect.x, f.rect.y, f.rect.w, f.rect.h}}};
  json& candidates = out["candidates"] = json::array();
  for (const Candidate& c : f.candidates) candidates.push_back({c.value, c.p});
  if (const auto crop = all.crop_blob.find(at); crop != all.crop_blob.end()) out["crop"] = crop->second;
  if (const auto d = all.dispositions.find(at); d != all.dispositions.end()) out["disposition"] = to_string(d->second);
  return out;
}

FieldReading field_of(const json& in, StoredReading& into) {
  FieldReading f;
  in.at("field").get_to(f.field);
  in.at("row").get_to(f.row);
  f.state = read_state_from(in.at("state").get<std::string>());
  in.at("value").get_to(f.value);
  in.at("raw").get_to(f.raw);
  in.at("confidence").get_to(f.confidence);
  in.at("engine").get_to(f.engine);
  in.at("doubts").get_to(f.doubts);
  const json& r = in.at("rect");
  f.rect = {r.at(0), r.at(1), r.at(2), r.at(3)};
  for (const json& c : in.at("candidates")) f.candidates.push_back({c.at(0), c.at(1)});
  if (in.contains("crop")) into.crop_blob[{f.field, f.row}] = in["crop"];
  if (in.contains("disposition"))
    into.dispositions[{f.field, f.row}] = disposition_from(in["disposition"].get<std::string>());
  return f;
}

std::optional<Date> maybe_day(const json& in, const char* name) {
  if (!in.contains(name)) return std::nullopt;
  const Date day = date_from_iso(in.at(name).get<std::string>());
  if (!day.ok()) throw Failure("E-LEDGER-CORRUPT", "day");
  return day;
}

}  // namespace

std::string to_record(const Envelope& e) {
  json out{{"sender", e.sender},     {"day_from", e.day_from},      {"note", e.note},
           {"both_sides", e.both_sides}, {"has_cover", e.has_cover}, {"cover", json::array()}};
  if (e.received_on) out["received_on"] = to_iso(*e.received_on);
  if (e.expected_sheets) out["sheets"] = *e.expected_sheets;
  for (const CoverLine& line : e.cover) out["cover"].push_back({line.name, line.kind});
  return json_line(out);
}

Envelope envelope_from(const std::string& record) {
  return reading_record([&] {
    const json in = parse(record);
    Envelope e;
    in.at("sender").get_to(e.sender);
    in.at("day_from").get_to(e.day_from);
    in.at("note").get_to(e.note);
    in.at("both_sides").get_to(e.both_sides);
    in.at("has_cover").get_to(e.has_cover);
    e.received_on = maybe_day(in, "received_on");
    if (in.contains("sheets")) e.expected_sheets = in.at("sheets").get<int>();
    for (const json& line : in.at("cover")) e.cover.push_back({line.at(0), line.at(1)});
    return e;
  });
}

std::string to_record(const SideOutcome& o) {
  json out{
      {"status", to_string(o.status)}, {"code", o.code},
      {"form_page", o.form_page},      {"kind", o.document_kind},
      {"token", o.case_token},         {"sheet", o.sheet},
      {"width", o.width_px},           {"height", o.height_px},
      {"details", o.details},          {"fields", {o.fields, o.fields_accepted, o.fields_asked, o.fields_refused}}};
  if (o.form) out["form"] = {o.form->id, o.form->version, o.form->hash};
  return json_line(out);
}

SideOutcome side_outcome_from(const std::string& record) {
  return reading_record([&] {
    const json in = parse(record);
    SideOutcome o;
    o.status = side_status_from(in.at("status").get<std::string>());
    in.at("code").get_to(o.code);
    in.at("form_page").get_to(o.form_page);
    in.at("kind").get_to(o.document_kind);
    in.at("token").get_to(o.case_token);
    in.at("sheet").get_to(o.sheet);
    in.at("width").get_to(o.width_px);
    in.at("height").get_to(o.height_px);
    in.at("details").get_to(o.details);
    const json& n = in.at("fields");
    o.fields = n.at(0);
    o.fields_accepted = n.at(1);
    o.fields_asked = n.at(2);
    o.fields_refused = n.at(3);
    if (in.contains("form")) o.form = TemplateRef{in["form"].at(0), in["form"].at(1), in["form"].at(2)};
    return o;
  });
}

std::string to_record(const StoredReading& reading) {
  json out{{"fields", json::array()}};
  for (const FieldReading& f : reading.reading.fields) out["fields"].push_back(of_field(f, reading));
  return json_line(out);
}

void reading_from(const std::string& record, StoredReading& into) {
  reading_record([&] {
    const json in = parse(record);
    for (const json& f : in.at("fields")) into.reading.fields.push_back(field_of(f, into));
    return 0;
  });
}

}  // namespace uketsuke::ledger
