#include "core/numbers/check_digits.h"

#include <string>

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

// Published and computed examples: JPMyNumber and python-stdnum doctests, 国税庁, 協会けんぽ宮城.
TEST(CheckDigits, AcceptPublishedMyNumbers) {
  for (const char* number :
       {"123456789018", "621498320257", "983205673214", "398259791905", "748337887621", "328601290400", "479666972515"})
    EXPECT_TRUE(is_my_number(number)) << number;
}

TEST(CheckDigits, RefuseWrongMyNumbers) {
  for (const char* number :
       {"123456789019", "621498320258", "983205673210", "398259791950", "748337887612", "328601290401", "12345678901",
        "1234567890180", "", "12345678901a", "１２３４５６７８９０１８"})
    EXPECT_FALSE(is_my_number(number)) << number;
}

// The rule cannot see these (weights 6 + 5 = 11, or remainders 0 and 1 both giving 0): the validator must accept
// them, and a name or birth date must catch the error.
TEST(CheckDigits, KnownBlindSpotsOfMyNumberPass) {
  for (const char* number : {"100000633520", "300000633520", "100000871090", "010000871090"})
    EXPECT_TRUE(is_my_number(number)) << number;
  // Σ = 207 and 218, both 9 mod 11, so 11 → 22 in the first two places is never seen.
  EXPECT_EQ(my_number_check_digit("11345678901"), 2);
  EXPECT_EQ(my_number_check_digit("22345678901"), 2);
}

// Of all ten last digits exactly one fits any body: 1.6667 % of single errors pass over the whole number space, but
// never a wrong check digit alone.
TEST(CheckDigits, ExactlyOneCheckDigitFits) {
  for (int i = 0; i < 500; ++i) {
    const std::string body = std::to_string(10000000000LL + 7919LL * i * i * 1013);
    int fitting = 0;
    for (char d = '0'; d <= '9'; ++d) fitting += is_my_number(body.substr(0, 11) + d) ? 1 : 0;
    EXPECT_EQ(fitting, 1) << body;
  }
}

TEST(CheckDigits, CorporateNumbers) {
  for (const char* number : {"7000012050002", "5835678256246", "7123456789012", "4011001098993", "2120901007402"})
    EXPECT_TRUE(is_corporate_number(number)) << number;
  for (const char* number : {"2835678256246", "7000012050003", "0123456789012", "123456789012"})
    EXPECT_FALSE(is_corporate_number(number)) << number;
  EXPECT_TRUE(is_corporate_number("7900012050002")) << "0 and 9 are not told apart by the rule";
}

TEST(CheckDigits, InsurerNumbers) {
  for (const char* number : {"33120015", "01040013", "133033", "138057", "138016", "273045"})
    EXPECT_TRUE(is_insurer_number(number)) << number;
  for (const char* number : {"33120016", "01040031", "133034", "131016", "130333", "13303", "1330330"})
    EXPECT_FALSE(is_insurer_number(number)) << number;
  EXPECT_TRUE(is_kokuho_kumiai_number("133033"));
  EXPECT_FALSE(is_kokuho_kumiai_number("138057"));
}

TEST(CheckDigits, DrivingLicencesAndMunicipalities) {
  for (const char* number : {"309012345620", "621000000110", "451912345650", "302065432100"})
    EXPECT_TRUE(is_driving_licence_number(number)) << number;
  for (const char* number : {"309012345630", "621000000120", "451912354650"})
    EXPECT_FALSE(is_driving_licence_number(number)) << number;
  for (const char* code : {"131016", "011002", "271276", "472018"}) EXPECT_TRUE(is_municipality_code(code)) << code;
  EXPECT_FALSE(is_municipality_code("133033"));
}

}  // namespace
}  // namespace uketsuke
