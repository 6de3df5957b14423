#include "validate/limits/limit_household.h"

#include <algorithm>

#include "validate/rules/concerned_people.h"
#include "validate/rules/context.h"

namespace uketsuke::validate {
namespace {

std::optional<Yen> amount(const DocumentFacts& certificate, std::string_view concept_id) {
  const Yen value = amount_of(certificate.by_concept(concept_id));
  return value < 0 ? std::nullopt : std::optional(value);
}

// 市町村民税 is not charged when both its parts are nothing; a year's amount of nothing says the same.
std::optional<bool> is_taxed(const DocumentFacts& certificate) {
  const auto levy = amount(certificate, "tax.city_income_levy");
  const auto per_capita = amount(certificate, "tax.city_per_capita_levy");
  const auto annual = amount(certificate, "tax.annual_tax");
  if (levy.value_or(0) > 0 || per_capita.value_or(0) > 0) return true;
  if (annual == Yen{0} || (levy && per_capita)) return false;
  return annual ? std::optional(true) : std::nullopt;
}

void take_amounts(const DocumentFacts& certificate, LimitPerson& person) {
  person.fiscal_year = fiscal_year_of(certificate.by_concept("tax.fiscal_year"));
  person.taxed = is_taxed(certificate);
  person.total_income = amount(certificate, "tax.total_income");
  person.gross_income = amount(certificate, "tax.gross_income");
  person.tax_base = amount(certificate, "tax.tax_base");
  person.salary_income = amount(certificate, "tax.salary_income");
}

LimitPerson person_from(const RegisterPerson& entry, Date day) {
  LimitPerson out;
  out.name = entry.name;
  out.birth_date = entry.birth_date.value_or(Date{});
  out.insured = entry.insured_on(day);
  out.is_member = entry.is_head;
  return out;
}

}  // namespace

std::optional<LimitQuestion> limit_question(const CaseFacts& facts, Date day) {
  const DocumentFacts* form = form_of(facts);
  if (form == nullptr) return std::nullopt;
  const std::vector<PersonFacts> concerned = people_concerned(*form);
  return concerned.empty() ? std::nullopt : limit_question(facts, day, concerned.front().row);
}

std::optional<LimitQuestion> limit_question(const CaseFacts& facts, Date day, int row) {
  const DocumentFacts* form = form_of(facts);
  if (!facts.household || form == nullptr) return std::nullopt;
  const DocumentFacts entries = register_document(*facts.household);
  const std::vector<PersonFacts> registered = people_of(entries);
  const auto place_of = [&](const PersonFacts& person) -> std::optional<std::size_t> {
    const RegisterPerson* member = member_of(*facts.household, person, registered);
    if (member == nullptr) return std::nullopt;
    return static_cast<std::size_t>(member - facts.household->persons.data());
  };
  LimitQuestion out;
  out.day = day;
  for (const RegisterPerson& entry : facts.household->persons) out.household.push_back(person_from(entry, day));
  const int needed = needed_fiscal_year(month_of(day));
  for (const DocumentFacts& document : facts.documents) {
    if (document.kind != "kazei_shomeisho") continue;
    for (const PersonFacts& person : people_of(document))
      if (const auto place = place_of(person); place && out.household[*place].fiscal_year != needed)
        take_amounts(document, out.household[*place]);
  }
  const std::vector<PersonFacts> concerned = people_concerned(*form);
  const auto who = std::find_if(concerned.begin(), concerned.end(), [&](const auto& one) { return one.row == row; });
  const auto subject = who == concerned.end() ? std::nullopt : place_of(*who);
  if (!subject) return std::nullopt;
  out.subject = *subject;
  return out;
}

}  // namespace uketsuke::validate
