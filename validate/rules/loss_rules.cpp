// 資格喪失: the 喪失日 beside the reason, the membership and the 到達日; the family that leaves with the 組合員; the
// certificates that should come back.

#include <algorithm>
#include <optional>
#include <set>

#include "validate/days/ages.h"
#include "validate/register/concerned.h"
#include "validate/rules/concerned_people.h"
#include "validate/rules/event_window.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

constexpr const char* kLostOn = "membership.lost_on";
constexpr EventWindow kLossWindow{messages::kLostFarAway, messages::kLostInFuture};

// Where each row has its own 喪失日, the applicant leaves too when one stands with the applicant.
std::vector<PersonFacts> leavers_of(const DocumentFacts& form) {
  std::vector<PersonFacts> out = people_concerned(form);
  const bool own_days = form.by_concept(kLostOn, 1) != nullptr;
  if (!own_days || !has_value(form.by_concept(kLostOn, 0)) || out.empty() || out.front().row == 0) return out;
  for (const PersonFacts& person : people_of(form))
    if (person.row == 0) out.insert(out.begin(), person);
  return out;
}

bool joined_other(std::string_view reason) { return reason.starts_with("joined_"); }

// The 喪失日 that the table gives, where the form says what it counts from.
std::optional<Date> day_by_rule(const RuleContext& context, const PersonFacts& person, const EventDay& rule) {
  if (rule.rule == DayRule::Arrival || rule.rule == DayRule::NextMonth) return rule.day({}, context.facts.received_on);
  Date event{std::chrono::year{0}, std::chrono::month{0}, std::chrono::day{0}};
  if (joined_other(rule.reason))
    event = day_of(field_for(*person.document, "new_insurance.acquired_on", person.row));
  else if (rule.reason == "reached_75" && day_of(person.birth_date).ok())
    event = plus_days(last_day_before_75(day_of(person.birth_date)), 1);
  return rule.day(event, context.facts.received_on);
}

void check_day(const RuleContext& context, const PersonFacts& person) {
  const FieldFacts* lost = field_for(*person.document, kLostOn, person.row);
  const FieldFacts* reason = field_for(*person.document, "membership.loss_reason", person.row);
  const EventDay* rule = has_value(reason) ? context.event_days.loss(reason->value) : nullptr;
  const int offset = rule != nullptr && rule->rule == DayRule::DayAfter ? 1 : 0;
  check_event_window(context, lost, kLossWindow, rule == nullptr ? 0 : rule->future_days + offset);
  if (rule == nullptr || !day_of(lost).ok()) return;
  const std::optional<Date> expected = day_by_rule(context, person, *rule);
  if (expected && *expected != day_of(lost))
    context.out.add(messages::kLostNotByRule, {lost, reason}, rule->label + " " + to_iso(*expected));
}

void check_membership(const RuleContext& context, const PersonFacts& person, const RegisterPerson& member) {
  const FieldFacts* lost = field_for(*person.document, kLostOn, person.row);
  if (day_of(lost).ok() && member.acquired_on.ok() && day_of(lost) <= member.acquired_on)
    context.out.add(messages::kLostBeforeAcquired, {lost}, lost->value + " " + to_iso(member.acquired_on));
}

// Whoever is insured through a 組合員 who leaves cannot stay (国民健康保険法13条, 19条).
void check_family(const RuleContext& context, const PersonFacts& head, const std::set<int>& leaving) {
  const FieldFacts* lost = field_for(*head.document, kLostOn, head.row);
  const Date day = day_of(lost).ok() ? day_of(lost) : context.facts.received_on;
  if (!day.ok()) return;
  std::vector<std::string> left;
  for (const Concerned& one : concerned_by_loss_of_member(*context.facts.household, day)) {
    if (leaving.contains(one.branch)) continue;
    for (const RegisterPerson& person : context.facts.household->persons)
      if (person.branch == one.branch) left.push_back(person.name);
  }
  if (!left.empty()) context.out.add(messages::kFamilyFollows, {head.name, lost}, listed(left));
}

void check_returned(const RuleContext& context, const DocumentFacts& form, std::size_t certificates_out) {
  const FieldFacts* count = form.by_concept("certificate.returned_count");
  if (amount_of(count) >= 0 && amount_of(count) < static_cast<long long>(certificates_out))
    context.out.add(messages::kCertificatesMissing, {count}, count->value + "/" + std::to_string(certificates_out));
}

}  // namespace

void check_losses(const RuleContext& context) {
  const DocumentFacts* form = form_of(context.facts);
  if (form == nullptr) return;
  const std::vector<PersonFacts> leavers = leavers_of(*form);
  std::vector<PersonFacts> registered;
  if (context.in_register != nullptr) registered = people_of(*context.in_register);
  std::set<int> leaving;
  const PersonFacts* head = nullptr;
  std::size_t certificates_out = 0;
  for (const PersonFacts& person : leavers) {
    if (field_for(*form, kLostOn, person.row) == nullptr) return;  // not a form of loss
    check_day(context, person);
    if (context.in_register == nullptr) continue;
    const RegisterPerson* member = member_of(*context.facts.household, person, registered);
    if (member == nullptr) continue;
    check_membership(context, person, *member);
    leaving.insert(member->branch);
    certificates_out += member->certificates_out.size();
    if (member->is_head) head = &person;
  }
  if (head != nullptr) check_family(context, *head, leaving);
  check_returned(context, *form, certificates_out);
}

}  // namespace uketsuke::validate
