// 住民票, 資格喪失証明書, 在学証明書: what must agree inside each (domain rule: 証明書の自己整合).

#include <algorithm>
#include <map>
#include <set>

#include "core/text/text.h"
#include "validate/compare/names.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"
#include "validate/rules/people.h"

namespace uketsuke::validate {
namespace {

bool is_head(const PersonFacts& person) {
  if (!has_value(person.relation)) return false;
  const std::string word = without_spaces(person.relation->value);
  return word == "世帯主" || word == "本人";
}

void check_head(const RuleContext& context, const DocumentFacts& juminhyo) {
  const std::vector<PersonFacts> people = people_of(juminhyo);
  const bool all_known = std::all_of(people.begin(), people.end(), [](const auto& p) { return has_value(p.relation); });
  const auto heads = std::count_if(people.begin(), people.end(), is_head);
  // Several pages, each a document: the head may stand on another one.
  if (people.empty() || !all_known) return;
  const FieldFacts* count = juminhyo.by_concept("document.page_count");
  const bool whole = amount_of(count) <= 1;
  if (heads > 1 || (heads == 0 && whole)) context.out.add(messages::kHeadCount, {people.front().relation});
  const FieldFacts* head_name = juminhyo.by_concept("household.head_name");
  const auto head = std::find_if(people.begin(), people.end(), is_head);
  if (heads == 1 && has_value(head_name) && has_value(head->name) &&
      compare_names(head_name->value, head->name->value) > Comparison::KeyEqual)
    context.out.add(messages::kHeadName, {head_name, head->name}, head_name->value + " " + head->name->value);
}

// A sheet of the 世帯連記式 holds four persons; a document joined from several sheets shows more.
constexpr int kPeoplePerSheet = 4;

void check_pages(const RuleContext& context) {
  struct Set {
    std::set<long long> numbers;
    const FieldFacts* count = nullptr;
    int people = 0;
  };
  std::map<std::pair<std::string, long long>, Set> sets;
  for (const DocumentFacts& document : context.facts.documents) {
    const FieldFacts* number = document.by_concept("document.page_number");
    const FieldFacts* count = document.by_concept("document.page_count");
    if (amount_of(number) < 1 || amount_of(count) < 1) continue;
    if (amount_of(number) > amount_of(count)) {
      context.out.add(messages::kPageOrder, {number, count}, number->value + "/" + count->value);
      continue;
    }
    Set& set = sets[{document.kind, amount_of(count)}];
    set.numbers.insert(amount_of(number));
    set.count = count;
    set.people += static_cast<int>(people_of(document).size());
  }
  for (const auto& [key, set] : sets) {
    const auto there = static_cast<long long>(set.numbers.size());
    const bool joined = set.people > kPeoplePerSheet * static_cast<int>(there);
    if (there < key.second && !joined) context.out.add(messages::kPagesMissing, {set.count}, set.count->value);
  }
}

void check_loss(const RuleContext& context, const DocumentFacts& loss) {
  const FieldFacts* left = loss.by_concept("previous_insurance.left_on");
  for (int row = 0; row <= loss.rows(); ++row) {
    const FieldFacts* lost = loss.by_concept("previous_insurance.lost_on", row);
    const FieldFacts* acquired = loss.by_concept("previous_insurance.acquired_on", row);
    if (!day_of(lost).ok()) continue;
    // 退職日の翌日 (健康保険法36条). Dependants may have left earlier, so only the insured person is held to
    // it.
    if (row <= 1 && day_of(left).ok() && day_of(lost) != plus_days(day_of(left), 1))
      context.out.add(messages::kLossDay, {left, lost}, left->value + " " + lost->value);
    if (day_of(acquired).ok() && day_of(acquired) > day_of(lost))
      context.out.add(messages::kLossOrder, {acquired, lost}, acquired->value + " " + lost->value);
  }
}

// Leaving an employee's insurance the membership begins on the day the old one ended; from other 国保 it need
// not.
void check_gap(const RuleContext& context, const DocumentFacts& loss) {
  const DocumentFacts* form = form_of(context.facts);
  if (form == nullptr) return;
  const FieldFacts* reason = form->by_concept("membership.acquisition_reason");
  const FieldFacts* acquired = form->by_concept("membership.acquired_on");
  if (!has_value(reason) || reason->value != "left_employee_insurance" || !day_of(acquired).ok()) return;
  for (int row = 0; row <= std::min(1, loss.rows()); ++row) {
    const FieldFacts* lost = loss.by_concept("previous_insurance.lost_on", row);
    if (day_of(lost).ok() && day_of(lost) != day_of(acquired))
      context.out.add(messages::kLossGap, {acquired, lost}, acquired->value + " " + lost->value);
  }
}

}  // namespace

void check_certificates(const RuleContext& context) {
  check_pages(context);
  for (const DocumentFacts& document : context.facts.documents) {
    if (document.kind == "juminhyo") check_head(context, document);
    if (document.kind == "soshitsu_shomeisho") {
      check_loss(context, document);
      check_gap(context, document);
    }
    const FieldFacts* until = document.by_concept("enrolment.enrolled_until");
    if (day_of(until).ok() && context.facts.received_on.ok() && day_of(until) < context.facts.received_on)
      context.out.add(messages::kEnrolmentEnded, {until}, until->value);
  }
}

}  // namespace uketsuke::validate
