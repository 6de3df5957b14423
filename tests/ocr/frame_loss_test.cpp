#include "ocr/form/frame_loss.h"

#include <cmath>

#include <gtest/gtest.h>

#include "ocr/form/page_doubts.h"
#include "tests/ocr/pictures.h"

namespace uketsuke::ocr {
namespace {

constexpr double kPx = 10;  // pixels per millimetre in these pictures

/// A comb of five cells, 4 × 6 mm, with frames of which the share `left` is to be seen.
struct Comb {
  std::vector<Rect<FormMm>> cells;
  FieldCut cut;
  std::vector<InkReport> ink;

  explicit Comb(double left, int level = 170, bool written = false) {
    test::Sheet sheet(320, 100);
    for (int i = 0; i < 5; ++i) {
      cells.push_back({2.0 + i * 5.5, 2, 4, 6});
      const Rect<FormMm>& cell = cells.back();
      const auto corners = cell.corners();
      for (std::size_t k = 0; k < 4; ++k) {
        const auto a = corners[k], b = corners[(k + 1) % 4];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        for (double at = 0; at < length; at += 0.5) {  // broken into dashes, as copiers leave it
          const double from = at / length, to = (at + 0.5 * left) / length;
          const auto x = [&](double t) { return (a.x + (b.x - a.x) * t) * kPx; };
          const auto y = [&](double t) { return (a.y + (b.y - a.y) * t) * kPx; };
          if (left > 0) sheet.stroke(x(from), y(from), x(to), y(to), 1, level);
        }
      }
      if (written) sheet.stroke(x_of(cell), 30, x_of(cell), 70, 4, 30);
    }
    cut.grey = sheet.image().clone();
    cut.px_per_mm = kPx;
    cut.area = {0, 0, 32, 10};
    cut.paper = 255;
    for (const auto& cell : cells) ink.push_back(find_ink(cut.part(cell.grown(-0.6)), kPx, cut.paper));
  }
  static double x_of(const Rect<FormMm>& cell) { return cell.centre().x * kPx; }
  FramedComb framed() const { return {&cut, cells, ink}; }
};

bool may_hide(const Comb& comb) {
  const FramedComb one[] = {comb.framed()};
  return FrameLoss(one).may_hide(one[0]);
}

TEST(FrameLoss, BrokenFramesMayHidePencil) {
  EXPECT_TRUE(may_hide(Comb(0.3)));
  EXPECT_TRUE(may_hide(Comb(0.1, 40)));
  EXPECT_FALSE(may_hide(Comb(1)));
  EXPECT_FALSE(may_hide(Comb(1, 235))) << "pale, but whole";
}

TEST(FrameLoss, ALampOfTheFormsColourTakesAllFramesAndNoPencil) { EXPECT_FALSE(may_hide(Comb(0))); }

TEST(FrameLoss, OneBareCombOnAPageThatHasTheOthersMayHidePencil) {
  const Comb whole(1), bare(0);
  const FramedComb page[] = {whole.framed(), whole.framed(), whole.framed(), whole.framed(), bare.framed()};
  const FrameLoss loss(page);
  EXPECT_FALSE(loss.may_hide());
  EXPECT_FALSE(loss.may_hide(page[0]));
  EXPECT_TRUE(loss.may_hide(page[4]));
}

TEST(FrameLoss, FramesOfWrittenCellsTellNothing) { EXPECT_FALSE(may_hide(Comb(0.3, 170, true))); }

TEST(LostInk, EmptyFieldsOfAPageWhoseWritingFadesAreAskedAbout) {
  const auto asked = [](double digit_doubt, const std::vector<const char*>& doubts) {
    std::vector<FieldValue> values(1);
    values[0].state = ReadState::Blank;
    for (const char* doubt : doubts) values.emplace_back().doubt(doubt);
    doubt_where_ink_is_lost(digit_doubt, values);
    for (std::size_t i = 1; i < values.size(); ++i) EXPECT_FALSE(values[i].has_doubt("ink_lost"));
    return values[0].has_doubt("ink_lost");
  };
  EXPECT_FALSE(asked(0.01, {"not_writing"})) << "one may be a stamp";
  EXPECT_TRUE(asked(0.01, {"not_writing", "not_writing"}));
  EXPECT_FALSE(asked(0.01, {"faint", "faint"}));
  EXPECT_TRUE(asked(0.01, {"faint", "faint", "not_writing"}));
  EXPECT_TRUE(asked(0.08, {})) << "digits that are hardly to be read";
}

}  // namespace
}  // namespace uketsuke::ocr
