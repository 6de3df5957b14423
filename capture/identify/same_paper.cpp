#include "capture/identify/same_paper.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "core/image/scale.h"

// Two scans of one sheet differ by where it lay (some millimetres), by what is left of its skew (tenths of a degree) and
// by the feeder's speed (under one percent). So the pages are laid over each other as a whole first, and every square of
// 8 mm may then look about for itself: what is left over is what stands on one page only.
//
// Measured on made scans (made forms of two kinds, levels clean, office and hard): of the squares of one sheet scanned
// twice at most 1.1 % (hard) and mostly none stay below a correlation of 0.75; when the same household fills the same form
// again by another hand it is at least 5.3 %, another household 12 % and more. Squares of 12 mm and 0.6 left 0.5 % between
// two hands. Certificates of two people from one office differ in 0.3 % only: there the values must speak too.
namespace uketsuke::capture {
namespace {

constexpr double kPixelsPerMm = 2;  // a stroke of a pen is about one pixel wide
constexpr int kSquare_px = 16;      // 8 mm: a letter or two of handwriting
constexpr int kReach_px = 6;        // how far a square looks about
constexpr int kCoarse = 4;          // pixels per coarse pixel (2 mm) for the pages as a whole
constexpr int kCoarseReach_px = 7;  // 14 mm
constexpr double kInk = 9;          // standard deviation, grey levels, from which a square shows ink at all
constexpr double kAlike = 0.75;     // correlation below which a square differs
constexpr int kFewest = 60;         // squares: a sheet with less on it says nothing
constexpr double kMostDifferent = 0.02;

// Darkness, blurred by one pixel so that strokes meet which lie half a pixel apart.
struct Ink {
  int width = 0;
  int height = 0;
  std::vector<float> dark;
  const float* row(int y) const { return dark.data() + static_cast<std::ptrdiff_t>(y) * width; }
};

Ink ink_of(const Image& small) {
  Ink out{small.width(), small.height(), {}};
  out.dark.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      int sum = 0;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
          sum += small.view().grey(std::clamp(x + dx, 0, out.width - 1), std::clamp(y + dy, 0, out.height - 1));
      out.dark.push_back(255.0F - static_cast<float>(sum) / 9.0F);
    }
  return out;
}

struct Window {
  int x, y, w, h;
};

double spread(const Ink& ink, const Window& at) {
  double sum = 0, squares = 0;
  for (int y = at.y; y < at.y + at.h; ++y)
    for (int x = at.x; x < at.x + at.w; ++x) {
      const double v = static_cast<double>(ink.row(y)[x]);
      sum += v;
      squares += v * v;
    }
  const double n = static_cast<double>(at.w) * at.h;
  return std::sqrt(std::max(0.0, squares / n - (sum / n) * (sum / n)));
}

// Correlation of a window of `a` with the window of `b` that lies (dx, dy) away; 0 where it leaves the page.
double correlation(const Ink& a, const Ink& b, const Window& at, int dx, int dy) {
  if (at.x + dx < 0 || at.y + dy < 0 || at.x + dx + at.w > b.width || at.y + dy + at.h > b.height) return 0;
  float sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
  for (int y = at.y; y < at.y + at.h; ++y) {
    const float* pa = a.row(y) + at.x;
    const float* pb = b.row(y + dy) + at.x + dx;
    for (int x = 0; x < at.w; ++x) {
      sa += pa[x];
      sb += pb[x];
      aa += pa[x] * pa[x];
      bb += pb[x] * pb[x];
      ab += pa[x] * pb[x];
    }
  }
  const double n = static_cast<double>(at.w) * at.h;
  const double va = static_cast<double>(aa) - static_cast<double>(sa) * static_cast<double>(sa) / n;
  const double vb = static_cast<double>(bb) - static_cast<double>(sb) * static_cast<double>(sb) / n;
  if (va <= n || vb <= n) return 0;
  return (static_cast<double>(ab) - static_cast<double>(sa) * static_cast<double>(sb) / n) / std::sqrt(va * vb);
}

struct Shift {
  int dx = 0;
  int dy = 0;
};

// Where the pages as a whole lie over each other, to the coarse pixel.
Shift shift_of(const Image& a, const Image& b) {
  const Ink ca = ink_of(scaled_down(a, a.width() / kCoarse));
  const Ink cb = ink_of(scaled_down(b, b.width() / kCoarse));
  const int r = kCoarseReach_px;
  const Window middle{r, r, std::min(ca.width, cb.width) - 2 * r, std::min(ca.height, cb.height) - 2 * r};
  Shift best;
  double most = -1;
  for (int dy = -r; dy <= r; ++dy)
    for (int dx = -r; dx <= r; ++dx)
      if (const double c = correlation(ca, cb, middle, dx, dy); c > most) {
        most = c;
        best = {dx * kCoarse, dy * kCoarse};
      }
  return best;
}

double best_correlation(const Ink& a, const Ink& b, const Window& at, const Shift& shift) {
  double best = 0;
  for (int dy = -kReach_px; dy <= kReach_px; ++dy)
    for (int dx = -kReach_px; dx <= kReach_px; ++dx)
      best = std::max(best, correlation(a, b, at, shift.dx + dx, shift.dy + dy));
  return best;
}

void count(const Ink& a, const Ink& b, const Shift& shift, PaperLikeness& out) {
  for (int y = 0; y + kSquare_px <= a.height; y += kSquare_px)
    for (int x = 0; x + kSquare_px <= a.width; x += kSquare_px) {
      const Window at{x, y, kSquare_px, kSquare_px};
      // The margins of the sheet are cut off here and there.
      if (x == 0 || y == 0 || x + 2 * kSquare_px > a.width || y + 2 * kSquare_px > a.height || spread(a, at) < kInk)
        continue;
      ++out.places;
      if (best_correlation(a, b, at, shift) < kAlike) ++out.different;
    }
}

Image reduced(const ImageView& page, double dpi) {
  return to_grey(scaled_down(page, static_cast<int>(std::lround(page.width * 25.4 / dpi * kPixelsPerMm))));
}

}  // namespace

PaperLikeness compare_papers(const ImageView& a, const ImageView& b, double dpi) {
  PaperLikeness out;
  const Image ra = reduced(a, dpi), rb = reduced(b, dpi);
  const int room = kSquare_px + 4 * kCoarse * kCoarseReach_px;
  if (std::min({ra.width(), ra.height(), rb.width(), rb.height()}) < room) return out;
  const Shift shift = shift_of(ra, rb);
  const Ink ia = ink_of(ra), ib = ink_of(rb);
  count(ia, ib, shift, out);
  count(ib, ia, {-shift.dx, -shift.dy}, out);
  return out;
}

bool same_paper(const PaperLikeness& likeness) {
  return likeness.places >= kFewest && likeness.different <= kMostDifferent * likeness.places;
}

}  // namespace uketsuke::capture
