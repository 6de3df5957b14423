#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/notice/notice_renderer.h"
#include "tests/render/notices/all_kinds.h"
#include "tests/render/notices/failure_text.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

namespace uketsuke::render {
namespace {

using testing::certificate_for;
using testing::decision_for;
using testing::failure_of;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using testing::templates;
using testing::words_of;

const NoticeLayout& layout_of(const std::string& kind) { return templates().find(kind).layouts.front(); }

/// Ink may stand a little outside a word's box as Poppler reports it (whole em boxes), never more than this.
constexpr double kSlack_mm = 0.6;

/// Words that could show in the window, split into the address and the rest.
void expect_only_the_address(const Notice& notice, const EnvelopeWindow& window) {
  const Rect<FormMm> shown = window.shown();
  const Rect<FormMm> safe = window.safe().grown(kSlack_mm);
  int seen = 0;
  for (const auto& word : words_of(render_notice(notice, templates()))) {
    if (word.page != 1 || intersect(word.box, shown).empty()) continue;
    ++seen;
    EXPECT_GE(word.box.x, safe.x) << word.text;
    EXPECT_GE(word.box.y, safe.y) << word.text;
    EXPECT_LE(word.box.right(), safe.right()) << word.text;
    EXPECT_LE(word.box.bottom(), safe.bottom()) << word.text;
  }
  EXPECT_GE(seen, 3) << "postal code, address and name";
}

TEST(Window, OnlyTheAddressShowsWhereverTheSheetSlips) {
  for (const Notice& notice : {decision_for(1), decision_for(10), certificate_for()}) {
    expect_only_the_address(notice, layout_of(notice.kind).window);
  }
}

TEST(Window, EveryKindKeepsToTheAddress) {
  for (const std::string& kind : templates().kinds()) {
    if (kind == "shikaku_shutoku_kettei") continue;
    expect_only_the_address(testing::sample_of(kind, 12), layout_of(kind).window);
    if (kind == "kofu_annai") continue;  // an open card goes in no envelope
    Notice own_envelope = testing::sample_of(kind);
    own_envelope.variables["envelope.window_mm"] = "14,12,92,46,6,5";
    expect_only_the_address(own_envelope, {{14, 12, 92, 46}, {6, 5}});
  }
}

TEST(Window, EmployersNameStaysInsideWithItsHonorific) {
  Notice notice = testing::sample_of("shikaku_soshitsu_utsushi");
  notice.variables["employer.name"] = "株式会社見本左官工業東日本支店";
  notice.variables["employer.address"] =
      "北海道虻田郡倶知安町字山田204番地の99　ニセコひらふスカイレジデンスＡＮＮＥＸ西館";
  expect_only_the_address(notice, layout_of(notice.kind).window);
  std::string endless;
  for (int i = 0; i < 20; ++i) endless += "長い商号";
  notice.variables["employer.name"] = endless;
  EXPECT_THAT(failure_of([&] { render_notice(notice, templates()); }), StartsWith("E-RENDER-OVERFLOW"));
}

TEST(Window, LongAddressesStayInside) {
  for (const char* address :
       {"京都府京都市中京区寺町通御池上る上本能寺前町488番地",
        "北海道虻田郡倶知安町字山田204番地の99　ニセコひらふスカイレジデンスＡＮＮＥＸ西館1203号室",
        "東京都西多摩郡檜原村字人里1234番地56　メゾン・ド・グランヴェール奥多摩第二番館Ａ棟1012号室　見本太郎"
        "様方"}) {
    Notice notice = decision_for(2, "勅使河原　長左衛門之助");
    notice.variables["recipient.address"] = address;
    expect_only_the_address(notice, layout_of(notice.kind).window);
  }
}

TEST(Window, AnAddressThatCannotFitIsRefused) {
  Notice notice = decision_for(1);
  std::string endless;
  for (int i = 0; i < 40; ++i) endless += "長い住所";
  notice.variables["recipient.address"] = endless;
  EXPECT_THAT(failure_of([&] { render_notice(notice, templates()); }), StartsWith("E-RENDER-OVERFLOW"));
}

TEST(Window, TheOfficesOwnEnvelopeMovesTheAddress) {
  Notice notice = certificate_for();
  notice.variables["envelope.window_mm"] = "14,12,92,46,6,5";
  expect_only_the_address(notice, {{14, 12, 92, 46}, {6, 5}});
}

TEST(Window, RefusesAWindowThatWouldShowMoreOrHoldsNothing) {
  Notice notice = decision_for(1);
  const auto with = [&](const char* window) {
    notice.variables["envelope.window_mm"] = window;
    return failure_of([&] { render_notice(notice, templates()); });
  };
  EXPECT_THAT(with("30,8,90,45,8,6"), HasSubstr("besides the address"));
  EXPECT_THAT(with("10,50,90,45,8,6"), HasSubstr("window"));
  EXPECT_THAT(with("10,8,90,45,50,6"), HasSubstr("no safe area"));
  EXPECT_THAT(with("10,8,90"), StartsWith("E-INPUT-VALUE"));
  EXPECT_THAT(with("10;8;90;45;8;6"), StartsWith("E-INPUT-VALUE"));
  EXPECT_THAT(with("10,8,90,45,8,6,1"), StartsWith("E-INPUT-VALUE"));
}

}  // namespace
}  // namespace uketsuke::render
