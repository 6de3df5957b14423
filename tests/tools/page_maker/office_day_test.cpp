// The plan of a mixed day: what it promises about itself, before anything is drawn.

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/text/csv.h"
#include "tests/tools/page_maker/fixtures.h"
#include "tools/page_maker/office/office_day.h"
#include "tools/page_maker/office/register_file.h"

namespace uketsuke::page_maker {
namespace {

constexpr Date kDay{std::chrono::year{2026} / 11 / 20};

const OfficeDay& day() {
  static const OfficeDay planned = plan_office_day(test::bundled_glyphs(), 44, 5, kDay);
  return planned;
}

std::vector<OfficePaper> papers_of(int one) {
  std::vector<OfficePaper> out;
  for (const OfficeBatch& batch : day().batches)
    for (const OfficeStack& stack : batch.stacks)
      for (const OfficeFile& file : stack.files)
        for (const OfficePaper& paper : file.papers)
          if (paper.of_case == one) out.push_back(paper);
  return out;
}

int count(const std::vector<OfficePaper>& papers, PaperKind kind) {
  return static_cast<int>(
      std::count_if(papers.begin(), papers.end(), [&](const OfficePaper& paper) { return paper.kind == kind; }));
}

TEST(OfficeDay, HoldsEveryProcedureAndTwiceEveryDisorder) {
  std::map<std::string, int> procedures;
  std::map<Disorder, int> disorders;
  for (const OfficeCase& one : day().cases) {
    ++procedures[one.procedure];
    ++disorders[one.disorder];
  }
  EXPECT_EQ(procedures.size(), 4U);
  EXPECT_EQ(disorders.size(), 14U);
  for (const auto& [disorder, n] : disorders)
    if (disorder != Disorder::None) {
      EXPECT_EQ(n, 2) << to_string(disorder);
    }
}

TEST(OfficeDay, PapersOfACaseAreItsFormAndTheCertificatesThatCome) {
  for (std::size_t i = 0; i < day().cases.size(); ++i) {
    const OfficeCase& one = day().cases[i];
    const auto papers = papers_of(static_cast<int>(i));
    const int twice = one.disorder == Disorder::CertificateTwice ? 1 : 0;
    EXPECT_EQ(count(papers, PaperKind::Form), one.disorder == Disorder::FormTwice ? 2 : 1) << one.id;
    EXPECT_EQ(count(papers, PaperKind::Certificate), static_cast<int>(one.attachments.size()) + twice) << one.id;
  }
}

TEST(OfficeDay, ALatePaperComesInALaterBatchBehindTheSlipOfItsCase) {
  int late = 0;
  for (const OfficeStack& stack : day().batches.back().stacks) {
    ASSERT_GE(stack.slip_of_case, 0);
    EXPECT_EQ(day().cases[static_cast<std::size_t>(stack.slip_of_case)].disorder, Disorder::Late);
    for (const OfficeFile& file : stack.files)
      for (const OfficePaper& paper : file.papers) EXPECT_EQ(paper.of_case, stack.slip_of_case);
    ++late;
  }
  EXPECT_EQ(late, 2);
}

TEST(OfficeDay, SendsACardToEachNewMemberAndACopyToTheEmployerOfWhoLeaves) {
  for (const OfficeCase& one : day().cases) {
    std::map<std::string, std::size_t> notices;
    for (const ExpectedNotice& notice : one.notices) ++notices[notice.kind];
    if (one.procedure == "shikaku_shutoku") {
      EXPECT_EQ(notices["shikaku_shutoku_kettei"], 1U) << one.id;
      EXPECT_EQ(notices["shikaku_kakuninsho"], one.home.family.size() + 1) << one.id;
    }
    if (one.procedure == "shikaku_soshitsu") {
      EXPECT_EQ(notices["shikaku_soshitsu_utsushi"], 1U) << one.id;
    }
    if (one.procedure == "jusho_henko") {
      EXPECT_EQ(notices.size(), one.home.changes.moving.former_name.empty() ? 0U : 1U) << one.id;
    }
  }
}

TEST(OfficeDay, TheRegisterHoldsWhoIsInsuredAlreadyAtTheAddressBeforeTheMove) {
  const std::string csv = register_csv(day());
  CsvReader reader(csv);
  CsvRow row;
  std::set<std::string> households;
  std::map<std::string, std::string> addresses;
  ASSERT_TRUE(reader.next(row));
  while (reader.next(row)) {
    ASSERT_EQ(row.cells.size(), 13U);
    households.insert(row.cells[0] + "-" + row.cells[1]);
    addresses[row.cells[0] + "-" + row.cells[1]] = row.cells[10];
  }
  for (const OfficeCase& one : day().cases) {
    const std::string number = one.home.changes.symbol + "-" + one.home.changes.number;
    EXPECT_EQ(households.contains(number), one.procedure != "shikaku_shutoku") << one.id;
    if (one.procedure == "jusho_henko" && one.home.changes.moving.whole_household) {
      EXPECT_EQ(addresses[number], one.home.changes.moving.from.line) << one.id;
    }
  }
}

TEST(OfficeDay, IsTheSameForTheSameSeedAndAnotherForAnother) {
  const OfficeDay again = plan_office_day(test::bundled_glyphs(), 5, 5, kDay);
  const OfficeDay other = plan_office_day(test::bundled_glyphs(), 5, 6, kDay);
  for (std::size_t i = 0; i < again.cases.size(); ++i)
    EXPECT_EQ(again.cases[i].home.member.my_number, day().cases[i].home.member.my_number);
  EXPECT_NE(other.cases[0].home.member.my_number, again.cases[0].home.member.my_number);
}

}  // namespace
}  // namespace uketsuke::page_maker
