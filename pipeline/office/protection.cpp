#include "pipeline/office/protection.h"

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/notices/addressee.h"
#include "pipeline/office/letters.h"

namespace uketsuke::pipeline {
namespace {

// The record by which a person says where letters of a protected household go.
constexpr std::string_view kAddressee = "addressee";

constexpr const char* kDenied = "支援措置の対象者がいる世帯の住所・電話番号です";

Date today(const Office& office) { return japan_date(office.clock().now()); }

void withhold(ComparisonSide& side) {
  if (!is_place(side.value.info.concept_id)) return;
  withhold(side.value);
  side.display = kWithheld;
}

}  // namespace

bool sees_protected(const Actor& actor) { return actor.user.has("protected_data"); }

bool is_protected(const Office& office, const HouseholdId& id) { return is_protected(office.store, id, today(office)); }

bool is_protected(const Office& office, const ledger::StoredCase& stored) {
  return is_protected(office.store, stored, today(office));
}

bool is_protected(const Office& office, const DocumentId& id) { return is_protected(office.store, id, today(office)); }

bool withheld_from(const Office& office, const Actor& actor, const DocumentId& id) {
  return !sees_protected(actor) && is_protected(office, id);
}

void require_place_right(const Office& office, const Actor& actor, const DocumentId& id, const FieldInfo& field) {
  if (is_place(field.concept_id) && withheld_from(office, actor, id)) throw Failure("E-AUTH-DENIED", kDenied);
}

void require_letter_right(const Office& office, const Actor& actor, const CaseId& id) {
  if (!sees_protected(actor) && is_protected(office, office.store.cases().get(id)))
    throw Failure("E-AUTH-DENIED", "支援措置の対象者がいる世帯の文書です");
}

bool addressed_under_protection(const Office& office, const ledger::StoredNotice& notice) {
  const ledger::StoredCase stored = office.store.cases().get(notice.facts.by_case);
  if (!is_protected(office, stored)) return true;
  if (notice.facts.notice.kind == kPickUpCard) return false;
  const auto records = office.store.cases().records(stored.file.id);
  const ledger::CaseRecord* chosen = newest_record(records, kAddressee);
  if (chosen == nullptr || fact(chosen, kChosenUnderProtection) != "yes") return false;
  const ledger::Addressee& to = notice.facts.addressee;
  return to.role == ledger::AddresseeRole::Employer ||
         (to.name == fact(chosen, "name") && to.postal_code == fact(chosen, "postal_code") &&
          to.address == fact(chosen, "address"));
}

void withhold(FieldValue& value) {
  value.reading.reset();
  if (!value.decision) return;
  value.decision->decision.value.clear();
  value.decision->typed.clear();
}

void withhold_places(DocumentView& view) {
  for (FieldView& field : view.fields) {
    if (!is_place(field.value.info.concept_id)) continue;
    withhold(field.value);
    if (field.shown_value.empty()) continue;
    field.shown_value.clear();
    field.display = kWithheld;
  }
  withhold_places(view.findings);
}

void withhold_places(std::vector<FindingView>& findings) {
  for (FindingView& finding : findings)
    if (!finding.stored.finding.fields.empty()) finding.stored.detail.clear();
}

void withhold_protected(const Actor& actor, CaseView& view) {
  if (sees_protected(actor) || !view.summary.marks.is_protected) return;
  for (DocumentView& document : view.documents) withhold_places(document);
  for (RecordView& record : view.records)
    if (record.kind == kAddressee)
      for (auto& [label, value] : record.words) value = kWithheld;
  for (ComparisonView& comparison : view.comparisons) {
    withhold(comparison.left);
    withhold(comparison.right);
  }
  withhold_places(view.findings);
}

}  // namespace uketsuke::pipeline
