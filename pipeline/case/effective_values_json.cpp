#include <nlohmann/json.hpp>

#include "core/crypto/hash.h"
#include "core/text/json_line.h"
#include "pipeline/case/effective_values.h"
#include "pipeline/values/document_values.h"

namespace uketsuke::pipeline {

std::string effective_values_json(ledger::Store& store, const Context& context, const CaseFile& file) {
  using Json = nlohmann::ordered_json;
  Json documents = Json::array();
  for (const DocumentId& id : file.documents) {
    const ledger::StoredDocument stored = store.documents().get(id);
    if (stored.state == ledger::DocumentState::Retired) continue;
    Json pages = Json::array();
    for (const PageRegion& region : stored.document.regions)
      pages.push_back(region.page.file.value + "-" + std::to_string(region.page.number));
    Json fields = Json::array();
    for (const FieldValue& value : values_of(store, context.kinds, stored)) {
      if (!value.decided()) continue;
      Json field{{"field", value.ref.field}, {"row", value.ref.row}, {"state", to_string(value.state())}};
      if (value.info.my_number && !value.value().empty())
        field["sha256"] = sha256_hex(value.value());
      else
        field["value"] = value.value();
      field["by"] = value.decision->decision.actor;
      fields.push_back(std::move(field));
    }
    documents.push_back({{"id", id.value}, {"kind", stored.document.kind}, {"pages", pages}, {"fields", fields}});
  }
  return json_line(Json{{"case", file.number}, {"documents", documents}});
}

}  // namespace uketsuke::pipeline
