#include "ocr/form/frame_loss.h"

#include <algorithm>
#include <cmath>

#include "ocr/form/frame_removal.h"

namespace uketsuke::ocr {
namespace {

/// Frames of which less than this share is left are broken. Of made grey and two-level scans of an office 0.88 to 1 is
/// left, of copies of copies 0.03 to 1; pencil was lost where 0.03 to 0.7 was left.
constexpr double kLeastSeen = 0.75;
/// With less than this no frame was seen at all: under a lamp of the form's colour 0.000 is left, and 0.025 of those
/// that a copier had broken worst.
constexpr double kNothingLeft = 0.01;

/// Pixels along the sides of some cells, and how many of them have a dark one within reach.
struct Frames {
  int dark = 0, all = 0;

  void add_side(const FieldCut& cut, bool level, double at, double from, double to) {
    const int reach = static_cast<int>(std::ceil(kFrameReachMm * cut.px_per_mm)), place = static_cast<int>(std::lround(at));
    for (int i = static_cast<int>(std::ceil(from)); i < static_cast<int>(std::floor(to)); ++i) {
      bool any = false;
      for (int other = place - reach; other <= place + reach && !any; ++other) {
        const int x = level ? i : other, y = level ? other : i;
        any = x >= 0 && y >= 0 && x < cut.grey.width() && y < cut.grey.height() &&
              cut.paper - cut.grey.row(y)[x] > kFrameLeastDark;
      }
      dark += any;
      ++all;
    }
  }
  void add(const FramedComb& comb) {
    const FieldCut& cut = *comb.cut;
    for (std::size_t i = 0; i < comb.cells.size(); ++i) {
      if (comb.ink[i].p_blank() < kSurelyEmpty) continue;
      const double x0 = cut.x_px(comb.cells[i].x), x1 = cut.x_px(comb.cells[i].right());
      const double y0 = cut.y_px(comb.cells[i].y), y1 = cut.y_px(comb.cells[i].bottom());
      for (const double y : {y0, y1}) add_side(cut, true, y, x0, x1);
      for (const double x : {x0, x1}) add_side(cut, false, x, y0, y1);
    }
  }
  /// Share that is left; 1 where no cell is empty: nothing is known to be lost.
  double seen() const { return all == 0 ? 1 : static_cast<double>(dark) / all; }
};

}  // namespace

FrameLoss::FrameLoss(std::span<const FramedComb> page) {
  Frames frames;
  for (const FramedComb& comb : page) frames.add(comb);
  dropped_out_ = frames.seen() < kNothingLeft;
  broken_ = !dropped_out_ && frames.seen() < kLeastSeen;
}

bool FrameLoss::may_hide(const FramedComb& comb) const {
  Frames frames;
  frames.add(comb);
  return broken_ || (!dropped_out_ && frames.seen() < kLeastSeen);
}

}  // namespace uketsuke::ocr
