#include "core/numbers/number_search.h"

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/model/hidden_place.h"
#include "core/numbers/check_digits.h"
#include "tests/failure_code.h"

namespace uketsuke {
namespace {

// 11 invented digits and the check digit of 平成26年総務省令第85号 第5条.
std::string number() { return "12345678901" + std::to_string(*my_number_check_digit("12345678901")); }

TEST(NumberSearch, FindsTwelveDigitsThatPassTogetherAndInGroupsOfAnyWidth) {
  ASSERT_EQ(number(), "123456789018");
  for (const char* text : {"123456789018", "備考 1234 5678 9018 以上", "1234-5678-9018", "１２３４５６７８９０１８",
                           "番号１２３４－５６７８－９０１８です"})
    EXPECT_TRUE(holds_my_number(text)) << text;
}

TEST(NumberSearch, OtherLengthsAndFailingDigitsAreNone) {
  for (const char* text : {"", "123456789017", "12345678901", "1234567890189", "03-1234-5678", "123456a789018"})
    EXPECT_FALSE(holds_my_number(text)) << text;
}

TEST(NumberSearch, OnlyTheDigitsOfANumberAreMasked) {
  EXPECT_EQ(without_my_numbers("備考 1234-5678-9018 電話 03-1234-5678"), "備考 ****-****-**** 電話 03-1234-5678");
  EXPECT_EQ(without_my_numbers("123456789017"), "123456789017");
}

TEST(HiddenPlaceWords, ComeBackAndOthersAreRefused) {
  for (const Hidden what :
       {Hidden::Domicile, Hidden::ResidentCode, Hidden::NumberCode, Hidden::Number, Hidden::Place})
    EXPECT_EQ(hidden_from_word(to_string(what)), what);
  EXPECT_EQ(test::code_of([] { hidden_from_word("anything"); }), "E-LEDGER-CORRUPT");
}

}  // namespace
}  // namespace uketsuke
