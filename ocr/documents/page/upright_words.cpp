#include "ocr/documents/page/upright_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/page/downwards.h"
#include "ocr/documents/values/notations.h"
#include "ocr/image/disjoint_sets.h"

namespace uketsuke::ocr {
namespace {

/// Columns in cells read at most, some 20 ms each: a table of three times ten heads has 30.
constexpr std::size_t kMostColumns = 40;
/// Headings tried at most.
constexpr std::size_t kMostTitles = 2;
/// Ink of at least this much (of the height of print) is a sign or a part of one, not dust.
constexpr double kPiece = 0.25;
/// A column is at most so wide, in heights of print, and at least so many times higher than a sign.
constexpr double kWide = 1.6, kColumn = 1.8;
/// Inside of a cell, mm from its lines; a step over a line into the next cell; the cells of one line or strip of a table differ by at most this, mm.
constexpr double kInset_mm = 0.45, kStep_mm = 1.2, kSame_mm = 1.6;
/// Least probability of the line reader for a word: of 76 heads of four made tables 71 were read at 0.5 and more, all
/// rightly, and one of the others wrongly (ち特定扶養).
constexpr double kReadable = 0.5;
/// Fewer signs beside labels are no head.
constexpr std::size_t kLeastSigns = 2;
/// The ink of one label is as high in every cell of a strip, within this share; a reading shares at least so much with it
/// (of made pages at fax quality: 生年1性別, 個人号, 氏).
constexpr double kSameInk = 0.1, kHalfRead = 0.6;
/// A heading's signs are larger than print by this factor, its column is so many times higher than wide, its signs stand
/// at most so far apart (of their size), and it has at least three: 住民票.
constexpr double kLarge = 1.35, kTall = 3, kApart = 1.6;
constexpr std::size_t kTitleSigns = 3;
/// Print is at most this high, mm.
constexpr double kMostHigh_mm = 14;
/// Width of a cell that its word takes, and the height of its signs, of the height of print.
constexpr double kOfCell = 0.8, kSignHigh = 0.8, kSignWide = 0.9;

struct Column {
  Rect<CleanPx> cell, ink;
  std::u32string signs;
  bool readable = false;  ///< the line reader was sure enough
  bool label = false;
};

/// What stands between two labels of one column.
bool is_joint(char32_t c) { return std::u32string_view(U"・/､、,()").find(c) != std::u32string_view::npos; }

bool is_piece(const PageLayout& page, const Rect<CleanPx>& ink) {
  const double size = std::max(ink.w, ink.h);
  return size > kPiece * page.glyph_px && size < kMostHigh_mm * page.px_per_mm;
}

/// Cells of the page's rules with the ink in them.
std::vector<Column> inked_cells(const PageLayout& page) {
  std::vector<Column> out;
  for (const InkBox& box : page.ink) {
    if (!is_piece(page, box.rect)) continue;
    const auto centre = box.rect.centre();
    auto known = std::find_if(out.begin(), out.end(), [&](const Column& c) { return c.cell.contains(centre); });
    if (known == out.end()) {
      const auto cell = page.rules.cell_at(centre);
      if (!cell) continue;
      out.push_back({*cell, {}, {}});
      known = out.end() - 1;
    }
    if (known->cell.grown(-kInset_mm * page.px_per_mm).contains(centre)) known->ink = unite(known->ink, box.rect);
  }
  return out;
}

bool is_column(const PageLayout& page, const Column& c) {
  return !c.ink.empty() && c.ink.w < kWide * page.glyph_px &&
         c.ink.h > kColumn * std::max(c.ink.w, kSignHigh * page.glyph_px);
}

/// Of one line or strip of a table.
bool in_line(const Column& a, const Column& b, double same) {
  const bool row = std::abs(a.cell.y - b.cell.y) < same && std::abs(a.cell.h - b.cell.h) < same;
  const bool strip = std::abs(a.cell.x - b.cell.x) < same && std::abs(a.cell.w - b.cell.w) < same;
  return row || strip;
}

/// 生年月日性別: labels one after the other in a column, each of a line beside it; empty where the signs are no such row of
/// labels.
std::vector<std::u32string> labels_in_turn(std::u32string_view signs) {
  while (!signs.empty() && is_joint(signs.front())) signs.remove_prefix(1);
  if (signs.empty()) return {};
  for (std::size_t n = signs.size(); n >= kLeastSigns; --n) {
    if (!is_label(signs.substr(0, n))) continue;
    std::vector<std::u32string> out{std::u32string(signs.substr(0, n))};
    if (n == signs.size()) return out;
    const auto rest = labels_in_turn(signs.substr(n));
    out.insert(out.end(), rest.begin(), rest.end());
    if (!rest.empty()) return out;
  }
  return {};
}

/// How alike a reading and a label are: twice the signs that they share in order, of all signs.
double likeness(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> line(b.size() + 1, 0);
  for (const char32_t sign : a) {
    std::size_t before = 0;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t above = line[k];
      line[k] = sign == b[k - 1] ? before + 1 : std::max(line[k], line[k - 1]);
      before = above;
    }
  }
  return 2 * static_cast<double>(line[b.size()]) / static_cast<double>(a.size() + b.size());
}

/// The label nearest to a reading, and how alike it and the next best are.
struct Nearest {
  std::u32string_view label;
  double alike = 0, next = 0;
};

Nearest nearest_label(std::u32string_view signs) {
  Nearest out;
  for (const char* kind : {"juminhyo", "kazei_shomeisho", "zaigaku_shomeisho", "soshitsu_shomeisho"})
    for (const LabelSpec& spec : label_book(kind))
      for (const std::u32string_view phrase : spec.phrases) {
        const double alike = phrase == out.label ? 0 : likeness(signs, phrase);
        if (alike > out.alike) out = {phrase, alike, out.alike};
        else out.next = std::max(out.next, alike);
      }
  return out;
}

/// A table of persons has the same labels over and over, one strip under the other: what is half read stands for the label
/// that its neighbours of the same size show, where no other label is as near (県民税 under 市民税 is not it).
std::u32string by_its_strip(const Column& column, const std::vector<Column>& columns, double same) {
  std::u32string out;
  for (const Column& other : columns) {
    const bool strip = std::abs(column.cell.x - other.cell.x) < same && std::abs(column.cell.w - other.cell.w) < same &&
                       std::abs(column.cell.h - other.cell.h) < same &&
                       std::abs(column.ink.h - other.ink.h) < kSameInk * other.ink.h;
    if (!other.label || !strip) continue;
    if (!out.empty() && out != other.signs) return {};
    out = other.signs;
  }
  if (out.empty() || likeness(column.signs, out) < kHalfRead) return {};
  const Nearest nearest = nearest_label(column.signs);
  const double rival = nearest.label == out ? nearest.next : nearest.alike;
  return likeness(column.signs, out) > rival ? out : std::u32string();
}

/// The labels that each column is, where it is one.
void name_labels(std::vector<Column>& columns, double same) {
  for (Column& column : columns) column.label = column.readable && !labels_in_turn(column.signs).empty();
  std::vector<std::u32string> mended(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!columns[i].label && !columns[i].signs.empty()) mended[i] = by_its_strip(columns[i], columns, same);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Column& column = columns[i];
    // 世帶主: one sign of three and more, and no other label is as near.
    if (mended[i].empty() && !column.label && column.signs.size() > kLeastSigns) {
      const Nearest near = nearest_label(column.signs);
      const bool one_sign = near.label.size() == column.signs.size() &&
                            near.alike * static_cast<double>(near.label.size()) > static_cast<double>(near.label.size()) - 1.1;
      if (one_sign && near.next < near.alike) mended[i] = near.label;
    }
    if (mended[i].empty()) continue;
    column.signs = mended[i];
    column.label = column.readable = true;
  }
}

std::vector<UprightWord> heads(const CleanPage& page, const PageLayout& layout, const Engines& engines) {
  std::vector<Column> columns = inked_cells(layout);
  std::erase_if(columns, [&](const Column& c) { return !is_column(layout, c); });
  if (columns.size() > kMostColumns) columns.resize(kMostColumns);
  for (Column& column : columns) {
    const LineText read = read_column(page, column.ink, engines);
    column.signs = folded(read.text);
    column.readable = read.p >= kReadable;
  }
  const double same = kSame_mm * layout.px_per_mm;
  name_labels(columns, same);
  std::vector<UprightWord> out;
  for (const Column& column : columns) {
    // What stands among labels is one, known or not: the column of its own amounts is nobody else's.
    const bool among = column.readable && column.signs.size() >= kLeastSigns &&
                       std::any_of(columns.begin(), columns.end(),
                                   [&](const Column& other) { return other.label && in_line(column, other, same); });
    if (column.label || among) out.push_back({column.signs, column.ink, column.cell});
  }
  return out;
}

/// b goes on below a, or is a part of the same sign.
bool one_heading(const Rect<CleanPx>& a, const Rect<CleanPx>& b) {
  const double size = std::max({a.w, a.h, b.w, b.h});
  const Rect<CleanPx> both = unite(a, b);
  return both.w < kWide * size && std::max(a.y, b.y) - std::min(a.bottom(), b.bottom()) < kApart * size;
}

/// A column with all ink over, in and under it, the small parts of its signs as well.
Rect<CleanPx> with_rest(const PageLayout& page, Rect<CleanPx> column) {
  for (bool grew = true; grew;) {
    grew = false;
    for (const InkBox& box : page.ink) {
      const auto& r = box.rect;
      const bool under = r.centre().x > column.x && r.centre().x < column.right() && r.w < kWide * column.w;
      const double apart = std::max(column.y - r.bottom(), r.y - column.bottom());
      if (!under || apart > kApart * column.w || !is_piece(page, r)) continue;
      const Rect<CleanPx> more = unite(column, r);
      grew = grew || more != column;
      column = more;
    }
  }
  return column;
}

/// Columns of pieces larger than print, the largest type first.
std::vector<Rect<CleanPx>> large_columns(const PageLayout& page) {
  std::vector<Rect<CleanPx>> parts;
  for (const InkBox& box : page.ink) {
    const double size = std::max(box.rect.w, box.rect.h);
    const bool seal = std::any_of(page.seals.begin(), page.seals.end(),
                                  [&](const auto& frame) { return frame.contains(box.rect.centre()); });
    if (size > kLarge * page.glyph_px && size < kMostHigh_mm * page.px_per_mm && !seal) parts.push_back(box.rect);
  }
  DisjointSets sets(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t k = i + 1; k < parts.size(); ++k)
      if (one_heading(parts[i], parts[k])) sets.join(i, k);
  std::vector<Rect<CleanPx>> out(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) out[sets.root(i)] = unite(out[sets.root(i)], parts[i]);
  std::erase_if(out, [&](const auto& c) { return c.empty() || c.w < kLarge * page.glyph_px || c.h < kTall * c.w; });
  for (Rect<CleanPx>& column : out) column = with_rest(page, column);
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.w > b.w; });
  if (out.size() > kMostTitles) out.resize(kMostTitles);
  return out;
}

/// What papers are called; a firm's or a person's name in large type says nothing of the kind.
bool is_title(const std::u32string& signs) {
  const bool copy = signs.ends_with(U"写し") || signs.ends_with(U"抄本") || signs.ends_with(U"謄本");
  return signs.size() >= kTitleSigns &&
         (copy || std::u32string_view(U"書票届表証状簿帳").find(signs.back()) != std::u32string_view::npos);
}

std::vector<UprightWord> titles(const CleanPage& page, const PageLayout& layout, const Engines& engines) {
  std::vector<UprightWord> out;
  const auto columns = large_columns(layout);
  // Where all of a page runs downwards its title does as well, and the page is read as a whole.
  if (columns.empty() || runs_down(page)) return out;
  for (const Rect<CleanPx>& column : columns) {
    const LineText read = read_column(page, column, engines);
    const std::u32string signs = folded(read.text);
    if (read.p >= kReadable && is_title(signs)) out.push_back({signs, column, {}});
  }
  return out;
}

/// A word in the middle of its cell.
std::vector<Glyph> in_cell(const PageLayout& page, const UprightWord& word) {
  const double high = kSignHigh * page.glyph_px;
  const double wide = std::min(kOfCell * word.cell.w, kSignWide * page.glyph_px * static_cast<double>(word.signs.size()));
  const auto centre = word.cell.centre();
  return spread_signs(word.signs, {centre.x - wide / 2, centre.y - high / 2, wide, high});
}

/// Headings that name one way of a table: 市民税 beside 所得割 and 均等割.
bool is_heading(std::u32string_view signs) {
  const auto& book = label_book("kazei_shomeisho");
  return std::any_of(book.begin(), book.end(), [&](const LabelSpec& spec) {
    return spec.kind == ValueKind::Heading &&
           std::find(spec.phrases.begin(), spec.phrases.end(), signs) != spec.phrases.end();
  });
}

/// The cells right of one, from top to bottom: the lines of print that it heads.
std::vector<Rect<CleanPx>> lines_beside(const PageLayout& page, const Rect<CleanPx>& cell) {
  const double step = kStep_mm * page.px_per_mm, same = kSame_mm * page.px_per_mm;
  std::vector<Rect<CleanPx>> out;
  for (double y = cell.y + step; y < cell.bottom();) {
    const auto line = page.rules.cell_at({cell.right() + step, y});
    if (!line) return {};
    out.push_back(*line);
    y = std::max(line->bottom(), y) + step;
  }
  const bool even = !out.empty() && std::abs(out.front().y - cell.y) < same &&
                    std::abs(out.back().bottom() - cell.bottom()) < same;
  return even ? out : std::vector<Rect<CleanPx>>{};
}

/// A cell beside several lines heads them all: 課税標準 beside 総所得分 and 分離所得分 has no amount of its own, and the one
/// at its height (of the table to the right) was accepted as its.
bool heads_lines(const PageLayout& page, const Rect<CleanPx>& cell) {
  const double step = kStep_mm * page.px_per_mm, same = kSame_mm * page.px_per_mm;
  const auto first = page.rules.cell_at({cell.right() + step, cell.y + step});
  const auto last = page.rules.cell_at({cell.right() + step, cell.bottom() - step});
  if (!first || !last) return false;
  return first->bottom() < cell.bottom() - same || last->y > cell.y + same;
}

/// Several labels of one column, one under the other: each in the height of its line where there are as many lines beside,
/// else in its share of the cell: the rule between the lines may be lost in part, or one cell hold all their values.
std::vector<UprightWord> parted(const PageLayout& page, const UprightWord& word, std::vector<std::u32string> labels) {
  const auto lines = lines_beside(page, word.cell);
  const double share = word.cell.h / static_cast<double>(labels.size());
  std::vector<UprightWord> out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    UprightWord own{std::move(labels[i]), word.column, word.cell};
    const bool by_line = lines.size() == labels.size();
    own.cell.y = by_line ? lines[i].y : word.cell.y + share * static_cast<double>(i);
    own.cell.h = by_line ? lines[i].h : share;
    out.push_back(std::move(own));
  }
  return out;
}

}  // namespace

std::vector<UprightWord> upright_words(const CleanPage& page, const PageLayout& layout, const Engines& engines) {
  std::vector<UprightWord> out = heads(page, layout, engines);
  for (UprightWord& title : titles(page, layout, engines)) out.push_back(std::move(title));
  return out;
}

void set_upright_words(const std::vector<UprightWord>& words, PageLayout& layout) {
  layout.take_off([&](const Rect<CleanPx>& print) {
    return std::any_of(words.begin(), words.end(), [&](const UprightWord& word) {
      return (word.cell.empty() ? word.column : word.cell).contains(print.centre());
    });
  });
  for (const UprightWord& word : words) {
    auto labels = word.cell.empty() ? std::vector<std::u32string>{} : labels_in_turn(word.signs);
    if (labels.size() > 1) {
      for (const UprightWord& label : parted(layout, word, std::move(labels))) add_words(layout.rows, in_cell(layout, label));
      continue;
    }
    if (!word.cell.empty()) {
      const bool group = heads_lines(layout, word.cell);
      if (group) layout.groups.push_back({word.signs, word.cell});
      if (!group || is_heading(word.signs)) add_words(layout.rows, in_cell(layout, word));
      continue;
    }
    // A title stays a row of its own, on the paper of its first sign.
    const Rect<CleanPx> place{word.column.x, word.column.y, word.column.w, word.column.w};
    const auto below = std::find_if(layout.rows.begin(), layout.rows.end(),
                                    [&](const TextRow& row) { return row.rect.y > place.y; });
    layout.rows.insert(below, {spread_signs(word.signs, place), place});
  }
}

}  // namespace uketsuke::ocr
