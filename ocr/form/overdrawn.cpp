#include "ocr/form/overdrawn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "ocr/form/ink.h"
#include "ocr/form/straight_way.h"
#include "ocr/image/components.h"
#include "ocr/image/opening.h"

namespace uketsuke::ocr {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kDirections = 36;

/// The value below which `share` of the values lie; 0 of none.
double rank(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// Ink at least this deep, beside the ring's own depth: what crosses it is drawn with the same pen or a darker one.
constexpr double kOfRingDepth = 0.5;
/// Least depth of ink looked at, of 255.
constexpr double kLeastInk = 12;
/// A hand strays this far from its ring's ellipse, mm (marks.cpp).
constexpr double kStray_mm = 0.45;
/// Printed strokes of 8 pt are 0.25 mm wide and up to 0.35 mm in a scan: thicker ones are a pen's, mm. Of a thicker pen
/// this share of its width is asked for, as strokes taper.
constexpr double kThickerThanPrint_mm = 0.36, kOfPen = 0.8;
/// Share of the word's place under thick strokes that nobody draws by ringing it, beyond twice what print alone has.
/// Of 940 rings that meant their word one in two hundred had more; rings crossed, hatched, waved through or blotted have
/// 0.15 to 0.9 (made pages of an examiner).
constexpr double kThickShare = 0.09;
/// With a straight stroke of the pen from side to side less is enough: a slash through long words.
constexpr double kThickUnderLine = 0.07;
/// Registration error and spread of printed words, mm.
constexpr double kWordMargin_mm = 0.2;

/// What lies in and round one ring.
class RingLook {
 public:
  RingLook(const FieldCut& cut, const MarkReport& mark)
      : cut_(cut),
        mask_(pale_ink_mask(cut.grey, cut.paper, std::max(kLeastInk, kOfRingDepth * mark.depth))),
        centre_{cut.x_px(mark.ring.centre().x), cut.y_px(mark.ring.centre().y)},
        a_(mark.ring.w / 2 * cut.px_per_mm),
        b_(mark.ring.h / 2 * cut.px_per_mm),
        pen_(pen_width()) {
    const double least = std::max(kOfPen * pen_, kThickerThanPrint_mm * cut.px_per_mm);
    thick_ = opened(mask_, std::max(2, static_cast<int>(std::lround(least))));
  }

  /// Share of a word's place, inside the ring or outside it, that thick strokes cover.
  double thick_share(const Rect<FormMm>& word, bool inside) const {
    const Rect<FormMm> place = word.grown(kWordMargin_mm);
    const double band = kStray_mm * cut_.px_per_mm + pen_ / 2;
    const int x0 = std::max(0, static_cast<int>(cut_.x_px(place.x)));
    const int y0 = std::max(0, static_cast<int>(cut_.y_px(place.y)));
    const int x1 = std::min(mask_.width, static_cast<int>(cut_.x_px(place.right())));
    const int y1 = std::min(mask_.height, static_cast<int>(cut_.y_px(place.bottom())));
    int all = 0, thick = 0;
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) {
        if ((inside ? depth_inside(x, y) : -depth_inside(x, y)) < band) continue;
        ++all;
        thick += thick_.ink(x, y);
      }
    return all == 0 ? 0 : static_cast<double>(thick) / all;
  }

  /// True when a straight stroke of the pen runs over the word and over the paper at both sides of it.
  bool line_over(const Rect<FormMm>& word) const {
    constexpr double kStep_mm = 0.15, kMostOff = 0.7;  // between parallel ways; off the centre, beside half the height
    const Mask pens = opened(mask_, std::max(2, static_cast<int>(std::lround(0.7 * pen_))));
    for (int i = 0; i < kDirections; ++i) {
      const double angle = kPi * i / kDirections;
      const Point<CropPx> along{std::cos(angle), std::sin(angle)}, across{-along.y, along.x};
      for (double off = -kMostOff * b_; off <= kMostOff * b_; off += kStep_mm * cut_.px_per_mm)
        if (line_along(pens, word.grown(kWordMargin_mm), centre_ + across * off, along)) return true;
    }
    return false;
  }

 private:
  /// How far a place lies inside the ring, pixels; negative outside.
  double depth_inside(double x, double y) const {
    const double dx = x - centre_.x, dy = y - centre_.y, out = std::hypot(dx / a_, dy / b_);
    return out < 1e-6 ? std::min(a_, b_) : std::hypot(dx, dy) * (1 - out) / out;
  }

  double pen_width() const {
    std::vector<double> widths;
    for (int i = 0; i < kDirections; ++i) {
      const double t = 2 * kPi * i / kDirections;
      Point<CropPx> out{std::cos(t) / a_, std::sin(t) / b_};
      out = out * (1 / std::hypot(out.x, out.y));
      const Point<CropPx> way{centre_.x + a_ * std::cos(t), centre_.y + b_ * std::sin(t)};
      const auto inked = [&](double s) { return dark_at(mask_, way.x + s * out.x, way.y + s * out.y); };
      for (double s = 0; s <= kStray_mm * cut_.px_per_mm; s += 1) {
        if (!inked(s) && !inked(-s)) continue;
        const double from = inked(s) ? s : -s;
        double end = from, begin = from;
        while (inked(end + 1)) end += 1;
        while (inked(begin - 1)) begin -= 1;
        widths.push_back(end - begin + 1);
        break;
      }
    }
    return rank(std::move(widths), 0.5);
  }

  bool line_along(const Mask& pens, const Rect<FormMm>& word, Point<CropPx> origin, Point<CropPx> along) const {
    // Of the whole way inside the ring; of the paper beside the word, and at least that much of it at each side, mm.
    constexpr double kInked = 0.93, kInkedBeside = 0.5, kBeside_mm = 0.4;
    constexpr double kOff_mm = 0.1, kBeyond_mm = 0.9, kRing_mm = 0.15;
    const double px = cut_.px_per_mm;
    const Point<CropPx> across{-along.y, along.x};
    const auto inked = [&](const Point<CropPx>& at) {
      for (double s = -kOff_mm * px; s <= kOff_mm * px; s += 1)
        if (dark_at(pens, at.x + s * across.x, at.y + s * across.y)) return true;
      return false;
    };
    int length = 0, length_inked = 0;
    for (const double side : {-1.0, 1.0}) {
      int beside = 0, beside_inked = 0;
      for (double t = 1; t < a_ + b_; t += 1) {
        const Point<CropPx> at = origin + along * (side * t);
        const double in = depth_inside(at.x, at.y);
        const bool on_word = word.contains({cut_.area.x + at.x / px, cut_.area.y + at.y / px});
        if (in < -kBeyond_mm * px && !on_word) break;
        const bool ink = inked(at);
        if (in > 0) ++length, length_inked += ink;
        if (!on_word && (in > pen_ / 2 || in < -pen_ / 2 - kRing_mm * px)) ++beside, beside_inked += ink;
      }
      if (beside_inked < kBeside_mm * px || beside_inked < kInkedBeside * beside) return false;
    }
    return length > 0 && length_inked >= kInked * length;
  }

  const FieldCut& cut_;
  Mask mask_, thick_;
  Point<CropPx> centre_;
  double a_, b_, pen_;  // pixels
};

/// The strokes in a check box.
struct Strokes {
  std::vector<Point<CropPx>> ink;
  double pen = 1;                ///< width, pixels
  double unevenness = 0;         ///< standard deviation of the grey levels
  double height = 0, width = 0;  ///< of all together, pixels
  Point<CropPx> centre{};

  Strokes(const Mask& mask, const ImageView& grey) {
    std::vector<double> widths;
    double sum = 0, squares = 0;
    int x0 = mask.width, x1 = 0, y0 = mask.height, y1 = 0;
    for (int y = 0; y < mask.height; ++y)
      for (int x = 0; x < mask.width; ++x) {
        if (!mask.ink(x, y)) continue;
        ink.push_back({static_cast<double>(x), static_cast<double>(y)});
        widths.push_back(width_at(mask, x, y));
        const double level = grey.grey(x, y);
        sum += level, squares += level * level;
        x0 = std::min(x0, x), x1 = std::max(x1, x), y0 = std::min(y0, y), y1 = std::max(y1, y);
      }
    if (ink.empty()) return;
    const auto n = static_cast<double>(ink.size());
    // Where strokes cross they look wider: the lower third knows the pen.
    pen = std::max(1.0, rank(std::move(widths), 0.3));
    unevenness = std::sqrt(std::max(0.0, squares / n - sum / n * (sum / n)));
    width = x1 - x0 + 1, height = y1 - y0 + 1;
    centre = {(x0 + x1) / 2.0, (y0 + y1) / 2.0};
  }

 private:
  static double width_at(const Mask& mask, int x, int y) {
    constexpr std::array<std::array<int, 2>, 4> kAcross{{{1, 0}, {0, 1}, {1, 1}, {1, -1}}};
    double least = mask.width + mask.height;
    for (const auto& [dx, dy] : kAcross) {
      int run = 1;
      for (int k = 1; dark_at(mask, x + k * dx, y + k * dy); ++k) ++run;
      for (int k = 1; dark_at(mask, x - k * dx, y - k * dy); ++k) ++run;
      least = std::min(least, run * std::hypot(dx, dy));
    }
    return least;
  }
};

/// Takes the straight stroke that covers most of the ink out of it. `reach` is half its width and how far a hand strays.
void take_straight_stroke(std::vector<Point<CropPx>>& ink, const Mask& mask, double reach) {
  constexpr int kAngles = 60;
  const int longest = mask.width + mask.height, half = static_cast<int>(std::lround(reach));
  int most = 0;
  double best_off = 0;
  Point<CropPx> best_across{0, 1};
  for (int i = 0; i < kAngles; ++i) {
    const Point<CropPx> across{-std::sin(kPi * i / kAngles), std::cos(kPi * i / kAngles)};
    std::vector<int> at(static_cast<std::size_t>(2 * longest + 1), 0);
    for (const auto& p : ink)
      ++at[static_cast<std::size_t>(std::lround(p.x * across.x + p.y * across.y) + longest)];
    for (int off = half; off + half <= 2 * longest; ++off) {
      int covered = 0;
      for (int k = off - half; k <= off + half; ++k) covered += at[static_cast<std::size_t>(k)];
      if (covered > most) most = covered, best_off = off - longest, best_across = across;
    }
  }
  std::erase_if(ink, [&](const Point<CropPx>& p) {
    return std::abs(p.x * best_across.x + p.y * best_across.y - best_off) <= reach;
  });
}

/// The middle of the ink just beyond a corner of the box, on both of whose sides it lies; none of too little. `right` and
/// `below` name the corner.
std::optional<Point<CropPx>> ink_beyond_corner(const FieldCut& cut, const Mask& ink, const Rect<FormMm>& box, bool right,
                                               bool below) {
  // Beyond the middle of the printed frame, which a scan spreads; the furthest looked at, where the next print may stand;
  // and the least ink, mm²: a third of a thin stroke's crossing.
  constexpr double kBeyond_mm = 0.3, kFurthest_mm = 1.2, kLeast_mm2 = 0.08;
  const double px = cut.px_per_mm;
  const double corner_x = cut.x_px(right ? box.right() : box.x), corner_y = cut.y_px(below ? box.bottom() : box.y);
  Point<CropPx> sum{};
  int found = 0;
  const int reach = static_cast<int>(kFurthest_mm * px);
  for (int y = static_cast<int>(corner_y) - reach; y <= static_cast<int>(corner_y) + reach; ++y)
    for (int x = static_cast<int>(corner_x) - reach; x <= static_cast<int>(corner_x) + reach; ++x) {
      const double out_x = (right ? 1 : -1) * (x - corner_x), out_y = (below ? 1 : -1) * (y - corner_y);
      if (std::min(out_x, out_y) < -kBeyond_mm * px || std::max(out_x, out_y) < kBeyond_mm * px) continue;
      if (!dark_at(ink, x, y)) continue;
      sum.x += x, sum.y += y, ++found;
    }
  if (found < kLeast_mm2 * px * px) return std::nullopt;
  return sum * (1.0 / found);
}

/// How far ink inside `place` reaches from the line through two places at that side of it that it reaches less far,
/// pixels.
double lesser_reach(const FieldCut& cut, const Mask& ink, const Rect<FormMm>& place, Point<CropPx> from,
                    Point<CropPx> to) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  double above = 0, below = 0;
  for (int y = static_cast<int>(cut.y_px(place.y)); y < cut.y_px(place.bottom()); ++y)
    for (int x = static_cast<int>(cut.x_px(place.x)); x < cut.x_px(place.right()); ++x) {
      if (!dark_at(ink, x, y)) continue;
      const double off = ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) / length;
      above = std::max(above, -off), below = std::max(below, off);
    }
  return std::min(above, below);
}

/// True when the strokes go once round an empty middle.
bool goes_round(const Strokes& strokes, const Mask& mask) {
  constexpr double kMiddle = 0.15;               // of the width
  constexpr int kMostCrossed = 4, kFewest = 20;  // of the directions: crossed twice; that find the stroke
  int crossed = 0, found = 0;
  for (int i = 0; i < kDirections; ++i) {
    const double t = 2 * kPi * i / kDirections;
    int runs = 0;
    bool was = false;
    for (double s = 0; s < mask.width + mask.height; s += 0.5) {
      const bool is = dark_at(mask, strokes.centre.x + s * std::cos(t), strokes.centre.y + s * std::sin(t));
      if (is && s < kMiddle * std::min(strokes.width, strokes.height)) return false;
      runs += is && !was;
      was = is;
    }
    crossed += runs > 1;
    found += runs == 1;
  }
  return crossed <= kMostCrossed && found >= kFewest;
}

}  // namespace

bool ring_overdrawn(const FieldCut& cut, const MarkReport& mark, const Rect<FormMm>& word,
                    const std::vector<Rect<FormMm>>& others) {
  if (mark.ring.empty()) return false;
  const RingLook look(cut, mark);
  std::vector<double> print;
  for (const Rect<FormMm>& other : others) print.push_back(look.thick_share(other, false));
  const double share = look.thick_share(word, true);
  if (share > kThickShare + 2 * rank(std::move(print), 0.5)) return true;
  return share > kThickUnderLine && look.line_over(word);
}

bool check_overdrawn(const FieldCut& cut, const Rect<FormMm>& box) {
  constexpr double kInset_mm = 0.35;  // the printed edge, as for finding the mark
  constexpr double kFilled = 0.8;     // share of the box: felt pens' ticks and crosses cover 0.57, hatching 0.65 to 0.8
  constexpr double kLeastInBox = 22;  // depth, of 255, as for finding the mark
  constexpr double kUneven = 10;      // of 255: an evenly filled box has 1 to 4, a blot over a tick 17 and more
  constexpr double kDash_mm = 0.4, kLeastDash_mm = 1.2;  // higher than the pen; length: the smallest ticks are 1.4 mm high
  constexpr double kStrayInBox_mm = 0.12;  // off a straight stroke
  // Length of strokes besides two straight ones: careless ticks and crosses have up to 0.7 mm, a third stroke 0.75 to 4.
  constexpr double kMore_mm = 0.7;
  const ImageView inside = cut.part(box.grown(-kInset_mm));
  const InkReport found = find_ink(inside, cut.px_per_mm, cut.paper);
  if (found.empty()) return false;
  const Mask mask = pale_ink_mask(inside, found.paper, std::max(kLeastInBox, 255 * found.darkness / 2));
  const Strokes strokes(mask, inside);
  if (strokes.ink.empty()) return false;
  const double px = cut.px_per_mm;
  const double filled = static_cast<double>(strokes.ink.size()) / (mask.width * mask.height);
  if (filled > kFilled) return strokes.unevenness > kUneven;
  if (strokes.height <= strokes.pen + kDash_mm * px && strokes.width >= kLeastDash_mm * px &&
      strokes.width > 2 * strokes.height)
    return true;
  if (goes_round(strokes, mask)) return false;
  std::vector<Point<CropPx>> rest = strokes.ink;
  for (int stroke = 0; stroke < 2; ++stroke) take_straight_stroke(rest, mask, strokes.pen / 2 + kStrayInBox_mm * px);
  return static_cast<double>(rest.size()) > kMore_mm * px * strokes.pen;
}

bool check_slashed(const FieldCut& cut, const Mask& ink, const Rect<FormMm>& box) {
  constexpr double kInset_mm = 0.35;           // the printed edge, as for finding the mark
  constexpr double kSolid = 0.8;               // of the way; taking the frame's print off leaves gaps where it crosses
  constexpr double kStray_mm = 0.25;           // off a straight stroke
  // Of the box's width: a cross reaches further from one of its strokes at both sides (0.42 and more), the short arm and
  // the foot of a tick less at one of them (0.15 to 0.29).
  constexpr double kCross = 0.32;
  const double px = cut.px_per_mm;
  for (const bool rising : {true, false}) {
    const auto from = ink_beyond_corner(cut, ink, box, false, rising), to = ink_beyond_corner(cut, ink, box, true, !rising);
    if (!from || !to) continue;
    const double way = distance(*from, *to);
    const Point<CropPx> along = (*to - *from) * (1 / way);
    if (dark_share(ink, *from, along, 0, way, kStray_mm * px) < kSolid) continue;
    if (lesser_reach(cut, ink, box.grown(-kInset_mm), *from, *to) < kCross * box.w * px) return true;
  }
  return false;
}

}  // namespace uketsuke::ocr
