#include "ocr/documents/page/overlooked.h"

#include <algorithm>
#include <cmath>

#include "core/text/text.h"
#include "ocr/documents/page/ink_lines.h"
#include "ocr/documents/values/notations.h"
#include "ocr/image/disjoint_sets.h"

namespace uketsuke::ocr {
namespace {

/// Lines looked at, most: each takes 10 to 45 ms.
constexpr std::size_t kMostLines = 36;
/// Print is at most this high (36 pt headings), mm; larger pieces are rules, frames and pictures.
constexpr double kMostHigh_mm = 14;
/// A wide-set heading has gaps of up to two signs; between other print a gap this wide (signs) parts two lines.
constexpr double kWideGap = 2.3, kGap = 1.3;
/// Least probability of the line reader for print to be taken up: specks and pieces of pictures stay far below.
constexpr double kLeastProbability = 0.35;

/// Words of the layout as rectangles: between the glyphs of one word there is nothing to overlook.
std::vector<Rect<CleanPx>> covered(const PageLayout& layout) {
  std::vector<Rect<CleanPx>> out;
  for (const TextRow& row : layout.rows)
    for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
      if (i == 0 || row.glyphs[i].word_start)
        out.push_back(row.glyphs[i].rect);
      else
        out.back() = unite(out.back(), row.glyphs[i].rect);
    }
  for (auto& rect : out) rect = rect.grown(0.12 * std::min(rect.h, 3 * layout.glyph_px));
  return out;
}

/// Which cells of a coarse grid a set of rectangles covers.
class Cover {
 public:
  Cover(const PageLayout& layout, const std::vector<Rect<CleanPx>>& rects)
      : width_(static_cast<int>(layout.width) / kStep + 1),
        height_(static_cast<int>(layout.height) / kStep + 1),
        cells_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 0) {
    for (const auto& r : rects)
      for (int y = cell(r.y, height_); y <= cell(r.bottom(), height_); ++y)
        for (int x = cell(r.x, width_); x <= cell(r.right(), width_); ++x) cells_[index(x, y)] = 1;
  }
  bool holds(Point<CleanPx> p) const { return cells_[index(cell(p.x, width_), cell(p.y, height_))] != 0; }

 private:
  static constexpr int kStep = 4;
  static int cell(double v, int count) { return std::clamp(static_cast<int>(v) / kStep, 0, count - 1); }
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
  }
  int width_;
  int height_;
  std::vector<std::uint8_t> cells_;
};

/// Pieces of print that nobody read: not too small, not too large, not inside a seal.
std::vector<Rect<CleanPx>> pieces(const PageLayout& layout) {
  const double mm = layout.px_per_mm;
  const Cover cover(layout, covered(layout));
  std::vector<Rect<CleanPx>> out;
  for (const InkBox& box : layout.ink) {
    const auto& r = box.rect;
    if (std::max(r.w, r.h) > kMostHigh_mm * mm || std::max(r.w, r.h) < 0.35 * mm || box.area < 6) continue;
    if (cover.holds(r.centre())) continue;
    if (std::any_of(layout.seals.begin(), layout.seals.end(),
                    [&](const auto& seal) { return seal.contains(r.centre()); }))
      continue;
    out.push_back(r);
  }
  return out;
}

bool one_line(const Rect<CleanPx>& a, const Rect<CleanPx>& b, const PageLayout& layout) {
  const double smaller = std::min(a.h, b.h), larger = std::max(a.h, b.h);
  const double overlap = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  if (overlap < 0.4 * smaller) return false;
  const double gap = std::max(a.x, b.x) - std::min(a.right(), b.right());
  const double size = std::max(larger, 0.7 * layout.glyph_px);
  const bool alike = smaller > 0.55 * larger;
  if (gap > (alike ? kWideGap : kGap) * size) return false;
  return gap < 0.3 * size || !layout.rules.vertical_between(a.centre(), b.centre());
}

std::vector<Rect<CleanPx>> joined(std::vector<Rect<CleanPx>> parts, const PageLayout& layout) {
  std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  const double reach = kWideGap * kMostHigh_mm * layout.px_per_mm;
  for (int pass = 0; pass < 3; ++pass) {
    DisjointSets sets(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
      for (std::size_t k = i + 1; k < parts.size() && parts[k].x < parts[i].right() + reach; ++k)
        if (one_line(parts[i], parts[k], layout)) sets.join(i, k);
    std::vector<Rect<CleanPx>> next(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      Rect<CleanPx>& whole = next[sets.root(i)];
      whole = unite(whole, parts[i]);
    }
    std::erase_if(next, [](const auto& r) { return r.empty(); });
    if (next.size() == parts.size()) break;
    parts = std::move(next);
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  }
  return parts;
}

ImageView part(const CleanPage& page, const PageLayout& layout, const Rect<CleanPx>& line) {
  const Rect<CleanPx> r = intersect(line.grown(0.16 * line.h), {0, 0, layout.width, layout.height});
  return page.grey.view().part(static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.w),
                               static_cast<int>(r.h));
}

/// The line reader's view of a line as glyphs of the page.
std::vector<Glyph> glyphs_of(const LineText& read, const Rect<CleanPx>& line, const PageLayout& layout) {
  std::vector<Glyph> out;
  const double air = 0.16 * line.h;
  double last = -1e9;
  for (const PlacedSign& placed : read.signs) {
    // The recogniser's steps are an eighth of the line's height wide; a sign is about as wide as the line is high.
    const double middle = line.x - air + (placed.from_px + placed.to_px) / 2;
    const double half = std::min(0.5 * line.h, std::max(0.2 * line.h, (placed.to_px - placed.from_px) / 2));
    const Rect<CleanPx> rect{middle - half, line.y, 2 * half, line.h};
    bool first = true;
    for (const char32_t c : code_points(nfkc(to_utf8(placed.sign)))) {
      if (c == U' ' || c == U'\u3000') continue;
      const bool apart = out.empty() || middle - last > 1.75 * std::max(line.h, 0.8 * layout.glyph_px);
      out.push_back({c, rect, read.p, first && apart, true});
      first = false;
    }
    last = middle;
  }
  return out;
}

bool is_print(const LineText& read, const Rect<CleanPx>& line) {
  if (read.text.empty() || read.p < kLeastProbability) return false;
  const auto points = code_points(read.text);
  const bool sign = std::any_of(points.begin(), points.end(), [](char32_t c) {
    return is_kanji(c) || is_hiragana(c) || is_katakana(c) || is_digit(c);
  });
  // Three signs cannot stand on the width of one.
  return (sign || is_masked(folded(read.text))) && static_cast<double>(points.size()) < 3.2 * line.w / line.h + 1;
}

/// Headings that are looked at again, most; and the signs that one has at least.
constexpr int kMostLooks = 10;
constexpr std::size_t kHeadingSigns = 3;

/// The parts of a heading are at most so much higher than the part that stands for its type.
constexpr double kTaller = 1.25;

bool is_large(const TextRow& row, const PageLayout& layout) {
  return row.rect.h > 1.2 * layout.glyph_px && row.rect.y < 0.66 * layout.height;
}

}  // namespace

std::vector<Rect<CleanPx>> broken_headings(const PageLayout& layout) {
  std::vector<Rect<CleanPx>> out;
  for (const TextRow& row : layout.rows) {
    if (!is_large(row, layout) ||
        std::any_of(out.begin(), out.end(), [&](const auto& rect) { return rect.contains(row.rect.centre()); }))
      continue;
    Rect<CleanPx> whole = row.rect;
    for (std::size_t before = 0, parts = 1; parts != before;) {
      before = parts, parts = 0;
      const Rect<CleanPx> near{whole.x - kWideGap * row.rect.h, row.rect.y, whole.w + 2 * kWideGap * row.rect.h,
                               row.rect.h};
      for (const TextRow& other : layout.rows)
        if (near.contains(other.rect.centre()) && other.rect.h < kTaller * row.rect.h)
          whole = unite(whole, other.rect), ++parts;
    }
    if (whole.w > row.rect.w && whole.h < kTaller * row.rect.h) out.push_back(whole);
  }
  return out;
}

std::vector<Rect<CleanPx>> overlooked_lines(const PageLayout& layout) {
  auto parts = pieces(layout);
  // So many pieces are no print: a screened ground or a picture.
  if (parts.size() > 6000) return {};
  auto lines = joined(std::move(parts), layout);
  std::erase_if(lines, [&](const Rect<CleanPx>& r) {
    return r.h < 0.62 * layout.glyph_px || r.h > kMostHigh_mm * layout.px_per_mm || r.w < 0.6 * layout.glyph_px;
  });
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.h > b.h; });
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  return lines;
}

void add_overlooked(const CleanPage& page, const Engines& engines, PageLayout& layout) {
  for (const Rect<CleanPx>& line : overlooked_lines(layout)) {
    const LineText read = engines.lines().read(part(page, layout, line), print_signs(), 1);
    if (is_print(read, line)) add_words(layout.rows, glyphs_of(read, line, layout));
  }
}

void mend_headings(const CleanPage& page, const Engines& engines, PageLayout& layout) {
  int looks = 0;
  for (TextRow& row : layout.rows) {
    const std::u32string signs = row.signs();
    const bool heading = is_large(row, layout) && signs.size() >= kHeadingSigns;
    const bool sentence = signs.find(U"証") != std::u32string::npos || signs.find(U"明する") != std::u32string::npos ||
                          signs.find(U"明し") != std::u32string::npos;
    if ((!heading && !sentence) || looks == kMostLooks) continue;
    const auto lines = ink_lines(page.binary, row.rect.grown(0.25 * layout.glyph_px), layout.glyph_px);
    if (lines.size() != 1 || lines[0].h < 0.5 * row.rect.h) continue;
    ++looks;
    const LineText read = engines.lines().read(part(page, layout, lines[0]), print_signs(), 1);
    if (!is_print(read, lines[0])) continue;
    row.glyphs = glyphs_of(read, lines[0], layout);
  }
  for (const Rect<CleanPx>& heading : broken_headings(layout)) {
    if (looks++ == kMostLooks) return;
    const LineText read = engines.lines().read(part(page, layout, heading), print_signs(), 1);
    if (read.signs.size() < kHeadingSigns || !is_print(read, heading)) continue;
    std::erase_if(layout.rows, [&](const TextRow& row) { return heading.contains(row.rect.centre()); });
    add_words(layout.rows, glyphs_of(read, heading, layout));
  }
}

}  // namespace uketsuke::ocr
