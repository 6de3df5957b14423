#include "validate/limits/months.h"

#include <string>

namespace uketsuke::validate {

Month month_from_iso(std::string_view text) { return month_of(date_from_iso(std::string(text) + "-01")); }

int needed_fiscal_year(Month month) {
  return static_cast<int>(month.year()) - (month.month() >= std::chrono::August ? 0 : 1);
}

}  // namespace uketsuke::validate
