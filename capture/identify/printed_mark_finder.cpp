#include "capture/identify/printed_mark_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "capture/identify/sampling.h"
#include "core/form/printed_marks.h"

namespace uketsuke::capture {
namespace {

// Sums of darkness over upright rectangles of one window of the page.
class Sums {
 public:
  Sums(const ImageView& grey, int x0, int y0, int x1, int y1)
      : x0_(std::max(0, x0)),
        y0_(std::max(0, y0)),
        w_(std::min(grey.width, x1) - x0_),
        h_(std::min(grey.height, y1) - y0_) {
    if (w_ <= 0 || h_ <= 0) return;
    sums_.assign(static_cast<std::size_t>((w_ + 1) * (h_ + 1)), 0);
    for (int y = 0; y < h_; ++y) {
      long line = 0;
      for (int x = 0; x < w_; ++x) {
        line += 255 - grey.grey(x0_ + x, y0_ + y);
        at(x + 1, y + 1) = at(x + 1, y) + line;
      }
    }
  }
  bool empty() const { return sums_.empty(); }
  struct Part {
    double sum, area;
  };
  // The part of [x0, x1) × [y0, y1) that lies on the page.
  Part sum(double x0, double y0, double x1, double y1) const {
    const int a = std::clamp(static_cast<int>(std::lround(x0)) - x0_, 0, w_),
              b = std::clamp(static_cast<int>(std::lround(x1)) - x0_, a, w_);
    const int c = std::clamp(static_cast<int>(std::lround(y0)) - y0_, 0, h_),
              d = std::clamp(static_cast<int>(std::lround(y1)) - y0_, c, h_);
    return {static_cast<double>(at(b, d) - at(a, d) - at(b, c) + at(a, c)), static_cast<double>((b - a) * (d - c))};
  }

 private:
  long& at(int x, int y) { return sums_[static_cast<std::size_t>(y * (w_ + 1) + x)]; }
  long at(int x, int y) const { return sums_[static_cast<std::size_t>(y * (w_ + 1) + x)]; }
  int x0_, y0_, w_, h_;
  std::vector<long> sums_;
};

// Darkness inside minus darkness of a ring of paper around, for a square of side s centred at (x, y).
double square_score(const Sums& sums, double x, double y, double s, double ring) {
  const double in = s * 0.42, out = s / 2 + 0.02 * s + 1, far = out + ring;
  const auto inside = sums.sum(x - in, y - in, x + in, y + in);
  const auto inner = sums.sum(x - out, y - out, x + out, y + out);
  const auto outer = sums.sum(x - far, y - far, x + far, y + far);
  const double paper = outer.area - inner.area;
  if (inside.area < 0.9 * 4 * in * in || paper < 4 * ring * s * 0.4) return 0;
  return inside.sum / inside.area - (outer.sum - inner.sum) / paper;
}

// Where darkness passes its middle along a ray from inside the square outwards; NaN when it never does.
double edge_along(const ImageView& grey, Point<CleanPx> from, Point<CleanPx> step, int steps, double level) {
  double before = darkness(grey, from);
  for (int i = 1; i <= steps; ++i) {
    const double now = darkness(grey, from + step * i);
    if (before >= level && now < level) return i - 1 + (before - level) / (before - now);
    before = now;
  }
  return std::nan("");
}

// Median distance of an edge from the centre, over rays across the middle half of the side.
std::optional<double> edge_distance(const ImageView& grey, Point<CleanPx> centre, Point<CleanPx> out, double s,
                                    double level) {
  constexpr double kStep = 0.5;  // px
  const Point<CleanPx> side{-out.y, out.x};
  std::vector<double> found;
  for (double t = -0.3; t <= 0.301; t += 0.05) {
    const Point<CleanPx> from = centre + side * (t * s) + out * (0.2 * s);
    const double d = edge_along(grey, from, out * kStep, static_cast<int>(0.55 * s / kStep), level);
    if (!std::isnan(d)) found.push_back(d * kStep + 0.2 * s);
  }
  if (found.size() < 9) return std::nullopt;  // of 13
  std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(found.size() / 2), found.end());
  return found[found.size() / 2];
}

bool corners_dark(const ImageView& grey, Point<CleanPx> c, double s, double level) {
  for (const double dx : {-0.4, 0.4})
    for (const double dy : {-0.4, 0.4})
      if (darkness(grey, {c.x + dx * s, c.y + dy * s}) < level) return false;
  return true;
}

}  // namespace

std::optional<Point<CleanPx>> find_square(const ImageView& grey, const Transform<FormMm, CleanPx>& guess,
                                          const Rect<FormMm>& rect, double reach_mm) {
  const Rect<CleanPx> there = guess(rect);
  const Point<CleanPx> middle = guess(rect.centre());
  const double px_per_mm = there.w / rect.w, s = (there.w + there.h) / 2;
  const double reach = reach_mm * px_per_mm, ring = printed_marks::kClearZone_mm * 0.6 * px_per_mm;
  const double window = reach + s / 2 + ring + 3;
  const Sums sums(grey, static_cast<int>(middle.x - window), static_cast<int>(middle.y - window),
                  static_cast<int>(middle.x + window), static_cast<int>(middle.y + window));
  if (sums.empty()) return std::nullopt;
  // 80 of 255: a square from an empty toner cartridge still has twice that on average.
  double best = 80;
  std::optional<Point<CleanPx>> at;
  for (double y = middle.y - reach; y <= middle.y + reach; y += 2)
    for (double x = middle.x - reach; x <= middle.x + reach; x += 2)
      if (const double score = square_score(sums, x, y, s, ring); score > best) best = score, at = Point<CleanPx>{x, y};
  if (!at) return std::nullopt;

  const auto in = sums.sum(at->x - s * 0.3, at->y - s * 0.3, at->x + s * 0.3, at->y + s * 0.3);
  const double level = in.sum / in.area / 2;
  for (int round = 0; round < 2; ++round) {
    const auto left = edge_distance(grey, *at, {-1, 0}, s, level), right = edge_distance(grey, *at, {1, 0}, s, level);
    const auto up = edge_distance(grey, *at, {0, -1}, s, level), down = edge_distance(grey, *at, {0, 1}, s, level);
    if (!left || !right || !up || !down) return std::nullopt;
    const double w = *left + *right, h = *up + *down;
    // Toner spreads or starves a mark by up to 0.3 mm a side at worst; a stretched sheet adds little.
    if (std::abs(w - s) > 0.14 * s || std::abs(h - s) > 0.14 * s) return std::nullopt;
    *at = *at + Point<CleanPx>{(*right - *left) / 2, (*down - *up) / 2};
  }
  if (!corners_dark(grey, *at, s, level)) return std::nullopt;
  return at;
}

std::optional<Point<CleanPx>> find_cross(const ImageView& grey, const Registration& registration, Point<FormMm> at,
                                         double reach_mm) {
  using namespace printed_marks;
  const Size<CleanPx> scale = registration.px_per_mm(at);
  const Point<CleanPx> middle = registration(at);
  const double arm = kCheckCross_mm / 2 * scale.w, thick = std::max(2.0, kCheckCrossLine_mm * scale.w);
  const double reach = reach_mm * scale.w, window = reach + arm + 4;
  const Sums sums(grey, static_cast<int>(middle.x - window), static_cast<int>(middle.y - window),
                  static_cast<int>(middle.x + window), static_cast<int>(middle.y + window));
  if (sums.empty()) return std::nullopt;
  // The palest arm minus the darkest of the four fields between the arms: a lone rule is no cross, nor are modules of
  // a code or letters, whose fields are not clear.
  const auto score = [&](double x, double y) {
    const double t = thick / 2, gap = t + 2, end = arm * 0.9;
    const std::array arms{sums.sum(x - end, y - t, x - gap, y + t), sums.sum(x + gap, y - t, x + end, y + t),
                          sums.sum(x - t, y - end, x + t, y - gap), sums.sum(x - t, y + gap, x + t, y + end)};
    double weakest = 255, dirtiest = 0;
    for (const auto& a : arms) weakest = std::min(weakest, a.area > 0 ? a.sum / a.area : 0);
    for (const double sx : {-1.0, 1.0})
      for (const double sy : {-1.0, 1.0}) {
        const auto f = sums.sum(sx < 0 ? x - end : x + gap, sy < 0 ? y - end : y + gap, sx < 0 ? x - gap : x + end,
                                sy < 0 ? y - gap : y + end);
        dirtiest = std::max(dirtiest, f.area > 0 ? f.sum / f.area : 255);
      }
    return weakest - dirtiest;
  };
  double best = 45;  // of 255: a third of what a pale copy's cross has
  std::optional<Point<CleanPx>> found;
  for (double y = middle.y - reach; y <= middle.y + reach; ++y)
    for (double x = middle.x - reach; x <= middle.x + reach; ++x)
      if (const double s = score(x, y); s > best) best = s, found = Point<CleanPx>{x, y};
  if (!found) return std::nullopt;
  // The centre of gravity across each pair of arms, within 0.4 mm.
  const double near = 0.4 * scale.w;
  const auto centre = [&](Point<CleanPx> across, Point<CleanPx> along) {
    double sum = 0, moment = 0;
    for (double d = -near; d <= near; d += 0.5) {
      double dark = 0;
      for (double t = 0.3; t <= 0.9; t += 0.1)
        for (const double sign : {-1.0, 1.0}) dark += darkness(grey, *found + along * (sign * t * arm) + across * d);
      dark = std::max(0.0, dark / 14 - best * 0.25);
      sum += dark, moment += dark * d;
    }
    return sum > 0 ? moment / sum : 0.0;
  };
  const double dy = centre({0, 1}, {1, 0}), dx = centre({1, 0}, {0, 1});
  return *found + Point<CleanPx>{dx, dy};
}

}  // namespace uketsuke::capture
