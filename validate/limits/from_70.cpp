// 70 to 74. The highest 課税所得 among them makes the household 現役並み, two exceptions undo it, and 非課税 of all
// makes the rest 低所得. 課税所得 also bounds what is not known: neither 収入 nor 旧ただし書所得 can be less, since
// more deductions come off it.

#include <algorithm>

#include "validate/days/ages.h"
#include "validate/limits/brackets.h"

namespace uketsuke::validate {
namespace {

// 現役並み levels: 0 Ⅲ, 1 Ⅱ, 2 Ⅰ, 3 none.
constexpr int kNotActive = 3;

int level_of(const From70Limits& limits, Yen tax_base) {
  for (int level = 0; level < kNotActive; ++level)
    if (tax_base >= limits.tax_base_from_yen[static_cast<std::size_t>(level)]) return level;
  return kNotActive;
}

LimitCategory category_of(int level) {
  if (level == 0) return LimitCategory::ActiveIII;
  return level == 1 ? LimitCategory::ActiveII : LimitCategory::ActiveI;
}

std::vector<const LimitPerson*> insured_from_70(const LimitQuestion& question) {
  std::vector<const LimitPerson*> out;
  for (const LimitPerson& person : question.household)
    if (person.insured && last_day_under_70(person.birth_date) < question.day) out.push_back(&person);
  return out;
}

// Whether an exception holds, surely does not, or cannot be told for want of these data.
struct Exception {
  bool holds = false;
  std::vector<MissingDatum> missing;
};

Exception small_base_income(const From70Limits& limits, const BasicDeduction& deduction,
                            const std::vector<const LimitPerson*>& people) {
  YenRange sum;
  Exception out;
  for (const LimitPerson* person : people) {
    YenRange one = base_income(*person, deduction);
    one.least = std::max(one.least, std::min(one.most, tax_base_of(*person).least));
    sum.least += one.least;
    sum.most += one.most;
    if (one.least != one.most) out.missing.push_back({person->name, "総所得金額等"});
  }
  out.holds = sum.most <= limits.base_income_at_most_yen;
  if (out.holds || sum.least > limits.base_income_at_most_yen) out.missing.clear();
  return out;
}

YenRange revenue_of(const LimitPerson& person) {
  if (person.revenue) return {*person.revenue, *person.revenue};
  return {tax_base_of(person).least, kUnbounded_yen};
}

// Below 383万 alone or 520万 for several; one insured person may be counted together with those who moved to
// 後期高齢者医療 (特定同一世帯所属者).
Exception small_revenue(const From70Limits& limits, const LimitQuestion& question,
                        const std::vector<const LimitPerson*>& people) {
  YenRange own;
  YenRange with_former;
  bool former = false;
  Exception out;
  const auto add = [&](const LimitPerson& person, bool insured) {
    const YenRange one = revenue_of(person);
    if (one.least != one.most) out.missing.push_back({person.name, "収入の額"});
    with_former = {with_former.least + one.least, with_former.most + one.most};
    if (insured) own = {own.least + one.least, own.most + one.most};
  };
  for (const LimitPerson* person : people) add(*person, true);
  for (const LimitPerson& person : question.household) {
    if (person.insured || !person.former_insured || people.size() != 1) continue;
    former = true;
    add(person, false);
  }
  const Yen limit = people.size() > 1 ? limits.revenue_several_below_yen : limits.revenue_single_below_yen;
  const bool surely_below = own.most < limit || (former && with_former.most < limits.revenue_several_below_yen);
  const bool maybe_below = own.least < limit || (former && with_former.least < limits.revenue_several_below_yen);
  if (!maybe_below || question.standard_revenue_applied == false) return {};
  if (surely_below) out.missing.clear();
  if (!question.standard_revenue_applied) out.missing.push_back({"", "基準収入額適用申請の有無"});
  out.holds = surely_below && question.standard_revenue_applied.value_or(false);
  return out;
}

// Nobody has an income when small pensions count as none (低所得Ⅰ). A pension within the limit can leave a taxable
// income only for people under 65, whose deduction is smaller; that is left to a person.
Exception no_income(const LowIncomeLimits& limits, const LimitQuestion& question) {
  Exception out;
  out.holds = true;
  for (const LimitPerson& person : question.household) {
    if (!counts_for_exemption(person)) continue;
    if (person.pension && *person.pension > limits.pension_at_most_yen) return {};
    const Yen wages = std::min(person.salary_income.value_or(0), limits.salary_deduction_yen);
    const bool any = !person.total_income || *person.total_income > wages;
    if (any && person.total_income && person.pension == Yen{0}) return {};
    if (any) out.missing.push_back({person.name, "所得の内訳"});
    if (!any && !person.pension) out.missing.push_back({person.name, "公的年金等の収入"});
  }
  out.holds = out.missing.empty();
  return out;
}

LimitDecision not_active(const LimitTables& tables, const LimitQuestion& question, bool assumed) {
  const TaxedState taxed = taxed_state(question.household);
  if (taxed.anybody) return decided(LimitCategory::General, "住民税が課税されている世帯", assumed);
  if (!taxed.unknown.empty()) return waiting_for(taxed.unknown);
  const LowIncomeLimits* low = tables.low_income(month_of(question.day));
  if (low == nullptr) return stopped_for("この月の低所得の表");
  const Exception nothing = no_income(*low, question);
  if (nothing.holds) return decided(LimitCategory::LowI, "全員が非課税で、所得がない世帯", low->assumed);
  if (!nothing.missing.empty()) return waiting_for(nothing.missing);
  return decided(LimitCategory::LowII, "組合員と被保険者の全員が住民税非課税", low->assumed);
}

}  // namespace

LimitDecision decide_from_70(const LimitTables& tables, const LimitQuestion& question) {
  const Month month = month_of(question.day);
  const From70Limits* limits = tables.from_70(month);
  const BasicDeduction* deduction = tables.deduction(needed_fiscal_year(month));
  if (limits == nullptr || deduction == nullptr) return stopped_for("この月の適用区分の表");
  const std::vector<const LimitPerson*> people = insured_from_70(question);
  YenRange highest;
  std::vector<MissingDatum> open;
  for (const LimitPerson* person : people) {
    const YenRange one = tax_base_of(*person);
    if (one.least != one.most) open.push_back({person->name, "課税所得(課税標準額)"});
    highest = {std::max(highest.least, one.least), std::max(highest.most, one.most)};
  }
  const int level = level_of(*limits, highest.least);
  if (level != level_of(*limits, highest.most)) return waiting_for(open);
  if (level == kNotActive) return not_active(tables, question, limits->assumed);
  const Exception base = small_base_income(*limits, *deduction, people);
  if (base.holds) return decided(LimitCategory::General, "旧ただし書所得の合計が基準以下", true);
  const Exception revenue = small_revenue(*limits, question, people);
  if (revenue.holds) return decided(LimitCategory::General, "基準収入額適用", true);
  std::vector<MissingDatum> missing = base.missing;
  missing.insert(missing.end(), revenue.missing.begin(), revenue.missing.end());
  if (!missing.empty()) return waiting_for(std::move(missing));
  return decided(category_of(level), "70歳以上の被保険者の課税所得", limits->assumed);
}

}  // namespace uketsuke::validate
