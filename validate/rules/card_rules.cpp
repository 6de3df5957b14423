// 個人番号カード, 通知カード, 運転免許証, 在留カード: what their own print says against them (domain rule: 本人確認書類). A card
// is held against the 住民票 of the case and against the day of receipt; whether it belongs to somebody on the form is
// the procedure's 突合.

#include "core/numbers/check_digits.h"
#include "validate/compare/addresses.h"
#include "validate/compare/names.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"
#include "validate/rules/people.h"

namespace uketsuke::validate {
namespace {

constexpr std::string_view kNoticeCard = "tsuchi_card";
constexpr std::string_view kJuminhyo = "juminhyo";

// The last day itself still counts (有効期間満了の日まで).
void check_expiry(const RuleContext& context, const DocumentFacts& card) {
  for (const char* concept_id : {"card.expires_on", "card.stay_until"}) {
    const FieldFacts* until = card.by_concept(concept_id);
    if (!day_of(until).ok() || !context.facts.received_on.ok() || day_of(until) >= context.facts.received_on) continue;
    context.out.add(messages::kCardExpired, {until}, until->value);
    return;
  }
}

void check_numbers(const RuleContext& context, const DocumentFacts& card) {
  const FieldFacts* licence = card.by_concept("card.licence_number");
  if (has_value(licence) && !is_driving_licence_number(licence->value))
    context.out.add(messages::kLicenceCheckDigit, {licence});
  const FieldFacts *printed = card.by_concept("person.my_number"), *code = card.by_concept("person.my_number_code");
  if (has_value(printed) && has_value(code) && printed->value != code->value)
    context.out.add(messages::kCardCodeDiffers, {printed, code});
}

// A 通知カード proves a number only while its name and address are those of the 住民票 (令和2年5月25日廃止, 経過措置).
void check_notice_card(const RuleContext& context, const DocumentFacts& card) {
  const std::vector<PersonFacts> holders = people_of(card);
  if (card.kind != kNoticeCard || holders.size() != 1) return;
  for (const DocumentFacts& juminhyo : context.facts.documents) {
    if (juminhyo.kind != kJuminhyo) continue;
    const std::vector<PersonFacts> residents = people_of(juminhyo);
    const PersonFacts* same = same_person(holders.front(), residents);
    if (same == nullptr) continue;
    const FieldFacts *name = holders.front().name, *address = card.by_concept("address.text"),
                     *lives = juminhyo.by_concept("address.text");
    if (has_value(name) && has_value(same->name) &&
        compare_names(name->value, same->name->value) > Comparison::Variant)
      context.out.add(messages::kNoticeCardName, {name, same->name}, name->value + " " + same->name->value);
    if (has_value(address) && has_value(lives) &&
        compare_addresses(address->value, lives->value) > Comparison::Variant)
      context.out.add(messages::kNoticeCardAddress, {address, lives}, address->value + " " + lives->value);
  }
}

// 運転免許証番号 has 12 digits too, and every sixth passes the check of a 個人番号: somebody wrote the wrong one.
void check_written_numbers(const RuleContext& context, const DocumentFacts& card) {
  const FieldFacts* licence = card.by_concept("card.licence_number");
  if (!has_value(licence)) return;
  for (const DocumentFacts& other : context.facts.documents)
    for (const FieldFacts& field : other.fields)
      if (field.info.my_number && has_value(&field) && field.value == licence->value)
        context.out.add(messages::kLicenceAsMyNumber, {&field, licence});
}

}  // namespace

void check_cards(const RuleContext& context) {
  for (const DocumentFacts& document : context.facts.documents) {
    if (document.form) continue;
    check_expiry(context, document);
    check_numbers(context, document);
    check_notice_card(context, document);
    check_written_numbers(context, document);
  }
}

}  // namespace uketsuke::validate
