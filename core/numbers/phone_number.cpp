#include "core/numbers/phone_number.h"

#include "core/numbers/check_digits.h"

namespace uketsuke {

bool is_phone_number(std::string_view digits) {
  if (!all_digits(digits) || digits.size() < 3 || digits[0] != '0') return false;
  const bool mobile = digits[1] >= '5' && digits[2] == '0';
  if (digits.size() == 10) return digits[1] != '0' && !mobile;
  return digits.size() == 11 && (mobile || digits.starts_with("020"));
}

double phone_numbers_one_in(std::size_t length) {
  if (length == 11) return 1000.0 / 6;
  return length == 10 ? 1000.0 / (90 - 5) : 1;
}

}  // namespace uketsuke
