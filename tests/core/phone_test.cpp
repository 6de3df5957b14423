#include <string>

#include <gtest/gtest.h>

#include "core/numbers/phone_number.h"

namespace uketsuke {
namespace {

// 電気通信番号計画 (総務省): beginnings of mobile and IP numbers have 11 digits, all others 10.
TEST(PhoneNumber, HasTheLengthThatItsBeginningAsksFor) {
  for (const char* number : {"0312345678", "0120123456", "0466123456", "09012345678", "05012345678", "02012345678"})
    EXPECT_TRUE(is_phone_number(number)) << number;
  for (const char* number : {"", "0", "9012345678", "0012345678", "0901234567", "03123456789", "090123456789", "03-1234-567"})
    EXPECT_FALSE(is_phone_number(number)) << number;
}

TEST(PhoneNumber, TheShareOfStringsWithItsShapeIsCounted) {
  for (const std::size_t length : {10U, 11U}) {
    int shaped = 0;
    for (int i = 0; i < 1000; ++i) {
      std::string digits = std::to_string(1000 + i).substr(1);
      digits.resize(length, '5');
      shaped += is_phone_number(digits);
    }
    EXPECT_NEAR(phone_numbers_one_in(length), 1000.0 / shaped, 1e-9) << length;
  }
}

}  // namespace
}  // namespace uketsuke
