#include "pipeline/assemble/repeated_papers.h"

#include "core/image/codec.h"
#include "pipeline/office/administration.h"
#include "pipeline/office/pages.h"
#include "pipeline/page/pictures.h"
#include "tests/failure_code.h"
#include "tests/pipeline/reception_case.h"

namespace uketsuke::pipeline {
namespace {

using test::code_of;

constexpr const char* kForm = "shikaku_shutoku";

// Papers that came twice (二重取込の疑い).
class RepeatedPapers : public Reception {
 protected:
  /// A page of strokes that look like writing, another one for each seed, laid a little elsewhere.
  static Image written(std::uint32_t seed, int dx) {
    Image page(1240, 1754, PixelFormat::Grey8, 255);
    const auto next = [&] { return (seed = seed * 1664525U + 1013904223U) >> 16; };
    for (int i = 0; i < 2500; ++i) {
      const int x = static_cast<int>(next() % 1100) + 60, y = static_cast<int>(next() % 1600) + 70;
      const int length = static_cast<int>(next() % 40) + 10;
      for (int k = 0; k < length * 4; ++k) {
        const int along = k / 4, across = k % 4;
        const bool flat = (seed & 1U) != 0;
        page.row(std::min(1753, y + (flat ? across : along)))[std::min(1239, x + dx + (flat ? along : across))] = 30;
      }
    }
    return page;
  }
  /// One side of a form as a worker leaves it: readings, keys and picture.
  PageId scanned(const Paper& paper, const Image& picture) {
    const PageId page = take_in({paper}).front();
    show(page, picture, paper_keys(store_->readings().latest(page)->reading, context_.kinds));
    return page;
  }
  /// The same of a side that nobody could name.
  PageId scanned_stranger(const Image& picture) {
    const PageId page = unidentified();
    show(page, picture, unknown_paper_keys());
    return page;
  }

 private:
  void show(const PageId& page, const Image& picture, const std::vector<std::string>& keys) {
    // The picture is as cleanup gives it: 300 dpi.
    Image large(picture.width() * 2, picture.height() * 2, PixelFormat::Grey8, 255);
    for (int y = 0; y < large.height(); ++y)
      for (int x = 0; x < large.width(); ++x) large.row(y)[x] = picture.row(y / 2)[x / 2];
    const auto pack = store_->readings().stage(page, {{kPreviewBlob, "image/jpeg", encode_jpeg(large, 80)}});
    store_->transact([&] {
      store_->readings().attach(pack);
      store_->sides().set_keys(page, keys);
    });
    assemble_again(batch_of(page));
  }
};

TEST_F(RepeatedPapers, TheSamePaperAsksInTheLaterCaseAndNothingIsDropped) {
  const PageId first = scanned(form(), written(1, 0));
  const PageId other = scanned(form("架空　次郎"), written(2, 0));
  const PageId again = scanned(form(), written(1, 9));
  EXPECT_TRUE(findings(case_of(first), "paper.scanned_twice").empty());
  EXPECT_TRUE(findings(case_of(other), "paper.scanned_twice").empty()) << "another person's sheet of the same form";
  const auto asked = findings(case_of(again), "paper.scanned_twice");
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].finding.severity, Severity::Warning);
  const std::string number = store_->cases().get(case_of(first)).file.number;
  const auto views = finding_views(office(), case_of(again));
  EXPECT_TRUE(std::any_of(views.begin(), views.end(), [&](const FindingView& view) {
    return view.message == "二重取込の疑い: 受付番号 " + number + " の同じ紙と思われます。";
  }));
  EXPECT_TRUE(alarmed(batch_of(again), "same_paper"));
  EXPECT_EQ(page_detail(office(), reviewer_, again).repeats, std::vector<std::string>{number});
  EXPECT_EQ(store_->sides().get(again)->outcome->status, SideStatus::Read);

  accept_finding(office(), reviewer_, case_of(again), asked[0].id, "別の紙と確認");
  assemble_again(batch_of(again));
  EXPECT_EQ(findings(case_of(again), "paper.scanned_twice").at(0).accepted_by, "rev") << "asked once";
  EXPECT_TRUE(alarmed(batch_of(again), "same_paper")) << "the finding is the case's, the alarm the batch's";
  withdraw_case(office(), senior_, case_of(first), version(case_of(first)), "二重");
  assemble_again(batch_of(again));
  EXPECT_TRUE(findings(case_of(again), "paper.scanned_twice").empty()) << "the other one is put away";
}

TEST_F(RepeatedPapers, ItsAlarmIsTakenUpWithAReasonAndTheLedgerKeepsIt) {
  scanned(form(), written(1, 0));
  const BatchId batch = batch_of(scanned(form(), written(1, 9)));
  const auto take_up = [&](const Actor& who, const char* code, const char* reason) {
    return code_of([&] { acknowledge_alarm(office(), who, batch, code, reason); });
  };
  ASSERT_TRUE(alarmed(batch, "same_paper"));
  EXPECT_EQ(take_up(reviewer_, "same_paper", "別の届"), "E-AUTH-DENIED");
  EXPECT_EQ(take_up(mail_, "same_paper", ""), "E-INPUT-VALUE");
  EXPECT_EQ(take_up(mail_, "sheets_differ", "数え直した"), "E-INPUT-VALUE") << "it ends when the count is right";
  EXPECT_EQ(take_up(mail_, "same_paper", "控えを読み取ったもの"), "");
  EXPECT_FALSE(alarmed(batch, "same_paper"));
  EXPECT_EQ(take_up(mail_, "same_paper", "もう一度"), "E-LEDGER-NOTFOUND");
  assemble_again(batch);
  EXPECT_FALSE(alarmed(batch, "same_paper")) << "the same pair does not raise it again";
  const auto kept = acknowledged_alarms(office(), batch);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].message, "二重取込の疑いがある面があります");
  EXPECT_EQ(kept[0].reason, "控えを読み取ったもの");
  EXPECT_EQ(kept[0].actor, "mail");
  EXPECT_EQ(kept[0].at, clock_.now());
}

TEST_F(RepeatedPapers, ASideThatNobodyCouldNameIsFoundAgainByItsPicture) {
  const PageId first = scanned_stranger(written(1, 0));
  const PageId other = scanned_stranger(written(2, 0));
  const PageId again = scanned_stranger(written(1, 9));
  const PageId named = scanned(form(), written(1, 5));
  EXPECT_FALSE(alarmed(batch_of(first), "same_paper"));
  EXPECT_FALSE(alarmed(batch_of(other), "same_paper"));
  EXPECT_TRUE(alarmed(batch_of(again), "same_paper"));
  EXPECT_EQ(store_->sides().repeats(again), std::vector<PageId>{first});
  EXPECT_TRUE(store_->sides().repeats(named).empty()) << "a form is no stranger";
}

TEST_F(RepeatedPapers, TheSameValuesOnAnotherSheetAreNotTheSamePaper) {
  scanned(form(), written(1, 0));
  const PageId filled_again = scanned(form(), written(3, 0));
  EXPECT_TRUE(findings(case_of(filled_again), "paper.scanned_twice").empty());
}

TEST_F(RepeatedPapers, TheSamePictureWithOtherSureValuesIsNotTheSamePaper) {
  scanned(form(), written(1, 0));
  Paper other = form();
  other.fields[2].value = "1958-07-20";
  const PageId page = scanned(other, written(1, 0));
  EXPECT_TRUE(findings(case_of(page), "paper.scanned_twice").empty()) << "certificates of one office look alike";
}

TEST(PaperKeys, TellWhomAndNeverHoldANumber) {
  PageReading page;
  page.document_kind = kForm;
  page.fields = {reading("name", "架空　太郎"), reading("my_number", "123456789018"), reading("symbol", "01"),
                 reading("acquired_on", "2026-11-16"), reading("address", "")};
  const auto keys = paper_keys(page, context().kinds);
  ASSERT_EQ(keys.size(), 1U) << "記号 alone is too short to tell anybody apart";
  EXPECT_NE(keys[0].find("架空太郎"), std::string::npos);
}

TEST(OnePaper, AllowsMisreadingsButNoSureDifference) {
  const auto page = [](std::vector<FieldReading> fields) {
    PageReading out;
    out.document_kind = kForm;
    out.fields = std::move(fields);
    return out;
  };
  const PageReading one = page({reading("name", "架空 太郎"), reading("address", "東京都"), reading("phone", "0312345678"),
                                reading("birth_date", "1985-04-02", 0.8)});
  EXPECT_TRUE(may_be_one_paper(one, one));
  EXPECT_TRUE(may_be_one_paper(one, page({reading("name", "架空　太郎"), reading("address", "東京都"),
                                          reading("phone", "0312345678"), reading("birth_date", "1985-04-07")})))
      << "one reader was not sure";
  EXPECT_FALSE(may_be_one_paper(one, page({reading("name", "架空 次郎"), reading("address", "東京都"),
                                           reading("phone", "0312345678")})));
  EXPECT_FALSE(may_be_one_paper(one, page({}))) << "nothing to go by";
}

}  // namespace
}  // namespace uketsuke::pipeline
