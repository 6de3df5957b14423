#include "capture/identify/straight_traces.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace uketsuke::capture {
namespace {

constexpr double kBin_mm = 0.2;     // across a trace: finer than the thinnest pen
constexpr int kBand = 6;            // bins: 1.2 mm, the widest streak of a feeder; print of that height is unreadable
constexpr int kBeside = 10;         // bins: 2 mm to either side, where a line of writing would go on
constexpr double kStep_mm = 2;      // along a trace: a dotted one has ink in most steps of the part that it runs over
constexpr double kCovered = 0.12;   // of the sheet's steps have ink of the trace
constexpr double kSpan = 0.25;      // of the sheet between its first and last ink: a streak begins where the dust came
constexpr double kWriting = 0.25;   // ink beside the band against ink in it: a letter is higher than 1.2 mm

// A direction: the coordinate across its lines is x · x_part + y · y_part, the one along them at right angles.
struct Direction {
  double x_part, y_part;
};

struct Ink {
  float across_mm, along_mm;
};

// The axes of the sheet, and those of the scan where they lie otherwise.
std::vector<Direction> directions(const CleanPage& page) {
  std::vector<Direction> found = {{1, 0}, {0, 1}};
  const auto& m = page.to_scan.matrix();
  for (const auto& [x, y] : {std::pair{m[0], m[1]}, std::pair{m[3], m[4]}}) {
    const double length = std::hypot(x, y);
    if (length > 0 && std::min(std::abs(x), std::abs(y)) / length > 0.0005) found.push_back({x / length, y / length});
  }
  return found;
}

// Where ink lies in one direction: by bin across, how much, and in which steps along.
struct Profile {
  double low_mm = 0;
  std::size_t steps = 0;
  std::vector<int> ink;                    // by bin
  std::vector<std::vector<bool>> covered;  // by bin, by step
};

Profile profile_of(const ImageView& picture, const Direction& d, double px_per_mm) {
  const double w = picture.width / px_per_mm, h = picture.height / px_per_mm;
  Profile p;
  const auto range = [&](double a, double b) { return std::pair{std::min(0.0, a * w) + std::min(0.0, b * h),
                                                               std::max(0.0, a * w) + std::max(0.0, b * h)}; };
  const auto [low, high] = range(d.x_part, d.y_part);
  const auto [along_low, along_high] = range(-d.y_part, d.x_part);
  p.low_mm = low;
  p.steps = static_cast<std::size_t>((along_high - along_low) / kStep_mm) + 1;
  const auto bins = static_cast<std::size_t>((high - low) / kBin_mm) + 1;
  p.ink.assign(bins, 0);
  p.covered.assign(bins, std::vector<bool>(p.steps));
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* row = picture.row(y);
    for (int x = 0; x < picture.width; ++x) {
      if (row[x] >= 128) continue;
      const double x_mm = x / px_per_mm, y_mm = y / px_per_mm;
      const auto bin = static_cast<std::size_t>((x_mm * d.x_part + y_mm * d.y_part - low) / kBin_mm);
      ++p.ink[bin];
      p.covered[bin][static_cast<std::size_t>((y_mm * d.x_part - x_mm * d.y_part - along_low) / kStep_mm)] = true;
    }
  }
  return p;
}

int sum(const std::vector<int>& ink, std::ptrdiff_t from, std::ptrdiff_t to) {
  int total = 0;
  for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, from); i < std::min<std::ptrdiff_t>(std::ssize(ink), to); ++i)
    total += ink[static_cast<std::size_t>(i)];
  return total;
}

bool is_trace(const Profile& p, std::ptrdiff_t bin) {
  std::size_t steps = 0, first = p.steps, last = 0;
  for (std::size_t step = 0; step < p.steps; ++step) {
    bool any = false;
    for (std::ptrdiff_t b = bin; b < bin + kBand; ++b) any = any || p.covered[static_cast<std::size_t>(b)][step];
    if (!any) continue;
    ++steps;
    first = std::min(first, step);
    last = step;
  }
  const auto all = static_cast<double>(p.steps);
  if (static_cast<double>(steps) < kCovered * all || static_cast<double>(last) - static_cast<double>(first) < kSpan * all)
    return false;
  const int own = sum(p.ink, bin, bin + kBand);
  const int beside = sum(p.ink, bin - kBeside, bin) + sum(p.ink, bin + kBand, bin + kBand + kBeside);
  return beside < kWriting * own;
}

// Paints a band of a direction with paper.
void erase(Image& picture, const Direction& d, double from_mm, double to_mm, double px_per_mm) {
  for (int y = 0; y < picture.height(); ++y) {
    std::uint8_t* row = picture.row(y);
    for (int x = 0; x < picture.width(); ++x) {
      const double across = (x * d.x_part + y * d.y_part) / px_per_mm;
      if (across >= from_mm && across < to_mm) row[x] = 255;
    }
  }
}

// The bins of a band that hold the trace itself: as little as can be is taken from what crosses it.
std::pair<std::ptrdiff_t, std::ptrdiff_t> core_of(const std::vector<int>& ink, std::ptrdiff_t band) {
  std::ptrdiff_t from = band, to = band + kBand;
  const int most = *std::max_element(ink.begin() + from, ink.begin() + to);
  const auto faint = [&](std::ptrdiff_t bin) { return ink[static_cast<std::size_t>(bin)] * 10 < most; };
  while (to - from > 1 && faint(from)) ++from;
  while (to - from > 1 && faint(to - 1)) --to;
  return {from - 1, to + 1};  // a trace's edge is soft
}

int erase_traces(Image& picture, const Direction& d, double px_per_mm) {
  const Profile p = profile_of(picture, d, px_per_mm);
  int traces = 0;
  for (std::ptrdiff_t bin = 0; bin + kBand <= std::ssize(p.ink); ++bin) {
    if (p.ink[static_cast<std::size_t>(bin)] == 0 || !is_trace(p, bin)) continue;
    ++traces;
    const auto [from, to] = core_of(p.ink, bin);
    erase(picture, d, p.low_mm + static_cast<double>(from) * kBin_mm, p.low_mm + static_cast<double>(to) * kBin_mm,
          px_per_mm);
    bin += kBand;
  }
  return traces;
}

}  // namespace

Traced without_straight_traces(const Image& binary, const CleanPage& page, int most) {
  Traced out{binary.clone(), 0};
  for (const Direction& d : directions(page)) out.traces += erase_traces(out.picture, d, page.report.dpi.x / 25.4);
  return out.traces <= most ? std::move(out) : Traced{binary.clone(), 0};
}

}  // namespace uketsuke::capture
