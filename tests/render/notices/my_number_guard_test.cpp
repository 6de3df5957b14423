#include "render/notice/my_number_guard.h"

#include <string>

#include <gtest/gtest.h>

#include "core/numbers/check_digits.h"

namespace uketsuke::render {
namespace {

/// An invented number whose check digit follows from the rule; never a person's.
std::string made_number(const std::string& eleven) { return eleven + std::to_string(*my_number_check_digit(eleven)); }

TEST(MyNumberGuard, FindsANumberHoweverItIsWritten) {
  const std::string n = made_number("90000000001");
  const std::string a = n.substr(0, 4), b = n.substr(4, 4), c = n.substr(8);
  for (const std::string& text : {n, "個人番号は" + n + "です。", a + "-" + b + "-" + c, a + " " + b + " " + c,
                                  a + "　" + b + "　" + c, a + "－" + b + "－" + c}) {
    EXPECT_TRUE(holds_my_number(text)) << text;
  }
  std::string wide;
  for (const char digit : n) wide += "\xEF\xBC" + std::string(1, static_cast<char>(digit - '0' + 0x90));
  EXPECT_TRUE(holds_my_number("（" + wide + "）")) << wide;
}

TEST(MyNumberGuard, LeavesOtherNumbersAlone) {
  const std::string n = made_number("90000000001");
  std::string wrong = n;
  wrong.back() = wrong.back() == '0' ? '1' : static_cast<char>(wrong.back() - 1);
  for (const std::string& text : {wrong, n + "1", "1" + n, n.substr(0, 11), n.substr(0, 6) + "-" + n.substr(6),
                                  n.substr(0, 4) + "・" + n.substr(4, 4) + "・" + n.substr(8),
                                  std::string("03-0000-0000　令和8年11月22日　12-004567　第2026-001234号")}) {
    EXPECT_FALSE(holds_my_number(text)) << text;
  }
}

}  // namespace
}  // namespace uketsuke::render
