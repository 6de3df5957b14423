#include "pipeline/case/questions.h"

#include "pipeline/values/document_values.h"

namespace uketsuke::pipeline {

void ask_again(ledger::Store& store, const Context& context, const ledger::StoredCase& stored, const FieldRef& field,
               const std::string& reason) {
  const auto decision = store.documents().effective(field);
  if (decision && decision->decision.by_person) return;
  if (store.review().open_item(field)) return;
  const ledger::StoredDocument document = store.documents().get(field.document);
  if (document.state == ledger::DocumentState::Keying) return;
  const std::vector<FieldValue> values = values_of(store, context.kinds, document);
  const FieldValue* value = find_value(values, field.field, field.row);
  if (value == nullptr || document.document.regions.empty()) return;
  ledger::NewReviewItem ask;
  ask.field = field;
  ask.page = value->reading ? value->reading->page : document.document.regions.front().page;
  ask.position = static_cast<int>(value - values.data()) + 1;
  ask.group_at = stored.created_at;
  ask.ask_reason = reason;
  ask.masked = value->info.my_number;
  store.review().add(ask);
}

}  // namespace uketsuke::pipeline
