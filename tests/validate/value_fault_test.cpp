// Values by themselves. Numbers of the vectors: 省令 and 告示 on the check digits, cross-checked by public
// samples.

#include "validate/rules/value_fault.h"

#include <string>

#include <gtest/gtest.h>

namespace uketsuke::validate {
namespace {

FieldInfo digits(const char* check, int cells = 0) {
  FieldInfo field;
  field.type = FieldType::Digits;
  field.check = check;
  field.digits = cells;
  field.my_number = field.check == "my_number";
  return field;
}

std::string fault(const FieldInfo& field, std::string_view value) {
  return std::string(value_fault(field, value).value_or(""));
}

TEST(ValueFault, MyNumber) {
  const FieldInfo field = digits("my_number", 12);
  for (const char* valid : {"123456789018", "621498320257", "983205673214", "398259791905", "748337887621",
                            "328601290400", "479666972515", "100000633520", "300000633520", "010000871090"})
    EXPECT_EQ(fault(field, valid), "") << valid;
  for (const char* wrong :
       {"123456789019", "621498320258", "983205673210", "398259791950", "748337887612", "328601290401"})
    EXPECT_EQ(fault(field, wrong), "my_number.check_digit.wrong") << wrong;
  for (const char* length : {"12345678901", "1234567890180", "12345678901O"})
    EXPECT_EQ(fault(field, length), "my_number.digits") << length;
}

TEST(ValueFault, CorporateAndInsurerNumbers) {
  for (const char* valid : {"7000012050002", "5835678256246", "7123456789012", "4011001098993", "2120901007402"})
    EXPECT_EQ(fault(digits("corporate_number"), valid), "") << valid;
  for (const char* wrong : {"2835678256246", "7000012050003", "0123456789012", "123456789012"})
    EXPECT_EQ(fault(digits("corporate_number"), wrong), "corporate_number.check_digit.wrong") << wrong;
  for (const char* valid : {"33120015", "01040013", "133033", "138057", "138016", "273045"})
    EXPECT_EQ(fault(digits("insurer_number", 8), valid), "") << valid;
  for (const char* wrong : {"33120016", "01040031", "133034", "131016", "130333"})
    EXPECT_EQ(fault(digits("insurer_number", 8), wrong), "insurer_number.check_digit.wrong") << wrong;
}

TEST(ValueFault, Phone) {
  for (const char* valid : {"0312345678", "09012345678", "05012345678", "0120123456", "03-1234-5678", "0798123456"})
    EXPECT_EQ(fault(digits("phone"), valid), "") << valid;
  for (const char* wrong : {"312345678", "031234567", "0012345678", "03123456789", "1234567890", "0901234567", "0501234567"})
    EXPECT_EQ(fault(digits("phone"), wrong), "phone.digits") << wrong;
}

// What people write where a value is asked for and that is none.
TEST(ValueFault, WordsThatPointElsewhereOrDeny) {
  FieldInfo field;
  field.type = FieldType::Text;
  for (const Charset charset : {Charset::Name, Charset::Address}) {
    field.charset = charset;
    for (const char* word : {"同上", "〃", "〃　花子", "同左", "左に同じ", "(同上)", "別紙のとおり", "上記と同じ。", "仝上", "現住所に同じ", "住民票と同じ", "″"})
      EXPECT_EQ(fault(field, word), "text.refers_elsewhere") << word;
    for (const char* word : {"なし", "ナシ", "無", "該当なし", "特に なし", "不明", "－", "申請中"})
      EXPECT_EQ(fault(field, word), "text.says_none") << word;
    for (const char* value : {"山田　花子", "無着　成恭", "東京都千代田区同朋町1-2", "梨木　直", "別所　紙子", "上　記代", "仝　志強"})
      EXPECT_EQ(fault(field, value), "") << value;
  }
  field.charset = Charset::Free;
  EXPECT_EQ(fault(field, "別紙のとおり"), "") << "a remark";
  FieldInfo kana;
  kana.type = FieldType::Kana;
  EXPECT_EQ(fault(kana, "ナシ"), "text.says_none");
  EXPECT_EQ(fault(kana, "ナシダ　イク"), "");
}

TEST(ValueFault, Days) {
  FieldInfo field;
  field.type = FieldType::CalendarDate;
  for (const char* valid : {"2026-11-22", "2024-02-29", "1873-01-01"}) EXPECT_EQ(fault(field, valid), "") << valid;
  for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-00-10", "R8.11.22", "20261122"})
    EXPECT_EQ(fault(field, wrong), "date.impossible") << wrong;
}

TEST(ValueFault, Choices) {
  FieldInfo field;
  field.type = FieldType::Choice;
  field.options = {{"a", "A", {}, {}}, {"b", "B", {}, {}}};
  EXPECT_EQ(fault(field, "a"), "");
  EXPECT_EQ(fault(field, "c"), "choice.unknown_option");
  EXPECT_EQ(fault(field, "a,b"), "choice.several");
  field.multiple = true;
  EXPECT_EQ(fault(field, "a,b"), "");
  EXPECT_EQ(fault(field, "a,"), "choice.unknown_option");
}

TEST(ValueFault, Texts) {
  FieldInfo field;
  field.charset = Charset::Name;
  for (const char* valid : {"𠮷田　太郎", "髙橋　一", "渡邉\U000E0100　花子", "SMITH JOHN", "グエン・ヴァン"})
    EXPECT_EQ(fault(field, valid), "") << valid;
  EXPECT_EQ(fault(field, "\uE123田"), "text.private_use");
  EXPECT_EQ(fault(field, "a\nb"), "text.control");
  EXPECT_EQ(fault(field, "\xff\xfe"), "text.control");
  FieldInfo kana;
  kana.type = FieldType::Kana;
  EXPECT_EQ(fault(kana, "ヴァン・ジェーン　ョー"), "");
  EXPECT_EQ(fault(kana, "ばん"), "kana.characters");
}

}  // namespace
}  // namespace uketsuke::validate
