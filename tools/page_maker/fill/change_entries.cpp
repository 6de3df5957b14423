#include <algorithm>

#include "tools/page_maker/fill/setters.h"

namespace uketsuke::page_maker {
namespace {

constexpr const char* kLoss = "shikaku_soshitsu";
constexpr const char* kMove = "jusho_henko";
constexpr const char* kLimit = "gendogaku_nintei";
constexpr const char* kReissue = "saihakko";

std::size_t index_of(int row) { return static_cast<std::size_t>(row - 1); }

const Leaver& leaver_of(const Source& s) { return s.home.changes.leaving.people.at(index_of(s.row)); }

void set_yes_no(Entry& entry, bool yes) { set_choice(entry, {yes ? "yes" : "no"}); }

/// A place's 郵便番号 and 住所, under the concepts that the form has for them.
template <class PlaceOf>
void add_place(Setters& out, const char* code_concept, const char* line_concept, PlaceOf place_of) {
  out[code_concept] = [place_of](Entry& e, const Source& s) { set_digits(e, place_of(s.home.changes).postal_code); };
  out[line_concept] = [place_of](Entry& e, const Source& s) { set_text(e, place_of(s.home.changes).line); };
}

Setters loss_setters() {
  Setters out{
      {"membership.lost_on", [](Entry& e, const Source& s) { set_day(e, leaver_of(s).lost_on, s); }},
      {"membership.loss_reason", [](Entry& e, const Source& s) { set_choice(e, {leaver_of(s).reason}); }},
      {"membership.loss_reason_other", [](Entry& e, const Source& s) { set_text(e, leaver_of(s).reason_other); }},
      {"certificate.returned", [](Entry& e, const Source& s) { set_choice(e, {leaver_of(s).returned}); }},
      {"certificate.returned_count",
       [](Entry& e, const Source& s) {
         const auto& people = s.home.changes.leaving.people;
         const auto cards = std::count_if(people.begin(), people.end(),
                                          [](const Leaver& leaver) { return leaver.returned == "returned"; });
         if (cards > 0) set_digits(e, std::to_string(cards));
       }},
      {"certificate.loss_proof_wanted",
       [](Entry& e, const Source& s) { set_yes_no(e, s.home.changes.leaving.proof_wanted); }},
      {"new_insurance.insurer_name", [](Entry& e, const Source& s) { set_text(e, s.home.changes.leaving.insurer); }},
      {"new_insurance.symbol_number",
       [](Entry& e, const Source& s) { set_text(e, s.home.changes.leaving.symbol_number); }},
      {"new_insurance.acquired_on",
       [](Entry& e, const Source& s) {
         if (!s.home.changes.leaving.insurer.empty()) set_day(e, s.home.changes.leaving.acquired_on, s);
       }},
  };
  add_place(out, "address.mailing_postal_code", "address.mailing",
            [](const Changes& changes) { return changes.leaving.mailing; });
  return out;
}

Setters move_setters() {
  Setters out{
      {"address.changed_on", [](Entry& e, const Source& s) { set_day(e, s.home.changes.moving.changed_on, s); }},
      {"address.scope",
       [](Entry& e, const Source& s) {
         set_choice(e, {s.home.changes.moving.whole_household ? "whole_household" : "part"});
       }},
      {"address.kana", [](Entry& e, const Source& s) { set_kana(e, s.home.changes.moving.to.kana); }},
      {"person.former_name",
       [](Entry& e, const Source& s) {
         if (s.person.my_number == s.home.member.my_number) set_text(e, s.home.changes.moving.former_name);
       }},
      {"certificate.returned", [](Entry& e, const Source& s) { set_choice(e, {s.home.changes.moving.returned}); }},
  };
  add_place(out, "address.postal_code", "address.text", [](const Changes& changes) { return changes.moving.to; });
  add_place(out, "address.former_postal_code", "address.former",
            [](const Changes& changes) { return changes.moving.from; });
  add_place(out, "address.mailing_postal_code", "address.mailing",
            [](const Changes& changes) { return changes.moving.mailing; });
  return out;
}

Setters limit_setters() {
  const auto treatment = [](const Source& s) -> const Treatment& { return s.home.changes.treatment; };
  const auto stay = [](const Source& s) -> const Stay& { return s.home.changes.treatment.stays.at(index_of(s.row)); };
  Setters out{
      {"limit.kind", [=](Entry& e, const Source& s) { set_choice(e, {treatment(s).kind}); }},
      {"limit.long_stay", [=](Entry& e, const Source& s) { set_yes_no(e, treatment(s).long_stay); }},
      {"limit.needed_from", [=](Entry& e, const Source& s) { set_day(e, treatment(s).needed_from, s); }},
      {"limit.needed_until", [=](Entry& e, const Source& s) { set_day(e, treatment(s).needed_until, s); }},
      {"hospital.from", [=](Entry& e, const Source& s) { set_day(e, stay(s).from, s); }},
      {"hospital.until", [=](Entry& e, const Source& s) { set_day(e, stay(s).until, s); }},
      {"hospital.days", [=](Entry& e, const Source& s) { set_digits(e, std::to_string(stay(s).days)); }},
      {"hospital.name", [=](Entry& e, const Source& s) { set_text(e, stay(s).hospital); }},
      {"hospital.address", [=](Entry& e, const Source& s) { set_text(e, stay(s).address); }},
  };
  add_place(out, "address.mailing_postal_code", "address.mailing",
            [](const Changes& changes) { return changes.treatment.mailing; });
  return out;
}

// Those who would leave with a card ask for another one instead: who lost it, for that reason, the others for a worn one.
bool lost(const Leaver& leaver) { return leaver.returned == "lost"; }

Setters reissue_setters() {
  Setters out{
      {"certificate.reissue_kind", [](Entry& e, const Source&) { set_choice(e, {"shikaku_kakuninsho"}); }},
      {"certificate.reissue_cause",
       [](Entry& e, const Source& s) { set_choice(e, {lost(leaver_of(s)) ? "lost" : "damaged"}); }},
      {"certificate.returned",
       [](Entry& e, const Source& s) {
         const auto& people = s.home.changes.leaving.people;
         set_choice(e, {std::all_of(people.begin(), people.end(), lost) ? "lost" : "returned"});
       }},
      {"certificate.return_promised", [](Entry& e, const Source&) { set_choice(e, {"yes"}); }},
  };
  add_place(out, "address.mailing_postal_code", "address.mailing",
            [](const Changes& changes) { return changes.leaving.mailing; });
  return out;
}

template <class T>
const T* nth(const std::vector<T>& all, int row) {
  return index_of(row) < all.size() ? &all[index_of(row)] : nullptr;
}

}  // namespace

Setters change_setters(const std::string& procedure) {
  Setters out;
  if (procedure == kLoss) out = loss_setters();
  if (procedure == kMove) out = move_setters();
  if (procedure == kLimit) out = limit_setters();
  if (procedure == kReissue) out = reissue_setters();
  if (out.empty()) return out;  // a household that joins has no 記号・番号 yet
  out["household.symbol"] = [](Entry& e, const Source& s) { set_digits(e, s.home.changes.symbol); };
  out["household.number"] = [](Entry& e, const Source& s) { set_digits(e, s.home.changes.number); };
  return out;
}

const Person* person_in_row(const std::string& procedure, const Household& home, const FieldTemplate& field) {
  if (field.row == 0) return &home.member;
  if (procedure == kLoss || procedure == kReissue) {
    const Leaver* leaver = nth(home.changes.leaving.people, field.row);
    return leaver == nullptr ? nullptr : &leaver->person;
  }
  if (procedure == kMove) return nth(home.changes.moving.people, field.row);
  if (procedure != kLimit) return nth(home.family, field.row);
  const Treatment& treatment = home.changes.treatment;
  if (!field.concept_id.starts_with("hospital.")) return field.row == 1 ? &treatment.patient : nullptr;
  return nth(treatment.stays, field.row) == nullptr ? nullptr : &home.member;
}

}  // namespace uketsuke::page_maker
