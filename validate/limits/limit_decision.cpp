#include "validate/limits/limit_decision.h"

#include <algorithm>

#include "core/errors/require.h"
#include "validate/days/ages.h"
#include "validate/limits/brackets.h"

namespace uketsuke::validate {
namespace {

// Amounts of another 年度 say nothing about this month.
void forget_other_years(LimitQuestion& question) {
  const int needed = needed_fiscal_year(month_of(question.day));
  for (LimitPerson& person : question.household) {
    if (person.fiscal_year == needed) continue;
    person.taxed.reset();
    for (std::optional<Yen>* amount : {&person.total_income, &person.gross_income, &person.tax_base, &person.revenue,
                                       &person.pension, &person.salary_income})
      amount->reset();
  }
}

}  // namespace

std::string_view to_japanese(LimitCategory category) {
  switch (category) {
    case LimitCategory::A: return "ア";
    case LimitCategory::I: return "イ";
    case LimitCategory::U: return "ウ";
    case LimitCategory::E: return "エ";
    case LimitCategory::O: return "オ";
    case LimitCategory::ActiveIII: return "現役並みⅢ";
    case LimitCategory::ActiveII: return "現役並みⅡ";
    case LimitCategory::ActiveI: return "現役並みⅠ";
    case LimitCategory::General: return "一般";
    case LimitCategory::LowII: return "低所得Ⅱ";
    case LimitCategory::LowI: return "低所得Ⅰ";
  }
  bug("limit category", __FILE__, __LINE__);
}

LimitDecision decide_limit(const LimitTables& tables, const LimitQuestion& question) {
  UKETSUKE_REQUIRE(question.subject < question.household.size());
  const LimitPerson& subject = question.household[question.subject];
  if (!subject.insured) return stopped_for("被保険者の資格");
  for (const LimitPerson& person : question.household)
    if (person.insured && !person.birth_date.ok()) return waiting_for({{person.name, "生年月日"}});
  if (last_day_before_75(subject.birth_date) < question.day) return stopped_for("75歳未満の被保険者の資格");
  LimitQuestion asked = question;
  forget_other_years(asked);
  return last_day_under_70(subject.birth_date) < question.day ? decide_from_70(tables, asked)
                                                              : decide_under_70(tables, asked);
}

}  // namespace uketsuke::validate
