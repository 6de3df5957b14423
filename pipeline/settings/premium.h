#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"

namespace uketsuke::pipeline {

/// The four parts of a premium (医療分, 後期高齢者支援金等分, 介護納付金分, 子ども・子育て支援金分), yen.
struct PremiumParts {
  std::int64_t medical_yen = 0;
  std::int64_t support_yen = 0;
  std::int64_t care_yen = 0;
  std::int64_t child_yen = 0;

  std::int64_t total_yen() const { return medical_yen + support_yen + care_yen + child_yen; }
  PremiumParts& operator+=(const PremiumParts& other);
  friend bool operator==(const PremiumParts&, const PremiumParts&) = default;
};

/// Whose premium it is.
struct PremiumPerson {
  bool member = false;  ///< 組合員; else 家族
  Date birth_date{};
  Date acquired_on{};
};

/// Monthly premiums per person, by the month from which they hold (setting premium.table).
class PremiumTable {
 public:
  /// Reads the JSON of the setting; throws Failure E-INPUT-VALUE naming what is wrong.
  static PremiumTable parse(std::string_view json);

  /// The parts of one person for a month. 介護納付金分 from the month in which the person reaches 40 to the month
  /// before the one in which 65 is reached (介護保険法9条2号; an age is reached on the day before the birthday,
  /// 年齢計算ニ関スル 法律). Throws Failure E-SETTING-MISSING when the table has no entry for the month.
  PremiumParts of(const PremiumPerson& person, std::chrono::year_month month) const;

 private:
  struct Row {
    std::chrono::year_month from;
    PremiumParts member;
    PremiumParts family;
    int child_from_age = 0;
  };
  std::vector<Row> rows_;
};

/// First month that is charged, and the fiscal year's last (March).
std::vector<std::chrono::year_month> months_of_fiscal_year(Date acquired_on);

/// Age in years that the person has reached by the end of the month.
int age_reached(Date birth_date, std::chrono::year_month month);

}  // namespace uketsuke::pipeline
