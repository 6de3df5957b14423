#include <gtest/gtest.h>

#include "core/calendar/wareki.h"
#include "core/errors/failure.h"

namespace uketsuke {
namespace {

Date day(int y, unsigned m, unsigned d) {
  return Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
}

// Change-over days after 国立国会図書館 and 元号法.
TEST(Wareki, ErasChangeOnTheLegalDays) {
  EXPECT_EQ(format_wareki(day(2019, 4, 30)), "平成31年4月30日");
  EXPECT_EQ(format_wareki(day(2019, 5, 1)), "令和元年5月1日");
  EXPECT_EQ(format_wareki(day(1989, 1, 7)), "昭和64年1月7日");
  EXPECT_EQ(format_wareki(day(1989, 1, 8)), "平成元年1月8日");
  EXPECT_EQ(format_wareki(day(1926, 12, 24)), "大正15年12月24日");
  EXPECT_EQ(format_wareki(day(1926, 12, 25)), "昭和元年12月25日");
  EXPECT_EQ(format_wareki(day(1912, 7, 29)), "明治45年7月29日");
  EXPECT_EQ(format_wareki(day(1912, 7, 30)), "大正元年7月30日");
  EXPECT_EQ(format_wareki(day(2026, 11, 22)), "令和8年11月22日");
}

TEST(Wareki, DaysBeforeTheSolarCalendarHaveNoEraDate) {
  EXPECT_EQ(format_wareki(day(1873, 1, 1)), "明治6年1月1日");
  EXPECT_THROW(format_wareki(day(1872, 12, 31)), Failure);
}

TEST(Wareki, FaultsSayWhy) {
  EXPECT_EQ(to_gregorian({Era::Showa, 64, 1, 8}).fault, WarekiFault::AfterEra);
  EXPECT_EQ(to_gregorian({Era::Heisei, 31, 5, 1}).fault, WarekiFault::AfterEra);
  EXPECT_EQ(to_gregorian({Era::Taisho, 15, 12, 25}).fault, WarekiFault::AfterEra);
  EXPECT_EQ(to_gregorian({Era::Reiwa, 1, 4, 30}).fault, WarekiFault::BeforeEra);
  EXPECT_EQ(to_gregorian({Era::Reiwa, 0, 5, 1}).fault, WarekiFault::YearZero);
  EXPECT_EQ(to_gregorian({Era::Reiwa, 5, 2, 29}).fault, WarekiFault::NotADay);
  EXPECT_EQ(to_gregorian({Era::Reiwa, 6, 2, 29}).fault, WarekiFault::None);
}

// Licences printed before 2019 say 平成33年 for 2021: the meant day must survive the fault.
TEST(Wareki, OverrunYearsKeepTheMeantDay) {
  const WarekiResult r = to_gregorian({Era::Heisei, 33, 6, 1});
  EXPECT_EQ(r.fault, WarekiFault::AfterEra);
  EXPECT_EQ(r.date, day(2021, 6, 1));
}

TEST(Wareki, ReadsWhatPeopleWrite) {
  for (const char* text :
       {"令和8年11月22日", "R8.11.22", "r8-11-22", "令8/11/22", "Ｒ８．１１．２２", "令和 8 年 11 月 22 日",
        "2026年11月22日", "2026-11-22", "2026/11/22", "20261122", "西暦2026年11月22日"}) {
    const auto result = parse_japanese_date(text);
    ASSERT_TRUE(result) << text;
    EXPECT_EQ(result->date, day(2026, 11, 22)) << text;
    EXPECT_EQ(result->fault, WarekiFault::None) << text;
  }
  EXPECT_EQ(parse_japanese_date("令和元年5月1日")->date, day(2019, 5, 1));
  EXPECT_EQ(parse_japanese_date("R01.05.01")->date, day(2019, 5, 1));
}

TEST(Wareki, RefusesWhatIsNoDate) {
  for (const char* text :
       {"", "令和", "R8.11", "8.11.22", "令和8年11月22日頃", "2026", "20261", "氏名", "令和八年十一月"})
    EXPECT_FALSE(parse_japanese_date(text)) << text;
  EXPECT_EQ(parse_japanese_date("20261322")->fault, WarekiFault::NotADay);
  EXPECT_EQ(parse_japanese_date("R5.2.29")->fault, WarekiFault::NotADay);
}

// Every day of two centuries survives the way out and back.
TEST(Wareki, RoundTripsEveryDay) {
  for (Date d = day(1873, 1, 1); d < day(2073, 1, 1); d = plus_days(d, 1)) {
    const auto back = parse_japanese_date(format_wareki(d));
    ASSERT_TRUE(back);
    ASSERT_EQ(back->date, d);
    ASSERT_EQ(back->fault, WarekiFault::None);
  }
}

}  // namespace
}  // namespace uketsuke
