#include "tests/ledger/store_case.h"

// 資格確認書等の交付・返納・紛失・再交付.
namespace uketsuke::ledger {
namespace {

Date day(const char* iso) { return date_from_iso(iso); }

class Certificates : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    by_ = new_case().file.id;
    person_ = store_->members().add_person({}, on("2026-04-01"));
    house_ = store_->members().add_household({person_, "東", "1", {}, {}, {}, {}}, on("2026-04-01")).id;
    membership_ =
        store_->members().add_membership({house_, person_, 1, "本人", day("2026-04-01"), {}, {}, {}}, on("2026-04-01"));
  }
  Recording on(const char* from) const { return {by_, "taro", day(from), {}, RegisterStatus::Final}; }
  Certificate issued(const char* when) const { return {person_, "shikaku_kakuninsho", day(when), {}, 1, {}}; }
  Certificate in_state(CertificateState state, const char* when) const {
    Certificate out = issued("2026-04-10");
    out.state = state;
    out.state_on = day(when);
    out.state_by = by_;
    return out;
  }
  void lose_membership(const char* when) {
    membership_.value.lost_on = day(when);
    store_->members().revise_membership(membership_.id, membership_.value, on(when));
  }
  std::size_t unreturned(const char* when) {
    const auto one = store_->members().unreturned_certificates(person_, {day(when), {}});
    const auto all = store_->members().unreturned_certificates(AsOf{day(when), {}}, Window{});
    EXPECT_EQ(one.size(), all.items.size());
    return one.size();
  }

  CaseId by_;
  PersonId person_;
  HouseholdId house_;
  MembershipRow membership_;
};

TEST_P(Certificates, StatesKeepTheirDayAndCase) {
  const CertificateId id = store_->members().add_certificate(issued("2026-04-10"), on("2026-04-10"));
  Certificate back = in_state(CertificateState::Returned, "2026-11-05");
  store_->members().revise_certificate(id, back, on("2026-11-05"));
  const auto before = store_->members().certificates_of(person_, {day("2026-11-04"), {}});
  const auto after = store_->members().certificates_of(person_, {day("2026-11-05"), {}});
  ASSERT_EQ(before.size(), 1U);
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(before[0].value.state, CertificateState::Issued);
  EXPECT_FALSE(before[0].value.state_on);
  EXPECT_EQ(after[0].value.state, CertificateState::Returned);
  EXPECT_EQ(after[0].value.state_on, day("2026-11-05"));
  EXPECT_EQ(after[0].value.state_by, by_);
  EXPECT_EQ(after[0].value.issued_on, day("2026-04-10"));
  EXPECT_EQ(store_->members().history(id).size(), 2U);
}

TEST_P(Certificates, AReissueNamesWhatReplacedTheLostOne) {
  const CertificateId old = store_->members().add_certificate(issued("2026-04-10"), on("2026-04-10"));
  store_->members().revise_certificate(old, in_state(CertificateState::Lost, "2026-06-01"), on("2026-06-01"));
  const CertificateId fresh = store_->members().add_certificate(issued("2026-06-03"), on("2026-06-03"));
  Certificate replaced = in_state(CertificateState::Void, "2026-06-03");
  replaced.replaced_by = fresh;
  store_->members().revise_certificate(old, replaced, on("2026-06-03"));
  const auto rows = store_->members().history(old);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].value.state, CertificateState::Lost);
  EXPECT_EQ(rows[2].value.state, CertificateState::Void);
  EXPECT_EQ(rows[2].value.replaced_by, fresh);
}

TEST_P(Certificates, AStateThatCannotBeIsRefused) {
  const CertificateId id = store_->members().add_certificate(issued("2026-04-10"), on("2026-04-10"));
  const PersonId other = store_->members().add_person({}, on("2026-04-01"));
  Certificate others = issued("2026-04-10");
  others.person = other;
  const CertificateId of_other = store_->members().add_certificate(others, on("2026-04-10"));
  const auto refused = [&](const Certificate& c) {
    return code_of([&] { store_->members().revise_certificate(id, c, on("2026-11-05")); });
  };
  Certificate c = in_state(CertificateState::Returned, "2026-11-05");
  c.state_on.reset();
  EXPECT_EQ(refused(c), "E-INPUT-VALUE") << "no day";
  c = in_state(CertificateState::Returned, "2026-11-05");
  c.state_by.reset();
  EXPECT_EQ(refused(c), "E-INPUT-VALUE") << "no case";
  EXPECT_EQ(refused(in_state(CertificateState::Returned, "2026-04-09")), "E-INPUT-VALUE") << "before the issue";
  c = in_state(CertificateState::Void, "2026-11-05");
  c.replaced_by = id;
  EXPECT_EQ(refused(c), "E-INPUT-VALUE") << "by itself";
  c.replaced_by = of_other;
  EXPECT_EQ(refused(c), "E-INPUT-VALUE") << "by another person's";
  c = in_state(CertificateState::Returned, "2026-11-05");
  c.replaced_by = of_other;
  EXPECT_EQ(refused(c), "E-INPUT-VALUE") << "only a void one is replaced";
  c = issued("2026-04-10");
  c.person = other;
  EXPECT_EQ(refused(c), "E-INPUT-VALUE");
  c = issued("2026-04-10");
  c.state_on = day("2026-11-05");
  EXPECT_EQ(refused(c), "E-INPUT-VALUE") << "an issued one has no such day";
  EXPECT_EQ(store_->members().history(id).size(), 1U);
}

TEST_P(Certificates, WhatAPersonStillHoldsAfterLosingMembershipIsListed) {
  const CertificateId id = store_->members().add_certificate(issued("2026-04-10"), on("2026-04-10"));
  EXPECT_EQ(unreturned("2026-10-31"), 0U) << "a member keeps it";
  lose_membership("2026-11-01");
  EXPECT_EQ(unreturned("2026-10-31"), 0U);
  EXPECT_EQ(unreturned("2026-11-01"), 1U) << "喪失日 is the first day without membership";
  store_->members().revise_certificate(id, in_state(CertificateState::Returned, "2026-11-05"), on("2026-11-05"));
  EXPECT_EQ(unreturned("2026-11-04"), 1U);
  EXPECT_EQ(unreturned("2026-11-05"), 0U);
}

TEST_P(Certificates, LostVoidAndTheStillInsuredAreNotAskedFor) {
  const CertificateId lost = store_->members().add_certificate(issued("2026-04-10"), on("2026-04-10"));
  store_->members().revise_certificate(lost, in_state(CertificateState::Lost, "2026-05-01"), on("2026-05-01"));
  lose_membership("2026-11-01");
  EXPECT_EQ(unreturned("2026-11-02"), 0U) << "紛失";
  store_->members().add_certificate(issued("2026-05-02"), on("2026-05-02"));
  EXPECT_EQ(unreturned("2026-11-02"), 1U);
  const HouseholdId next = store_->members().add_household({person_, "東", "2", {}, {}, {}, {}}, on("2026-11-01")).id;
  store_->members().add_membership({next, person_, 1, "本人", day("2026-11-01"), {}, {}, {}}, on("2026-11-01"));
  EXPECT_EQ(unreturned("2026-11-02"), 0U) << "a member again";
}

TEST_P(Certificates, AheadOfMembershipNothingIsAskedFor) {
  const Recording ahead = on("2026-11-01");
  const PersonId child = store_->members().add_person({}, ahead);
  store_->members().add_membership({house_, child, 2, "子", day("2026-12-01"), {}, {}, {}}, ahead);
  store_->members().add_certificate({child, "shikaku_kakuninsho", day("2026-11-20"), {}, 1, {}}, ahead);
  EXPECT_TRUE(store_->members().unreturned_certificates(child, {day("2026-11-25"), {}}).empty());
}

INSTANTIATE_TEST_SUITE_P(Sqlite, Certificates, testing::Values(StoreMaker{"sqlite", open_store}),
                         [](const auto& made) { return made.param.name; });

}  // namespace
}  // namespace uketsuke::ledger
