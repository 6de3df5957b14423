#include "ocr/form/marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ocr/form/ink.h"
#include "ocr/form/mask_wipe.h"
#include "ocr/form/printed_places.h"
#include "ocr/form/ring_in_box.h"
#include "ocr/form/straight_way.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

constexpr double kPi = 3.14159265358979323846;
/// Directions in which a circle is looked for.
constexpr int kDirections = 36;
/// Every fourth direction is looked at first; with less than this share of those there is no ring.
constexpr int kCoarse = 4;
constexpr double kCoarseShare = 0.4;
/// Fewer directions in a row that find a stroke count for nothing: a ring, however careless, is one stroke with a gap or
/// two; specks, lines that cross and strokes of the printed word find one another here and there. Of words drawn full of
/// stains 71 of 248 were taken for ringed without this, 51 with 2, 38 with 3; with 3 pale careless rings lose a tenth of
/// their way, with 2 half of that.
constexpr int kLeastRun = 2;
/// Every direction of the first look that finds a stroke finds a pixel of its own, so fewer pixels make no ring.
constexpr int kFewestPixels = static_cast<int>(kDirections / kCoarse * kCoarseShare);
/// A ring may go this far beyond its word, and its centre may be off by this, mm (careless rings of page makers and
/// forms at hand; further out it is a neighbour's).
constexpr double kMostBeyondMm = 1.8, kMostShiftMm = 1.2;
/// A hand strays this far from the ellipse, mm.
constexpr double kStrayMm = 0.45;
/// A stroke runs along the ellipse when its edge faces the normal within 40°: strokes of the printed word lie level and
/// upright and fit four places of a ring at most.
constexpr double kLeastFacing = 0.77;
/// Least edge steepness (Sobel sum of grey levels) that has a direction, in relation to the least depth of ink.
constexpr double kLeastEdgePerDepth = 2;
/// Thickest stroke of a circle, mm (a felt pen is 1 mm); a stain is thicker.
constexpr double kThickMm = 1.4;
/// Least depth of ink (of 255) in a mark: circles are drawn with the pen that fills the form, stains are lighter. Where
/// the paper is clean, paler lines are looked for as well: pencil on a thin copy is 15 to 30 deep. What a scanner's software leaves of a
/// ring at 10 to 15 % ink is 7 to 12 deep.
constexpr double kLeastInk = 30, kPalestInk = 7;
/// A line that is paler than this (of 255) may be rubbed out, or shine through from the back.
constexpr double kFaintDepth = 36;
/// A pale ring with this share of the way round may be one; the person is asked.
constexpr double kPerhaps = 0.45;
/// Where the scan has lost most of a pale ring less of it is left: enough to ask in a row without any other ring.
constexpr double kRemnant = 0.36;
/// Share of the way round at which a circle is as likely as not. Printed words reach 0.45, a neighbour's circle 0.4,
/// careless circles with a gap 0.75 and more (made pictures, tests/ocr/marks_test.cpp).
constexpr double kHalfWay = 0.62;
constexpr double kCircleSlope = 28.0;
/// Size of a stroke at which a check is as likely as not, mm: specks are under 0.6, careless ticks over 1.5.
constexpr double kHalfCheckMm = 1.15;
constexpr double kCheckSlope = 7.0;
/// A line that runs through a box and on is rather no mark; the person is asked.
constexpr double kStrayLine = 0.3;
/// A ring that keeps to a box's frame is rather a mark than the frame; the person is asked.
constexpr double kRingInBox = 0.8;
/// Probability that a box without a sign of ink is marked all the same, and that one with a clear mark is not.
constexpr double kUnmarked = 0.0005;

/// Rounds a position; the offset makes it positive, for which a cast rounds down (std::floor is a call on plain
/// x86-64).
int nearest(double v) {
  constexpr int kOffset = 1 << 16;
  return static_cast<int>(v + 0.5 + kOffset) - kOffset;
}

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

/// Ink near one option with the direction across its strokes (unit vector, 0 inside flat areas), so that a stroke along
/// the way round can be told from one that merely crosses it.
struct StrokeField {
  const Mask& ink;  ///< of the whole cut
  int left, top, width, height;
  std::vector<float> across_x, across_y;
  std::vector<int> edges;  ///< pixels with a direction above and left of each place: (width + 1) × (height + 1)
  int pixels = 0;          ///< ink inside the window

  /// Directions are found inside `window` (pixels) only. `depth` is the least depth of the ink in the mask.
  StrokeField(const ImageView& grey, const Mask& mask, const Rect<CropPx>& window, double depth)
      : ink(mask),
        left(std::max(1, static_cast<int>(window.x))),
        top(std::max(1, static_cast<int>(window.y))),
        width(std::max(0, std::min(grey.width - 1, static_cast<int>(window.right())) - left)),
        height(std::max(0, std::min(grey.height - 1, static_cast<int>(window.bottom())) - top)),
        across_x(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0),
        across_y(across_x.size(), 0),
        edges((static_cast<std::size_t>(width) + 1) * (static_cast<std::size_t>(height) + 1), 0) {
    const auto least_edge = static_cast<float>(kLeastEdgePerDepth * depth);
    for (int y = top; y < top + height; ++y)
      for (int x = left; x < left + width; ++x) {
        if (!ink.ink(x, y)) continue;
        ++pixels;
        const auto v = [&](int dx, int dy) { return static_cast<float>(grey.grey(x + dx, y + dy)); };
        const float gx = v(1, -1) + 2 * v(1, 0) + v(1, 1) - v(-1, -1) - 2 * v(-1, 0) - v(-1, 1);
        const float gy = v(-1, 1) + 2 * v(0, 1) + v(1, 1) - v(-1, -1) - 2 * v(0, -1) - v(1, -1);
        const float size = std::sqrt(gx * gx + gy * gy);
        if (size < least_edge) continue;
        across_x[index(x, y)] = gx / size;
        across_y[index(x, y)] = gy / size;
        edges[place(x + 1, y + 1)] = 1;
      }
    for (int y = top + 1; y <= top + height; ++y)
      for (int x = left + 1; x <= left + width; ++x)
        edges[place(x, y)] += edges[place(x - 1, y)] + edges[place(x, y - 1)] - edges[place(x - 1, y - 1)];
  }
  std::size_t place(int x, int y) const {
    return static_cast<std::size_t>(y - top) * (static_cast<std::size_t>(width) + 1) +
           static_cast<std::size_t>(x - left);
  }
  /// True when a pixel with a direction lies between these columns and rows (inclusive).
  bool any_edge(int x0, int y0, int x1, int y1) const {
    x0 = std::max(x0, left), y0 = std::max(y0, top);
    x1 = std::min(x1, left + width - 1) + 1, y1 = std::min(y1, top + height - 1) + 1;
    if (x0 >= x1 || y0 >= y1) return false;
    return edges[place(x1, y1)] - edges[place(x0, y1)] - edges[place(x1, y0)] + edges[place(x0, y0)] > 0;
  }
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y - top) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x - left);
  }
  bool inside(int x, int y) const { return x >= left && y >= top && x < left + width && y < top + height; }
};

struct Ellipse {
  double cx, cy, a, b;  // pixels
};

/// Cosine and sine of the directions.
const std::array<std::array<double, 2>, kDirections>& directions() {
  static const auto table = [] {
    std::array<std::array<double, 2>, kDirections> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double t = 2 * kPi * static_cast<double>(i) / kDirections;
      out[i] = {std::cos(t), std::sin(t)};
    }
    return out;
  }();
  return table;
}

/// True when a thin stroke runs along the ellipse at direction (cos, sin): ink near the way round whose edge faces
/// along the normal, with paper within kThickMm on the inner side (a stain has none).
bool stroke_along(const StrokeField& field, const Ellipse& e, const std::array<double, 2>& direction, double px) {
  double nx = direction[0] / e.a, ny = direction[1] / e.b;
  const double size = std::sqrt(nx * nx + ny * ny);
  nx /= size, ny /= size;
  const double x0 = e.cx + e.a * direction[0], y0 = e.cy + e.b * direction[1];
  const double reach_x = std::abs(kStrayMm * px * nx), reach_y = std::abs(kStrayMm * px * ny);
  if (!field.any_edge(nearest(x0 - reach_x), nearest(y0 - reach_y), nearest(x0 + reach_x), nearest(y0 + reach_y)))
    return false;
  for (double s = -kStrayMm * px; s <= kStrayMm * px; s += 1) {
    const int x = nearest(x0 + s * nx), y = nearest(y0 + s * ny);
    if (!field.inside(x, y) || !field.ink.ink(x, y)) continue;
    const double facing = std::abs(static_cast<double>(field.across_x[field.index(x, y)]) * nx +
                                   static_cast<double>(field.across_y[field.index(x, y)]) * ny);
    if (facing < kLeastFacing) continue;
    for (double d = 1; d <= kThickMm * px; d += 1) {
      const int ix = nearest(x - d * nx), iy = nearest(y - d * ny);
      if (!field.inside(ix, iy) || !field.ink.ink(ix, iy)) return true;
    }
  }
  return false;
}

/// How many directions of a way round find a stroke together with at least kLeastRun of their neighbours.
int in_runs(const std::array<bool, kDirections>& hit) {
  const auto miss = std::find(hit.begin(), hit.end(), false);
  if (miss == hit.end()) return kDirections;
  const auto start = static_cast<std::size_t>(miss - hit.begin());
  int out = 0, run = 0;
  for (std::size_t i = 0; i <= hit.size(); ++i) {  // from a miss round to it again
    if (hit[(start + i) % hit.size()]) {
      ++run;
      continue;
    }
    if (run >= kLeastRun) out += run;
    run = 0;
  }
  return out;
}

/// Share of the way round along which a stroke runs; 0 when a coarse look already shows that it is no ring.
double covered(const StrokeField& field, const Ellipse& e, double px) {
  std::array<bool, kDirections> hit{};
  for (std::size_t i = 0; i < hit.size(); i += kCoarse) hit[i] = stroke_along(field, e, directions()[i], px);
  if (static_cast<double>(std::count(hit.begin(), hit.end(), true)) * kCoarse < kDirections * kCoarseShare) return 0;
  for (std::size_t i = 0; i < hit.size(); ++i)
    if (i % kCoarse != 0) hit[i] = stroke_along(field, e, directions()[i], px);
  return static_cast<double>(in_runs(hit)) / kDirections;
}

/// The best ring round `option` and how dark its line is.
struct Ring {
  double share = 0;  ///< of its way round that is inked
  double depth = 0;  ///< of the darker half of its line against the paper, of 255
  Ellipse way{};
};

double line_depth(const ImageView& grey, const StrokeField& field, const Ellipse& e, double paper, double px) {
  std::vector<double> depths;
  for (const auto& direction : directions()) {
    if (!stroke_along(field, e, direction, px)) continue;
    double deepest = 0;
    for (double s = -kStrayMm * px; s <= kStrayMm * px; s += 1) {
      const int x = nearest(e.cx + (e.a + s) * direction[0]), y = nearest(e.cy + (e.b + s) * direction[1]);
      if (field.inside(x, y)) deepest = std::max(deepest, paper - grey.grey(x, y));
    }
    depths.push_back(deepest);
  }
  return median(std::move(depths));
}

Ring best_ring(const FieldCut& cut, const Rect<FormMm>& option, const Mask& ink, double paper, double least_depth) {
  const double px = cut.px_per_mm;
  const auto near = option.grown(kMostBeyondMm + kMostShiftMm + kStrayMm);
  const StrokeField field(cut.grey, ink, {cut.x_px(near.x), cut.y_px(near.y), near.w * px, near.h * px}, least_depth);
  Ring out;
  if (field.pixels < kFewestPixels) return out;
  const double cx = cut.x_px(option.centre().x), cy = cut.y_px(option.centre().y);
  // A ring round the word: at least nearly its size, at most 1.8 mm beyond it, its centre strayed by up to 1.2 mm.
  const std::array<double, 5> shift{0, -0.6, 0.6, -kMostShiftMm, kMostShiftMm},
      more{-0.3, 0.2, 0.7, 1.2, kMostBeyondMm};
  for (const double da : more)
    for (const double db : more)
      for (const double dx : shift)
        for (const double dy : shift) {
          const Ellipse e{cx + dx * px, cy + dy * px, (option.w / 2 + da) * px, (option.h / 2 + db) * px};
          if (const double share = covered(field, e, px); share > out.share) out.share = share, out.way = e;
        }
  if (out.share > 0) out.depth = line_depth(cut.grey, field, out.way, paper, px);
  return out;
}

}  // namespace

CircleFinder::CircleFinder(const FieldCut& cut, const FormTemplate& form) : cut_(cut) {
  printed_ = printed_lines(form, cut.area);
  dark_ = ink_mask(cut.grey, cut_.paper, kLeastInk);
  for (const auto& line : printed_) wipe(dark_, cut_, line);
}

const Mask& CircleFinder::pale() {
  if (pale_.bits.empty()) {
    pale_depth_ = std::min(pale_ink_depth(cut_.grey, cut_.paper, kPalestInk), kLeastInk);
    pale_ = pale_ink_mask(cut_.grey, cut_.paper, pale_depth_);
    for (const auto& line : printed_) wipe(pale_, cut_, line);
  }
  return pale_;
}

MarkReport CircleFinder::find(const Rect<FormMm>& option) {
  Ring ring = best_ring(cut_, option, dark_, cut_.paper, kLeastInk);
  if (ring.share < kHalfWay) {
    const Mask& mask = pale();
    const Ring found = best_ring(cut_, option, mask, cut_.paper, pale_depth_);
    if (found.share > ring.share) ring = found;
  }
  MarkReport out;
  out.strength = ring.share;
  out.p = logistic((out.strength - kHalfWay) * kCircleSlope);
  out.faint = out.strength >= kPerhaps && ring.depth < kFaintDepth;
  out.remnant = out.strength >= kRemnant && ring.depth < kFaintDepth;
  const double px = cut_.px_per_mm;
  const Ellipse& way = ring.way;
  out.ring = {cut_.area.x + (way.cx - way.a) / px, cut_.area.y + (way.cy - way.b) / px, 2 * way.a / px, 2 * way.b / px};
  out.depth = ring.depth;
  return out;
}

namespace {

/// True when the paper left of and below the box is dirty: a band of dirt or a stain goes through the box, and what is
/// in it may be that. A tick reaches beyond its box too, but up and to the right. Where the form prints something itself
/// nothing is dirt: on scans without the form's colour a rule below the box looks like it.
bool dirty_beside(const FieldCut& cut, const Rect<FormMm>& box, std::span<const Rect<FormMm>> printed, double paper,
                  double depth) {
  constexpr double kGapMm = 0.6, kStripMm = 1.4;  // beyond the printed frame, inside the paper that a field's cut has
  constexpr double kDirtyShare = 0.08;
  constexpr double kLeastBareShare = 0.3;  // of a strip; less says too little about its dirt
  const std::array<Rect<FormMm>, 2> strips{Rect<FormMm>{box.x - kGapMm - kStripMm, box.y, kStripMm, box.h},
                                           Rect<FormMm>{box.x, box.bottom() + kGapMm, box.w, kStripMm}};
  int judged = 0;
  const bool dirt = std::any_of(strips.begin(), strips.end(), [&](const Rect<FormMm>& strip) {
    const ImageView beside = cut.part(strip);
    if (beside.empty()) return false;
    const Mask mask = pale_ink_mask(beside, paper, depth);
    const double left = std::max(strip.x, cut.area.x), top = std::max(strip.y, cut.area.y);
    int dirty = 0, bare = 0;
    for (int y = 0; y < mask.height; ++y)
      for (int x = 0; x < mask.width; ++x) {
        const Point<FormMm> at{left + (x + 0.5) / cut.px_per_mm, top + (y + 0.5) / cut.px_per_mm};
        const auto covers = [&](const Rect<FormMm>& print) { return print.contains(at); };
        if (std::any_of(printed.begin(), printed.end(), covers)) continue;
        ++bare;
        dirty += mask.ink(x, y);
      }
    if (bare <= kLeastBareShare * mask.width * mask.height) return false;
    ++judged;
    return dirty > kDirtyShare * bare;
  });
  // Where print stands on all sides nothing tells dirt from a mark.
  return dirt || (judged == 0 && !printed.empty());
}

/// True when beside the box, on any side, lies ink thicker than any pen's stroke: a coffee ring or a shadow of the copier
/// that reaches into the box. Who fills a box ends at its frame, and letters are thin.
bool stained_beside(const FieldCut& cut, const Rect<FormMm>& box, double paper, double depth) {
  constexpr double kGapMm = 0.6, kReachMm = 2.2;  // beyond the printed frame, inside the paper that a field's cut has
  const ImageView around = cut.part(box.grown(kReachMm));
  const Mask mask = pale_ink_mask(around, paper, depth);
  const int thick = static_cast<int>(kThickMm * cut.px_per_mm);
  const Rect<FormMm> shown = intersect(box.grown(kReachMm), cut.area), near = box.grown(kGapMm);
  std::vector<int> above(static_cast<std::size_t>(mask.width), 0);  // ink in a row above each place, this one included
  for (int y = 0; y < mask.height; ++y) {
    int run = 0;  // places in a row with that much ink above them
    for (int x = 0; x < mask.width; ++x) {
      const bool beside = !near.contains({shown.x + (x + 0.5) / cut.px_per_mm, shown.y + (y + 0.5) / cut.px_per_mm});
      int& column = above[static_cast<std::size_t>(x)];
      column = beside && mask.ink(x, y) ? column + 1 : 0;
      run = column >= thick ? run + 1 : 0;
      if (run >= thick) return true;
    }
  }
  return false;
}

/// True when a straight line runs through the box and on beyond it at both sides: a fold, a streak, a rule drawn by
/// hand, a pen that slipped. A person who means the box ends a stroke near it.
bool line_through(const FieldCut& cut, const Rect<FormMm>& box, double paper, double depth) {
  constexpr double kGapMm = 0.6, kBeyondMm = 1.6, kOffMm = 0.25;  // beyond the printed frame; off the straight line
  constexpr double kSolid = 0.85;
  constexpr int kAngles = 24;  // 7.5° apart: over the 4 mm to either end a line strays by as much as kOffMm
  const Mask mask = pale_ink_mask(cut.grey, paper, depth);
  const double px = cut.px_per_mm, stray = kOffMm * px, gap = kGapMm * px, beyond = kBeyondMm * px;
  const Point<CropPx> centre{cut.x_px(box.centre().x), cut.y_px(box.centre().y)};
  const double half_w = box.w / 2 * px, half_h = box.h / 2 * px, widest = std::min(half_w, half_h) - 2 * stray;
  for (int k = 0; k < kAngles; ++k) {
    const double angle = kPi * k / kAngles;
    const Point<CropPx> along{std::cos(angle), std::sin(angle)}, across{-along.y, along.x};
    // From the centre to the frame, in this direction.
    const double out = std::min(half_w / std::max(1e-9, std::abs(along.x)), half_h / std::max(1e-9, std::abs(along.y)));
    for (double off = -widest; off <= widest; off += stray) {
      const Point<CropPx> origin = centre + across * off;
      if (dark_share(mask, origin, along, -out - gap - beyond, -out - gap, 2 * stray) >= kSolid &&
          dark_share(mask, origin, along, out + gap, out + gap + beyond, 2 * stray) >= kSolid &&
          dark_share(mask, origin, along, -out, out, stray) >= kSolid)
        return true;
    }
  }
  return false;
}

}  // namespace

MarkReport find_check(const FieldCut& cut, const Rect<FormMm>& box, std::span<const Rect<FormMm>> printed) {
  const ImageView inside = cut.part(box.grown(-0.35));
  InkReport ink = find_ink(inside, cut.px_per_mm, cut.paper);
  const RingInBox ring = ink.empty() ? find_ring_in_box(inside, cut.px_per_mm, ink.paper) : RingInBox{};
  if (ring.perhaps) ink.x1 = inside.width, ink.y1 = inside.height;
  MarkReport out;
  out.strength = ring.perhaps ? std::hypot(box.w, box.h) : ink.extent_mm;
  out.depth = 255 * stroke_darkness(inside, ink);
  if (ring.perhaps) ink.darkness = out.depth / 255;
  const double stain = ink.darkness < 0.14 ? 0.25 : 1.0;  // lighter than any pen that fills a form: rather not a mark
  const double half = 255 * ink.darkness / 2;
  if (ink.empty() && !ring.perhaps) {
    out.p = kUnmarked;
    out.faint = ink.pale_extent_mm > kHalfCheckMm;
    return out;
  }
  out.p = ring.perhaps && !ring.sure ? kRingInBox : logistic((out.strength - kHalfCheckMm) * kCheckSlope);
  out.p = std::clamp(out.p * stain, kUnmarked, 1 - kUnmarked);
  out.faint = stain < 1 || (ring.perhaps && !ring.sure) || dirty_beside(cut, box, printed, ink.paper, half) ||
              stained_beside(cut, box, ink.paper, half);
  if (line_through(cut, box, ink.paper, half)) {
    out.p = std::min(out.p, kStrayLine);
    out.faint = true;
  }
  return out;
}

}  // namespace uketsuke::ocr
