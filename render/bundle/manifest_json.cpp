#include <nlohmann/json.hpp>

#include "render/bundle/print_bundle.h"

namespace uketsuke::render {

std::string bundle_manifest(const PrintBundle& bundle) {
  nlohmann::ordered_json json;
  json["format"] = "uketsuke-print-bundle-2";
  json["pdf_sha256"] = bundle.pdf_sha256;
  json["pdf_bytes"] = bundle.pdf_bytes;
  json["record_count"] = bundle.records.size();
  json["page_count"] = bundle.pages;
  json["sheet_count"] = bundle.pages / 2;
  json["printing"] = "two_sided_long_edge";
  json["first_document_number"] = bundle.records.empty() ? "" : bundle.records.front().document_number;
  json["last_document_number"] = bundle.records.empty() ? "" : bundle.records.back().document_number;
  json["records"] = nlohmann::ordered_json::array();
  for (const BundleRecord& r : bundle.records) {
    json["records"].push_back({{"sequence", r.sequence},
                               {"notice", r.notice.value},
                               {"kind", r.kind},
                               {"document_number", r.document_number},
                               {"first_page", r.first_page},
                               {"pages", r.pages},
                               {"sheets", r.sheets},
                               {"sides", r.sides()},
                               {"starts_new_sheet", true}});
    if (r.piece > 0) json["records"].back()["piece"] = r.piece;
    if (r.pulled) json["records"].back()["pulled"] = true;
  }
  json["refused"] = nlohmann::ordered_json::array();
  for (const RefusedNotice& r : bundle.refused) {
    json["refused"].push_back(
        {{"notice", r.notice.value}, {"document_number", r.document_number}, {"code", r.code}, {"detail", r.detail}});
  }
  return json.dump(2) + "\n";
}

}  // namespace uketsuke::render
