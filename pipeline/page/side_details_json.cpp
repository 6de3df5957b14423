#include <nlohmann/json.hpp>

#include "core/errors/failure.h"
#include "core/text/json_line.h"
#include "pipeline/page/side_details.h"

namespace uketsuke::pipeline {
namespace {

using Json = nlohmann::json;

PageKind page_kind_from(const std::string& text) {
  for (const PageKind kind : {PageKind::Form, PageKind::Separator, PageKind::Header, PageKind::Slip, PageKind::Blank,
                              PageKind::WrongVersion, PageKind::Unknown})
    if (to_string(kind) == text) return kind;
  throw Failure("E-LEDGER-CORRUPT", "page kind");
}

Json code_json(const SheetCode& code) {
  Json json{{"batch", code.batch}, {"received_on", code.received_on}, {"case_token", code.case_token}};
  if (code.sheets) json["sheets"] = *code.sheets;
  return json;
}

SheetCode code_from(const Json& json) {
  SheetCode code;
  code.batch = json.at("batch");
  code.received_on = json.at("received_on");
  code.case_token = json.at("case_token");
  if (json.contains("sheets")) code.sheets = json.at("sheets").get<int>();
  return code;
}

Json cards_json(const std::vector<CardOnSide>& cards) {
  Json out = Json::array();
  for (const CardOnSide& card : cards)
    out.push_back({{"kind", card.kind},
                   {"back", card.back},
                   {"row", card.row},
                   {"place", {card.place.x, card.place.y, card.place.w, card.place.h}}});
  return out;
}

std::vector<CardOnSide> cards_from(const Json& json) {
  std::vector<CardOnSide> cards;
  for (const Json& card : json) {
    const Json& place = card.at("place");
    cards.push_back({card.at("kind"), card.at("back"), card.at("row"),
                     {place.at(0), place.at(1), place.at(2), place.at(3)}});
  }
  return cards;
}

Json hidden_json(const std::vector<HiddenPlace>& hidden) {
  Json out = Json::array();
  for (const HiddenPlace& one : hidden)
    out.push_back(
        {{"what", to_string(one.what)}, {"place", {one.place.x, one.place.y, one.place.w, one.place.h}}});
  return out;
}

std::vector<HiddenPlace> hidden_from(const Json& json) {
  std::vector<HiddenPlace> out;
  for (const Json& one : json) {
    const Json& place = one.at("place");
    out.push_back({hidden_from_word(one.at("what").get<std::string>()),
                   {place.at(0), place.at(1), place.at(2), place.at(3)}});
  }
  return out;
}

Json places_json(const std::vector<Rect<CleanPx>>& places) {
  Json out = Json::array();
  for (const Rect<CleanPx>& place : places) out.push_back({place.x, place.y, place.w, place.h});
  return out;
}

std::vector<Rect<CleanPx>> places_from(const Json& json) {
  std::vector<Rect<CleanPx>> out;
  for (const Json& place : json) out.push_back({place.at(0), place.at(1), place.at(2), place.at(3)});
  return out;
}

}  // namespace

std::string to_json(const SideDetails& d) {
  return json_line(Json{{"rotation_deg", d.rotation_deg},
                        {"skew_deg", d.skew_deg},
                        {"residual_mm", d.residual_mm},
                        {"fiducials_used", d.fiducials_used},
                        {"contrast", d.contrast},
                        {"sharpness", d.sharpness},
                        {"ink_share", d.ink_share},
                        {"missing_corners", d.missing_corners},
                        {"dpi", {d.dpi_x, d.dpi_y}},
                        {"rescan", d.rescan},
                        {"reasons", d.reasons},
                        {"clean_px", {d.clean_width_px, d.clean_height_px}},
                        {"to_scan", d.to_scan.matrix()},
                        {"kind", to_string(d.kind)},
                        {"code", code_json(d.code)},
                        {"detail", d.detail},
                        {"document_probability", d.document_probability},
                        {"evidence", d.evidence},
                        {"page_number", d.page_number},
                        {"cards", cards_json(d.cards)},
                        {"searched", d.searched},
                        {"hidden", hidden_json(d.hidden)},
                        {"outside", places_json(d.outside)}});
}

SideDetails side_details_from_json(std::string_view text) {
  if (text.empty()) return {};
  try {
    const Json j = Json::parse(text);
    SideDetails d;
    d.rotation_deg = j.at("rotation_deg");
    d.skew_deg = j.at("skew_deg");
    d.residual_mm = j.at("residual_mm");
    d.fiducials_used = j.at("fiducials_used");
    d.contrast = j.at("contrast");
    d.sharpness = j.at("sharpness");
    d.ink_share = j.at("ink_share");
    d.missing_corners = j.at("missing_corners");
    d.dpi_x = j.at("dpi").at(0);
    d.dpi_y = j.at("dpi").at(1);
    d.rescan = j.at("rescan");
    d.reasons = j.at("reasons").get<std::vector<std::string>>();
    d.clean_width_px = j.at("clean_px").at(0);
    d.clean_height_px = j.at("clean_px").at(1);
    d.to_scan = Transform<CleanPx, ScanPx>(j.at("to_scan").get<Transform<CleanPx, ScanPx>::Matrix>());
    d.kind = page_kind_from(j.at("kind"));
    d.code = code_from(j.at("code"));
    d.detail = j.at("detail");
    d.document_probability = j.at("document_probability");
    d.evidence = j.at("evidence").get<std::vector<std::string>>();
    d.page_number = j.at("page_number");
    // Sides that were read before cards were, before anything was hidden, or before writing outside fields was looked for.
    if (j.contains("cards")) d.cards = cards_from(j.at("cards"));
    if (j.contains("hidden")) d.hidden = hidden_from(j.at("hidden"));
    if (j.contains("outside")) d.outside = places_from(j.at("outside"));
    d.searched = j.value("searched", false);
    return d;
  } catch (const Json::exception&) {
    throw Failure("E-LEDGER-CORRUPT", "side details");
  }
}

}  // namespace uketsuke::pipeline
