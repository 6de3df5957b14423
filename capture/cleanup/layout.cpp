#include "capture/cleanup/layout.h"

#include <algorithm>
#include <cmath>

#include "core/errors/require.h"

namespace uketsuke::capture {

Transform<CleanPx, CleanPx> before_turn(int degrees, int width, int height) {
  using T = Transform<CleanPx, CleanPx>;
  const double w = width, h = height;
  switch (degrees) {
    case 0: return T();
    case 90: return T({0, 1, 0, -1, 0, h, 0, 0, 1});    // x' = h − y, y' = x
    case 180: return T({-1, 0, w, 0, -1, h, 0, 0, 1});  // x' = w − x, y' = h − y
    case 270: return T({0, -1, w, 1, 0, 0, 0, 0, 1});   // x' = y, y' = w − x
    default: UKETSUKE_REQUIRE(false && "turns are quarters");
  }
  return T();
}

Layout lay_out(const std::array<Point<ProbePx>, 4>& corners, Size<ScanPx> probe_to_scan, double skew_deg, int turn_deg,
               double target_dpi) {
  struct Level {};  // the probe, straightened
  const auto level_to_probe = Transform<Level, ProbePx>::rotate_then_move(skew_deg, 0, 0);
  const auto probe_to_level = level_to_probe.inverse();
  std::array<Point<Level>, 4> level{};
  for (std::size_t i = 0; i < 4; ++i) level[i] = probe_to_level(corners[i]);
  const Rect<Level> box = bounding_box<Level>(level);
  const double scale = target_dpi / kProbe_dpi;  // clean pixels per probe pixel
  Layout out;
  out.width = std::max(16, static_cast<int>(std::lround(box.w * scale)));
  out.height = std::max(16, static_cast<int>(std::lround(box.h * scale)));
  const auto clean_to_level = Transform<CleanPx, Level>::scale_then_move(1 / scale, 1 / scale, box.x, box.y);
  const auto probe_scan = Transform<ProbePx, ScanPx>::scale_then_move(probe_to_scan.w, probe_to_scan.h, 0, 0);
  out.to_scan = compose(compose(probe_scan, compose(level_to_probe, clean_to_level)),
                        before_turn(turn_deg, out.width, out.height));
  if (turn_deg % 180 != 0) std::swap(out.width, out.height);
  return out;
}

}  // namespace uketsuke::capture
