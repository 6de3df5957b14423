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

TEST(DoubtSpecks, EmptyFieldsOfAPageWhoseWritingFallsApartAreAskedAbout) {
  std::vector<FieldValue> values(4);
  values[0].state = values[1].state = ReadState::Blank;
  values[2].doubt("not_writing");
  doubt_specks(values);
  EXPECT_FALSE(values[0].has_doubt("ink_lost")) << "one may be a stamp";
  values[3].doubt("not_writing");
  doubt_specks(values);
  EXPECT_TRUE(values[0].has_doubt("ink_lost") && values[1].has_doubt("ink_lost"));
  EXPECT_FALSE(values[2].has_doubt("ink_lost"));
}

}  // namespace
}  // namespace uketsuke::ocr
