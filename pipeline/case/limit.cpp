#include "pipeline/case/limit.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/settings/association.h"
#include "validate/limits/limit_household.h"
#include "validate/limits/limit_paper.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kPipeline = "pipeline";
constexpr const char* kRecord = "limit";

std::optional<Date> day_of(const ledger::CaseRecord* record, const char* id) {
  const Date day = date_from_iso(fact(record, id));
  return day.ok() ? std::optional(day) : std::nullopt;
}

// What a person says of the whole case holds for everybody in it who has no word of their own.
const ledger::CaseRecord* record_for(const std::vector<ledger::CaseRecord>& records, int row) {
  const auto about = std::find_if(records.rbegin(), records.rend(), [&](const ledger::CaseRecord& record) {
    return record.kind == kRecord && (record.subject.empty() || record.subject == std::to_string(row));
  });
  return about == records.rend() ? nullptr : &*about;
}

class Deciding {
 public:
  Deciding(const RegisterCase& entering, const ApplicationPerson& applicant)
      : entering_(entering),
        store_(entering.store),
        on_(validate::limit_counts_from(entering.file.received_on,
                                        entering.application.values.day("limit.needed_from").value_or(Date{}))),
        applicant_(applicant) {
    household_ = named_household(entering, on_);
    subject_ = named_member(entering, household_.id, applicant_, on_);
  }

  void run() {
    const ledger::Person person = store_.members().person(subject_.value.person, {on_, {}})->value;
    if (!person.birth_date) missing("生年月日");
    const auto validity = validate::limit_validity(on_, subject_.value.acquired_on, *person.birth_date);
    if (!validity) missing("適用区分の決定(有効な期間がありません)");
    const validate::LimitDecision decision = decide(validity->from);
    if (!decision.category) missing("適用区分の決定: " + words_of(decision.missing));
    const validate::LimitPaperChoice paper = choose(*decision.category);
    if (paper.long_stay) missing("適用区分の決定: 長期入院該当年月日");
    ledger::CaseRecord record;
    record.kind = kRecord;
    record.subject = std::to_string(applicant_.row);
    record.facts = {{"category", std::string(validate::to_japanese(*decision.category))},
                    {"output", output_of(paper)},
                    {"valid_from", to_iso(validity->from)},
                    {"valid_until", to_iso(validity->until)},
                    {"reason", paper.paper == validate::LimitPaper::None ? paper.ground : decision.ground}};
    store_.cases().add_record(entering_.file.id, kPipeline, record);
  }

 private:
  validate::LimitDecision decide(Date from) {
    const validate::CaseFacts facts =
        facts_for_rules(store_, entering_.context, store_.cases().get(entering_.file.id));
    auto question = validate::limit_question(facts, from, applicant_.row);
    if (!question) missing("適用区分の決定(この世帯の対象者)");
    question->unknown_income_is_top = setting_flag(store_, "limit.unknown_income_is_top");
    return validate::decide_limit(entering_.context.limits, *question);
  }

  validate::LimitPaperChoice choose(validate::LimitCategory category) {
    validate::LimitPaperFacts facts;
    facts.category = category;
    facts.card = card_state(store_.cases().records(entering_.file.id), applicant_.row);
    facts.long_stay = entering_.application.values.text("limit.long_stay") == "yes";
    const auto arrears = household_.value.more.find("premium.in_arrears");
    facts.in_arrears = arrears != household_.value.more.end() && arrears->second == "yes";
    facts.print_on_certificate = setting_flag(store_, "limit.print_on_certificate");
    return validate::choose_limit_paper(facts);
  }

  static std::string output_of(const validate::LimitPaperChoice& paper) {
    switch (paper.paper) {
      case validate::LimitPaper::Certificate: return "limit_card";
      case validate::LimitPaper::WithReduction: return "limit_reduction_card";
      case validate::LimitPaper::OnInsuredCertificate: return "limit_on_card";
      case validate::LimitPaper::None: return "limit_refused";
      case validate::LimitPaper::AskPerson: break;
    }
    missing("適用区分の決定: " + paper.ground);
  }

  const RegisterCase& entering_;
  ledger::Store& store_;
  Date on_;
  const ApplicationPerson& applicant_;
  ledger::HouseholdRow household_;
  ledger::MembershipRow subject_;
};

}  // namespace

std::string words_of(const std::vector<validate::MissingDatum>& data) {
  std::string out;
  for (const validate::MissingDatum& datum : data)
    out += (out.empty() ? "" : "、") + (datum.who.empty() ? "" : datum.who + "さんの") + datum.datum;
  return out;
}

LimitDecision decided_limit(const std::vector<ledger::CaseRecord>& records, int row) {
  const ledger::CaseRecord* found = record_for(records, row);
  if (found == nullptr) missing("適用区分の決定");
  return {fact(found, "category"),      fact(found, "output"),         fact(found, "reason"), day_of(found, "valid_from"),
          day_of(found, "valid_until"), day_of(found, "long_stay_from"), found->actor};
}

void decide_limit(const RegisterCase& entering) {
  // What a person recorded stands; what the program found is found anew, since the papers may have changed.
  const auto records = entering.store.cases().records(entering.file.id);
  for (const ApplicationPerson& person : entering.application.concerned()) {
    const ledger::CaseRecord* found = record_for(records, person.row);
    if (found == nullptr || found->actor == kPipeline) Deciding(entering, person).run();
  }
}

}  // namespace uketsuke::pipeline
