// 住所変更: the day of the move, who moves, and what the new place means for the association.

#include <algorithm>

#include "validate/compare/addresses.h"
#include "validate/rules/concerned_people.h"
#include "validate/rules/event_window.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

constexpr EventWindow kMoveWindow{messages::kMovedFarAway, messages::kMovedInFuture};

// The new address's 都道府県, from the postal code where the address leaves it out; empty when neither tells.
std::string prefecture_of(const RuleContext& context, const FieldFacts& address, const FieldFacts* code) {
  if (const std::size_t length = prefecture_length(address.value); length > 0) return address.value.substr(0, length);
  std::string found;
  if (!has_value(code)) return found;
  for (const PostalArea& area : context.postal.areas(code->value)) {
    if (!found.empty() && found != area.prefecture) return {};
    found = area.prefecture;
  }
  return found;
}

void check_place(const RuleContext& context, const DocumentFacts& form) {
  const FieldFacts* address = form.by_concept("address.text");
  if (!has_value(address)) return;
  const std::vector<std::string>& allowed = context.facts.prefectures;
  const std::string prefecture = prefecture_of(context, *address, form.by_concept("address.postal_code"));
  if (!allowed.empty() && !prefecture.empty() &&
      std::find(allowed.begin(), allowed.end(), prefecture) == allowed.end()) {
    context.out.add(messages::kMovedOutsideArea, {address}, prefecture);
    return;
  }
  const FieldFacts* before =
      context.in_register == nullptr ? nullptr : context.in_register->by_concept("address.text");
  if (has_value(before) && city_key(before->value) != city_key(address->value))
    context.out.add(messages::kMovedToOtherCity, {address, before}, before->value + " → " + address->value);
}

// Who of the household stays behind: a household of its own, or no longer one with the 組合員.
void check_scope(const RuleContext& context, const DocumentFacts& form) {
  const FieldFacts* scope = form.by_concept("address.scope");
  if (has_value(scope) && scope->value == "whole_household") return;
  const std::vector<PersonFacts> movers = people_concerned(form);
  const bool rows = !movers.empty() && movers.front().row > 0;
  const bool said = has_value(scope) && scope->value == "part";
  std::vector<std::string> staying;
  if (context.in_register != nullptr && rows) {
    const std::vector<PersonFacts> registered = people_of(*context.in_register);
    const Date changed = day_of(form.by_concept("address.changed_on"));
    const Date day = changed.ok() ? changed : context.facts.received_on;
    for (const RegisterPerson& person : context.facts.household->persons) {
      const bool moves = std::any_of(movers.begin(), movers.end(), [&](const PersonFacts& mover) {
        return member_of(*context.facts.household, mover, registered) == &person;
      });
      if (!moves && day.ok() && person.insured_on(day)) staying.push_back(person.name);
    }
  }
  if (said || !staying.empty())
    context.out.add(messages::kPartOfHouseholdMoves, {has_value(scope) ? scope : movers.front().name}, listed(staying));
}

}  // namespace

void check_move(const RuleContext& context) {
  const DocumentFacts* form = form_of(context.facts);
  const FieldFacts* changed = form == nullptr ? nullptr : form->by_concept("address.changed_on");
  if (changed == nullptr) return;
  check_event_window(context, changed, kMoveWindow, context.event_days.address_change_future_days());
  check_place(context, *form);
  check_scope(context, *form);
}

}  // namespace uketsuke::validate
