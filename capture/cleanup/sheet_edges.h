#pragma once

#include <array>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::capture {

/// Pixels of the probe: the scan made isotropic at kProbe_dpi, on which cleanup measures.
struct ProbePx {};
/// 150 dpi: text is still text, and a page is a quarter of the work of 300 dpi.
inline constexpr double kProbe_dpi = 150;

/// Where the sheet lies on the scanner's bed.
struct SheetEdges {
  bool lid = false;  ///< a lid or copy border, darker than the paper, was seen on some side
  /// Corners top-left, top-right, bottom-right, bottom-left; the scan's own where no edge was seen.
  std::array<Point<ProbePx>, 4> corners{};
  Image mask;               ///< probe / 2 in size: 255 sheet, 0 lid or torn away; empty when lid is false
  int missing_corners = 0;  ///< corners outside the scan by more than 10 mm, or torn off
  double skew_deg = 0;      ///< clockwise, of the seen edges; for pages that have no lines
  bool skew_known = false;
};

/// Finds the sheet in a grey probe image. A lid is a band of one brightness, darker than the paper, that touches the
/// image's rim; on each side its inner rim is fitted with a straight line, so that dark print that touches the rim is
/// not taken for lid; what is dark, thick and joined to the lid inside that line is torn paper.
SheetEdges find_sheet(const ImageView& probe);

}  // namespace uketsuke::capture
