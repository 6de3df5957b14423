#include "pipeline/assemble/assemble.h"

#include <gtest/gtest.h>

namespace uketsuke::pipeline {
namespace {

int next_page = 0;

BatchSide side(SideStatus status, PageKind kind, std::string document, std::string procedure = {}) {
  BatchSide s;
  s.page = {ScanFileId("file"), ++next_page};
  s.status = status;
  s.kind = kind;
  s.document_kind = std::move(document);
  s.procedure = std::move(procedure);
  return s;
}
BatchSide form() { return side(SideStatus::Read, PageKind::Form, "shikaku_shutoku", "shikaku_shutoku"); }
BatchSide certificate(const char* kind, int page = 0) {
  BatchSide s = side(SideStatus::Read, PageKind::Unknown, kind);
  s.page_number = page;
  return s;
}
BatchSide separator() { return side(SideStatus::Separator, PageKind::Separator, {}); }
BatchSide header() { return side(SideStatus::Header, PageKind::Header, {}); }
BatchSide blank() { return side(SideStatus::Blank, PageKind::Blank, {}); }
BatchSide unknown() { return side(SideStatus::Unidentified, PageKind::Unknown, {}); }
BatchSide slip(const char* token) {
  BatchSide s = side(SideStatus::Header, PageKind::Slip, {});
  s.case_token = token;
  return s;
}

TEST(Assemble, SheetsBehindAFormJoinItsCase) {
  const AssemblyPlan plan = assemble({header(), form(), blank(), certificate("juminhyo"),
                                      certificate("kazei_shomeisho"), form(), certificate("zaigaku_shomeisho")});
  ASSERT_EQ(plan.cases.size(), 2U);
  EXPECT_EQ(plan.cases[0].documents.size(), 3U);
  EXPECT_EQ(plan.cases[1].documents.size(), 2U);
  EXPECT_TRUE(plan.without_case.empty());
}

TEST(Assemble, ALoneCertificateHasNoCase) {
  const AssemblyPlan plan = assemble({certificate("juminhyo"), form(), separator(), certificate("kazei_shomeisho")});
  ASSERT_EQ(plan.cases.size(), 1U);
  EXPECT_EQ(plan.cases[0].documents.size(), 1U);
  EXPECT_EQ(plan.without_case.size(), 2U);
}

TEST(Assemble, PagesOfOneCertificateStayTogether) {
  const AssemblyPlan plan =
      assemble({form(), certificate("juminhyo", 1), blank(), certificate("juminhyo", 2), certificate("juminhyo", 1)});
  ASSERT_EQ(plan.documents.size(), 3U);
  EXPECT_EQ(plan.documents[1].sides.size(), 2U);
  EXPECT_EQ(plan.documents[2].sides.size(), 1U) << "page 1 begins another certificate";
}

BatchSide further_page(int page) {
  BatchSide s = side(SideStatus::Read, PageKind::Form, "shikaku_shutoku", "shikaku_shutoku");
  s.form_page = page;
  return s;
}

// 2/2 of one household's 住民票 behind 1/1 of another's went into one document, and its address and day of issue with
// it.
TEST(Assemble, APageOfACertificateWithAnotherCountBeginsItsOwn) {
  const auto documents = [](int first, int second) {
    BatchSide one = certificate("juminhyo", 1), two = certificate("juminhyo", 2);
    one.page_count = first, two.page_count = second;
    return assemble({form(), one, two}).documents.size() - 1;
  };
  EXPECT_EQ(documents(2, 2), 1U);
  EXPECT_EQ(documents(1, 2), 2U);
  EXPECT_EQ(documents(0, 2), 1U) << "nobody read how many there are";
}

TEST(Assemble, AFurtherPageOfAFormJoinsItAlthoughPapersLieBetween) {
  const AssemblyPlan plan =
      assemble({form(), certificate("juminhyo"), further_page(2), blank(), further_page(3), form()});
  ASSERT_EQ(plan.cases.size(), 2U);
  ASSERT_EQ(plan.documents.size(), 3U);
  EXPECT_EQ(plan.documents[0].sides, (std::vector<std::size_t>{0, 2, 4}));
  EXPECT_EQ(plan.documents[2].sides.size(), 1U);
}

TEST(Assemble, AFurtherPageWithoutTheOneBeforeItOpensNoCase) {
  const AssemblyPlan alone = assemble({further_page(2)});
  EXPECT_TRUE(alone.cases.empty());
  EXPECT_EQ(alone.without_case.size(), 1U) << "a person finds its form";
  const AssemblyPlan skipped = assemble({form(), further_page(3)});
  ASSERT_EQ(skipped.cases.size(), 1U);
  EXPECT_EQ(skipped.documents.size(), 2U) << "in the case, but page 2 is missing";
  const AssemblyPlan behind_separator = assemble({form(), separator(), further_page(2)});
  EXPECT_EQ(behind_separator.without_case.size(), 1U);
}

TEST(Assemble, APageTwoOfAFormPrintedForACaseJoinsItsFirstPage) {
  BatchSide first = form();
  BatchSide second = further_page(2);
  first.case_token = second.case_token = "TOKEN3";
  const AssemblyPlan plan = assemble({first, second});
  ASSERT_EQ(plan.cases.size(), 1U);
  EXPECT_EQ(plan.documents.size(), 1U);
  EXPECT_EQ(assemble({second}).cases.at(0).existing_token, "TOKEN3");
}

TEST(Assemble, TwoSeparatorsMakeNoEmptyDocumentButAnAlarm) {
  const AssemblyPlan plan = assemble({form(), separator(), blank(), separator(), form()});
  EXPECT_EQ(plan.documents.size(), 2U);
  EXPECT_EQ(plan.cases.size(), 2U);
  EXPECT_TRUE(plan.two_separators_in_a_row);
  EXPECT_FALSE(assemble({form(), separator(), form()}).two_separators_in_a_row);
}

TEST(Assemble, ASlipSendsWhatFollowsToItsCase) {
  const AssemblyPlan plan = assemble({form(), slip("TOKEN1"), certificate("zaigaku_shomeisho"), form()});
  ASSERT_EQ(plan.cases.size(), 2U);
  EXPECT_EQ(plan.cases[1].existing_token, "TOKEN1");
  EXPECT_EQ(plan.cases[1].documents.size(), 2U) << "a corrected form behind the slip replaces the old one there";
}

TEST(Assemble, AFormPrintedForACaseGoesToIt) {
  BatchSide again = form();
  again.case_token = "TOKEN2";
  const AssemblyPlan plan = assemble({form(), again, certificate("juminhyo")});
  ASSERT_EQ(plan.cases.size(), 2U);
  EXPECT_EQ(plan.cases[1].existing_token, "TOKEN2");
  EXPECT_EQ(plan.cases[1].documents.size(), 2U);
}

// A form that lay on a separator: it and what follows are of the next application, not of the one before.
TEST(Assemble, WhatLiesOnASeparatorIsOfNoCaseBefore) {
  const BatchSide covered = side(SideStatus::Unidentified, PageKind::Separator, {});
  const AssemblyPlan plan = assemble({form(), covered, certificate("juminhyo")});
  ASSERT_EQ(plan.cases.size(), 1U);
  EXPECT_EQ(plan.cases[0].documents.size(), 1U);
  EXPECT_EQ(plan.without_case.size(), 2U);
}

TEST(Assemble, UnidentifiedPagesStayInTheCaseForAPerson) {
  const AssemblyPlan plan = assemble({form(), unknown(), certificate("juminhyo")});
  ASSERT_EQ(plan.cases.size(), 1U);
  EXPECT_EQ(plan.cases[0].documents.size(), 3U);
  EXPECT_EQ(plan.documents[1].kind, "unidentified");
}

// Whatever comes, no side that carries content is lost or stands in two documents.
TEST(Assemble, EveryContentSideStandsInExactlyOneDocument) {
  std::uint32_t seed = 1;
  for (int round = 0; round < 300; ++round) {
    std::vector<BatchSide> sides;
    for (int i = 0; i < 30; ++i) {
      seed = seed * 1664525U + 1013904223U;
      switch ((seed >> 16) % 8) {
        case 0: sides.push_back(form()); break;
        case 1: sides.push_back(certificate("juminhyo", static_cast<int>((seed >> 20) % 3))); break;
        case 2: sides.push_back(separator()); break;
        case 3: sides.push_back(blank()); break;
        case 4: sides.push_back(unknown()); break;
        case 5: sides.push_back(slip("T")); break;
        case 6: sides.push_back(header()); break;
        default: sides.push_back(certificate("kazei_shomeisho")); break;
      }
    }
    const AssemblyPlan plan = assemble(sides);
    std::vector<int> seen(sides.size());
    for (const PlannedDocument& d : plan.documents)
      for (const std::size_t s : d.sides) ++seen[s];
    std::vector<int> owned(plan.documents.size());
    for (const PlannedCase& c : plan.cases)
      for (const std::size_t d : c.documents) ++owned[d];
    for (const std::size_t d : plan.without_case) ++owned[d];
    for (std::size_t i = 0; i < sides.size(); ++i) {
      const bool content = sides[i].status == SideStatus::Read || sides[i].status == SideStatus::Unidentified;
      ASSERT_EQ(seen[i], content ? 1 : 0);
    }
    for (const int n : owned) ASSERT_EQ(n, 1);
  }
}

}  // namespace
}  // namespace uketsuke::pipeline
