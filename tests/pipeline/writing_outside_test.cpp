#include <algorithm>

#include "pipeline/case/revalidate.h"
#include "pipeline/office/cases.h"
#include "pipeline/office/page_cover.h"
#include "tests/pipeline/household_case.h"

// A note in the margin of a form: no field holds it, so the case asks a person to look.
namespace uketsuke::pipeline {
namespace {

class WritingOutside : public HouseholdCase {
 protected:
  WritingOutside() : side_(take_in({move()}).front()) {}

  void put_notes(std::vector<Rect<CleanPx>> notes) {
    ledger::SideOutcome outcome = *store_->sides().get(side_)->outcome;
    SideDetails details = side_details_from_json(outcome.details);
    details.outside = std::move(notes);
    outcome.details = to_json(details);
    store_->transact([&] {
      store_->sides().record(side_, outcome);
      revalidate(*store_, context_, case_of(side_), "worker");
    });
  }
  std::vector<ledger::StoredFinding> findings() {
    auto all = store_->cases().findings(case_of(side_));
    std::erase_if(all, [](const auto& one) { return one.finding.message != "form.writing_outside"; });
    return all;
  }

  const PageId side_;
};

TEST_F(WritingOutside, AsksOnceAndIsTakenUpWithAReason) {
  EXPECT_TRUE(findings().empty());
  put_notes({{100, 200, 300, 40}, {900, 2000, 300, 40}});
  const auto asked = findings();
  ASSERT_EQ(asked.size(), 1U) << "one look at the side";
  EXPECT_EQ(asked[0].finding.severity, Severity::Warning);
  accept_finding(office(), reviewer_, case_of(side_), asked[0].id, "届出に関わらない");
  put_notes({{100, 200, 300, 40}, {900, 2000, 300, 40}});
  ASSERT_EQ(findings().size(), 1U);
  EXPECT_EQ(findings()[0].accepted_by, "rev");
}

TEST_F(WritingOutside, IsHiddenUnder支援措置) {
  const Rect<CleanPx> note{100, 200, 300, 40};
  put_notes({note});
  const auto covered = [&] {
    const PageCover cover = cover_of(office(), reviewer_, side_);
    return std::any_of(cover.others.begin(), cover.others.end(),
                       [&](const Rect<CleanPx>& one) { return intersect(one, note).area() >= note.area(); });
  };
  EXPECT_FALSE(covered());
  ledger::Household value = household("2026-11-30");
  value.more["protected"] = "yes";
  store_->transact([&] {
    store_->members().revise_household(
        household_, value, {CaseId("earlier"), "sen", date_from_iso("2026-11-30"), {}, ledger::RegisterStatus::Final});
  });
  EXPECT_TRUE(covered()) << "it may say where the person lives";
}

}  // namespace
}  // namespace uketsuke::pipeline
