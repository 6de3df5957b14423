#include "tools/page_maker/fill/entries.h"

#include <gtest/gtest.h>

#include "tests/tools/page_maker/fixtures.h"
#include "tools/page_maker/fill/date_entry.h"

namespace uketsuke::page_maker {
namespace {

using namespace std::chrono_literals;
constexpr Date kToday{2026y / 11 / 20};

const Entry* find(const std::vector<Entry>& entries, std::string_view id, int row = 0) {
  for (const Entry& entry : entries)
    if (entry.field->id == id && entry.field->row == row) return &entry;
  return nullptr;
}

FieldTemplate date_field(std::vector<std::string> eras, std::string fixed) {
  FieldTemplate field;
  field.type = FieldType::CalendarDate;
  for (const std::string& era : eras) field.eras.push_back({era, {}});
  field.era_fixed = std::move(fixed);
  return field;
}

TEST(DateEntry, IsWrittenInAnEraTheFieldOffers) {
  const FieldTemplate all = date_field({"昭和", "平成", "令和", "西暦"}, "");
  Entry entry;
  entry.field = &all;
  set_date(entry, 1989y / 1 / 7, false, false);
  EXPECT_EQ(entry.era, "昭和");
  EXPECT_EQ(entry.year, "64");
  EXPECT_EQ(entry.value, "1989-01-07");
  EXPECT_EQ(entry.raw, "昭64.1.7");
  set_date(entry, 1989y / 1 / 8, false, true);
  EXPECT_EQ(entry.era, "平成");
  EXPECT_EQ(entry.year, "01");
  EXPECT_EQ(entry.month, "01");
  set_date(entry, 2026y / 11 / 22, true, false);
  EXPECT_EQ(entry.era, "西暦");
  EXPECT_EQ(entry.year, "2026");
}

TEST(DateEntry, StaysBlankWhereNoEraFits) {
  const FieldTemplate reiwa = date_field({}, "令和");
  Entry entry;
  entry.field = &reiwa;
  set_date(entry, 2018y / 5 / 1, true, false);
  EXPECT_EQ(entry.state, ReadState::Blank);
  set_date(entry, 2019y / 5 / 1, false, false);
  EXPECT_EQ(entry.state, ReadState::Read);
  EXPECT_EQ(entry.year, "1");
}

TEST(Entries, AreConsistentForEveryHousehold) {
  const FormTemplate& form = test::acquisition_form();
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Household home = invent_household(test::bundled_glyphs(), kToday, Random(seed));
    const auto entries = entries_for(form, home, {}, Random(seed));
    EXPECT_EQ(find(entries, "my_number")->value, home.member.my_number);
    EXPECT_EQ(find(entries, "name")->value, home.member.name());
    EXPECT_EQ(find(entries, "birth_date")->value, to_iso(home.member.birth_date));
    EXPECT_EQ(find(entries, "address")->value.find("－"), std::string::npos) << "digits and dashes are told in ASCII";
    EXPECT_EQ(find(entries, "office_remarks"), nullptr) << "the office's fields are not the applicant's";
    for (int row = 1; row <= 3; ++row) {
      const Entry* name = find(entries, "family_name", row);
      ASSERT_NE(name, nullptr);
      const bool present = static_cast<std::size_t>(row) <= home.family.size();
      EXPECT_EQ(name->state, present ? ReadState::Read : ReadState::Blank);
    }
    for (const Entry& entry : entries) {
      EXPECT_EQ(entry.state == ReadState::Read, !entry.value.empty()) << entry.field->id;
      EXPECT_LE(entry.digits.size(), entry.field->cells.size());
    }
  }
}

std::vector<Entry> entries_of(const char* form, const Household& home) {
  return entries_for(test::form_of(form), home, {}, Random(1));
}

TEST(Entries, ALossTellsOfThoseWhoLeave) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Household home = invent_household(test::bundled_glyphs(), kToday, Random(seed));
    const Leaving& leaving = home.changes.leaving;
    const auto entries = entries_of("shikaku_soshitsu", home);
    EXPECT_EQ(find(entries, "symbol")->value, home.changes.symbol);
    EXPECT_EQ(find(entries, "name")->value, home.member.name());
    int cards = 0;
    for (int row = 1; row <= 4; ++row) {
      const std::size_t i = static_cast<std::size_t>(row) - 1;
      const bool present = i < leaving.people.size();
      EXPECT_EQ(find(entries, "lost_name", row)->value, present ? leaving.people[i].person.name() : "");
      EXPECT_EQ(find(entries, "lost_on", row)->value, present ? to_iso(leaving.people[i].lost_on) : "");
      EXPECT_EQ(find(entries, "loss_reason", row)->value, present ? leaving.people[i].reason : "");
      EXPECT_EQ(find(entries, "lost_relation", row)->value, present ? leaving.people[i].person.relation : "");
      cards += present && leaving.people[i].returned == "returned" ? 1 : 0;
    }
    EXPECT_EQ(find(entries, "returned_count")->value, cards == 0 ? "" : std::to_string(cards));
    EXPECT_EQ(find(entries, "new_acquired_on")->state == ReadState::Read, !leaving.insurer.empty());
    EXPECT_EQ(find(entries, "loss_proof_wanted")->value, leaving.proof_wanted ? "yes" : "no");
  }
}

TEST(Entries, AMoveTellsBothAddresses) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Household home = invent_household(test::bundled_glyphs(), kToday, Random(seed));
    const Moving& moving = home.changes.moving;
    const auto entries = entries_of("jusho_henko", home);
    EXPECT_EQ(find(entries, "scope")->value, moving.whole_household ? "whole_household" : "part");
    EXPECT_EQ(find(entries, "postal_code")->value, moving.to.postal_code);
    EXPECT_EQ(find(entries, "former_postal_code")->value, moving.from.postal_code);
    EXPECT_EQ(find(entries, "address")->text, moving.to.line);
    EXPECT_EQ(find(entries, "former_address")->text, moving.from.line);
    EXPECT_EQ(find(entries, "address_kana")->value, moving.to.kana);
    EXPECT_EQ(find(entries, "former_name")->value, moving.former_name);
    for (int row = 1; row <= 4; ++row) {
      const std::size_t i = static_cast<std::size_t>(row) - 1;
      EXPECT_EQ(find(entries, "mover_name", row)->value, i < moving.people.size() ? moving.people[i].name() : "");
    }
  }
}

TEST(Entries, ALimitTellsOfOnePatientAndTheStays) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Household home = invent_household(test::bundled_glyphs(), kToday, Random(seed));
    const Treatment& treatment = home.changes.treatment;
    const auto entries = entries_of("gendogaku_nintei", home);
    EXPECT_EQ(find(entries, "my_number")->value, home.member.my_number);
    EXPECT_EQ(find(entries, "patient_name", 1)->value, treatment.patient.name());
    EXPECT_EQ(find(entries, "patient_my_number", 1)->value, treatment.patient.my_number);
    EXPECT_EQ(find(entries, "patient_name", 2), nullptr);
    EXPECT_EQ(find(entries, "category"), nullptr) << "the office's";
    for (int row = 1; row <= 4; ++row) {
      const std::size_t i = static_cast<std::size_t>(row) - 1;
      const bool present = i < treatment.stays.size();
      EXPECT_EQ(find(entries, "stay_from", row)->value, present ? to_iso(treatment.stays[i].from) : "");
      EXPECT_EQ(find(entries, "stay_days", row)->value, present ? std::to_string(treatment.stays[i].days) : "");
      EXPECT_EQ(find(entries, "hospital_name", row)->text, present ? treatment.stays[i].hospital : "");
    }
  }
}

// Who joins has no 記号・番号 yet.
TEST(Entries, ANewHouseholdHasNoNumberYet) {
  const Household home = invent_household(test::bundled_glyphs(), kToday, Random(5));
  EXPECT_EQ(find(entries_of("shikaku_shutoku", home), "symbol")->state, ReadState::Blank);
}

TEST(Entries, StruckOutNumbersHaveNoValue) {
  FillStyle style;
  style.struck_out = 1;
  const Household home = invent_household(test::bundled_glyphs(), kToday, Random(3));
  const auto entries = entries_for(test::acquisition_form(), home, style, Random(3));
  const Entry* phone = find(entries, "phone");
  EXPECT_EQ(phone->state, ReadState::StruckOut);
  EXPECT_TRUE(phone->value.empty());
  EXPECT_EQ(phone->digits, home.phone);
  EXPECT_EQ(find(entries, "postal_code")->state, ReadState::Read) << "required numbers are not crossed out";
}

TEST(GivenName, BeginsInTheSecondGroupOrAfterAGap) {
  std::vector<Rect<FormMm>> two, one;
  for (int i = 0; i < 6; ++i) {
    two.push_back({i * 5.0 + (i >= 3 ? 2 : 0), 0, 4, 6});
    one.push_back({i * 5.0, 0, 4, 6});
  }
  EXPECT_EQ(given_name_begins(two, 2), 3U);
  EXPECT_EQ(given_name_begins(one, 2), 3U);
  EXPECT_EQ(given_name_begins(one, 4), 5U);
}

}  // namespace
}  // namespace uketsuke::page_maker
