// 取得日・喪失日 by reason, deadlines, and who gets which certificate.

#include <algorithm>

#include <gtest/gtest.h>

#include "core/assets.h"
#include "tests/validate/written.h"
#include "validate/days/deadline.h"
#include "validate/days/event_days.h"
#include "validate/issue/certificate_choice.h"
#include "validate/limits/limit_tables.h"

namespace uketsuke::validate {
namespace {

using test::refusal;
using test::written;

Date day(const char* iso) { return date_from_iso(iso); }

const EventDays& event_days() {
  static const EventDays loaded = EventDays::load(Assets::locate().templates / "tables/event_days.toml");
  return loaded;
}

std::string lost(const char* reason, const char* event) {
  const EventDay* rule = event_days().loss(reason);
  if (rule == nullptr) return "no such reason";
  const auto result = rule->day(day(event), day("2026-11-20"));
  return result ? to_iso(*result) : "person";
}

TEST(EventDays, TheDayOfLossFollowsTheReason) {
  EXPECT_EQ(lost("left_work", "2026-10-31"), "2026-11-01");
  EXPECT_EQ(lost("joined_employee_insurance", "2026-11-01"), "2026-11-02");
  EXPECT_EQ(lost("joined_other_kokuho", "2026-11-01"), "2026-11-01");
  EXPECT_EQ(lost("moved_out", "2026-12-31"), "2027-01-01");
  EXPECT_EQ(lost("died", "2028-02-28"), "2028-02-29");
  EXPECT_EQ(lost("public_assistance", "2026-11-01"), "2026-11-01");
  EXPECT_EQ(lost("reached_75", "2026-11-30"), "2026-11-30");
  EXPECT_EQ(lost("withdrew", "2026-11-01"), "2026-11-20");
  EXPECT_EQ(lost("other", "2026-11-01"), "person");
  EXPECT_EQ(lost("left_work", "no day"), "person");
}

TEST(EventDays, TheDayOfAcquisitionFollowsTheReason) {
  const EventDay* left = event_days().acquisition("left_employee_insurance");
  ASSERT_NE(left, nullptr);
  EXPECT_EQ(left->day(day("2026-11-02"), day("2026-11-13")), day("2026-11-02"));
  EXPECT_EQ(event_days().acquisition("left_other_kokuho")->day(day("2026-11-02"), day("2026-11-13")),
            day("2026-11-13"));
  EXPECT_EQ(event_days().acquisition("nothing"), nullptr);
}

TEST(EventDays, TheFirstOfTheNextMonthIsARuleToo) {
  EventDay rule;
  rule.rule = DayRule::NextMonth;
  EXPECT_EQ(rule.day(day("2026-11-02"), day("2026-12-13")), day("2027-01-01"));
}

TEST(EventDays, OnlySomeEventsMayLieAhead) {
  const EventDay* died = event_days().loss("died");
  EXPECT_FALSE(died->too_far_ahead(day("2026-11-21"), day("2026-11-20")));  // died on the day of arrival
  EXPECT_TRUE(died->too_far_ahead(day("2026-11-22"), day("2026-11-20")));
  EXPECT_FALSE(event_days().loss("left_work")->too_far_ahead(day("2026-12-01"), day("2026-11-20")));
}

TEST(EventDays, AreLoadedStrictly) {
  const std::string head = "due_soon_days = 3\naddress_change_future_days = 0\n";
  const std::string row = "[[loss]]\nreason = \"a\"\nlabel = \"A\"\nevent = \"E\"\nfuture_days = 0\n";
  const auto load = [](const std::string& text) {
    return refusal([&] { EventDays::load(written("event_days.toml", text)); });
  };
  EXPECT_EQ(load(head + row + "day = \"by_person\"\n"), "");
  EXPECT_NE(load(head + row + "day = \"sometime\"\n").find("event_days.toml:8"), std::string::npos);
  EXPECT_NE(load(head + row + "day = \"same_day\"\n").find("without a law is assumed"), std::string::npos);
  EXPECT_NE(load(head + row + "day = \"by_person\"\n" + row + "day = \"by_person\"\n").find("twice"),
            std::string::npos);
  EXPECT_NE(load(row + "day = \"by_person\"\n").find("due_soon_days"), std::string::npos);
}

TEST(Deadlines, ANoticeCountsFromTheEventToItsArrival) {
  // 2026-11-07 + 14 days is a Saturday and the 23rd a holiday: the 24th is the last day.
  const std::set<Date> holidays{day("2026-11-23")};
  const auto state = [&](const char* arrived, const char* today) {
    const auto on = arrived[0] == '\0' ? std::nullopt : std::optional(day(arrived));
    const Deadline d = notice_deadline(day("2026-11-07"), 14, on, day(today), holidays, 3);
    EXPECT_EQ(d.last_day, day("2026-11-24"));
    return std::string(to_string(d.state));
  };
  EXPECT_EQ(state("2026-11-24", "2026-12-01"), "met");
  EXPECT_EQ(state("2026-11-25", "2026-12-01"), "late");
  EXPECT_EQ(state("", "2026-11-20"), "running");
  EXPECT_EQ(state("", "2026-11-21"), "due_soon");
  EXPECT_EQ(state("", "2026-11-24"), "due_soon");
  EXPECT_EQ(state("", "2026-11-25"), "late");
}

TEST(Deadlines, OneWithAGivenLastDayCountsItsDays) {
  const Deadline d = deadline(day("2026-11-18"), std::nullopt, day("2026-11-13"), 3);
  EXPECT_EQ(d.days_left, 5);
  EXPECT_EQ(to_string(d.state), "running");
  EXPECT_EQ(deadline(day("2026-11-18"), day("2026-11-19"), day("2026-11-20"), 3).state, DeadlineState::Late);
}

class Certificates : public ::testing::Test {
 protected:
  std::string kinds(CardState card, bool new_member, bool policy, std::optional<bool> wanted = std::nullopt) const {
    CertificateFacts facts;
    facts.card = card;
    facts.new_member = new_member;
    facts.to_all_new_members = policy;
    facts.wanted = wanted;
    const CertificateChoice choice = rules_.choose(facts);
    std::string out;
    for (const std::string& kind : choice.kinds) out += (out.empty() ? "" : "+") + kind;
    return out + (choice.ask ? "?" : "");
  }
  const CertificateRules rules_ =
      CertificateRules::load(Assets::locate().templates / "tables/certificate_rules.toml");
};

TEST_F(Certificates, FollowTheCardTheWishAndThePolicy) {
  EXPECT_EQ(kinds(CardState::NotRegistered, false, false), "shikaku_kakuninsho");
  EXPECT_EQ(kinds(CardState::Registered, false, true), "shikaku_johosho");
  EXPECT_EQ(kinds(CardState::Registered, true, false), "shikaku_johosho");
  EXPECT_EQ(kinds(CardState::Registered, true, true), "shikaku_kakuninsho+shikaku_johosho");
  EXPECT_EQ(kinds(CardState::Registered, false, false, true), "shikaku_kakuninsho+shikaku_johosho?");
  EXPECT_EQ(kinds(CardState::Unknown, true, true, false), "shikaku_kakuninsho");
  EXPECT_EQ(kinds(CardState::Unknown, true, false, true), "shikaku_kakuninsho");
  EXPECT_EQ(kinds(CardState::Unknown, true, false), "shikaku_kakuninsho?");
}

TEST_F(Certificates, FromSeventyOnTheyEndEveryYear) {
  CertificateFacts facts;
  facts.card = CardState::Registered;
  facts.birth_date = day("1956-12-01");
  facts.issued_on = day("2026-11-30");
  EXPECT_TRUE(rules_.choose(facts).yearly.empty());
  facts.issued_on = day("2026-12-01");
  EXPECT_EQ(rules_.choose(facts).yearly, std::vector<std::string>{"shikaku_johosho"});
}

TEST_F(Certificates, RulesThatLeaveSomebodyOutAreRefused) {
  const std::string rule = "yearly_from_70 = []\n[[rule]]\nid = \"a\"\ngives = [\"x\"]\nground = \"G\"\n";
  const auto load = [](const std::string& text) {
    return refusal([&] { CertificateRules::load(written("certificate_rules.toml", text)); });
  };
  EXPECT_EQ(load(rule), "");
  EXPECT_NE(load(rule + "card = \"unknown\"\n").find("'registered'"), std::string::npos);
  EXPECT_NE(load(rule + "wish = \"yes\"\n").find("no rule decides"), std::string::npos);
  EXPECT_NE(load(rule + "card = \"lost\"\n").find("unknown state of the card"), std::string::npos);
}

TEST(LimitTablesFile, IsLoadedStrictly) {
  const auto load = [](const std::string& text) {
    return refusal([&] { LimitTables::load(written("limits.toml", text)); });
  };
  const std::string row = "[[under_70]]\nfrom = \"2015-01\"\nuntil = \"2027-07\"\nabove_yen = [3, 2, 1]\n";
  EXPECT_EQ(load(row), "");
  EXPECT_NE(load(row + row).find("same time"), std::string::npos);
  EXPECT_NE(load("[[under_70]]\nfrom = \"2015-13\"\nuntil = \"2027-07\"\nabove_yen = [3, 2, 1]\n").find("toml:2"),
            std::string::npos);
  EXPECT_NE(load("[[under_70]]\nfrom = \"2015-01\"\nuntil = \"2014-07\"\nabove_yen = [3, 2, 1]\n").find("before"),
            std::string::npos);
  EXPECT_NE(load("[[under_70]]\nfrom = \"2015-01\"\nuntil = \"2027-07\"\nabove_yen = [1, 2, 3]\n").find("fall"),
            std::string::npos);
}

}  // namespace
}  // namespace uketsuke::validate
