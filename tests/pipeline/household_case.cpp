#include "tests/pipeline/household_case.h"

namespace uketsuke::pipeline {
namespace {

Date day(const std::string& iso) { return date_from_iso(iso); }

}  // namespace

HouseholdCase::HouseholdCase() {
  approve(take(acquisition()));
  household_ = store_->members().household_by_number("01", "1")->id;
}

Paper HouseholdCase::acquisition() {
  return {"shikaku_shutoku",
          {reading("submitted_on", "2026-11-20"), reading("application_kind", "new_household"),
           reading("name", "渡邉　太郎"), reading("name_kana", "ワタナベ　タロウ"), reading("birth_date", "1985-04-02"),
           reading("sex", "male"), reading("my_number", kHis), reading("postal_code", "1000001"),
           reading("address", "東京都千代田区千代田1-1"), reading("phone", "0312345678"),
           reading("workplace_name", "見本工務店"), reading("workplace_address", "東京都千代田区霞が関1-3-2"),
           reading("acquired_on", "2026-11-16"), reading("reason", "left_employee_insurance"),
           reading("consent", "yes"), reading("family_name", "渡邉　花子", kSure, 1),
           reading("family_name_kana", "ワタナベ　ハナコ", kSure, 1),
           reading("family_birth_date", "1987-09-10", kSure, 1), reading("family_sex", "female", kSure, 1),
           reading("family_relation", "妻", kSure, 1), reading("family_my_number", kHers, kSure, 1)}};
}

Paper HouseholdCase::loss(const std::string& lost_on, const std::string& name) {
  return {"shikaku_soshitsu",
          {reading("submitted_on", "2026-11-25"), reading("symbol", "01"), reading("number", "1"),
           reading("loss_proof_wanted", "yes"), reading("name", "渡邉　太郎"), reading("name_kana", "ワタナベ　タロウ"),
           reading("postal_code", "1000001"), reading("address", "東京都千代田区千代田1-1"),
           reading("lost_name", name, kSure, 1), reading("lost_birth_date", "1987-09-10", kSure, 1),
           reading("lost_sex", "female", kSure, 1), reading("lost_relation", "妻", kSure, 1),
           reading("lost_my_number", kHers, kSure, 1), reading("lost_on", lost_on, kSure, 1),
           reading("loss_reason", "joined_employee_insurance", kSure, 1), reading("returned", "returned", kSure, 1)}};
}

Paper HouseholdCase::death_of_head(const std::string& lost_on) {
  Paper form = loss(lost_on, "渡邉　太郎");
  for (FieldReading& r : form.fields) {
    if (r.field == "lost_birth_date") r.value = "1985-04-02";
    if (r.field == "lost_sex") r.value = "male";
    if (r.field == "lost_relation") r.value = "本人";
    if (r.field == "lost_my_number") r.value = kHis;
    if (r.field == "loss_reason") r.value = "died";
  }
  return form;
}

Paper HouseholdCase::move() {
  return {"jusho_henko",
          {reading("submitted_on", "2026-11-25"), reading("symbol", "01"), reading("number", "1"),
           reading("scope", "whole_household"), reading("name", "渡邉　太郎"), reading("name_kana", "ワタナベ　タロウ"),
           reading("changed_on", "2026-11-20"), reading("postal_code", "1000013"),
           reading("address", "東京都千代田区霞が関1-3-2"), reading("phone", "0398765432"),
           reading("former_address", "東京都千代田区千代田1-1")}};
}

Paper HouseholdCase::limit() {
  return {"gendogaku_nintei",
          {reading("submitted_on", "2026-11-25"), reading("kind", "limit"), reading("symbol", "01"),
           reading("number", "1"), reading("name", "渡邉　太郎"), reading("name_kana", "ワタナベ　タロウ"),
           reading("postal_code", "1000001"), reading("address", "東京都千代田区千代田1-1"),
           reading("patient_name", "渡邉　花子", kSure, 1), reading("patient_name_kana", "ワタナベ　ハナコ", kSure, 1),
           reading("patient_birth_date", "1987-09-10", kSure, 1), reading("patient_sex", "female", kSure, 1),
           reading("patient_relation", "妻", kSure, 1)}};
}

ledger::Membership HouseholdCase::membership(int branch, const std::string& iso) {
  for (const ledger::MembershipRow& row : store_->members().members(household_, {day(iso), {}}))
    if (row.value.branch == branch) return row.value;
  ADD_FAILURE() << "no member " << branch << " on " << iso;
  return {};
}

ledger::Household HouseholdCase::household(const std::string& iso) {
  return store_->members().household(household_, {day(iso), {}})->value;
}

ledger::Person HouseholdCase::person(int branch, const std::string& iso) {
  return store_->members().person(membership(branch, iso).person, {day(iso), {}})->value;
}

}  // namespace uketsuke::pipeline
