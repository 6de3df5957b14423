// 添付書類: what the situation asks for, and whether it is there (received / omitted / missing / not needed).

#include <algorithm>

#include "validate/rules/context.h"
#include "validate/rules/messages.h"
#include "validate/rules/people.h"

namespace uketsuke::validate {
namespace {

bool applies(const std::string& when, const DocumentFacts& form) {
  if (when == "always") return true;
  if (when == "family") {
    for (int row = 1; row <= form.rows(); ++row)
      if (row_is_begun(form, row)) return true;
    return false;
  }
  if (when == "student")
    return std::any_of(form.fields.begin(), form.fields.end(), [](const FieldFacts& field) {
      return field.info.concept_id == "person.student" && has_value(&field) && field.value == "student";
    });
  const FieldFacts* reason = form.by_concept("membership.acquisition_reason");
  return when == "left_insurance" && has_value(reason) &&
         (reason->value == "left_employee_insurance" || reason->value == "left_other_kokuho");
}

}  // namespace

std::vector<AttachmentState> attachment_states(const CaseFacts& facts, const Procedure& procedure) {
  std::vector<AttachmentState> out;
  const DocumentFacts* form = form_of(facts);
  for (const AttachmentRule& rule : procedure.attachments) {
    const bool there = std::any_of(facts.documents.begin(), facts.documents.end(),
                                   [&](const DocumentFacts& document) { return document.kind == rule.kind; });
    const bool needed = form != nullptr && applies(rule.when, *form);
    const std::string_view state = there ? "received" : !needed ? "not_needed" : rule.omittable ? "omitted" : "missing";
    out.push_back({rule.kind, std::string(state)});
  }
  return out;
}

void check_attachments(const RuleContext& context) {
  for (const AttachmentState& state : attachment_states(context.facts, context.procedure)) {
    if (state.state == "missing") context.out.add(messages::kAttachmentMissing, {}, state.kind);
    if (state.state == "omitted") context.out.add(messages::kAttachmentOmitted, {}, state.kind);
  }
}

}  // namespace uketsuke::validate
