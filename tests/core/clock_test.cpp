#include "core/clock.h"

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/ids.h"

namespace uketsuke {
namespace {

TEST(Clock, JapanIsNineHoursAhead) {
  EXPECT_EQ(to_iso(japan_date(instant_from_iso("2026-11-21T14:59:59.999Z"))), "2026-11-21");
  EXPECT_EQ(to_iso(japan_date(instant_from_iso("2026-11-21T15:00:00.000Z"))), "2026-11-22");
  EXPECT_EQ(to_iso(begin_in_japan(date_from_iso("2026-11-22"))), "2026-11-21T15:00:00.000Z");
}

TEST(Clock, IsoRoundTrips) {
  for (const char* text : {"2026-11-22T07:30:15.123Z", "1999-12-31T23:59:59.999Z", "2024-02-29T00:00:00.000Z"})
    EXPECT_EQ(to_iso(instant_from_iso(text)), text);
  for (const char* text :
       {"2026-11-22", "2026-11-22T07:30:15Z", "2026-13-22T07:30:15.123Z", "2026-11-22T24:00:00.000Z"})
    EXPECT_THROW(instant_from_iso(text), Failure) << text;
}

TEST(Clock, DatesFromTextKnowImpossibleDays) {
  EXPECT_TRUE(date_from_iso("2024-02-29").ok());
  for (const char* text : {"2023-02-29", "2026-00-10", "20261122", "2026-11-2x", "", "-026-11-22"})
    EXPECT_FALSE(date_from_iso(text).ok()) << text;
  EXPECT_EQ(days_between(date_from_iso("2024-02-28"), date_from_iso("2024-03-01")), 2);
  EXPECT_EQ(to_iso(plus_days(date_from_iso("2024-02-28"), 2)), "2024-03-01");
}

TEST(Ids, FreshOnesDifferAndSortByTime) {
  std::string before = fresh_id();
  for (int i = 0; i < 1000; ++i) {
    const std::string id = fresh_id();
    ASSERT_EQ(id.size(), 26U);
    ASSERT_NE(id, before);
    ASSERT_LE(before.substr(0, 10), id.substr(0, 10));
    before = id;
  }
}

}  // namespace
}  // namespace uketsuke
