#pragma once

#include <array>

#include "capture/cleanup/sheet_edges.h"
#include "core/geometry/transform.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// Size of a clean page in pixels and its way back to the scan.
struct Layout {
  int width = 0;
  int height = 0;
  Transform<CleanPx, ScanPx> to_scan;
};

/// The clean page that holds the whole sheet (given by its corners on the probe), straightened by `skew_deg` and
/// turned clockwise by `turn_deg` (0, 90, 180, 270) at `target_dpi`. `probe_to_scan` are scan pixels per probe pixel.
Layout lay_out(const std::array<Point<ProbePx>, 4>& corners, Size<ScanPx> probe_to_scan, double skew_deg, int turn_deg,
               double target_dpi);

/// Position before a clockwise quarter turn of a position after it; `width` and `height` are those before the turn.
Transform<CleanPx, CleanPx> before_turn(int degrees, int width, int height);

}  // namespace uketsuke::capture
