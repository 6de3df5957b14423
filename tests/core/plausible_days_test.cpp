#include "core/form/plausible_days.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "core/form/template_set.h"
#include "core/toml/strict_table.h"
#include "tests/failure_code.h"

namespace uketsuke {
namespace {

using test::code_of;

const std::filesystem::path kTables = std::filesystem::path(UKETSUKE_SOURCE_DIR) / "templates/tables";

Date day(const char* iso) { return date_from_iso(iso); }

TEST(PlausibleDays, CountFromTheDayOfReading) {
  const DayRanges ranges = PlausibleDays::load(kTables / "plausible_days.toml").on(day("2028-02-29"));
  const DayRange& submitted = ranges.at("application.submitted_on");
  EXPECT_EQ(submitted.first, day("2026-02-01"));
  EXPECT_EQ(submitted.last, day("2028-03-31"));
  EXPECT_EQ(ranges.at("person.birth_date").last, day("2028-02-29")) << "nobody is born tomorrow";
}

// 60 of 100 papers in 11 days, 40 in the 1,085 others of three years: a usual day is written 148 times as often.
TEST(PlausibleDays, UsualDaysAreWrittenAsManyTimesAsOftenAsTheirShareSays) {
  const auto file = std::filesystem::path(testing::TempDir()) / "usual_days.toml";
  std::ofstream(file) << "[[date]]\nconcept = \"membership.lost_on\"\nyears_before = 3\ndays_after = 0\n"
                         "usual_share = 0.6\nusual_days_before = 10\nusual_days_after = 0\n";
  const DayRange range = PlausibleDays::load(file).on(day("2026-11-29")).at("membership.lost_on");
  EXPECT_EQ(range.usual_first, day("2026-11-19"));
  EXPECT_EQ(range.usual_last, day("2026-11-29"));
  EXPECT_NEAR(range.usual_times, (0.6 / 11) / (0.4 / (3 * 365 + 1 - 11)), 1e-9);
  const DayRanges ours = PlausibleDays::load(kTables / "plausible_days.toml").on(day("2026-11-29"));
  EXPECT_EQ(ours.at("person.birth_date").usual_times, 1);
  EXPECT_GT(ours.at("application.submitted_on").usual_times, 10);
}

TEST(PlausibleDays, EveryDateOfOurFormsHasARangeAndIsAConcept) {
  const DayRanges ranges = PlausibleDays::load(kTables / "plausible_days.toml").on(day("2026-11-29"));
  const TemplateSet forms(kTables.parent_path());
  for (const FormTemplate& form : forms.forms())
    for (const FieldTemplate& field : form.fields) {
      if (field.type != FieldType::CalendarDate || field.office_use) continue;
      EXPECT_TRUE(ranges.contains(field.concept_id)) << form.ref.id << " " << field.id << " " << field.concept_id;
    }
  const std::vector<std::string> concepts = StrictTable::read(kTables / "concepts.toml").table("concepts").keys();
  for (const auto& [id, range] : ranges) EXPECT_EQ(std::count(concepts.begin(), concepts.end(), id), 1) << id;
}

TEST(PlausibleDays, AreReadStrictly) {
  const auto code = [](const std::string& text) {
    const auto file = std::filesystem::path(testing::TempDir()) / "plausible_days.toml";
    std::ofstream(file) << text;
    return code_of([&] { PlausibleDays::load(file); });
  };
  const std::string sound = "[[date]]\nconcept = \"person.birth_date\"\nyears_before = 120\ndays_after = 0\n";
  EXPECT_EQ(code(sound), "");
  EXPECT_EQ(code(sound + sound), "E-TEMPLATE-INVALID");
  EXPECT_EQ(code(sound + "days_before = 1\n"), "E-TEMPLATE-INVALID");
  EXPECT_EQ(code(sound + "usual_share = 0.6\n"), "E-TEMPLATE-INVALID");
  EXPECT_EQ(code(sound + "usual_share = 0.6\nusual_days_before = 9\nusual_days_after = 1\n"), "E-TEMPLATE-INVALID");
  EXPECT_EQ(code(sound + "usual_share = 1\nusual_days_before = 9\nusual_days_after = 0\n"), "E-TEMPLATE-INVALID");
  EXPECT_EQ(code("[[date]]\nconcept = \"person.birth_date\"\nyears_before = -1\ndays_after = 0\n"), "E-TEMPLATE-INVALID");
}

}  // namespace
}  // namespace uketsuke
