#include "capture/identify/printed_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "capture/identify/sampling.h"

namespace uketsuke::capture {
namespace {

constexpr double kPiece_mm = 7;     // short enough to follow a bend, long enough to outvote a stroke across it
constexpr double kEnd_mm = 0.8;     // trimmed from both ends, where other lines meet
constexpr double kShortest_mm = 3;  // comb cells are 4 mm wide
// Comb frames are drawn around the clear interior that the template states, with a line of 0.2 mm.
constexpr double kCombOutside_mm = 0.1;

struct Segment {
  double at;        // y of a horizontal line, x of a vertical one
  double from, to;  // along the line
  bool horizontal;
  bool black;
};

void add_box(std::vector<Segment>& out, const Rect<FormMm>& r, double radius, bool black) {
  const double trim = radius;
  out.push_back({r.y, r.x + trim, r.right() - trim, true, black});
  out.push_back({r.bottom(), r.x + trim, r.right() - trim, true, black});
  out.push_back({r.x, r.y + trim, r.bottom() - trim, false, black});
  out.push_back({r.right(), r.y + trim, r.bottom() - trim, false, black});
}

std::vector<Segment> segments(const FormTemplate& form) {
  std::vector<Segment> out;
  for (const ArtLine& l : form.lines) {
    if (l.dashed || l.width_pt <= 0) continue;
    const bool black = l.ink == "black";
    if (std::abs(l.from.y - l.to.y) < 0.01)
      out.push_back({l.from.y, std::min(l.from.x, l.to.x), std::max(l.from.x, l.to.x), true, black});
    else if (std::abs(l.from.x - l.to.x) < 0.01)
      out.push_back({l.from.x, std::min(l.from.y, l.to.y), std::max(l.from.y, l.to.y), false, black});
  }
  for (const ArtBox& b : form.boxes)
    if (b.width_pt > 0) add_box(out, b.rect, b.radius_mm, b.ink == "black");
  for (const FieldTemplate& f : form.fields)
    for (const auto* cells : {&f.cells, &f.year_cells, &f.month_cells, &f.day_cells})
      for (const auto& cell : *cells) add_box(out, cell.grown(kCombOutside_mm), 0, false);
  return out;
}

// Distance to the nearest other parallel line that runs beside [from, to].
double room_beside(const std::vector<Segment>& all, const Segment& s, double from, double to) {
  double room = 20;
  for (const Segment& o : all) {
    if (o.horizontal != s.horizontal || o.to < from || o.from > to) continue;
    const double d = std::abs(o.at - s.at);
    if (d > 0.05) room = std::min(room, d);  // the same line drawn by two boxes is one line
  }
  return room;
}

constexpr int kAlong = 12;       // places along a piece
constexpr int kMostSteps = 121;  // places across it
using Samples = std::array<float, kMostSteps>;

// The 35th percentile of each column, so that two thirds of the length must be dark: after round j, row j holds the
// j-th smallest of every column. (Whole rows are compared, which the processor does four columns at a time.)
const Samples& third(std::array<Samples, kAlong>& rows, int n) {
  constexpr std::size_t kPlace = kAlong / 3;
  for (std::size_t j = 0; j <= kPlace; ++j)
    for (std::size_t k = j + 1; k < kAlong; ++k)
      for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i) {
        const float a = rows[j][i], b = rows[k][i];
        rows[j][i] = std::min(a, b);
        rows[k][i] = std::max(a, b);
      }
  return rows[kPlace];
}

}  // namespace

std::vector<LinePiece> printed_lines(const FormTemplate& form) {
  const std::vector<Segment> all = segments(form);
  std::vector<LinePiece> pieces;
  for (const Segment& s : all) {
    const double length = s.to - s.from - 2 * kEnd_mm;
    if (length < kShortest_mm - 2 * kEnd_mm) continue;
    const int count = std::max(1, static_cast<int>(length / kPiece_mm));
    const double part = length / count;
    for (int i = 0; i < count; ++i) {
      const double from = s.from + kEnd_mm + i * part, mid = from + part / 2;
      LinePiece piece;
      piece.middle = s.horizontal ? Point<FormMm>{mid, s.at} : Point<FormMm>{s.at, mid};
      piece.horizontal = s.horizontal;
      piece.length_mm = std::min(part, kPiece_mm);
      piece.black = s.black;
      piece.alone_mm = room_beside(all, s, from, from + part);
      pieces.push_back(piece);
    }
  }
  return pieces;
}

std::optional<LineShift> measure(const ImageView& image, const Registration& registration, const LinePiece& piece,
                                 double reach_mm) {
  // A wide search is refined by the next pass; a short one is exact.
  const double step_mm = reach_mm > 1 ? 0.1 : 0.05;
  const int steps = static_cast<int>(std::lround(reach_mm / step_mm));
  const int n = std::min(2 * steps + 1, kMostSteps);
  // The registration is smooth: over one piece a linear map is exact to a hundredth of a millimetre.
  const Point<FormMm> c = piece.middle;
  const Point<CleanPx> origin = registration(c);
  const Point<CleanPx> ex = registration(Point<FormMm>{c.x + 1, c.y}) - origin;
  const Point<CleanPx> ey = registration(Point<FormMm>{c.x, c.y + 1}) - origin;
  const Point<CleanPx> along = piece.horizontal ? ex : ey, across = piece.horizontal ? ey : ex;
  std::array<Samples, kAlong> dark{};
  for (int k = 0; k < kAlong; ++k) {
    const double a = (static_cast<double>(k) / (kAlong - 1) - 0.5) * piece.length_mm;
    for (int i = 0; i < n; ++i)
      dark[static_cast<std::size_t>(k)][static_cast<std::size_t>(i)] =
          static_cast<float>(darkness(image, origin + along * a + across * ((i - n / 2) * step_mm)));
  }
  const Samples& profile = third(dark, n);
  Samples sorted = profile;
  std::nth_element(sorted.begin(), sorted.begin() + n / 3, sorted.begin() + n);
  const double ground = sorted[static_cast<std::size_t>(n / 3)];
  const auto top = static_cast<int>(std::max_element(profile.begin(), profile.begin() + n) - profile.begin());
  LineShift found;
  found.contrast = profile[static_cast<std::size_t>(top)] - ground;
  // 14 of 255 is three times the grain that the percentile leaves.
  if (found.contrast < 14 || top == 0 || top == n - 1) return std::nullopt;
  const double half = ground + found.contrast / 2;
  int a = top, b = top;
  while (a > 0 && profile[static_cast<std::size_t>(a - 1)] > half) --a;
  while (b + 1 < n && profile[static_cast<std::size_t>(b + 1)] > half) ++b;
  // Wider than 1.2 mm is a filled area or a shadow; cut off by the window it has no centre.
  if (a == 0 || b == n - 1 || (b - a) * step_mm > 1.2) return std::nullopt;
  // A second line as strong as this one: which of the two is meant is open.
  for (int i = 1; i + 1 < n; ++i)
    if ((i < a - 4 || i > b + 4) && profile[static_cast<std::size_t>(i)] > ground + 0.6 * found.contrast)
      return std::nullopt;
  double sum = 0, moment = 0;
  for (int i = a; i <= b; ++i) {
    const double w = profile[static_cast<std::size_t>(i)] - half;
    sum += w, moment += w * (i - n / 2) * step_mm;
  }
  found.shift_mm = sum > 0 ? moment / sum : (top - n / 2) * step_mm;
  return found;
}

}  // namespace uketsuke::capture
