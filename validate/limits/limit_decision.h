#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validate/limits/limit_tables.h"

namespace uketsuke::validate {

/// 適用区分: ア イ ウ エ オ under 70; 現役並みⅢ Ⅱ Ⅰ, 一般, 低所得Ⅱ Ⅰ from 70 on.
enum class LimitCategory { A, I, U, E, O, ActiveIII, ActiveII, ActiveI, General, LowII, LowI };
/// As it stands on papers: "ア", "現役並みⅢ", "低所得Ⅱ".
std::string_view to_japanese(LimitCategory category);

/// What is known of one person of the household for the 区分. Amounts in yen, of `fiscal_year`; empty where no paper
/// and no inquiry gave them.
struct LimitPerson {
  std::string name;  ///< for the words of a question
  Date birth_date{};
  bool insured = true;          ///< 被保険者 on the day
  bool is_member = false;       ///< 組合員: counts for 非課税 even when not insured
  bool former_insured = false;  ///< 特定同一世帯所属者 (moved to 後期高齢者医療): counts for 基準収入額
  int fiscal_year = 0;          ///< 年度 of the amounts, Gregorian; 0 when there are none
  std::optional<bool> taxed;    ///< 市町村民税が課されている
  std::optional<Yen> total_income;  ///< 合計所得金額
  std::optional<Yen> gross_income;  ///< 総所得金額等
  std::optional<Yen> tax_base;      ///< 課税所得 (課税標準額)
  std::optional<Yen> revenue;       ///< 収入 (before any deduction)
  std::optional<Yen> pension;       ///< 公的年金等の収入
  std::optional<Yen> salary_income;  ///< 給与所得
};

/// What the decision rests on.
struct LimitQuestion {
  std::vector<LimitPerson> household;  ///< every insured person and the 組合員
  std::size_t subject = 0;             ///< whose 区分: index into household
  Date day{};                          ///< 発効期日: its month chooses table and 年度
  std::optional<bool> standard_revenue_applied;  ///< 基準収入額適用申請 was made, or is not needed; unknown if empty
  bool unknown_income_is_top = false;            ///< the association puts a household with an unknown income into ア
};

/// A datum without which there is no 区分.
struct MissingDatum {
  std::string who;    ///< name of the person; empty when it concerns the household
  std::string datum;  ///< Japanese: "総所得金額等"
};

/// 区分, or what a person has to find out first: exactly one of `category` and `missing` is filled. Shown to people
/// only, since `missing` holds names.
struct LimitDecision {
  std::optional<LimitCategory> category;
  std::vector<MissingDatum> missing;
  std::string ground;    ///< Japanese: what it was decided by
  bool assumed = false;  ///< a table was used that nobody confirmed
};

/// The 適用区分 of one person (国民健康保険法施行令29条の3). Decides only where the known amounts leave one answer,
/// whatever the unknown ones are; amounts of another 年度 than the month needs count as unknown.
LimitDecision decide_limit(const LimitTables& tables, const LimitQuestion& question);

}  // namespace uketsuke::validate
