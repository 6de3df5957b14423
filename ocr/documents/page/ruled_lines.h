#pragma once

#include <optional>
#include <vector>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::ocr {

/// A printed rule (罫線), nearly horizontal or vertical: from `from` to `to` along its direction, at `at_from` and
/// `at_to` across it, all in clean pixels.
struct RuledLine {
  double from = 0;
  double to = 0;
  double at_from = 0;
  double at_to = 0;
  double at(double along) const {
    return to > from ? at_from + (at_to - at_from) * (along - from) / (to - from) : at_from;
  }
};

/// The ruled lines of a page, and the cells they make.
class RuledLines {
 public:
  /// Finds horizontal runs of ink from 8 mm and vertical ones from 4.8 mm on (the height of the lowest table row), no
  /// thicker than 1.6 mm. `binary` holds 0 and 255. `print_px` is the usual height of the page's print, 0 where it is not known:
  /// a vertical rule is longer than strokes of print, which reach 4.8 mm on an enlarged copy (A4 on A3).
  static RuledLines find(const ImageView& binary, double px_per_mm, double print_px = 0);

  /// Lines that are known already.
  static RuledLines of(std::vector<RuledLine> horizontal, std::vector<RuledLine> vertical);

  /// The closed cell (枠) around a point: the nearest line on each of the four sides; nothing where a side is open.
  std::optional<Rect<CleanPx>> cell_at(Point<CleanPx> p) const;
  /// True when a vertical line stands between two places of one height.
  bool vertical_between(Point<CleanPx> a, Point<CleanPx> b) const;

  /// The page without its rules: print that stands on a rule or is underlined comes loose from it. A pixel goes where
  /// the ink across the rule is no thicker than a rule, so that strokes crossing it stay.
  Image erased(const ImageView& binary, double px_per_mm) const;

  const std::vector<RuledLine>& horizontal() const { return horizontal_; }
  const std::vector<RuledLine>& vertical() const { return vertical_; }

 private:
  std::vector<RuledLine> horizontal_;
  std::vector<RuledLine> vertical_;
  double slack_px_ = 0;  ///< how far lines may end short of the line they meet
};

}  // namespace uketsuke::ocr
