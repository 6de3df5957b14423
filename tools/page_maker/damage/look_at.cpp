#include <algorithm>
#include <cmath>
#include <vector>

#include "tools/page_maker/damage/effects.h"

namespace uketsuke::page_maker {
namespace {

/// Bilinear sample of a Bgr8 sheet at sheet pixels; false beside it.
bool sample(const Image& sheet, double u, double v, double* bgr) {
  if (u < 0 || v < 0 || u >= sheet.width() || v >= sheet.height()) return false;
  const double fu = std::clamp(u - 0.5, 0.0, sheet.width() - 1.0);
  const double fv = std::clamp(v - 0.5, 0.0, sheet.height() - 1.0);
  const int x0 = static_cast<int>(fu), y0 = static_cast<int>(fv);
  const int x1 = std::min(x0 + 1, sheet.width() - 1), y1 = std::min(y0 + 1, sheet.height() - 1);
  const double a = fu - x0, b = fv - y0;
  const std::uint8_t* top = sheet.row(y0);
  const std::uint8_t* low = sheet.row(y1);
  for (int c = 0; c < 3; ++c)
    bgr[c] += (1 - b) * ((1 - a) * top[3 * x0 + c] + a * top[3 * x1 + c]) +
              b * ((1 - a) * low[3 * x0 + c] + a * low[3 * x1 + c]);
  return true;
}

}  // namespace

Image look_at(const Image& sheet, double sheet_dpi, const SheetMap& map, int width, int height, int bed) {
  Image scan(width, height, PixelFormat::Bgr8, static_cast<std::uint8_t>(bed));
  const double k = sheet_dpi / 25.4;
  const auto sheet_px = [&](double x, double y) {
    const Point<FormMm> mm = map.to_sheet({x, y});
    return Point<ScanPx>{mm.x * k, mm.y * k};
  };
  // How many sheet pixels one scan pixel covers, along each axis: that many samples are averaged.
  const Point<ScanPx> here = sheet_px(width / 2.0, height / 2.0);
  const int nx = std::clamp(static_cast<int>(std::ceil(distance(here, sheet_px(width / 2.0 + 1, height / 2.0)) - 0.2)), 1, 6);
  const int ny = std::clamp(static_cast<int>(std::ceil(distance(here, sheet_px(width / 2.0, height / 2.0 + 1)) - 0.2)), 1, 6);
  constexpr int kStep = 16;  // the map is evaluated every 16 pixels and interpolated: its curvature there is < 0.01 px
  for (int y = 0; y < height; ++y) {
    std::uint8_t* row = scan.row(y);
    for (int block = 0; block < width; block += kStep) {
      const int end = std::min(block + kStep, width);
      std::vector<Point<ScanPx>> from, to;
      for (int j = 0; j < ny; ++j) {
        const double v = y + (j + 0.5) / ny;
        from.push_back(sheet_px(block, v));
        to.push_back(sheet_px(end, v));
      }
      for (int x = block; x < end; ++x) {
        double bgr[3] = {0, 0, 0};
        int seen = 0;
        for (int j = 0; j < ny; ++j)
          for (int i = 0; i < nx; ++i) {
            const double t = (x + (i + 0.5) / nx - block) / (end - block);
            const auto& a = from[static_cast<std::size_t>(j)];
            const auto& b = to[static_cast<std::size_t>(j)];
            if (sample(sheet, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), bgr)) ++seen;
          }
        if (seen == 0) continue;
        const int all = nx * ny;
        for (int c = 0; c < 3; ++c)
          row[3 * x + c] = static_cast<std::uint8_t>(std::lround((bgr[c] + static_cast<double>((all - seen) * bed)) / all));
      }
    }
  }
  return scan;
}

}  // namespace uketsuke::page_maker
