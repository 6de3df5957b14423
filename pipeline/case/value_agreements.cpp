#include "pipeline/case/value_agreements.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

#include "core/text/text.h"
#include "pipeline/case/evidence_desk.h"
#include "validate/compare/addresses.h"
#include "validate/compare/values.h"
#include "validate/register/register_document.h"
#include "validate/rules/context.h"

namespace uketsuke::pipeline {
namespace {

using validate::Comparison;
using validate::CompareHow;
using validate::CompareRule;
using validate::CompareScope;
using validate::FieldFacts;

/// Values that tell a person from others in a household, where nobody else in it has the same.
constexpr std::array<std::string_view, 3> kIdentifying{"person.name", "person.birth_date", "person.my_number"};
/// What a form says of a household, and where the register keeps it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kHousehold{
    std::pair{"household.symbol", "household.symbol"}, std::pair{"household.number", "household.number"},
    std::pair{"address.postal_code", "address.postal_code"}, std::pair{"address.former_postal_code", "address.postal_code"},
    std::pair{"address.text", "address.text"}, std::pair{"person.phone", "person.phone"}};
/// Two readings under Settled and Likely are as good as one of these in showing who it is.
constexpr int kShown = 2;

/// What the applicant writes once more on the form: the second place says as much as whether it says the same.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRepeated{
    std::pair{"application.signature", "person.name"}, std::pair{"bank.account_holder_kana", "person.name_kana"}};

/// What a change of address or name leaves as it was, or tells of the time before: only of these the register may speak beside
/// such a form. A new telephone number is never the old one but for a digit.
constexpr std::array<std::string_view, 7> kUnmoved{"household.symbol",   "household.number",
                                                   "person.birth_date",  "person.phone",
                                                   "person.former_name", "address.former",
                                                   "address.former_postal_code"};
/// What stays when the form states no former name of the person.
constexpr std::array<std::string_view, 2> kNames{"person.name", "person.name_kana"};

bool one_of(std::string_view concept_id, std::span<const std::string_view> concepts) {
  return std::find(concepts.begin(), concepts.end(), concept_id) != concepts.end();
}

bool of_person(const FieldFacts& field) { return field.info.concept_id.starts_with("person."); }

bool agrees(const Finding& finding) {
  return finding.severity == Severity::Info && (finding.comparison == to_string(Comparison::Exact) ||
                                                finding.comparison == to_string(Comparison::KeyEqual));
}

// The rule that gave a comparison about a value of the form, if it compares with one value of the other side.
const CompareRule* rule_of(const validate::Procedure& procedure, const Finding& finding,
                           std::string_view other_kind) {
  for (const CompareRule& rule : procedure.compares)
    if (rule.other.size() == 1 && (rule.scope == CompareScope::Document || rule.scope == CompareScope::Person) &&
        rule.looks_at(other_kind) && finding.message == rule.message + "." + finding.comparison)
      return &rule;
  return nullptr;
}

// Between two numbers stands one hyphen: a long mark, a 一, two hyphens in a row or one with no number after it were misread.
bool misread_hyphen(std::string_view address) {
  const std::u32string text = to_utf32(without_spaces(nfkc(address)));
  const auto hyphen = [](char32_t c) { return c == U'-' || c == U'‐' || c == U'−' || c == U'–' || c == U'―'; };
  const auto like_one = [&](char32_t c) { return hyphen(c) || c == U'一' || c == U'ー'; };
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (!is_digit(text[i - 1]) || !like_one(text[i])) continue;
    const bool number_follows = i + 1 < text.size() && is_digit(text[i + 1]);
    const bool another_follows = i + 1 < text.size() && like_one(text[i + 1]);
    if (hyphen(text[i]) ? i + 1 == text.size() || another_follows : number_follows || another_follows) return true;
  }
  return false;
}

// The comparison of addresses lets 棟 and room pass that stand on one side only, and folds what is written in several ways.
bool same_address(std::string_view a, std::string_view b) {
  if (misread_hyphen(a) || misread_hyphen(b)) return false;
  const validate::AddressParts x = validate::take_apart(a), y = validate::take_apart(b);
  return x.area == y.area && x.numbers == y.numbers && x.building == y.building &&
         (x.prefecture.empty() || y.prefecture.empty() || x.prefecture == y.prefecture);
}

}  // namespace

bool says_the_same(CompareHow how, std::string_view a, std::string_view b) {
  if (how == CompareHow::Addresses) return same_address(a, b);
  // A name is never normalised: 神 of another code point is another character. The gap parts 姓 and 名 on every notice.
  if (how == CompareHow::Names) return with_single_spaces(a) == with_single_spaces(b);
  if (how == CompareHow::Kana) return with_single_spaces(nfkc(a)) == with_single_spaces(nfkc(b));
  if (how == CompareHow::Numbers) return validate::compare_numbers(a, b) <= Comparison::KeyEqual;
  return without_spaces(nfkc(a)) == without_spaces(nfkc(b));
}

ValueAgreements::ValueAgreements(const validate::Procedure& procedure, const validate::CaseFacts& facts,
                                 const std::vector<validate::Judged>& judged, StandingOf standing)
    : facts_(facts), standing_(std::move(standing)), complained_(complained_fields(judged)) {
  // What another case entered and nobody approved yet may have been misread there in the same way.
  if (facts.household && !facts.household->provisional) in_register_ = validate::register_document(*facts.household);
  const validate::DocumentFacts* form = validate::form_of(facts);
  moves_ = form != nullptr && form->by_concept("address.changed_on") != nullptr;
  for (const validate::Judged& j : judged) {
    if (j.finding.severity == Severity::Info || j.finding.comparison.empty()) continue;
    for (const FieldRef& ref : j.finding.fields)
      if (const FieldFacts* field = find(ref); field != nullptr && of_person(*field))
        contradicted_.insert({ref.document, ref.row});
  }
  for (const validate::Judged& j : judged)
    if (agrees(j.finding)) take(j, procedure);
  take_household();
  take_repeated();
}

const FieldFacts* ValueAgreements::find(const FieldRef& ref) const {
  for (const validate::DocumentFacts& document : facts_.documents)
    if (document.id == ref.document) return document.find(ref.field, ref.row);
  return nullptr;
}

void ValueAgreements::take(const validate::Judged& judged, const validate::Procedure& procedure) {
  const std::vector<FieldRef>& places = judged.finding.fields;
  const bool with_register = judged.register_place.has_value() && in_register_;
  if (places.size() != (with_register ? 1U : 2U)) return;
  ValueAgreement out;
  out.written = find(places[0]);
  out.stated = with_register ? in_register_->by_concept(judged.register_place->concept_id, judged.register_place->person)
                             : find(places[1]);
  if (!validate::has_value(out.written) || !validate::has_value(out.stated)) return;
  if (with_register && !speaks_in_a_move(*out.written)) {
    if (!one_of(out.written->info.concept_id, kNames)) return;
    out.tells_who = true;
  }
  std::string_view other_kind = validate::kRegister;
  for (const validate::DocumentFacts& document : facts_.documents)
    if (document.id == out.stated->ref.document) other_kind = document.kind;
  const CompareRule* rule = rule_of(procedure, judged.finding, other_kind);
  if (rule == nullptr || out.written->info.concept_id != rule->concept_id ||
      !says_the_same(rule->how, out.written->value, out.stated->value))
    return;
  out.how = rule->how;
  out.of_person = rule->scope == CompareScope::Person;
  all_.push_back(out);
}

void ValueAgreements::take_household() {
  const validate::DocumentFacts* form = validate::form_of(facts_);
  if (!in_register_ || form == nullptr) return;
  for (const auto& [concept_id, in_register] : kHousehold) {
    const FieldFacts* written = form->by_concept(concept_id);
    if (written == nullptr || !speaks_in_a_move(*written)) continue;
    const FieldFacts* stated = in_register_->by_concept(in_register);
    const CompareHow how = concept_id == "address.text" ? CompareHow::Addresses : CompareHow::Plain;
    if (validate::has_value(written) && validate::has_value(stated) &&
        says_the_same(how, written->value, stated->value))
      all_.push_back({.written = written, .stated = stated, .how = how});
  }
}

// Whether the register may speak of a value of the form: of any where nothing changes.
bool ValueAgreements::speaks_in_a_move(const FieldFacts& written) const {
  if (!moves_ || one_of(written.info.concept_id, kUnmoved)) return true;
  if (!one_of(written.info.concept_id, kNames)) return false;
  const FieldFacts* former = validate::form_of(facts_)->by_concept("person.former_name", written.ref.row);
  return former != nullptr && former->decided && former->state == ReadState::Blank;
}

// Only a place that is settled vouches for the other: one hand is misread alike at both.
void ValueAgreements::take_repeated() {
  const validate::DocumentFacts* form = validate::form_of(facts_);
  if (form == nullptr) return;
  for (const auto& [again, first] : kRepeated) {
    const FieldFacts* written = form->by_concept(again);
    const FieldFacts* stated = form->by_concept(first);
    if (validate::has_value(written) && validate::has_value(stated) && standing_(*stated) == Standing::Settled &&
        says_the_same(CompareHow::Plain, written->value, stated->value))
      all_.push_back({.written = written, .stated = stated, .repeated = true});
  }
}

bool ValueAgreements::usable(const FieldFacts& field) const {
  if (validate::in_register(field)) return true;
  return !complained(field.ref) && (standing_(field) == Standing::Settled || standing_(field) == Standing::Likely);
}

// Nobody else on the same paper has this value: twins share their birth date.
bool ValueAgreements::only_one(const FieldFacts& field) const {
  const auto rows_with_it = [&](const validate::DocumentFacts& document) {
    return std::count_if(document.fields.begin(), document.fields.end(), [&](const FieldFacts& other) {
      return other.info.concept_id == field.info.concept_id && other.value == field.value;
    });
  };
  if (validate::in_register(field)) return rows_with_it(*in_register_) == 1;
  for (const validate::DocumentFacts& document : facts_.documents)
    if (document.id == field.ref.document) return rows_with_it(document) == 1;
  return false;
}

bool ValueAgreements::contradicted(const FieldFacts& of_row) const {
  return contradicted_.contains({of_row.ref.document, of_row.ref.row});
}

// How much an agreement shows that its two rows are of one person; kShown is enough. The register's readings of names count
// as names do: it knows them, where papers carry what the same hand wrote.
int ValueAgreements::shows_person(const ValueAgreement& agreement) const {
  const FieldFacts &written = *agreement.written, &stated = *agreement.stated;
  const bool by_register = validate::in_register(stated);
  const bool identifying = one_of(written.info.concept_id, kIdentifying) ||
                           (by_register && written.info.concept_id == "person.name_kana");
  // Whoever applies is mostly the first of those who move: their name stands twice on the form, once in the register.
  const bool twice_by_name = by_register && one_of(written.info.concept_id, kNames);
  if (!agreement.of_person || !identifying || !only_one(stated) || !(twice_by_name || only_one(written))) return 0;
  if (usable(written) && usable(stated)) return kShown;
  return by_register && !complained(written.ref) && standing_(written) == Standing::Seen ? 1 : 0;
}

// Other values show that both rows are of one person, and no value of either is another elsewhere.
bool ValueAgreements::same_person(const ValueAgreement& agreement) const {
  if (contradicted(*agreement.written) || contradicted(*agreement.stated)) return false;
  int shown = 0;
  for (const ValueAgreement& other : all_)
    if (other.written->info.concept_id != agreement.written->info.concept_id &&
        other.written->ref.document == agreement.written->ref.document &&
        other.written->ref.row == agreement.written->ref.row &&
        other.stated->ref.document == agreement.stated->ref.document &&
        other.stated->ref.row == agreement.stated->ref.row)
      shown += shows_person(other);
  return shown >= kShown;
}

// Somebody stands on both sides with two values that show it.
bool ValueAgreements::somebody_on_both(const FieldFacts& a, const FieldFacts& b) const {
  std::map<std::pair<int, int>, std::set<std::string>> shared;  // rows on both sides → concepts
  for (const ValueAgreement& one : all_)
    if (shows_person(one) > 0 && !contradicted(*one.written) && !contradicted(*one.stated) &&
        one.written->ref.document == a.ref.document && one.stated->ref.document == b.ref.document)
      shared[{one.written->ref.row, one.stated->ref.row}].insert(one.written->info.concept_id);
  return std::any_of(shared.begin(), shared.end(), [](const auto& rows) { return rows.second.size() >= 2; });
}

std::vector<Witness> ValueAgreements::about(const FieldRef& field) const {
  std::vector<Witness> out;
  for (const ValueAgreement& one : all_) {
    const bool on_form = one.written->ref == field;
    if (one.tells_who || (!on_form && (one.repeated || one.stated->ref != field))) continue;
    const FieldFacts* other = on_form ? one.stated : one.written;
    if (!usable(*other)) continue;
    if (one.repeated || (one.of_person ? same_person(one) : somebody_on_both(*one.written, *one.stated)))
      out.push_back({other, one.how, one.repeated});
  }
  return out;
}

}  // namespace uketsuke::pipeline
