#include "ocr/documents/page/downwards.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "ocr/documents/page/ink_boxes.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/image/disjoint_sets.h"

namespace uketsuke::ocr {
namespace {

/// Pieces of print, mm: smaller ones are specks, larger ones frames, rules and pictures.
constexpr double kLeast_mm = 0.35, kMost_mm = 14;
/// Signs of one column stand this close, of the larger one's size: headings are set wide. Closer than the second they
/// tell which way a text runs: columns stand wider apart.
constexpr double kGapDown = 1.5, kGapClose = 0.6;
/// Parts of one sign stand this close, of its size; columns stand wider apart.
constexpr double kGapAcross = 0.2;
/// A column or line has this many times its width; below it may be either.
constexpr double kLong = 3.5;
/// Pieces that must run one way, and how many times as many as run the other.
constexpr int kLeastPieces = 24;
constexpr double kFarMore = 3;
/// Cells of signs: least and largest height of a column's width, and the step of the search.
constexpr double kLeastPitch = 0.85, kMostPitch = 3, kPitchStep_px = 0.5;
/// Space between the lines, of their height, and round them; a column narrower than kNarrow_mm is none.
constexpr double kLeading = 0.9, kMargin_mm = 15, kNarrow_mm = 2;
/// Paper round a single column that is read, of its width.
constexpr double kColumnAir = 0.2;
/// A column is set wide where its signs stand this far apart, of its width, each this near to its even place and no higher
/// than this; parts of one sign stand closer than the last.
constexpr double kWidePitch = 1.2, kOffPlace = 0.2, kSignHigh = 1.2, kPartsApart = 0.15;
/// More pieces than this are a full page of text or a picture.
constexpr std::size_t kMostPieces = 3000;

/// Rectangles joined where `near` says so.
template <class Near>
std::vector<Rect<CleanPx>> joined(const std::vector<Rect<CleanPx>>& parts, const Near& near, std::vector<int>& pieces) {
  DisjointSets sets(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t k = i + 1; k < parts.size(); ++k)
      if (near(parts[i], parts[k])) sets.join(i, k);
  std::vector<Rect<CleanPx>> all(parts.size());
  std::vector<int> counts(parts.size(), 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t root = sets.root(i);
    all[root] = unite(all[root], parts[i]);
    ++counts[root];
  }
  std::vector<Rect<CleanPx>> out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (counts[i] > 0) out.push_back(all[i]), pieces.push_back(counts[i]);
  return out;
}

double overlap(double a, double a_end, double b, double b_end) { return std::min(a_end, b_end) - std::max(a, b); }

/// b goes on below a within a gap, or they are parts of one sign.
bool goes_down(const Rect<CleanPx>& a, const Rect<CleanPx>& b, double gap) {
  const double size = std::max({a.w, a.h, b.w, b.h});
  const double beside = overlap(a.x, a.right(), b.x, b.right()), below = overlap(a.y, a.bottom(), b.y, b.bottom());
  if (beside > 0.4 * std::min(a.w, b.w)) return -below < gap * size;
  return -beside < kGapAcross * size && below > 0.3 * std::min(a.h, b.h) &&
         std::max(a.right(), b.right()) - std::min(a.x, b.x) < 1.5 * size;
}

bool one_column(const Rect<CleanPx>& a, const Rect<CleanPx>& b) { return goes_down(a, b, kGapDown); }
bool close_below(const Rect<CleanPx>& a, const Rect<CleanPx>& b) { return goes_down(a, b, kGapClose); }
bool close_beside(const Rect<CleanPx>& a, const Rect<CleanPx>& b) {
  return goes_down({a.y, a.x, a.h, a.w}, {b.y, b.x, b.h, b.w}, kGapClose);
}

/// Pieces of print of a page.
std::vector<Rect<CleanPx>> pieces_of(const CleanPage& page, double px_per_mm) {
  std::vector<Rect<CleanPx>> parts;
  for (const InkBox& box : ink_boxes(page.binary)) {
    const double size = std::max(box.rect.w, box.rect.h);
    if (size >= kLeast_mm * px_per_mm && size <= kMost_mm * px_per_mm) parts.push_back(box.rect);
  }
  return parts;
}

/// Which way a page's text runs.
struct Runs {
  int down = 0, across = 0;          ///< pieces in columns longer than wide, and in lines
  std::vector<Rect<CleanPx>> lines;  ///< those lines, the longest first
};

Runs runs_of(const std::vector<Rect<CleanPx>>& signs) {
  Runs out;
  std::vector<int> down, across;
  const std::vector<Rect<CleanPx>> columns = joined(signs, close_below, down);
  const std::vector<Rect<CleanPx>> lines = joined(signs, close_beside, across);
  for (std::size_t i = 0; i < columns.size(); ++i) out.down += columns[i].h > kLong * columns[i].w ? down[i] : 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].w <= kLong * lines[i].h) continue;
    out.across += across[i];
    out.lines.push_back(lines[i]);
  }
  std::sort(out.lines.begin(), out.lines.end(), [](const auto& a, const auto& b) { return a.w > b.w; });
  return out;
}

bool far_more(int pieces, int than) { return pieces >= kLeastPieces && pieces >= kFarMore * than; }

/// Rows of ink in a column.
std::vector<int> ink_rows(const CleanPage& page, const Rect<CleanPx>& column) {
  std::vector<int> out(static_cast<std::size_t>(column.h), 0);
  for (std::size_t y = 0; y < out.size(); ++y) {
    const std::uint8_t* row = page.binary.row(static_cast<int>(column.y) + static_cast<int>(y));
    for (int x = static_cast<int>(column.x); x < static_cast<int>(column.right()); ++x) out[y] += row[x] < 128;
  }
  return out;
}

/// Cells of a column: the smallest height whose borders cut the least ink.
TurnedColumn with_cells(const CleanPage& page, const Rect<CleanPx>& column) {
  const std::vector<int> ink = ink_rows(page, column);
  const double least = std::max(4.0, kLeastPitch * column.w);
  TurnedColumn best{column, {}, column.h, 0};
  double best_cost = 1e18;
  for (double pitch = least; pitch <= std::min(kMostPitch * column.w, column.h + 1); pitch += kPitchStep_px)
    for (double start = 0; start > -pitch; start -= std::max(1.0, pitch / 16)) {
      double cut = 0, cuts = 0;
      for (double y = start + pitch; y < static_cast<double>(ink.size()); y += pitch, ++cuts)
        for (int k = -1; k <= 1; ++k) {
          const auto at = static_cast<std::ptrdiff_t>(std::lround(y)) + k;
          if (at >= 0 && at < static_cast<std::ptrdiff_t>(ink.size())) cut += ink[static_cast<std::size_t>(at)];
        }
      // Cells as wide as two signs cut no ink either: the fewer cells, the dearer.
      const double cost = cut / std::max(1.0, cuts) + 0.3 * pitch;
      if (cost >= best_cost) continue;
      best_cost = cost;
      best = {{column.x, column.y + start, column.w, column.h - start}, {}, pitch, 0};
    }
  best.step = std::max(best.pitch, 1.02 * column.w);
  return best;
}

void paint(const Image& from, const TurnedColumn& turned, Image& to) {
  const int w = static_cast<int>(turned.column.w);
  for (double cell = 0; cell * turned.pitch < turned.column.h; ++cell) {
    const int top = static_cast<int>(std::lround(turned.column.y + cell * turned.pitch));
    const int bottom = static_cast<int>(
        std::lround(std::min(turned.column.bottom(), turned.column.y + (cell + 1) * turned.pitch)));
    const int left = static_cast<int>(std::lround(turned.line.x + cell * turned.step + (turned.step - w) / 2));
    const int above = static_cast<int>(std::lround(turned.line.y + (turned.line.h - turned.pitch) / 2));
    for (int y = std::max(0, top); y < std::min(bottom, from.height()); ++y) {
      const int line = above + y - top;
      if (line < 0 || line >= to.height() || left < 0 || left + w > to.width()) continue;
      std::memcpy(to.row(line) + left, from.row(y) + static_cast<std::ptrdiff_t>(turned.column.x),
                  static_cast<std::size_t>(w));
    }
  }
}

/// Turned clockwise by quarters of a circle, 0 to 3.
Image turned(const ImageView& from, int quarters) {
  Image out = Image::copy_of(from);
  for (; quarters > 0; --quarters) {
    Image next(out.height(), out.width(), PixelFormat::Grey8, 255);
    for (int y = 0; y < out.height(); ++y) {
      const std::uint8_t* row = out.view().row(y);
      for (int x = 0; x < out.width(); ++x) next.row(x)[out.height() - 1 - y] = row[x];
    }
    out = std::move(next);
  }
  return out;
}

CleanPage part_of(const CleanPage& page, const Rect<CleanPx>& area, int quarters) {
  const Rect<CleanPx> r =
      intersect(area, {0, 0, static_cast<double>(page.grey.width()), static_cast<double>(page.grey.height())});
  const auto cut = [&](const Image& image) {
    return turned(image.view().part(static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.w),
                                    static_cast<int>(r.h)),
                  quarters);
  };
  CleanPage out;
  out.id = page.id;
  out.report = page.report;
  out.grey = cut(page.grey);
  out.binary = cut(page.binary);
  return out;
}

/// Places the columns of a page one below the other as lines, and paints them.
SetAcross laid_across(const CleanPage& page, const std::vector<Rect<CleanPx>>& columns, double margin) {
  SetAcross out;
  double y = margin, width = 0;
  for (const Rect<CleanPx>& column : columns) {
    TurnedColumn set = with_cells(page, column);
    const double high = std::max(set.pitch, column.w);
    set.line = {margin + std::max(0.0, set.column.y), y, std::ceil(set.column.h / set.pitch) * set.step, high};
    y += high * (1 + kLeading);
    width = std::max(width, set.line.right());
    out.columns.push_back(set);
  }
  const int w = static_cast<int>(width + margin), h = static_cast<int>(y + margin);
  out.page.id = page.id;
  out.page.report = page.report;
  out.page.grey = Image(w, h, PixelFormat::Grey8, 255);
  out.page.binary = Image(w, h, PixelFormat::Grey8, 255);
  for (const TurnedColumn& set : out.columns) {
    paint(page.grey, set, out.page.grey);
    paint(page.binary, set, out.page.binary);
  }
  return out;
}

/// Middles of the signs of a column that is set wide (在　学　証　明　書), down the page; empty where it is not.
std::vector<double> wide_set(const CleanPage& page, const Rect<CleanPx>& column) {
  const std::vector<int> ink = ink_rows(page, column);
  std::vector<double> out;
  double from = -1, last = -1;
  for (std::size_t y = 0; y <= ink.size(); ++y) {
    const bool end = y == ink.size();
    if (!end && ink[y] == 0) continue;
    if (last >= 0 && (end || static_cast<double>(y) - last > kPartsApart * column.w)) {
      if (last - from > kSignHigh * column.w) return {};
      out.push_back(column.y + (from + last) / 2);
      from = -1;
    }
    if (from < 0) from = static_cast<double>(y);
    last = static_cast<double>(y);
  }
  if (out.size() < 2) return {};
  const double pitch = (out.back() - out.front()) / static_cast<double>(out.size() - 1);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (std::abs(out[i] - out.front() - pitch * static_cast<double>(i)) > kOffPlace * column.w) return {};
  return pitch > kWidePitch * column.w ? out : std::vector<double>{};
}

/// The signs of a column side by side, as close as in a line.
Image drawn_together(const CleanPage& page, const Rect<CleanPx>& column, const std::vector<double>& signs) {
  const double step = kSignHigh * column.w;
  const int size = static_cast<int>(step), w = static_cast<int>(column.w), aside = (size - w) / 2;
  Image out(size * static_cast<int>(signs.size()), size, PixelFormat::Grey8, 255);
  for (std::size_t i = 0; i < signs.size(); ++i)
    for (int y = 0; y < size; ++y) {
      const int from = static_cast<int>(signs[i] - step / 2) + y;
      if (from < 0 || from >= page.grey.height()) continue;
      std::memcpy(out.row(y) + static_cast<std::ptrdiff_t>(i) * size + aside,
                  page.grey.row(from) + static_cast<std::ptrdiff_t>(column.x), static_cast<std::size_t>(w));
    }
  return out;
}

/// How well the line reader understands a lying line whose signs are turned by `quarters`, if it is a column.
double understood(const CleanPage& page, const Rect<CleanPx>& line, int quarters, const Engines& engines) {
  const CleanPage column = part_of(page, line, quarters);
  const Rect<CleanPx> whole{0, 0, static_cast<double>(column.grey.width()), static_cast<double>(column.grey.height())};
  return read_column(column, whole, engines).p;
}

/// Least probability of lines read as turned columns, and how much more than read as they lie.
constexpr double kUnderstood = 0.6, kBetter = 0.15;
constexpr std::size_t kLinesTried = 2;

/// Quarters that make the signs of lying columns upright: whoever straightened the page took them for lines. 0 where
/// they are lines.
int quarters_of_columns(const CleanPage& page, const std::vector<Rect<CleanPx>>& lines, const Engines& engines) {
  std::array<double, 4> p{};
  const std::size_t tried = std::min(kLinesTried, lines.size());
  for (std::size_t i = 0; i < tried; ++i) {
    const CleanPage line = part_of(page, lines[i].grown(0.16 * lines[i].h), 0);
    p[0] += engines.lines().read(line.grey.view(), print_signs(), 1).p / static_cast<double>(tried);
    for (const int quarters : {1, 3})
      p[static_cast<std::size_t>(quarters)] += understood(page, lines[i], quarters, engines) / static_cast<double>(tried);
  }
  const int best = p[1] > p[3] ? 1 : 3;
  const double own = p[static_cast<std::size_t>(best)];
  return own >= kUnderstood && own >= p[0] + kBetter ? best : 0;
}

}  // namespace

bool runs_down(const CleanPage& page) {
  const Runs runs = runs_of(pieces_of(page, px_per_mm_of(page)));
  return far_more(runs.down, runs.across);
}

LineText read_column(const CleanPage& page, const Rect<CleanPx>& column, const Engines& engines) {
  if (const auto signs = wide_set(page, column); !signs.empty())
    return engines.lines().read(drawn_together(page, column, signs).view(), print_signs(), 1);
  const SetAcross set = laid_across(page, {column}, kColumnAir * column.w);
  return engines.lines().read(set.page.grey.view(), print_signs(), 1);
}

Rect<CleanPx> SetAcross::on_paper(const Rect<CleanPx>& rect) const {
  Rect<CleanPx> out;
  for (const TurnedColumn& set : columns) {
    const double from = std::max(rect.x, set.line.x), to = std::min(rect.right(), set.line.right());
    if (to <= from || overlap(rect.y, rect.bottom(), set.line.y, set.line.bottom()) <= 0.3 * set.line.h) continue;
    const double first = std::floor((from - set.line.x) / set.step + 0.25);
    const double last = std::ceil((to - set.line.x) / set.step - 0.25);
    out = unite(out, {set.column.x, set.column.y + first * set.pitch, set.column.w,
                      std::max(1.0, last - first) * set.pitch});
  }
  if (out.empty()) out = {0, 0, upright.w, upright.h};
  // Back from the upright page: (x, y) became (height − y, x) with each quarter.
  if (quarters == 1) return {out.y, upright.w - out.right(), out.h, out.w};
  if (quarters == 3) return {upright.h - out.bottom(), out.x, out.h, out.w};
  return out;
}

Image SetAcross::picture(const Image& shown, const Rect<CleanPx>& place) const {
  return turned(shown.view().part(static_cast<int>(place.x), static_cast<int>(place.y), static_cast<int>(place.w),
                                  static_cast<int>(place.h)),
                quarters);
}

std::optional<SetAcross> set_across(const CleanPage& page, const Engines& engines) {
  const double px_per_mm = px_per_mm_of(page);
  std::vector<Rect<CleanPx>> signs = pieces_of(page, px_per_mm);
  if (signs.size() < static_cast<std::size_t>(kLeastPieces) || signs.size() > kMostPieces) return std::nullopt;
  const Runs runs = runs_of(signs);
  const int quarters = far_more(runs.across, runs.down) ? quarters_of_columns(page, runs.lines, engines) : 0;
  if (quarters == 0 && !far_more(runs.down, runs.across)) return std::nullopt;
  const Rect<CleanPx> whole{0, 0, static_cast<double>(page.grey.width()), static_cast<double>(page.grey.height())};
  const CleanPage upright = quarters == 0 ? page : part_of(page, whole, quarters);
  if (quarters != 0) signs = pieces_of(upright, px_per_mm);
  std::vector<int> pieces;
  std::vector<Rect<CleanPx>> columns = joined(signs, one_column, pieces);
  std::erase_if(columns, [&](const Rect<CleanPx>& c) { return std::min(c.w, c.h) < kNarrow_mm * px_per_mm; });
  std::sort(columns.begin(), columns.end(), [](const auto& a, const auto& b) { return a.centre().x > b.centre().x; });
  SetAcross out = laid_across(upright, columns, kMargin_mm * px_per_mm);
  out.quarters = quarters;
  out.upright = {static_cast<double>(upright.grey.width()), static_cast<double>(upright.grey.height())};
  return out;
}

}  // namespace uketsuke::ocr
