// The correction is a grid of shifts in millimetres, along x and along y apart: vertical lines tell the first,
// horizontal lines the second. Each is the most likely smooth field given the measured shifts: the normal equations of
//   Σ w (field(p) − shift)² + λ Σ (second differences)² + μ Σ field²
// with robust weights w found by iteration. The two constants state what paper does: over one mesh (about 23 mm) a
// bent or folded sheet leaves the straight by some 0.15 mm, against 0.05 mm error of one measured line; and a field
// that nothing measures goes back to zero.
#include "capture/identify/local_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "capture/identify/least_squares.h"

namespace uketsuke::capture {
namespace {

constexpr double kMesh_mm = 23;
constexpr double kBend = 0.11;        // (0.05 / 0.15)²
constexpr double kToZero = 0.0006;    // (0.05 / 2)²
constexpr double kAnchorWeight = 6;   // a fiducial's centre is known from four edges
constexpr double kOutlier_mm = 0.18;  // beyond three times the error of a line, weight falls off

struct Measured {
  Point<FormMm> at;
  double shift_mm;
  double weight;
};

struct Grid {
  Size<FormMm> page;
  int cols, rows;
  std::vector<double> shift;  // mm

  explicit Grid(Size<FormMm> p)
      : page(p),
        cols(std::max(3, static_cast<int>(std::lround(p.w / kMesh_mm)) + 1)),
        rows(std::max(3, static_cast<int>(std::lround(p.h / kMesh_mm)) + 1)),
        shift(static_cast<std::size_t>(cols * rows), 0.0) {}

  std::vector<NormalEquations::Term> terms(Point<FormMm> p) const {
    const double gx = std::clamp(p.x / page.w * (cols - 1), 0.0, cols - 1.0001);
    const double gy = std::clamp(p.y / page.h * (rows - 1), 0.0, rows - 1.0001);
    const int cx = static_cast<int>(gx), cy = static_cast<int>(gy);
    const double fx = gx - cx, fy = gy - cy;
    const int i = cy * cols + cx;
    return {{i, (1 - fx) * (1 - fy)}, {i + 1, fx * (1 - fy)}, {i + cols, (1 - fx) * fy}, {i + cols + 1, fx * fy}};
  }
  double at(Point<FormMm> p) const {
    double sum = 0;
    for (const auto& t : terms(p)) sum += t.value * shift[static_cast<std::size_t>(t.index)];
    return sum;
  }
};

void add_smoothness(NormalEquations& eq, const Grid& g, double stiffness) {
  const double bend = kBend * stiffness;
  for (int y = 0; y < g.rows; ++y)
    for (int x = 0; x < g.cols; ++x) {
      const int i = y * g.cols + x;
      eq.add({{i, 1}}, 0, kToZero);
      if (x > 0 && x + 1 < g.cols) eq.add({{i - 1, 1}, {i, -2}, {i + 1, 1}}, 0, bend);
      if (y > 0 && y + 1 < g.rows) eq.add({{i - g.cols, 1}, {i, -2}, {i + g.cols, 1}}, 0, bend);
      if (x + 1 < g.cols && y + 1 < g.rows)
        eq.add({{i, 1}, {i + 1, -1}, {i + g.cols, -1}, {i + g.cols + 1, 1}}, 0, bend);
    }
}

// Fits the field to the measured shifts. Weights of outliers fall with the square of their distance (Cauchy), at first
// over a wide scale, then an ever shorter one, so that a cluster of false lines does not win the first round.
void fit(Grid& grid, const std::vector<Measured>& data, const std::vector<Point<FormMm>>& anchors, double stiffness,
         double reach_mm) {
  constexpr int kRounds = 5;
  double scale = reach_mm / 2;
  for (int round = 0; round < kRounds; ++round, scale /= 2) {
    NormalEquations eq(grid.cols * grid.rows);
    add_smoothness(eq, grid, stiffness);
    for (const Point<FormMm>& a : anchors) eq.add(grid.terms(a), 0, kAnchorWeight);
    for (const Measured& m : data) {
      const double off = (grid.at(m.at) - m.shift_mm) / std::max(scale, kOutlier_mm);
      eq.add(grid.terms(m.at), m.shift_mm, m.weight / (1 + off * off));
    }
    if (auto x = eq.solve()) grid.shift = std::move(*x);
  }
}

Registration with_shifts(const Transform<FormMm, CleanPx>& base, const Grid& dx, const Grid& dy) {
  std::vector<Registration::Offset> offsets;
  for (int r = 0; r < dx.rows; ++r)
    for (int c = 0; c < dx.cols; ++c) {
      const Point<FormMm> p{dx.page.w * c / (dx.cols - 1), dx.page.h * r / (dx.rows - 1)};
      const auto i = static_cast<std::size_t>(r * dx.cols + c);
      offsets.push_back(base(p + Point<FormMm>{dx.shift[i], dy.shift[i]}) - base(p));
    }
  return Registration(base, dx.page, dx.cols, dx.rows, std::move(offsets));
}

struct Pass {
  double alone_mm;  // pieces with at least this much room beside them
  double reach_mm;
  double stiffness;  // of the sheet: a stiff one can only be stretched, sheared and bent as a whole
};

struct Sighting {
  const LinePiece* piece;
  LineShift shift;
};

// The sightings that are lines of the form's own ink. Where most pieces of an ink are not seen (dropout ink on a
// bilevel scan) the few that are will be handwriting, and are left out; so is what is much darker or paler than the
// rest of that ink.
std::vector<Sighting> of_one_ink(std::vector<Sighting> seen, int looked_for) {
  if (seen.size() * 10 < static_cast<std::size_t>(looked_for) * 6 || seen.empty()) return {};
  std::vector<double> contrasts;
  for (const Sighting& s : seen) contrasts.push_back(s.shift.contrast);
  auto mid = contrasts.begin() + static_cast<std::ptrdiff_t>(contrasts.size() / 2);
  std::nth_element(contrasts.begin(), mid, contrasts.end());
  const double usual = *mid;
  std::erase_if(seen,
                [&](const Sighting& s) { return s.shift.contrast > 1.8 * usual || s.shift.contrast < 0.4 * usual; });
  return seen;
}

// Looks for all pieces of one pass and adds what was learnt to the two fields.
struct Looker {
  const ImageView& image;
  const std::vector<LinePiece>& pieces;
  std::vector<Measured> across, down;  // shifts along x (from vertical lines) and along y
  int black_expected = 0, black_found = 0;

  void look(const Registration& registration, const Pass& pass) {
    across.clear(), down.clear();
    for (const bool black : {true, false}) {
      std::vector<Sighting> seen;
      int looked_for = 0;
      for (const LinePiece& piece : pieces) {
        if (piece.black != black || piece.alone_mm < pass.alone_mm) continue;
        ++looked_for;
        if (const auto shift = measure(image, registration, piece, pass.reach_mm)) seen.push_back({&piece, *shift});
      }
      if (black) {
        black_expected = looked_for;
        black_found = static_cast<int>(std::count_if(
            seen.begin(), seen.end(), [](const Sighting& s) { return std::abs(s.shift.shift_mm) < 0.4; }));
      } else {
        seen = of_one_ink(std::move(seen), looked_for);
      }
      // Black lines stand in every scan and are wider: they weigh twice a pale one.
      for (const Sighting& s : seen)
        (s.piece->horizontal ? down : across).push_back({s.piece->middle, s.shift.shift_mm, black ? 1.0 : 0.5});
    }
  }
};

}  // namespace

LocalFit fit_locally(const ImageView& image, const FormTemplate& form, const Transform<FormMm, CleanPx>& base,
                     const std::vector<Point<FormMm>>& anchors) {
  const std::vector<LinePiece> pieces = printed_lines(form);
  Grid dx(form.page_mm), dy(form.page_mm);
  LocalFit out{Registration(base), 0, 0};
  // The sheet as a whole comes first, stiff, by lines that nothing near can be mistaken for: a bend, or a covered
  // fiducial, puts the base some millimetres off. (Starting with a reach of 1.5 mm lost sheets bent by 2 mm.)
  constexpr std::array kPasses{Pass{6, 3, 100}, Pass{4.5, 2, 10}, Pass{3.2, 1.2, 1}, Pass{1.5, 0.7, 1},
                               Pass{0.7, 0.35, 1}};
  Looker looker{image, pieces, {}, {}};
  for (const Pass& pass : kPasses) {
    looker.look(out.registration, pass);
    // Shifts were measured on top of the field so far.
    for (Measured& m : looker.across) m.shift_mm += dx.at(m.at);
    for (Measured& m : looker.down) m.shift_mm += dy.at(m.at);
    fit(dx, looker.across, anchors, pass.stiffness, pass.reach_mm);
    fit(dy, looker.down, anchors, pass.stiffness, pass.reach_mm);
    out.registration = with_shifts(base, dx, dy);
  }
  out.black_expected = looker.black_expected;
  out.black_found = looker.black_found;
  return out;
}

}  // namespace uketsuke::capture
