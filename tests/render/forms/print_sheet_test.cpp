#include "render/sheets/print_sheet.h"

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/form/sheet_layout.h"
#include "tests/render/forms/codes.h"

namespace uketsuke::render {
namespace {

/// Both codes of a drawn sheet are read and say `code`, also on a coarse scan.
template <class Draw>
void both_codes_say(const PaperCode& code, Draw draw) {
  for (const double dpi : {100.0, 300.0}) {
    Canvas canvas = Canvas::image(sheet_layout::kPage, dpi);
    draw(canvas);
    const Image page = canvas.finish_image();
    for (const auto& place : sheet_layout::kCodes)
      EXPECT_EQ(test::code_at(page, place, dpi), format_paper_code(code)) << dpi;
  }
}

TEST(Sheets, EachKindIsReadBack) {
  const HeaderSheetCode header{"B-2026-1122-03", 25, "2026-11-22", "7QXK2"};
  both_codes_say(header, [&](Canvas& canvas) { draw_header_sheet_on(canvas, header); });
  const SeparatorSheetCode separator{"9ZK41"};
  both_codes_say(separator, [&](Canvas& canvas) { draw_separator_sheet_on(canvas, separator); });
  const SlipSheetCode slip{"01JCZQ4M9V7K3X5T2R8P6N0WHB"};
  both_codes_say(slip, [&](Canvas& canvas) { draw_slip_on(canvas, slip, "R8-000123", "みどり国民健康保険組合"); });
}

TEST(Sheets, CodesAreNotSymmetricUnderAHalfTurn) {
  const auto& [one, two] = sheet_layout::kCodes;
  const Point<FormMm> turned{sheet_layout::kPage.w - one.centre().x, sheet_layout::kPage.h - one.centre().y};
  EXPECT_GT(distance(turned, two.centre()), 10);
}

TEST(Sheets, SameCodeSameBytes) {
  const HeaderSheetCode header{"B1", std::nullopt, "", "N1"};
  EXPECT_EQ(print_header_sheet(header), print_header_sheet(header));
  EXPECT_NE(print_separator_sheets({"A1", "A2"}), print_separator_sheets({"A1", "A3"}));
  EXPECT_EQ(print_slip({"T1"}, "R8-1", "組合"), print_slip({"T1"}, "R8-1", "組合"));
}

TEST(Sheets, RefuseWhatCannotBeACode) {
  EXPECT_THROW(print_header_sheet({"バッチ", 1, "", "N"}), Failure);
  EXPECT_THROW(print_separator_sheets({}), Failure);
  EXPECT_THROW(print_slip({""}, "R8-1", "組合"), Failure);
}

}  // namespace
}  // namespace uketsuke::render
