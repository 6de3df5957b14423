#include <nlohmann/json.hpp>

#include "bench/accuracy/page_record.h"
#include "core/text/text.h"

namespace uketsuke::bench {
namespace {

using nlohmann::json;

json candidates_json(const std::vector<Candidate>& candidates) {
  json out = json::array();
  for (const Candidate& c : candidates) out.push_back({c.value, c.p});
  return out;
}

json reading_json(const JudgedReading& judged) {
  const FieldReading& r = judged.reading;
  return {{"id", r.field},
          {"row", r.row},
          {"kind", judged.kind},
          {"state", std::string(to_string(r.state))},
          {"value", r.value},
          {"raw", r.raw},
          {"confidence", r.confidence},
          {"candidates", candidates_json(r.candidates)},
          {"doubts", r.doubts},
          {"disposition", std::string(to_string(judged.disposition))}};
}

json value_json(const ocr::FieldValue& value) {
  return {{"state", std::string(to_string(value.state))},
          {"value", value.value},
          {"confidence", value.confidence},
          {"candidates", candidates_json(value.candidates)},
          {"doubts", value.doubts}};
}

json comb_json(const CombParts& comb) {
  return {{"id", comb.id},
          {"row", comb.row},
          {"net", comb.net},
          {"line", comb.line},
          {"head", comb.head},
          {"both", comb.both},
          {"cell_line", comb.cell_line},
          {"plain", value_json(comb.plain)},
          {"contrast", comb.contrast},
          {"tesseract", comb.tesseract}};
}

json text_json(const TextParts& text) {
  json out = value_json(text.value);
  out["id"] = text.id;
  out["row"] = text.row;
  out["signs"] = json::array();
  for (const ocr::PlacedSign& sign : text.value.signs) {
    json alternatives = json::array();
    for (const ocr::SignPosterior& a : sign.alternatives) alternatives.push_back({to_utf8(a.sign), a.p});
    out["signs"].push_back({{"sign", to_utf8(sign.sign)}, {"p", sign.p}, {"alternatives", std::move(alternatives)}});
  }
  return out;
}

}  // namespace

std::string to_json(const PageRecord& page) {
  json out{{"file", page.file}, {"status", page.status}};
  for (const ReadView& view : page.views) {
    json& readings = out["views"][view.name] = json::array();
    for (const JudgedReading& judged : view.readings) readings.push_back(reading_json(judged));
  }
  for (const CombParts& comb : page.combs) out["combs"].push_back(comb_json(comb));
  for (const TextParts& text : page.texts) out["texts"].push_back(text_json(text));
  return out.dump();
}

}  // namespace uketsuke::bench
