#include "pipeline/case/limit.h"

#include <charconv>

#include "core/errors/failure.h"
#include "pipeline/case/card_state.h"
#include "pipeline/settings/association.h"
#include "validate/compare/names.h"
#include "validate/limits/limit_paper.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kPipeline = "pipeline";
constexpr const char* kRecord = "limit";
using Facts = std::map<std::string, std::string>;

std::optional<Date> day_of(const Facts& facts, const char* id) {
  const auto found = facts.find(id);
  if (found == facts.end()) return std::nullopt;
  const Date day = date_from_iso(found->second);
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::string text_of(const Facts& facts, const char* id) {
  const auto found = facts.find(id);
  return found == facts.end() ? std::string() : found->second;
}

std::optional<LimitDecision> newest(ledger::Store& store, const CaseId& id) {
  std::optional<LimitDecision> out;
  for (const ledger::CaseRecord& record : store.cases().records(id)) {
    if (record.kind != kRecord) continue;
    out = LimitDecision{text_of(record.facts, "category"),   text_of(record.facts, "output"),
                        text_of(record.facts, "reason"),     day_of(record.facts, "valid_from"),
                        day_of(record.facts, "valid_until"), day_of(record.facts, "long_stay_from"),
                        record.actor};
  }
  return out;
}

std::optional<validate::Yen> yen_of(const FormValues& paper, const char* concept_id) {
  const std::string text = paper.text(concept_id);
  validate::Yen yen = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), yen);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return yen;
}

// The incomes of one person, from the tax certificate that names them.
void add_incomes(validate::LimitPerson& person, const FormValues& paper) {
  constexpr int kReiwaOffset = 2018;  // certificates since 2019 count in 令和
  const auto year = yen_of(paper, "tax.fiscal_year");
  if (!year || *year <= 0) return;
  person.fiscal_year = static_cast<int>(*year < 100 ? *year + kReiwaOffset : *year);
  if (const auto tax = yen_of(paper, "tax.annual_tax")) person.taxed = *tax > 0;
  person.total_income = yen_of(paper, "tax.total_income");
  person.gross_income = yen_of(paper, "tax.gross_income");
  person.tax_base = yen_of(paper, "tax.tax_base");
  person.salary_income = yen_of(paper, "tax.salary_income");
}

class Deciding {
 public:
  explicit Deciding(const RegisterCase& entering)
      : entering_(entering), store_(entering.store), on_(entering.file.received_on) {
    const auto& people = entering.application.people;
    applicant_ = people.size() > 1 ? people[1] : people.front();
    household_ = named_household(entering, on_);
    subject_ = named_member(entering, household_.id, applicant_, on_);
  }

  void run() {
    const ledger::Person person = store_.members().person(subject_.value.person, {on_, {}})->value;
    if (!person.birth_date) missing("生年月日");
    const auto validity = validate::limit_validity(on_, subject_.value.acquired_on, *person.birth_date);
    if (!validity) missing("適用区分の決定(有効な期間がありません)");
    const validate::LimitDecision decision = decide(validity->from);
    if (!decision.category) missing("適用区分の決定: " + words(decision.missing));
    const validate::LimitPaperChoice paper = choose(*decision.category);
    if (paper.long_stay) missing("適用区分の決定: 長期入院該当年月日");
    ledger::CaseRecord record;
    record.kind = kRecord;
    record.facts = {{"category", std::string(validate::to_japanese(*decision.category))},
                    {"output", output_of(paper)},
                    {"valid_from", to_iso(validity->from)},
                    {"valid_until", to_iso(validity->until)},
                    {"reason", paper.paper == validate::LimitPaper::None ? paper.ground : decision.ground}};
    store_.cases().add_record(entering_.file.id, kPipeline, record);
  }

 private:
  validate::LimitDecision decide(Date from) {
    validate::LimitQuestion question;
    question.day = from;
    question.unknown_income_is_top = setting_flag(store_, "limit.unknown_income_is_top");
    const std::vector<FormValues> papers = tax_papers();
    for (const ledger::MembershipRow& row : store_.members().members(household_.id, {on_, {}})) {
      const bool head = row.value.person == household_.value.head;
      if (row.value.lost_on && !head) continue;
      const auto known = store_.members().person(row.value.person, {on_, {}});
      if (!known) continue;
      if (row.id == subject_.id) question.subject = question.household.size();
      validate::LimitPerson person;
      person.name = known->value.name;
      person.birth_date = known->value.birth_date.value_or(Date{});
      person.insured = !row.value.lost_on;
      person.is_member = head;
      for (const FormValues& paper : papers)
        if (names(paper, known->value)) add_incomes(person, paper);
      question.household.push_back(std::move(person));
    }
    return validate::decide_limit(entering_.context.limits, question);
  }

  std::vector<FormValues> tax_papers() {
    std::vector<FormValues> out;
    for (const DocumentId& id : entering_.file.documents) {
      const ledger::StoredDocument document = store_.documents().get(id);
      if (document.document.kind == "kazei_shomeisho" && document.state != ledger::DocumentState::Retired)
        out.emplace_back(values_of(store_, entering_.context.kinds, document));
    }
    return out;
  }

  static bool names(const FormValues& paper, const ledger::Person& person) {
    const auto birth = paper.day("person.birth_date");
    return validate::name_key(paper.text("person.name")) == validate::name_key(person.name) &&
           (!birth || birth == person.birth_date);
  }

  validate::LimitPaperChoice choose(validate::LimitCategory category) {
    validate::LimitPaperFacts facts;
    facts.category = category;
    facts.card = card_state(store_, entering_.file.id, applicant_.row);
    facts.long_stay = entering_.application.values.text("limit.long_stay") == "yes";
    facts.in_arrears = text_of(household_.value.more, "premium.in_arrears") == "yes";
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

  static std::string words(const std::vector<validate::MissingDatum>& data) {
    std::string out;
    for (const validate::MissingDatum& datum : data)
      out += (out.empty() ? "" : "、") + (datum.who.empty() ? "" : datum.who + "さんの") + datum.datum;
    return out;
  }

  const RegisterCase& entering_;
  ledger::Store& store_;
  Date on_;
  ApplicationPerson applicant_;
  ledger::HouseholdRow household_;
  ledger::MembershipRow subject_;
};

}  // namespace

LimitDecision decided_limit(ledger::Store& store, const CaseId& id) {
  const auto found = newest(store, id);
  if (!found) missing("適用区分の決定");
  return *found;
}

void decide_limit(const RegisterCase& entering) {
  // What a person recorded stands; what the program found is found anew, since the papers may have changed.
  if (const auto found = newest(entering.store, entering.file.id); found && found->actor != kPipeline) return;
  Deciding(entering).run();
}

}  // namespace uketsuke::pipeline
