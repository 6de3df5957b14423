#include "tools/page_maker/fill/entries.h"

#include "core/text/text.h"
#include "tools/page_maker/fill/setters.h"

namespace uketsuke::page_maker {
namespace {

Setter date_of(Date Household::*day) {
  return [day](Entry& e, const Source& s) { set_day(e, s.home.*day, s); };
}
Setter text_of(std::string Household::*text) {
  return [text](Entry& e, const Source& s) { set_text(e, s.home.*text); };
}
Setter digits_of(std::string Household::*digits) {
  return [digits](Entry& e, const Source& s) { set_digits(e, s.home.*digits); };
}

Setters person_setters() {
  return {
      {"person.name", [](Entry& e, const Source& s) { set_text(e, s.person.name()); }},
      {"person.name_kana", [](Entry& e, const Source& s) { set_kana(e, s.person.family_kana, s.person.given_kana); }},
      {"person.birth_date", [](Entry& e, const Source& s) { set_day(e, s.person.birth_date, s); }},
      {"person.sex", [](Entry& e, const Source& s) { set_choice(e, {s.person.male ? "male" : "female"}); }},
      {"person.my_number", [](Entry& e, const Source& s) { set_digits(e, s.person.my_number); }},
      {"person.relation", [](Entry& e, const Source& s) { set_text(e, s.person.relation); }},
      {"person.occupation", [](Entry& e, const Source& s) { set_text(e, s.person.occupation); }},
      {"person.residence", [](Entry& e, const Source& s) { set_choice(e, {s.person.apart ? "apart" : "together"}); }},
      {"person.phone", [](Entry& e, const Source& s) { set_digits(e, s.home.phone); }},
      {"person.student",
       [](Entry& e, const Source& s) {
         if (s.person.student) set_choice(e, {"student"});
       }},
      {"person.income_10k_yen",
       [](Entry& e, const Source& s) {
         if (s.person.income_10k_yen > 0) set_digits(e, std::to_string(s.person.income_10k_yen));
       }},
  };
}

Setters household_setters() {
  return {
      {"address.postal_code", [](Entry& e, const Source& s) { set_digits(e, s.home.home.postal_code); }},
      {"address.text", text_of(&Household::home_line)},
      {"address.former", text_of(&Household::former_line)},
      {"workplace.name", text_of(&Household::workplace)},
      {"workplace.address", text_of(&Household::workplace_line)},
      {"workplace.trade", text_of(&Household::trade)},
      {"workplace.duties", text_of(&Household::duties)},
      {"workplace.employment", [](Entry& e, const Source& s) { set_choice(e, {s.home.employment}); }},
      {"membership.acquired_on", date_of(&Household::acquired_on)},
      {"membership.acquisition_reason", [](Entry& e, const Source& s) { set_choice(e, {s.home.reason}); }},
      {"previous_insurance.insurer_name", text_of(&Household::previous_insurer)},
      {"previous_insurance.insurer_number", digits_of(&Household::previous_insurer_number)},
      {"previous_insurance.lost_on", date_of(&Household::previous_lost_on)},
      {"previous_insurance.symbol_number",
       [](Entry& e, const Source& s) {
         if (!s.home.previous_symbol.empty()) set_text(e, s.home.previous_symbol + "－" + s.home.previous_number);
       }},
      {"application.kind", [](Entry& e, const Source&) { set_choice(e, {"new_household"}); }},
      {"application.submitted_on", date_of(&Household::submitted_on)},
      {"application.consent", [](Entry& e, const Source&) { set_choice(e, {"yes"}); }},
      {"application.signature", [](Entry& e, const Source& s) { set_text(e, s.home.member.name()); }},
      {"certificate.wanted", [](Entry& e, const Source&) { set_choice(e, {"yes"}); }},
      {"employer.name",
       [](Entry& e, const Source& s) { set_text(e, s.home.workplace_line + "　" + s.home.workplace); }},
      {"bank.code", [](Entry& e, const Source& s) { set_digits(e, s.home.bank.bank_code); }},
      {"bank.branch_code", [](Entry& e, const Source& s) { set_digits(e, s.home.bank.branch_code); }},
      {"bank.name", [](Entry& e, const Source& s) { set_text(e, s.home.bank.written); }},
      {"bank.account_type", [](Entry& e, const Source&) { set_choice(e, {"ordinary"}); }},
      {"bank.account_number", digits_of(&Household::account_number)},
      {"bank.account_use",
       [](Entry& e, const Source&) {
         set_choice(e, {"premium_debit", "benefit_transfer"});
       }},
      {"bank.account_holder_kana",
       [](Entry& e, const Source& s) { set_kana(e, s.home.member.family_kana, s.home.member.given_kana); }},
  };
}

/// Only values that the form can hold: a number or name longer than its comb or an option that is not printed
/// stays blank.
bool fits(const Entry& entry) {
  const FieldTemplate& field = *entry.field;
  if (field.type == FieldType::Kana) {
    const std::size_t given = given_name_begins(field.cells, length(entry.family_kana));
    return length(entry.family_kana) <= given && given + length(entry.given_kana) <= field.cells.size();
  }
  if (field.type == FieldType::Digits) return entry.digits.size() <= field.cells.size();
  if (field.type != FieldType::Choice) return true;
  for (const std::string& value : entry.chosen) {
    bool printed = false;
    for (const ChoiceOption& option : field.options) printed = printed || option.value == value;
    if (!printed) return false;
  }
  return field.multiple || entry.chosen.size() <= 1;
}

}  // namespace

std::size_t given_name_begins(const std::vector<Rect<FormMm>>& cells, std::size_t family_length) {
  for (std::size_t i = 2; i < cells.size(); ++i) {
    const double step = cells[i].x - cells[i - 1].x;
    const double before = cells[i - 1].x - cells[i - 2].x;
    if (step > before + 0.5) return i;
  }
  return family_length + 1;
}

std::vector<Entry> entries_for(const FormTemplate& form, const Household& household, const FillStyle& style,
                               Random random) {
  Setters setters = change_setters(form.procedure);
  setters.merge(person_setters());
  setters.merge(household_setters());
  const bool leading_zeros = random.chance(style.leading_zeros);
  std::vector<Entry> out;
  for (const FieldTemplate& field : form.fields) {
    if (field.office_use || field.type == FieldType::Seal) continue;
    Entry entry;
    entry.field = &field;
    const Person* person = person_in_row(form.procedure, household, field);
    const auto setter = setters.find(field.concept_id);
    if (person != nullptr && setter != setters.end()) {
      setter->second(entry, {household, *person, field.row, random.chance(style.western_dates), leading_zeros});
      if (!fits(entry)) entry = Entry{&field, ReadState::Blank, "", "", "", "", "", "", "", "", "", "", {}};
    }
    const bool can_be_struck = field.type == FieldType::Digits && !field.required && entry.state == ReadState::Read;
    if (can_be_struck && random.chance(style.struck_out)) {
      entry.state = ReadState::StruckOut;
      entry.value.clear();
    }
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace uketsuke::page_maker
