#include "pipeline/case/events.h"

#include <algorithm>
#include <map>

#include "pipeline/case/registered_household.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/settings/association.h"
#include "validate/register/concerned.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kActor = "register";
constexpr const char* kLoss = "shikaku_soshitsu";
constexpr const char* kEvent = "event";

/// One loss that nobody wrote: who (枝番), why, and the words for the case.
struct Leaving {
  std::vector<int> branches;
  Date lost_on{};
  std::string reason;  ///< option of the form
  std::string why;
};

class LossWithoutPaper {
 public:
  LossWithoutPaper(ledger::Store& store, const Context& context, const validate::RegisterHousehold& household,
                   const Leaving& leaving)
      : store_(store), context_(context), household_(household), leaving_(leaving) {}

  std::optional<EventCase> open() {
    if (opened_before()) return std::nullopt;
    ledger::NewCase fresh;
    fresh.procedure = kLoss;
    fresh.received_on = japan_date(context_.clock->now());
    const auto made = store_.cases().add(fresh, {kActor, "created", leaving_.why});
    const CaseId id = made.file.id;
    store_.cases().move(id, made.version, CaseState::Checking, {kActor, "created", leaving_.why});
    const FormTemplate* form = context_.templates.newest(kLoss);
    document_ = store_.documents().add(kLoss, form == nullptr ? TemplateRef{} : form->ref, {},
                                       ledger::DocumentState::Open, {kActor, "created", leaving_.why});
    fill();
    store_.cases().link(id, document_, {kActor, "created", {}});
    ledger::CaseRecord record;
    record.kind = kEvent;
    record.facts = {{"why", leaving_.why}, {"from", to_iso(leaving_.lost_on)}, {"key", key()}};
    store_.cases().add_record(id, kActor, record);
    revalidate(store_, context_, id, kActor);
    return EventCase{id, made.file.number, leaving_.why};
  }

 private:
  std::string key() const {
    std::string out = leaving_.reason + "|" + to_iso(leaving_.lost_on);
    for (const int branch : leaving_.branches) out += "|" + std::to_string(branch);
    return out;
  }

  bool opened_before() {
    ledger::SearchQuery query;
    query.symbol = household_.symbol;
    query.number = household_.number;
    ledger::Window window;
    window.limit = 500;
    for (const ledger::StoredCase& known : store_.cases().find(query, window).items)
      for (const ledger::CaseRecord& record : store_.cases().records(known.file.id))
        if (const auto found = record.facts.find("key"); record.kind == kEvent && found != record.facts.end() &&
                                                          found->second == key())
          return true;
    return false;
  }

  void fill() {
    const auto head = std::find_if(household_.persons.begin(), household_.persons.end(),
                                   [](const validate::RegisterPerson& person) { return person.is_head; });
    decide("household.symbol", 0, household_.symbol);
    decide("household.number", 0, household_.number);
    decide("address.postal_code", 0, household_.postal_code);
    decide("address.text", 0, household_.address);
    if (head != household_.persons.end()) {
      decide("person.name", 0, head->name);
      decide("person.name_kana", 0, head->kana);
    }
    int row = 0;
    for (const int branch : leaving_.branches)
      for (const validate::RegisterPerson& person : household_.persons)
        if (person.branch == branch) fill_row(++row, person);
  }

  void fill_row(int row, const validate::RegisterPerson& person) {
    decide("person.name", row, person.name);
    decide("person.name_kana", row, person.kana);
    if (person.birth_date) decide("person.birth_date", row, to_iso(*person.birth_date));
    decide("person.sex", row, person.sex);
    decide("person.relation", row, person.relation);
    decide("membership.lost_on", row, to_iso(leaving_.lost_on));
    decide("membership.loss_reason", row, leaving_.reason);
    if (!person.certificates_out.empty()) decide("certificate.returned", row, "later");
  }

  // What the register says stands as decided by it; a person may decide otherwise.
  void decide(std::string_view concept_id, int row, const std::string& value) {
    const KindInfo* kind = context_.kinds.find(kLoss);
    if (kind == nullptr || value.empty()) return;
    for (const FieldInfo& field : kind->fields) {
      if (field.concept_id != concept_id || field.in_rows != (row > 0)) continue;
      ledger::StoredDecision decision;
      decision.decision = {{document_, field.id, row}, ReadState::Read, value, kActor, "register", {}, false};
      decision.action = "accepted";
      store_.documents().decide(decision);
    }
  }

  ledger::Store& store_;
  const Context& context_;
  const validate::RegisterHousehold& household_;
  const Leaving& leaving_;
  DocumentId document_;
};

// Those of a household who leave on the same day leave together.
std::vector<Leaving> leaving_by_age(const validate::RegisterHousehold& household, Date first, Date last) {
  std::map<Date, Leaving> by_day;
  for (const validate::Concerned& concerned : validate::concerned_by_age(household, first, last)) {
    if (concerned.why == validate::Concern::From70) continue;
    Leaving& leaving = by_day[concerned.from];
    leaving.lost_on = concerned.from;
    leaving.reason = "reached_75";
    leaving.why = "75歳到達(後期高齢者医療制度へ移行)";
    if (std::find(leaving.branches.begin(), leaving.branches.end(), concerned.branch) == leaving.branches.end())
      leaving.branches.push_back(concerned.branch);
  }
  std::vector<Leaving> out;
  for (auto& [day, leaving] : by_day) out.push_back(std::move(leaving));
  return out;
}

}  // namespace

std::vector<EventCase> open_cases_by_age(ledger::Store& store, const Context& context, Date first, Date last) {
  std::vector<EventCase> out;
  const Date today = japan_date(context.clock->now());
  ledger::Window window;
  window.limit = 200;
  do {
    const auto part = store.members().households({last, {}}, window);
    for (const ledger::HouseholdRow& row : part.items) {
      const auto household = registered_household(store, row.id, {}, today);
      if (!household) continue;
      for (const Leaving& leaving : leaving_by_age(*household, first, last))
        store.transact([&] {
          if (auto opened = LossWithoutPaper(store, context, *household, leaving).open()) out.push_back(*opened);
        });
    }
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  return out;
}

std::vector<EventCase> open_case_of_family(ledger::Store& store, const Context& context, const CaseId& by_case) {
  if (!setting_flag(store, "loss.family_follows_member")) return {};
  for (const ledger::MembershipRow& row : store.members().memberships_of_case(by_case)) {
    if (!row.value.lost_on) continue;
    const auto household = registered_household(store, row.value.household, {}, *row.value.lost_on);
    if (!household) continue;
    const auto head = store.members().household(row.value.household, {*row.value.lost_on, {}});
    if (!head || head->value.head != row.value.person) continue;
    Leaving leaving;
    leaving.lost_on = *row.value.lost_on;
    leaving.reason = "left_household";
    leaving.why = "組合員の資格喪失に伴う家族の資格喪失";
    for (const validate::Concerned& concerned : validate::concerned_by_loss_of_member(*household, leaving.lost_on))
      leaving.branches.push_back(concerned.branch);
    if (leaving.branches.empty()) return {};
    if (auto opened = LossWithoutPaper(store, context, *household, leaving).open()) return {*opened};
  }
  return {};
}

}  // namespace uketsuke::pipeline
