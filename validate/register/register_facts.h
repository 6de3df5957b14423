#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"

namespace uketsuke::validate {

/// A person as the member register (加入者台帳) has them, with the latest membership.
struct RegisterPerson {
  std::string id;
  std::string name;
  std::string kana;
  std::optional<Date> birth_date;
  std::string sex;       ///< "male", "female", or empty
  std::string relation;  ///< 続柄 to the 組合員
  int branch = 0;        ///< 枝番; names the person inside the household
  Date acquired_on{};
  std::optional<Date> lost_on;
  bool is_head = false;       ///< 組合員
  bool number_known = false;  ///< a 個人番号 is in the vault
  bool income_known = false;  ///< 所得照会 gave the incomes of the 年度 that counts
  std::vector<std::string> certificates_out;  ///< kinds of certificates given and not returned

  /// 被保険者 on this day: from the 取得日 to the day before the 喪失日.
  bool insured_on(Date day) const { return acquired_on <= day && (!lost_on || day < *lost_on); }
};

/// The household that the form's 記号番号 name, as the register has it (世帯).
struct RegisterHousehold {
  std::string symbol;
  std::string number;
  std::string postal_code;
  std::string address;
  std::string phone;
  bool provisional = false;   ///< some of it was entered by a case that nobody approved yet (仮登録)
  bool is_protected = false;  ///< 支援措置: no finding may show address or telephone
  std::vector<RegisterPerson> persons;  ///< each once, also those who left
};

}  // namespace uketsuke::validate
