#include "ocr/documents/page/rings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/values/notations.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

/// Size of a ring, mm.
constexpr double kLeast_mm = 4, kMostWide_mm = 16, kMostHigh_mm = 10;
/// A ring's line covers little of its rectangle.
constexpr double kMostFilled = 0.5;
/// Where its line lies, in half axes of its rectangle: as far as a hand errs, and a dot that it touches.
constexpr double kInner = 0.72, kOuter = 1.25;
/// A frame has corners this far out, with more than this share of its ink.
constexpr double kCorner = 1.18, kFar = 10, kMostCorners = 0.12;
/// Directions that are looked in, and how many must show the line: a hand leaves a gap.
constexpr int kDirections = 24, kLeastDirections = 21;
/// Share of its ink that may lie further inside.
constexpr double kMostInside = 0.12;
/// The same where the ring holds the word itself, and where its line lies then.
constexpr double kMostJoined = 0.7, kLineInner = 0.86, kLineOuter = 1.1;
/// A ring that touches its word is higher than the kanji of its line by this factor; where it has none, than the page's print.
constexpr double kHigherThanLine = 1.25, kHigherThanPage = 1.6;
/// The two arcs of a circle that rules cut: their height and depth as shares (a bracket is 0.2 deep), their likeness, the
/// directions they show.
constexpr double kArcHigh = 0.6, kArcDeep = 0.235, kArcWide = 0.5, kArcsEven = 0.12;
constexpr int kArcDirections = 14;
/// How far their ends stand back from their middle, as a share of their width.
constexpr double kArcBulge = 0.35;
/// Ink wider than this, in its height, is none of one sign.
constexpr double kWideSign = 1.5;
/// Half of a rule's thickness, mm.
constexpr double kRule_mm = 0.3;
/// Print inside is at least and at most so high, as a share of the ring's height.
constexpr double kLeastPrint = 0.2, kMostPrint = 0.8;
/// Grey beside an erased line, px: its blurred edge.
constexpr int kEdge_px = 2;

using Pixels = std::vector<std::pair<int, int>>;

/// The piece of ink that fills a rectangle from side to side.
Pixels piece_in(const ImageView& ink, const Rect<CleanPx>& rect) {
  const int left = static_cast<int>(rect.x), top = static_cast<int>(rect.y);
  const int wide = static_cast<int>(rect.w), high = static_cast<int>(rect.h);
  std::vector<bool> seen(static_cast<std::size_t>(wide * high), false);
  Pixels out;
  const auto visit = [&](int x, int y) {
    if (x < left || y < top || x >= left + wide || y >= top + high || ink.row(y)[x] >= 128) return;
    const auto at = static_cast<std::size_t>((y - top) * wide + x - left);
    if (seen[at]) return;
    seen[at] = true;
    out.emplace_back(x, y);
  };
  // Only the ring reaches the rectangle's left side.
  for (int y = top; y < top + high && out.empty(); ++y) visit(left, y);
  for (std::size_t i = 0; i < out.size(); ++i)
    for (int dy = -1; dy <= 1; ++dy)
      for (int dx = -1; dx <= 1; ++dx) visit(out[i].first + dx, out[i].second + dy);
  return out;
}

/// How far a pixel lies from the middle of a ring, in half axes: 1 on its line.
double far_of(const Rect<CleanPx>& ring, int x, int y) {
  const Point<CleanPx> centre = ring.centre();
  return std::hypot((x + 0.5 - centre.x) / (ring.w / 2), (y + 0.5 - centre.y) / (ring.h / 2));
}

/// Directions in which a piece shows ink between two distances from the middle.
int directions(const Pixels& piece, const Rect<CleanPx>& rect, double from, double to) {
  std::array<bool, kDirections> shown{};
  for (const auto& [x, y] : piece) {
    if (const double far = far_of(rect, x, y); far < from || far > to) continue;
    const Point<CleanPx> centre = rect.centre();
    const double turn = (std::atan2(y + 0.5 - centre.y, x + 0.5 - centre.x) / std::numbers::pi + 1) / 2;
    shown[std::min<std::size_t>(kDirections - 1, static_cast<std::size_t>(turn * kDirections))] = true;
  }
  return static_cast<int>(std::count(shown.begin(), shown.end(), true));
}

/// Share of a piece's pixels between two distances from the middle.
double share(const Pixels& piece, const Rect<CleanPx>& rect, double from, double to) {
  const auto there = std::count_if(piece.begin(), piece.end(), [&](const auto& at) {
    const double far = far_of(rect, at.first, at.second);
    return far >= from && far < to;
  });
  return static_cast<double>(there) / static_cast<double>(std::max<std::size_t>(1, piece.size()));
}

bool holds_print(const PageLayout& layout, const Rect<CleanPx>& ring) {
  Rect<CleanPx> print;
  for (const InkBox& box : layout.ink)
    if (ring.contains(box.rect.centre()) && box.rect.w < kMostPrint * ring.w && box.rect.h < kMostPrint * ring.h)
      print = unite(print, box.rect);
  return print.h > kLeastPrint * ring.h && print.h < kMostPrint * ring.h && print.w < 0.9 * ring.w;
}

/// The page's ink without its rules, made when something is first looked at.
struct OpenInk {
  const PageLayout& layout;
  const CleanPage& page;
  Image image = {};

  ImageView view() {
    if (image.empty()) image = layout.rules.erased(page.binary, layout.px_per_mm);
    return image.view();
  }
};

/// Height of a sign's ink: the page reader's box is as high as the ring, where it read its word with it (昭和・(平成)).
double ink_height(const PageLayout& layout, const Rect<CleanPx>& sign) {
  Rect<CleanPx> ink;
  for (const InkBox& box : layout.ink)
    if (sign.contains(box.rect.centre()) && box.rect.w < kWideSign * sign.h) ink = unite(ink, box.rect);
  return ink.empty() ? sign.h : ink.h;
}

/// A sign of large print is as round as a ring that touches its word (垂): a ring is higher than the print beside it.
bool is_higher_than_print(const PageLayout& layout, const Rect<CleanPx>& ring) {
  std::vector<double> heights;
  for (const TextRow& row : layout.rows) {
    if (row.rect.bottom() < ring.centre().y || row.rect.y > ring.centre().y) continue;
    for (const Glyph& glyph : row.glyphs)
      if (intersect(glyph.rect, ring).empty() && is_kanji(glyph.sign))
        heights.push_back(ink_height(layout, glyph.rect));
  }
  if (heights.empty()) return ring.h > kHigherThanPage * layout.glyph_px;
  return ring.h > kHigherThanLine * median(std::move(heights));
}

bool is_ring(const PageLayout& layout, OpenInk& open, const InkBox& box) {
  const double mm = layout.px_per_mm;
  const auto& r = box.rect;
  if (r.w < kLeast_mm * mm || r.h < kLeast_mm * mm || r.w > kMostWide_mm * mm || r.h > kMostHigh_mm * mm) return false;
  if (box.area > kMostFilled * r.w * r.h) return false;
  const Pixels piece = piece_in(open.view(), r);
  if (share(piece, r, kCorner, kFar) > kMostCorners) return false;
  const double inside = share(piece, r, 0, kInner);
  if (inside < kMostInside) return holds_print(layout, r) && directions(piece, r, kInner, kOuter) >= kLeastDirections;
  // The word's corners touch the ring: then the ring itself must be without a gap.
  return inside < kMostJoined && is_higher_than_print(layout, r) && directions(piece, r, kLineInner, kLineOuter) == kDirections;
}

/// How far the ends of an upright stroke lie to the right of its middle, as a share of its width: an arc's lie half of it and
/// more, those of a 1 on either side of it.
double bulge(const Pixels& piece, const InkBox& box) {
  constexpr double kEnd = 0.15, kMiddleFrom = 0.35, kMiddleTo = 0.65;  // of its height
  std::array<double, 3> sum{};
  std::array<int, 3> count{};
  for (const auto& [x, y] : piece) {
    const double down = (y + 0.5 - box.rect.y) / box.rect.h;
    const bool middle = down > kMiddleFrom && down < kMiddleTo;
    if (!middle && down > kEnd && down < 1 - kEnd) continue;
    const std::size_t part = middle ? 1 : down <= kEnd ? 0 : 2;
    sum[part] += x;
    ++count[part];
  }
  if (std::find(count.begin(), count.end(), 0) != count.end()) return 0;
  const auto mean = [&](std::size_t part) { return sum[part] / count[part]; };
  return (std::min(mean(0), mean(2)) - mean(1)) / box.rect.w;
}

/// The same of a stroke that bulges to the right.
double bulge_right(const Pixels& piece, const InkBox& box) {
  Pixels turned = piece;
  for (auto& at : turned) at.first = -at.first;
  return bulge(turned, box);
}

/// A circle of which a rule took top or bottom is two arcs, deeper than brackets.
std::optional<Ring> ring_of_arcs(const PageLayout& layout, OpenInk& open, const InkBox& left, const InkBox& right) {
  const auto &a = left.rect, &b = right.rect;
  const double wide = b.right() - a.x, mm = layout.px_per_mm;
  if (wide < kLeast_mm * mm || wide > kMostHigh_mm * mm || a.h < kArcHigh * wide || a.h > wide) return std::nullopt;
  if (std::abs(a.y - b.y) > kArcsEven * a.h || std::abs(a.h - b.h) > kArcsEven * a.h) return std::nullopt;
  if (a.w < kArcDeep * a.h || b.w < kArcDeep * b.h || a.right() > b.x) return std::nullopt;
  const Rect<CleanPx> circle{a.x, a.centre().y - wide / 2, wide, wide};
  Pixels both = piece_in(open.view(), a);
  const Pixels second = piece_in(open.view(), b);
  if (bulge(both, left) < kArcBulge || bulge_right(second, right) < kArcBulge) return std::nullopt;
  both.insert(both.end(), second.begin(), second.end());
  const bool round = share(both, circle, 0, kInner) < kMostInside && directions(both, circle, kInner, kOuter) >= kArcDirections;
  return round ? std::optional(Ring{circle, true}) : std::nullopt;
}

bool on_rule(const PageLayout& layout, int x, int y) {
  const auto& rules = layout.rules.horizontal();
  return std::any_of(rules.begin(), rules.end(), [&](const RuledLine& rule) {
    return x >= rule.from && x <= rule.to && std::abs(rule.at(x) - y) <= kRule_mm * layout.px_per_mm;
  });
}

/// The pixels of a ring: its piece of ink, or all that lies on its line and on no rule.
Pixels line_of(const PageLayout& layout, const CleanPage& page, const ImageView& open, const Ring& ring) {
  Pixels out;
  if (!ring.cut) {
    for (const auto& at : piece_in(open, ring.rect))
      if (far_of(ring.rect, at.first, at.second) >= kInner) out.push_back(at);
    return out;
  }
  const Rect<CleanPx> area = intersect(ring.rect.grown(2), {0, 0, layout.width, layout.height});
  for (int y = static_cast<int>(area.y); y < area.bottom(); ++y)
    for (int x = static_cast<int>(area.x); x < area.right(); ++x) {
      const double far = far_of(ring.rect, x, y);
      if (far > kLineInner && far < kLineOuter && page.binary.row(y)[x] < 128 && !on_rule(layout, x, y))
        out.emplace_back(x, y);
    }
  return out;
}

}  // namespace

std::vector<Ring> rings_of(const PageLayout& layout, const CleanPage& page) {
  const double least = kArcHigh * kLeast_mm * layout.px_per_mm;
  std::vector<const InkBox*> high;
  for (const InkBox& box : layout.ink)
    if (box.rect.h > least && box.rect.h < kMostHigh_mm * layout.px_per_mm) high.push_back(&box);
  std::vector<Ring> out;
  OpenInk open{layout, page};
  for (const InkBox* box : high) {
    if (is_ring(layout, open, *box)) out.push_back({box->rect});
    if (box->rect.w > kArcWide * box->rect.h) continue;
    for (const InkBox* other : high)
      if (other != box && other->rect.w < kArcWide * other->rect.h)
        if (const auto ring = ring_of_arcs(layout, open, *box, *other)) out.push_back(*ring);
  }
  return out;
}

CleanPage without_rings(const CleanPage& page, const PageLayout& layout, const std::vector<Ring>& rings) {
  CleanPage out = page;
  out.grey = page.grey.clone();
  out.binary = page.binary.clone();
  const Image open = layout.rules.erased(page.binary, layout.px_per_mm);
  for (const Ring& ring : rings)
    for (const auto& [x, y] : line_of(layout, page, open.view(), ring)) {
      out.binary.row(y)[x] = 255;
      for (int v = std::max(0, y - kEdge_px); v <= std::min(page.grey.height() - 1, y + kEdge_px); ++v)
        for (int u = std::max(0, x - kEdge_px); u <= std::min(page.grey.width() - 1, x + kEdge_px); ++u)
          if (page.binary.row(v)[u] >= 128 || (u == x && v == y)) out.grey.row(v)[u] = 255;
    }
  return out;
}

}  // namespace uketsuke::ocr
