// 課税(所得)証明書: its amounts must agree among themselves (domain rule: 証明書の自己整合).

#include <algorithm>

#include "validate/limits/limit_paper.h"
#include "validate/limits/months.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

using Amount = long long;  // yen; -1 where none stands

Amount floor_to(Amount value, Amount unit) { return value / unit * unit; }

void check_base(const RuleContext& context, const DocumentFacts& tax) {
  const FieldFacts* deductions = tax.by_concept("tax.deductions");
  const FieldFacts* base = tax.by_concept("tax.tax_base");
  const FieldFacts* total = tax.by_concept("tax.total_income");
  const Amount minus = amount_of(deductions);
  const Amount stated = amount_of(base);
  if (minus < 0 || stated < 0) return;
  // Cities print the base before or after cutting off what is below 1,000 yen, and take it from 合計所得金額
  // or, after losses carried over, from 総所得金額等.
  bool any = false;
  for (const FieldFacts* income : {total, tax.by_concept("tax.gross_income")}) {
    const Amount plus = amount_of(income);
    if (plus < 0) continue;
    any = true;
    const Amount exact = std::max(Amount{0}, plus - minus);
    if (stated == exact || stated == floor_to(exact, 1000)) return;
  }
  if (any) context.out.add(messages::kTaxBase, {total, deductions, base});
}

void check_annual(const RuleContext& context, const DocumentFacts& tax) {
  const FieldFacts* annual = tax.by_concept("tax.annual_tax");
  const FieldFacts* city = tax.by_concept("tax.city_income_levy");
  const FieldFacts* prefecture = tax.by_concept("tax.prefecture_income_levy");
  const Amount stated = amount_of(annual);
  const Amount city_per_capita = amount_of(tax.by_concept("tax.city_per_capita_levy"));
  const Amount prefecture_per_capita = amount_of(tax.by_concept("tax.prefecture_per_capita_levy"));
  if (stated < 0 || amount_of(city) < 0 || amount_of(prefecture) < 0 || city_per_capita < 0 ||
      prefecture_per_capita < 0)
    return;
  // Each income levy is cut to 100 yen before they are added (地方税法20条の4の2).
  const Amount levies = floor_to(amount_of(city), 100) + floor_to(amount_of(prefecture), 100);
  const Amount per_capita = city_per_capita + prefecture_per_capita;
  // 森林環境税 is a national tax; some certificates count it into the yearly amount and some do not.
  const Amount forest = std::max(Amount{0}, amount_of(tax.by_concept("tax.forest_tax")));
  if (stated == levies + per_capita || stated == levies + per_capita + forest) return;
  context.out.add(messages::kTaxAnnual, {annual, city, prefecture});
}

void check_order(const RuleContext& context, const DocumentFacts& tax) {
  const auto more_than = [&](std::string_view message, std::string_view smaller, std::string_view larger) {
    const FieldFacts* small = tax.by_concept(smaller);
    const FieldFacts* large = tax.by_concept(larger);
    if (amount_of(small) >= 0 && amount_of(large) >= 0 && amount_of(small) > amount_of(large))
      context.out.add(message, {small, large});
  };
  more_than(messages::kTaxSalary, "tax.salary_income", "tax.salary_revenue");
  more_than(messages::kTaxGross, "tax.gross_income", "tax.total_income");
}

// The day whose month names the 年度: of an acquisition the 取得日, of an application for the limit the day it counts
// from, of a 割合 the day from which it is paid.
Date deciding_day(const RuleContext& context) {
  const DocumentFacts* form = form_of(context.facts);
  if (form == nullptr) return day_of(nullptr);
  if (form->by_concept("limit.kind") != nullptr)
    return limit_counts_from(context.facts.received_on, day_of(form->by_concept("limit.needed_from")));
  if (const FieldFacts* paid_from = form->by_concept("certificate.copayment_from")) return day_of(paid_from);
  return day_of(form->by_concept("membership.acquired_on"));
}

void check_year(const RuleContext& context, const DocumentFacts& tax) {
  const FieldFacts* field = tax.by_concept("tax.fiscal_year");
  const Date day = deciding_day(context);
  if (fiscal_year_of(field) == 0 || !day.ok()) return;
  if (fiscal_year_of(field) != needed_fiscal_year(month_of(day)))
    context.out.add(messages::kTaxYear, {field}, field->value);
}

}  // namespace

void check_tax(const RuleContext& context) {
  for (const DocumentFacts& document : context.facts.documents) {
    if (document.kind != "kazei_shomeisho") continue;
    check_base(context, document);
    check_annual(context, document);
    check_order(context, document);
    check_year(context, document);
  }
}

}  // namespace uketsuke::validate
