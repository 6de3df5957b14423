#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "tools/page_maker/damage/effects.h"

namespace uketsuke::page_maker {
namespace {

/// Adds a bilinear sample at sheet pixels; false beside the sheet. N is the number of channels.
template <int N>
bool sample(const Image& sheet, double u, double v, float* sum) {
  if (u < 0 || v < 0 || u >= sheet.width() || v >= sheet.height()) return false;
  const double fu = std::clamp(u - 0.5, 0.0, sheet.width() - 1.0);
  const double fv = std::clamp(v - 0.5, 0.0, sheet.height() - 1.0);
  const int x0 = static_cast<int>(fu), y0 = static_cast<int>(fv);
  const int right = x0 + 1 < sheet.width() ? N : 0;
  const std::uint8_t* top = sheet.row(y0) + N * x0;
  const std::uint8_t* low = y0 + 1 < sheet.height() ? top + sheet.stride() : top;
  const auto a = static_cast<float>(fu - x0), b = static_cast<float>(fv - y0);
  for (int c = 0; c < N; ++c) {
    const float upper = static_cast<float>(top[c]) + a * static_cast<float>(top[c + right] - top[c]);
    const float lower = static_cast<float>(low[c]) + a * static_cast<float>(low[c + right] - low[c]);
    sum[c] += upper + b * (lower - upper);
  }
  return true;
}

/// How many samples one scan pixel averages along each axis.
struct Samples {
  int x = 1;
  int y = 1;
};

/// One run of scan pixels in a row, over which the map is taken as straight: `from` and `to` are the sheet
/// pixels at the run's ends, for every sample row.
struct Run {
  int begin = 0;
  int end = 0;
  std::vector<Point<ScanPx>> from, to;
};

template <int N>
void look_at_run(const Image& sheet, const Run& run, const Samples& samples, int bed, std::uint8_t* row) {
  const float all = static_cast<float>(samples.x * samples.y);
  const double step = 1.0 / (run.end - run.begin);
  for (int x = run.begin; x < run.end; ++x) {
    std::array<float, N> sum{};
    int seen = 0;
    for (int j = 0; j < samples.y; ++j)
      for (int i = 0; i < samples.x; ++i) {
        const double t = (x + (i + 0.5) / samples.x - run.begin) * step;
        const auto& a = run.from[static_cast<std::size_t>(j)];
        const auto& b = run.to[static_cast<std::size_t>(j)];
        if (sample<N>(sheet, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), sum.data())) ++seen;
      }
    if (seen == 0) continue;
    const float beside = (all - static_cast<float>(seen)) * static_cast<float>(bed);
    for (int c = 0; c < N; ++c)
      row[N * x + c] = static_cast<std::uint8_t>((sum[static_cast<std::size_t>(c)] + beside) / all + 0.5F);
  }
}

}  // namespace

Image look_at(const Image& sheet, double sheet_dpi, const SheetMap& map, int width, int height, int bed) {
  Image scan(width, height, sheet.format(), static_cast<std::uint8_t>(bed));
  const double k = sheet_dpi / 25.4;
  const auto sheet_px = [&](double x, double y) {
    const Point<FormMm> mm = map.to_sheet({x, y});
    return Point<ScanPx>{mm.x * k, mm.y * k};
  };
  const auto covered = [&](double dx, double dy) {
    const double length = distance(sheet_px(width / 2.0, height / 2.0), sheet_px(width / 2.0 + dx, height / 2.0 + dy));
    return std::clamp(static_cast<int>(std::ceil(length - 0.2)), 1, 6);
  };
  const Samples samples{covered(1, 0), covered(0, 1)};
  constexpr int kStep = 32;  // the map is interpolated between every 32nd pixel: it bends by less than 0.01 px there
  for (int y = 0; y < height; ++y)
    for (int begin = 0; begin < width; begin += kStep) {
      Run run{begin, std::min(begin + kStep, width), {}, {}};
      for (int j = 0; j < samples.y; ++j) {
        const double v = y + (j + 0.5) / samples.y;
        run.from.push_back(sheet_px(run.begin, v));
        run.to.push_back(sheet_px(run.end, v));
      }
      if (sheet.format() == PixelFormat::Grey8)
        look_at_run<1>(sheet, run, samples, bed, scan.row(y));
      else
        look_at_run<3>(sheet, run, samples, bed, scan.row(y));
    }
  return scan;
}

}  // namespace uketsuke::page_maker
