#include "desk/http/json_text.h"

#include <limits>

#include <gtest/gtest.h>

#include "desk/http/base64.h"

namespace uketsuke::desk {
namespace {

TEST(JsonText, EscapesWhatJsonDemands) {
  EXPECT_EQ(json_string("a\"b\\c\n\r\t\x01"), R"("a\"b\\c\n\r\t\u0001")");
  EXPECT_EQ(json_string("髙橋　𠮷子 邉\xF3\xA0\x84\x80"), "\"髙橋　𠮷子 邉\xF3\xA0\x84\x80\"");
}

TEST(JsonText, ReplacesBytesThatAreNotUtf8) {
  const std::string replacement = "\xEF\xBF\xBD";
  EXPECT_EQ(json_string("a\xffz"), "\"a" + replacement + "z\"");
  EXPECT_EQ(json_string("\xC0\x80"), "\"" + replacement + replacement + "\"");    // overlong
  EXPECT_EQ(json_string("\xED\xA0\x80").size(), 2 + 3 * replacement.size());      // surrogate
  EXPECT_EQ(json_string("\xE3\x81"), "\"" + replacement + replacement + "\"");    // cut off
  EXPECT_EQ(json_string("\xF5\x80\x80\x80").size(), 2 + 4 * replacement.size());  // beyond U+10FFFF
}

TEST(JsonText, WritesObjectsAndArraysInOrder) {
  JsonArray list;
  list.add("x").add(2).add(JsonObject().put("k", true));
  JsonObject object;
  object.put("s", "t")
      .put("i", 3)
      .put("d", 0.25)
      .put("l", list)
      .put_some("none", std::string())
      .put_some("absent", std::optional<int>());
  EXPECT_EQ(object.text(), R"({"s":"t","i":3,"d":0.25,"l":["x",2,{"k":true}]})");
  EXPECT_EQ(JsonObject().put("a", 1).merge(JsonObject().put("b", 2)).merge(JsonObject()).text(), R"({"a":1,"b":2})");
  EXPECT_EQ(JsonObject().text(), "{}");
  EXPECT_EQ(JsonArray().text(), "[]");
}

TEST(JsonText, WritesNoNumberThatJsonLacks) {
  EXPECT_EQ(json_number(std::numeric_limits<double>::infinity()), "0");
  EXPECT_EQ(json_number(std::numeric_limits<double>::quiet_NaN()), "0");
}

TEST(Base64, AgreesWithRfc4648) {
  const auto of = [](std::string_view text) {
    return base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  };
  EXPECT_EQ(of(""), "");
  EXPECT_EQ(of("f"), "Zg==");
  EXPECT_EQ(of("fo"), "Zm8=");
  EXPECT_EQ(of("foo"), "Zm9v");
  EXPECT_EQ(of("foobar"), "Zm9vYmFy");
}

}  // namespace
}  // namespace uketsuke::desk
