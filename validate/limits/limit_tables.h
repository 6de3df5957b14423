#pragma once

#include <array>
#include <filesystem>
#include <utility>
#include <vector>

#include "validate/limits/months.h"

namespace uketsuke::validate {

/// Whole yen.
using Yen = long long;

/// 住民税の基礎控除 of some 年度 (地方税法314条の2第2項).
struct BasicDeduction {
  int from_year = 0;
  int until_year = 0;
  std::vector<std::pair<Yen, Yen>> steps;  ///< 合計所得金額 up to and including → deduction, rising
  Yen above_yen = 0;                       ///< deduction above the last step
  bool assumed = false;

  /// Deduction at this 合計所得金額; never grows with it.
  Yen at(Yen total_income_yen) const;
};

/// Months in which thresholds hold, both included.
struct MonthSpan {
  Month from{};
  Month until{};
  bool holds(Month month) const { return from <= month && month <= until; }
};

/// Under 70: the sum of 旧ただし書所得 is above these → ア, イ, ウ (国民健康保険法施行令29条の3).
struct Under70Limits {
  MonthSpan months;
  std::array<Yen, 3> above_yen{};  ///< falling
  bool assumed = false;
};

/// 70 to 74: thresholds of 現役並み所得者 and of the exceptions that make it 一般 (同令27条の2, 29条の3).
struct From70Limits {
  MonthSpan months;
  std::array<Yen, 3> tax_base_from_yen{};  ///< 課税所得 from which Ⅲ, Ⅱ, Ⅰ; falling
  Yen base_income_at_most_yen = 0;         ///< 旧ただし書所得 up to which it is 一般
  Yen revenue_single_below_yen = 0;        ///< 基準収入額, one person from 70 on
  Yen revenue_several_below_yen = 0;       ///< 基準収入額, two or more
  bool assumed = false;
};

/// 低所得Ⅰ: what does not count as income.
struct LowIncomeLimits {
  MonthSpan months;
  Yen pension_at_most_yen = 0;   ///< 公的年金等の収入 up to which it counts as none
  Yen salary_deduction_yen = 0;  ///< taken off 給与所得
  bool assumed = false;
};

/// 適用区分の表 (templates/tables/limit_categories.toml).
class LimitTables {
 public:
  /// Throws Failure E-TEMPLATE-INVALID naming file:line.
  static LimitTables load(const std::filesystem::path& limit_categories_toml);

  /// What holds for a month or a 年度; nullptr where the tables say nothing.
  const BasicDeduction* deduction(int fiscal_year) const;
  const Under70Limits* under_70(Month month) const;
  const From70Limits* from_70(Month month) const;
  const LowIncomeLimits* low_income(Month month) const;

 private:
  std::vector<BasicDeduction> deductions_;
  std::vector<Under70Limits> under_70_;
  std::vector<From70Limits> from_70_;
  std::vector<LowIncomeLimits> low_income_;
};

}  // namespace uketsuke::validate
