// 一部負担金の割合 (国民健康保険法42条1項3号・4号): 3割 for 現役並み所得者, 2割 for the others from 70 on.

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/certificates_out.h"
#include "pipeline/case/limit.h"
#include "pipeline/case/register_case.h"
#include "pipeline/case/revalidate.h"
#include "validate/days/ages.h"
#include "validate/limits/limit_household.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kPipeline = "pipeline";
constexpr const char* kRecord = "copayment";

bool pays_three_tenths(validate::LimitCategory category) {
  return category == validate::LimitCategory::ActiveIII || category == validate::LimitCategory::ActiveII ||
         category == validate::LimitCategory::ActiveI;
}

class Judging {
 public:
  Judging(const RegisterCase& entering, Date from) : entering_(entering), store_(entering.store), from_(from) {}

  void run(const ApplicationPerson& person) {
    const ledger::HouseholdRow household = named_household(entering_, from_);
    const ledger::MembershipRow member = named_member(entering_, household.id, person, from_);
    if (member.value.lost_on && *member.value.lost_on <= from_)
      throw Failure("E-CONFLICT", person.name + "さんの資格は既に喪失しています");
    const ledger::Person known = store_.members().person(member.value.person, {from_, {}})->value;
    if (!known.birth_date) missing(person.name + "さんの生年月日");
    const Date last_under_70 = validate::last_day_under_70(*known.birth_date);
    if (from_ <= last_under_70) throw Failure("E-CONFLICT", person.name + "さんはこの日にはまだ70歳未満の扱いです");
    // What a person judged stands; what the program found is found anew, since the papers may have changed.
    const auto records = store_.cases().records(entering_.file.id);
    const ledger::CaseRecord* judged = newest_record(records, kRecord, person.row);
    if (judged == nullptr || judged->actor == kPipeline) judge(person);
    if (plus_days(last_under_70, 1) == from_) end_limit_certificates(member.value.person);
  }

 private:
  void judge(const ApplicationPerson& person) {
    const std::string what = person.name + "さんの一部負担金の割合の判定";
    const validate::CaseFacts facts =
        facts_for_rules(store_, entering_.context, store_.cases().get(entering_.file.id));
    const auto question = validate::limit_question(facts, from_, person.row);
    if (!question) missing(what);
    const validate::LimitDecision decision = validate::decide_limit(entering_.context.limits, *question);
    if (!decision.category) missing(what + ": " + words_of(decision.missing));
    ledger::CaseRecord record;
    record.kind = kRecord;
    record.subject = std::to_string(person.row);
    record.facts = {{"ratio", pays_three_tenths(*decision.category) ? "3割" : "2割"},
                    {"from", to_iso(from_)},
                    {"reason", std::string(validate::to_japanese(*decision.category)) + "(" + decision.ground + ")"}};
    store_.cases().add_record(entering_.file.id, kPipeline, record);
  }

  // The 区分 under 70 ends with the month: an older 認定証 that says a later day is void from then on.
  void end_limit_certificates(const PersonId& person) {
    for (ledger::CertificateRow& out : certificates_out(store_, person, from_)) {
      const ledger::CertificateRow row = with_printed_limit(store_, entering_.context, std::move(out));
      const auto until = limit_until(entering_.context, row.value);
      if (!until || *until < from_ || row.value.issued_on > from_) continue;
      ledger::Certificate ended = row.value;
      if (is_limit_certificate(entering_.context, row.value.kind)) {
        ended.state = ledger::CertificateState::Void;
        ended.state_on = from_;
        ended.state_by = entering_.file.id;
      } else {
        ended.limit_until = plus_days(from_, -1);  // the 資格確認書 itself stays until its successor is issued
      }
      store_.members().revise_certificate(row.id, ended, entering_.recording(from_));
    }
  }

  const RegisterCase& entering_;
  ledger::Store& store_;
  Date from_;
};

}  // namespace

void enter_copayment(const RegisterCase& entering) {
  const auto from = entering.application.values.day("certificate.copayment_from");
  if (!from) missing("一部負担金の割合の発効期日");
  const std::vector<ApplicationPerson> concerned = entering.application.concerned();
  if (concerned.front().row == 0) missing("判定する方");
  for (const ApplicationPerson& person : concerned) Judging(entering, *from).run(person);
}

}  // namespace uketsuke::pipeline
