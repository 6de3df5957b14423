#include "core/toml/strict_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/errors/failure.h"

namespace uketsuke {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

StrictTable parsed(const std::string& text) { return StrictTable::parse(text, "probe.toml"); }

template <class Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "E-TEMPLATE-INVALID");
    return failure.what();
  }
  return "accepted";
}

TEST(StrictTable, ReadsEveryKind) {
  StrictTable table = parsed(
      "a = 'x'\nb = 2\nc = 2.5\nd = true\ne = [1, 2.5]\nf = ['p', 'q']\n[g]\nh = 1\n[[i]]\nj = 1\n[[i]]\nj = "
      "2\n");
  EXPECT_EQ(table.text("a"), "x");
  EXPECT_EQ(table.whole("b"), 2);
  EXPECT_EQ(table.number("b"), 2.0);
  EXPECT_EQ(table.number("c"), 2.5);
  EXPECT_TRUE(table.flag_or("d", false));
  EXPECT_THAT(table.numbers("e", 2), ElementsAre(1, 2.5));
  EXPECT_THAT(table.texts("f"), ElementsAre("p", "q"));
  EXPECT_EQ(table.table("g").whole("h"), 1);
  EXPECT_EQ(table.tables("i").size(), 2U);
  EXPECT_EQ(table.text_or("none", "other"), "other");
  EXPECT_TRUE(table.tables("none").empty());
  table.finish();
}

TEST(StrictTable, NamesFileAndLineOfWhatIsWrong) {
  EXPECT_THAT(refusal([] { parsed("a = 1\nb = 2\n").text("b"); }), HasSubstr("probe.toml:2: 'b' must be a text"));
  EXPECT_THAT(refusal([] { parsed("a = 1.5\n").whole("a"); }), HasSubstr("probe.toml:1: 'a' must be a whole number"));
  EXPECT_THAT(refusal([] { parsed("a = 99999999999\n").whole("a"); }), HasSubstr("whole number"));
  EXPECT_THAT(refusal([] { parsed("a = 'x'\n").flag_or("a", true); }), HasSubstr("true or false"));
  EXPECT_THAT(refusal([] { parsed("\na = [1, 'x']\n").numbers("a", 0); }),
              HasSubstr("probe.toml:2: 'a' must hold numbers"));
  EXPECT_THAT(refusal([] { parsed("a = [1]\n").numbers("a", 2); }), HasSubstr("must hold 2 numbers"));
  EXPECT_THAT(refusal([] { parsed("a = inf\n").number("a"); }), HasSubstr("must hold numbers"));
  EXPECT_THAT(refusal([] { parsed("[t]\na = 1\n").table("t").text("b"); }),
              HasSubstr("probe.toml:1: the key 'b' is missing"));
  EXPECT_THAT(refusal([] { parsed("a = [1]\n").tables("a"); }), HasSubstr("must be a table"));
  EXPECT_THAT(refusal([] { parsed("a = 1\na = 2\n"); }), HasSubstr("probe.toml:2:"));
}

TEST(StrictTable, RefusesKeysNobodyAskedFor) {
  StrictTable table = parsed("known = 1\nunknown = 2\n");
  table.whole("known");
  EXPECT_THAT(refusal([&] { table.finish(); }), HasSubstr("probe.toml:2: the key 'unknown' is not known here"));
  StrictTable asked = parsed("maybe = 1\n");
  EXPECT_EQ(asked.whole_or("maybe", 0), 1);
  asked.finish();
}

TEST(StrictTable, KeysAreDataWhereTheyAreAskedFor) {
  StrictTable table = parsed("[names]\n\"b.x\" = 1\na = 2\n");
  EXPECT_THAT(table.table("names").keys(), ElementsAre("a", "b.x"));
}

}  // namespace
}  // namespace uketsuke
