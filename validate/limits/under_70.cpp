// ア to オ: the sum of 旧ただし書所得 over the household's insured persons, of whatever age they are.

#include "validate/limits/brackets.h"

namespace uketsuke::validate {
namespace {

LimitCategory category_of(const Under70Limits& limits, Yen sum) {
  if (sum > limits.above_yen[0]) return LimitCategory::A;
  if (sum > limits.above_yen[1]) return LimitCategory::I;
  return sum > limits.above_yen[2] ? LimitCategory::U : LimitCategory::E;
}

struct Sum {
  YenRange range;
  std::vector<MissingDatum> open;  // whose amounts are not exactly known
};

Sum sum_of(const LimitQuestion& question, const BasicDeduction& deduction) {
  Sum out;
  for (const LimitPerson& person : question.household) {
    if (!person.insured) continue;
    YenRange one = base_income(person, deduction);
    // 所得不明 is somebody of whom nothing was declared; who is known to be 非課税 was assessed.
    if (one.most == kUnbounded_yen && !person.taxed && question.unknown_income_is_top) one.least = kUnbounded_yen;
    if (one.least != one.most) out.open.push_back({person.name, "総所得金額等"});
    out.range.least += one.least;
    out.range.most += one.most;
  }
  return out;
}

}  // namespace

LimitDecision decide_under_70(const LimitTables& tables, const LimitQuestion& question) {
  const Month month = month_of(question.day);
  const Under70Limits* limits = tables.under_70(month);
  const BasicDeduction* deduction = tables.deduction(needed_fiscal_year(month));
  if (limits == nullptr || deduction == nullptr) return stopped_for("この月の適用区分の表");
  const bool assumed = limits->assumed || deduction->assumed;
  const TaxedState taxed = taxed_state(question.household);
  if (!taxed.anybody && taxed.unknown.empty())
    return decided(LimitCategory::O, "組合員と被保険者の全員が住民税非課税", limits->assumed);
  const Sum sum = sum_of(question, *deduction);
  if (question.unknown_income_is_top && sum.range.least >= kUnbounded_yen)
    return decided(LimitCategory::A, "所得の分からない被保険者がいる世帯", true);
  if (!taxed.anybody) return waiting_for(taxed.unknown);
  const LimitCategory least = category_of(*limits, sum.range.least);
  if (least == category_of(*limits, sum.range.most))
    return decided(least, "被保険者全員の旧ただし書所得の合計", assumed);
  return waiting_for(sum.open);
}

}  // namespace uketsuke::validate
