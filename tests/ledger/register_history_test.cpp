#include <algorithm>
#include <random>
#include <set>

#include "tests/ledger/store_case.h"

// "What did we believe on that day about that day": random sequences of entries, revisions, 決裁 and 差戻し against a
// model that replays the events known at the asked moment.
namespace uketsuke::ledger {
namespace {

Date day(const char* iso) { return date_from_iso(iso); }

/// One thing that happened to one row or to all provisional rows of a case.
struct Event {
  Instant at{};
  bool entered = false;  ///< a row was entered; otherwise a case was settled
  int thing = 0;
  int value = 0;
  Date from{};
  std::optional<Date> to;
  std::string by_case;
  RegisterStatus status = RegisterStatus::Provisional;
};

struct Believed {
  int value = 0;
  RegisterStatus status = RegisterStatus::Provisional;
  friend bool operator==(const Believed&, const Believed&) = default;
};

/// Replays what had happened until `known`, then looks from the newest row back.
std::optional<Believed> believed(const std::vector<Event>& events, int thing, Date on, Instant known,
                                 bool confirmed_only = false) {
  std::vector<Event> rows;
  for (const Event& event : events) {
    if (event.at > known) continue;
    if (event.entered) rows.push_back(event);
    if (!event.entered)
      for (Event& row : rows)
        if (row.by_case == event.by_case && row.status == RegisterStatus::Provisional) row.status = event.status;
  }
  std::reverse(rows.begin(), rows.end());
  if (confirmed_only) std::erase_if(rows, [](const Event& row) { return row.status == RegisterStatus::Provisional; });
  for (const Event& row : rows)
    if (row.thing == thing && row.status != RegisterStatus::Void && row.from <= on && (!row.to || on <= *row.to))
      return Believed{row.value, row.status};
  return std::nullopt;
}

/// Four things of each kind, entered and revised at random; every value is told by a number.
class History : public StoreContract {
 protected:
  static constexpr int kThings = 4;

  Recording random_recording() {
    Recording r;
    r.by_case = CaseId("case-" + std::to_string(random_() % 5));
    r.actor = "taro";
    r.valid_from = plus_days(day("2026-01-01"), static_cast<int>(random_() % 60));
    if (random_() % 3 == 0) r.valid_to = plus_days(r.valid_from, static_cast<int>(random_() % 30));
    r.status = random_() % 2 == 0 ? RegisterStatus::Provisional : RegisterStatus::Final;
    return r;
  }
  void note(int thing, int value, const Recording& r) {
    events_.push_back({clock_.now(), true, thing, value, r.valid_from, r.valid_to, r.by_case.value, r.status});
  }
  void settle_one_case() {
    const CaseId by("case-" + std::to_string(random_() % 5));
    const bool approved = random_() % 2 == 0;
    approved ? store_->members().confirm(by, "boss") : store_->members().revoke(by, "boss");
    events_.push_back(
        {clock_.now(), false, 0, 0, {}, {}, by.value, approved ? RegisterStatus::Final : RegisterStatus::Void});
  }
  /// `enter(thing, value, recording)` enters a thing at its first call and revises it later; `ask(thing, at)` says what
  /// the register answers.
  void compare(const std::function<void(int, int, const Recording&)>& enter,
               const std::function<std::optional<Believed>(int, const AsOf&)>& ask) {
    for (int step = 0; step < 60; ++step) {
      advance(1 + static_cast<int>(random_() % 3));
      if (random_() % 4 == 0) {
        settle_one_case();
        continue;
      }
      const int thing = static_cast<int>(random_() % kThings);
      const Recording recording = random_recording();
      enter(thing, step, recording);
      note(thing, step, recording);
    }
    advance(1);
    int answered = 0;
    for (int question = 0; question < 600; ++question) {
      const int thing = static_cast<int>(random_() % kThings);
      const Date on = plus_days(day("2025-12-25"), static_cast<int>(random_() % 110));
      const Event& around = events_[random_() % events_.size()];
      const Instant known = around.at - std::chrono::milliseconds(random_() % 2);
      EXPECT_EQ(ask(thing, {on, known}), believed(events_, thing, on, known)) << thing << " " << to_iso(on);
      EXPECT_EQ(ask(thing, {on, {}}), believed(events_, thing, on, clock_.now())) << thing << " " << to_iso(on);
      EXPECT_EQ(ask(thing, {on, known, true}), believed(events_, thing, on, known, true)) << thing << " " << to_iso(on);
      answered += believed(events_, thing, on, known) ? 1 : 0;
    }
    EXPECT_GT(answered, 100) << "the questions must meet rows";
  }

  std::mt19937 random_{20261129};
  std::vector<Event> events_;
};

template <class Row>
std::optional<Believed> told(const std::optional<Row>& row, const std::string& number) {
  if (!row) return std::nullopt;
  return Believed{std::stoi(number), row->recording.status};
}

template <class Row, class IdType>
std::optional<Row> with_id(const std::vector<Row>& rows, const IdType& id) {
  for (const Row& row : rows)
    if (row.id == id) return row;
  return std::nullopt;
}

TEST_P(History, OfAPerson) {
  std::map<int, PersonId> ids;
  compare(
      [&](int thing, int value, const Recording& r) {
        Person person;
        person.name = std::to_string(value);
        if (ids.contains(thing))
          store_->members().revise_person(ids[thing], person, r);
        else
          ids[thing] = store_->members().add_person(person, r);
      },
      [&](int thing, const AsOf& at) {
        const auto row = store_->members().person(ids[thing], at);
        return told(row, row ? row->value.name : "");
      });
}

TEST_P(History, OfAHousehold) {
  std::map<int, HouseholdId> ids;
  compare(
      [&](int thing, int value, const Recording& r) {
        Household house;
        house.symbol = "東";
        house.number = std::to_string(thing);
        house.address = std::to_string(value);
        if (ids.contains(thing))
          store_->members().revise_household(ids[thing], house, r);
        else
          ids[thing] = store_->members().add_household(house, r).id;
      },
      [&](int thing, const AsOf& at) {
        const auto row = store_->members().household_by_number("東", std::to_string(thing), at);
        const auto listed = with_id(store_->members().households(at, {}).items, ids[thing]);
        EXPECT_EQ(row.has_value(), listed.has_value());
        if (row && listed) {
          EXPECT_EQ(row->row, listed->row);
        }
        return told(row, row ? row->value.address : "");
      });
}

TEST_P(History, OfAMembership) {
  const Recording now{CaseId("first"), "taro", day("2020-01-01"), {}, RegisterStatus::Final};
  const PersonId person = store_->members().add_person({}, now);
  const HouseholdId house = store_->members().add_household({person, "東", "1", {}, {}, {}, {}}, now).id;
  std::map<int, MembershipRow> rows;
  compare(
      [&](int thing, int value, const Recording& r) {
        Membership m{house, person, 0, std::to_string(value), day("2026-01-01"), {}, {}, {}};
        if (rows.contains(thing)) {
          m.branch = rows[thing].value.branch;
          store_->members().revise_membership(rows[thing].id, m, r);
        } else {
          rows[thing] = store_->members().add_membership(m, r);
        }
      },
      [&](int thing, const AsOf& at) {
        const auto row = with_id(store_->members().memberships_of(person, at), rows[thing].id);
        const auto member = with_id(store_->members().members(house, at), rows[thing].id);
        EXPECT_EQ(row.has_value(), member.has_value());
        return told(row, row ? row->value.relation : "");
      });
}

TEST_P(History, OfACertificate) {
  const Recording now{CaseId("first"), "taro", day("2020-01-01"), {}, RegisterStatus::Final};
  const PersonId person = store_->members().add_person({}, now);
  std::map<int, CertificateId> ids;
  compare(
      [&](int thing, int value, const Recording& r) {
        const Certificate c{person, std::to_string(value), day("2026-01-01"), {}, 1, {}};
        if (ids.contains(thing))
          store_->members().revise_certificate(ids[thing], c, r);
        else
          ids[thing] = store_->members().add_certificate(c, r);
      },
      [&](int thing, const AsOf& at) {
        const auto row = with_id(store_->members().certificates_of(person, at), ids[thing]);
        return told(row, row ? row->value.kind : "");
      });
}

TEST_P(StoreContract, ARowStandsAsItWasKnown) {
  const CaseId by = new_case().file.id;
  const PersonId id = store_->members().add_person({}, {by, "taro", day("2026-11-01"), {}});
  const Instant entered = clock_.now();
  advance(60);
  store_->members().confirm(by, "boss");
  advance(60);
  store_->members().revise_person(id, {}, {by, "taro", day("2026-11-01"), {}, RegisterStatus::Final});
  const auto then = store_->members().person(id, {day("2026-11-22"), entered});
  ASSERT_TRUE(then);
  EXPECT_EQ(then->recording.status, RegisterStatus::Provisional) << "it was 仮登録 then";
  EXPECT_FALSE(then->settled_at);
  EXPECT_FALSE(then->superseded_at);
  EXPECT_TRUE(store_->members().history(id).front().superseded_at);
}

TEST_P(StoreContract, AListOfHouseholdsComesInPartsAndLosesNone) {
  const CaseId by = new_case().file.id;
  const PersonId head = store_->members().add_person({}, {by, "taro", day("2026-11-01"), {}});
  std::set<HouseholdId> wanted;
  for (int i = 0; i < 23; ++i) {
    const bool later = i % 3 == 0;
    const Recording r{by, "taro", later ? day("2027-01-01") : day("2026-11-01"), {}};
    const HouseholdId id = store_->members().add_household({head, "東", {}, {}, {}, {}, {}}, r).id;
    if (!later) wanted.insert(id);
  }
  std::set<HouseholdId> seen;
  Window window{{}, 4};
  int parts = 0;
  do {
    const auto part = store_->members().households({day("2026-12-01"), {}}, window);
    EXPECT_LE(part.items.size(), 4U);
    for (const HouseholdRow& row : part.items) EXPECT_TRUE(seen.insert(row.id).second) << "each once";
    window.cursor = part.next_cursor;
    ++parts;
  } while (!window.cursor.empty());
  EXPECT_EQ(seen, wanted);
  EXPECT_EQ(parts, 4) << "15 in fours";
}

TEST_P(StoreContract, AHouseholdTellsEveryMembershipItEverHad) {
  const CaseId first = new_case().file.id;
  const CaseId second = new_case().file.id;
  const Recording then{first, "taro", day("2026-11-01"), {}, RegisterStatus::Final};
  const PersonId head = store_->members().add_person({}, then);
  const PersonId child = store_->members().add_person({}, then);
  const HouseholdId house = store_->members().add_household({head, "東", "1", {}, {}, {}, {}}, then).id;
  store_->members().add_membership({house, child, 2, "子", day("2026-11-01"), {}, {}, {}}, then);
  MembershipRow lost = store_->members().add_membership({house, head, 1, "本人", day("2026-11-01"), {}, {}, {}}, then);
  lost.value.lost_on = day("2026-12-01");
  store_->members().revise_membership(lost.id, lost.value, {second, "taro", day("2026-12-01"), {}});
  store_->members().revoke(second, "boss");
  const auto rows = store_->members().membership_history(house);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].value.branch, 1);
  EXPECT_EQ(rows[1].recording.status, RegisterStatus::Void) << "void rows stay in the history";
  EXPECT_EQ(rows[2].value.person, child);
  EXPECT_EQ(store_->members().history(lost.id).size(), 2U);
}

TEST_P(StoreContract, WhatNamesAThingCannotBeRevised) {
  const CaseId by = new_case().file.id;
  const Recording then{by, "taro", day("2026-11-01"), {}};
  const PersonId head = store_->members().add_person({}, then);
  const PersonId other = store_->members().add_person({}, then);
  HouseholdRow house = store_->members().add_household({head, "東", "1", {}, {}, {}, {}}, then);
  MembershipRow row =
      store_->members().add_membership({house.id, head, 1, "本人", day("2026-11-01"), {}, {}, {}}, then);
  house.value.number = "2";
  EXPECT_EQ(code_of([&] { store_->members().revise_household(house.id, house.value, then); }), "E-INPUT-VALUE");
  house.value.number = "１";
  EXPECT_EQ(code_of([&] { store_->members().revise_household(house.id, house.value, then); }), "") << "the same number";
  row.value.person = other;
  EXPECT_EQ(code_of([&] { store_->members().revise_membership(row.id, row.value, then); }), "E-INPUT-VALUE");
  row.value.person = head;
  row.value.branch = 2;
  EXPECT_EQ(code_of([&] { store_->members().revise_membership(row.id, row.value, then); }), "E-INPUT-VALUE");
}

INSTANTIATE_TEST_SUITE_P(Sqlite, History, testing::Values(StoreMaker{"sqlite", open_store}),
                         [](const auto& made) { return made.param.name; });

}  // namespace
}  // namespace uketsuke::ledger
