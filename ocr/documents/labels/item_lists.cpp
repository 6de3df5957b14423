#include "ocr/documents/labels/item_lists.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/text/text.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/labels/phrase.h"

namespace uketsuke::ocr {
namespace {

/// A box to tick is a square of this size, in heights of print, its sides equal within this share; most of it is white.
constexpr double kLeast = 0.55, kMost = 1.35, kSquare = 0.15, kMostInk = 0.6;
/// Its frame is drawn: this share of each side shows ink within this depth, of the side. On rough copies a corner or a piece
/// of a side is gone.
constexpr double kDrawn = 0.8, kDepth = 0.22;
/// Boxes of one list have one size within this share, those of one line one height within this share of it.
constexpr double kOneSize = 0.15, kOneLine = 0.5;
/// An item's word begins this close behind its box; the lines of a list stand at most this far apart; in heights of print.
constexpr double kBehind = 1.6, kNextLine = 3.2;
/// A list names at least so many labels; other items are no longer than this, signs.
constexpr int kLeastItems = 3;
constexpr std::size_t kLongestItem = 16;
/// Labels joined by marks are a list from so many on; the mark between two of them takes at most this, in heights of print.
constexpr std::size_t kJoinedItems = 4;
constexpr double kJoint = 1.6;
/// Edits of a label among items, share of its length: a page reader at fax quality gets one sign in ten wrong.
constexpr double kEdits = 0.2;

/// One line of boxes with what stands behind each.
struct Line {
  std::vector<Rect<CleanPx>> boxes;
  int labels = 0;      ///< items that are labels
  bool clean = true;   ///< no value stands behind an item
  Rect<CleanPx> rect;  ///< boxes and words
};

/// Ink stands along all four sides of a rectangle.
bool is_frame(const ImageView& binary, const Rect<CleanPx>& r) {
  const int x0 = static_cast<int>(r.x), y0 = static_cast<int>(r.y);
  const int w = static_cast<int>(r.w), h = static_cast<int>(r.h), deep = std::max(2, static_cast<int>(kDepth * r.w));
  if (x0 < 0 || y0 < 0 || x0 + w > binary.width || y0 + h > binary.height) return false;
  int left = 0, right = 0, top = 0, bottom = 0;
  const auto ink = [&](int x, int y) { return binary.row(y0 + y)[x0 + x] < 128; };
  for (int i = 0; i < h; ++i) {
    bool at_left = false, at_right = false;
    for (int d = 0; d < deep; ++d) at_left = at_left || ink(d, i), at_right = at_right || ink(w - 1 - d, i);
    left += at_left, right += at_right;
  }
  for (int i = 0; i < w; ++i) {
    bool at_top = false, at_bottom = false;
    for (int d = 0; d < deep; ++d) at_top = at_top || ink(i, d), at_bottom = at_bottom || ink(i, h - 1 - d);
    top += at_top, bottom += at_bottom;
  }
  return std::min(left, right) >= kDrawn * h && std::min(top, bottom) >= kDrawn * w;
}

/// Boxes to tick, ticked or not; a tick that reaches out of its box makes one piece with it on some copies, which is then lost.
std::vector<Rect<CleanPx>> boxes_of(const CleanPage& page, const PageLayout& layout) {
  std::vector<Rect<CleanPx>> out;
  for (const InkBox& box : layout.ink) {
    const auto& r = box.rect;
    const double size = std::max(r.w, r.h);
    if (size < kLeast * layout.glyph_px || size > kMost * layout.glyph_px) continue;
    if (std::abs(r.w - r.h) > kSquare * size || box.area > kMostInk * r.area()) continue;
    if (is_frame(page.binary.view(), r)) out.push_back(r);
  }
  return out;
}

std::vector<Line> lines_of(std::vector<Rect<CleanPx>> boxes) {
  std::sort(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
  std::vector<Line> out;
  for (const Rect<CleanPx>& box : boxes) {
    const auto home = std::find_if(out.begin(), out.end(), [&](const Line& line) {
      const Rect<CleanPx>& first = line.boxes.front();
      return std::abs(first.centre().y - box.centre().y) < kOneLine * first.h &&
             std::abs(first.w - box.w) < kOneSize * first.w;
    });
    if (home == out.end()) out.push_back({{box}, 0, true, box});
    else home->boxes.push_back(box), home->rect = unite(home->rect, box);
  }
  for (Line& line : out)
    std::sort(line.boxes.begin(), line.boxes.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  return out;
}

bool is_mark(char32_t c) { return std::u32string_view(U"・/,、.()").find(c) != std::u32string_view::npos; }

/// How many of the signs one label of the book takes, from the first one on.
std::size_t label_at_front(std::u32string_view signs, std::span<const LabelSpec> book) {
  std::size_t longest = 0;
  for (const LabelSpec& spec : book)
    for (const auto phrase : spec.phrases) {
      PhraseMatch match;
      const double allowed = phrase.size() < 3 ? 0 : kEdits * static_cast<double>(phrase.size());
      if (best_substring(signs, phrase, allowed, match) && match.from == 0) longest = std::max(longest, match.to);
    }
  return longest;
}

enum class Item { Label, Other, Value };

/// What stands behind a box: one label or several joined by marks, some other word, or a label with its value.
Item item_of(std::u32string_view signs, std::span<const LabelSpec> book) {
  bool label = false;
  while (!signs.empty()) {
    const std::size_t taken = label_at_front(signs, book);
    if (taken == 0) break;
    label = true;
    signs.remove_prefix(taken);
    while (!signs.empty() && is_mark(signs.front())) signs.remove_prefix(1);
  }
  if (signs.empty() && label) return Item::Label;
  const bool digits = std::any_of(signs.begin(), signs.end(), is_digit);
  return label || digits || signs.size() > kLongestItem ? Item::Value : Item::Other;
}

/// The print right of a box up to `end`, in its line.
std::vector<GlyphPlace> behind(const PageLayout& layout, const Rect<CleanPx>& box, double end) {
  std::vector<GlyphPlace> out;
  const double x = box.right() - 0.2 * box.w;
  for (const GlyphPlace at : layout.glyphs_in({x, box.y - 0.2 * box.h, end - x, 1.4 * box.h}))
    if (!box.contains(layout.glyph(at).rect.centre())) out.push_back(at);
  return out;
}

void read_items(const PageLayout& layout, std::span<const LabelSpec> book, Line& line) {
  for (std::size_t i = 0; i < line.boxes.size(); ++i) {
    const Rect<CleanPx>& box = line.boxes[i];
    const bool last = i + 1 == line.boxes.size();
    const auto places = behind(layout, box, last ? layout.width : line.boxes[i + 1].x);
    if (places.empty()) continue;
    const Rect<CleanPx> print = layout.extent(places);
    line.rect = unite(line.rect, print);
    const Item item = item_of(layout.signs(places), book);
    if (item == Item::Value) line.clean = false;
    if (item == Item::Label && print.x - box.right() < kBehind * layout.glyph_px) ++line.labels;
  }
  // A label alone behind its box may have its value, unread, further right.
  if (line.boxes.size() > 1) return;
  const Rect<CleanPx>& r = line.rect;
  const double from = r.right() + layout.glyph_px;
  line.clean = line.clean && !layout.has_print({from, r.y, layout.width - from, r.h});
}

/// Whether b is a line of the list that holds a.
bool next_to(const Line& a, const Line& b, double glyph_px) {
  const bool size = std::abs(a.boxes.front().w - b.boxes.front().w) < kOneSize * a.boxes.front().w;
  return size && std::abs(a.rect.centre().y - b.rect.centre().y) < kNextLine * glyph_px;
}

/// Glyphs between two labels of a row that are one mark each time.
bool joined_by_mark(const PageLayout& layout, const Label& a, const Label& b) {
  if (a.row != b.row || b.from != a.to + 1) return false;
  const Glyph& mark = layout.rows[a.row].glyphs[a.to];
  return is_mark(mark.sign) && b.rect.x - a.rect.right() < kJoint * layout.glyph_px;
}

/// Labels in one row joined by marks: a head over several values names two or three.
void take_off_joined(std::span<const LabelSpec> book, PageLayout& layout) {
  const std::vector<Label> labels = find_labels(layout, book);
  std::vector<Rect<CleanPx>> lists;
  for (std::size_t from = 0; from < labels.size();) {
    std::size_t to = from + 1;
    while (to < labels.size() && joined_by_mark(layout, labels[to - 1], labels[to])) ++to;
    if (to - from >= kJoinedItems) lists.push_back(extent(layout.rows[labels[from].row], labels[from].from, labels[to - 1].to));
    from = to;
  }
  if (lists.empty()) return;
  layout.take_off([&](const Rect<CleanPx>& print) {
    return std::any_of(lists.begin(), lists.end(), [&](const auto& list) { return list.contains(print.centre()); });
  });
}

/// Lines of boxes with labels behind them.
void take_off_boxed(const CleanPage& page, std::span<const LabelSpec> book, PageLayout& layout) {
  std::vector<Line> lines = lines_of(boxes_of(page, layout));
  for (Line& line : lines) read_items(layout, book, line);
  std::erase_if(lines, [](const Line& line) { return !line.clean; });
  for (std::size_t from = 0; from < lines.size();) {
    std::size_t to = from + 1;
    int labels = lines[from].labels;
    for (; to < lines.size() && next_to(lines[to - 1], lines[to], layout.glyph_px); ++to) labels += lines[to].labels;
    const std::vector<Line> list(lines.begin() + static_cast<std::ptrdiff_t>(from),
                                 lines.begin() + static_cast<std::ptrdiff_t>(to));
    if (labels >= kLeastItems)
      layout.take_off([&](const Rect<CleanPx>& print) {
        return std::any_of(list.begin(), list.end(), [&](const Line& line) {
          return line.rect.grown(0.1 * layout.glyph_px).contains(print.centre());
        });
      });
    from = to;
  }
}

}  // namespace

void take_off_item_lists(const CleanPage& page, std::span<const LabelSpec> book, PageLayout& layout) {
  take_off_boxed(page, book, layout);
  take_off_joined(book, layout);
}

}  // namespace uketsuke::ocr
