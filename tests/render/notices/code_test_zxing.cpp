#define ZX_USE_UTF8 1  // texts as std::string
#include <set>

#include <ZXing/ReadBarcode.h>
#include <gtest/gtest.h>

#include "core/form/sheet_code.h"
#include "core/image/codec.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "render/notice/notice_renderer.h"
#include "tests/render/notices/all_kinds.h"
#include "tests/render/notices/failure_text.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

namespace uketsuke::render {
namespace {

constexpr double kDpi = 300;

/// What a reader finds at the code's place on a page printed at 300 dpi; empty if nothing.
std::string code_of(const Bytes& pdf, int page, Rect<FormMm> place) {
  const auto px = [](double mm) { return std::to_string(static_cast<int>(mm / 25.4 * kDpi)); };
  const Rect<FormMm> around = place.grown(3);
  const std::string number = std::to_string(page);
  const std::string stem = std::string(UKETSUKE_TEST_TMP) + "/code";
  testing::output_of("/usr/bin/pdftoppm", {"-r", "300", "-png", "-singlefile", "-f", number, "-l", number, "-x",
                                           px(around.x), "-y", px(around.y), "-W", px(around.w), "-H", px(around.h),
                                           testing::scratch_file("code.pdf", pdf), stem});
  const Image image = decode_png(read_file(stem + ".png", limits::kMaxFileBytes));
  const auto format = image.format() == PixelFormat::Grey8 ? ZXing::ImageFormat::Lum : ZXing::ImageFormat::BGR;
  const ZXing::ImageView view(image.row(0), image.width(), image.height(), format);
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::DataMatrix).setTryHarder(true);
  const ZXing::Result result = ZXing::ReadBarcode(view, hints);
  return result.isValid() ? result.text() : std::string();
}

TEST(Code, EveryPageCarriesTheCaseToken) {
  const Notice notice = testing::decision_for(12);
  const Bytes pdf = render_notice(notice, testing::templates());
  for (int page = 1; page <= 2; ++page) {
    const std::string expected = format_paper_code(FormSheetCode{notice.kind, "v01", page, notice.case_token});
    EXPECT_EQ(code_of(pdf, page, {179, 280, 11, 11}), expected);
  }
}

// A letter that asks for paper is its own slip: every page that is laid on top, or the part cut off, names the case.
TEST(Code, LettersCarryTheSlipsCodeOnEveryPage) {
  for (const char* kind : {"hosei_irai", "shorui_irai"}) {
    const Notice notice = testing::sample_of(kind, 12);
    const Bytes pdf = render_notice(notice, testing::templates());
    const std::string expected = format_paper_code(SlipSheetCode{notice.case_token});
    EXPECT_EQ(code_of(pdf, 1, {165, 206, 25, 25}), expected) << kind;
    EXPECT_EQ(code_of(pdf, 1, {20, 262, 25, 25}), expected) << kind;
    EXPECT_EQ(code_of(pdf, 2, {174, 272, 16, 16}), expected) << kind;
  }
}

TEST(Code, ALetterWithoutItsCaseIsRefused) {
  Notice notice = testing::sample_of("hosei_irai");
  notice.case_token.clear();
  EXPECT_EQ(testing::failure_of([&] { check_notice(notice, testing::templates()); }),
            "E-INPUT-VALUE case_token is missing: the slip needs it");
}

TEST(Code, OtherNoticesNameThemselves) {
  // An open postcard and the 送付書, which belongs to no case, have none.
  const std::set<std::string> without{"kofu_annai", "sofu_sho"};
  for (const std::string& kind : testing::templates().kinds()) {
    if (kind == "hosei_irai" || kind == "shorui_irai" || kind == "shikaku_shutoku_kettei" || without.contains(kind)) continue;
    const Notice notice = testing::sample_of(kind);
    const std::string version = testing::templates().find(kind).version;
    const bool certificate = kind == "shikaku_kakuninsho";
    const Rect<FormMm> place = certificate ? Rect<FormMm>{181, 279, 10, 10} : Rect<FormMm>{179, 280, 11, 11};
    EXPECT_EQ(code_of(render_notice(notice, testing::templates()), 1, place),
              format_paper_code(FormSheetCode{kind, version, 1, notice.case_token}));
  }
}

}  // namespace
}  // namespace uketsuke::render
