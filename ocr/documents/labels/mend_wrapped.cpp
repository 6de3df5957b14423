#include <algorithm>
#include <string>
#include <vector>

#include "core/text/text.h"
#include "ocr/documents/labels/mend_labels.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/labels/wrapped_labels.h"
#include "ocr/documents/page/ink_lines.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// Looks at most; each reads two or three lines of some 15 ms.
constexpr int kMostLooks = 8;
/// Inside of a cell that is read, mm from its lines. Print higher than this (of the usual) is not one line.
constexpr double kInset_mm = 0.45, kHigh = 1.6;

/// Signs less high than this, in heights of print, are dust.
constexpr double kSpeck = 0.4;
/// Pieces of ink that make a line which nobody read.
constexpr std::ptrdiff_t kHiddenPieces = 2;
/// Digits that a misread heading may have.
constexpr std::ptrdiff_t kMostDigits = 2;
/// Edits of a garbled heading, of its length.
constexpr double kHalf = 0.5;

using Places = std::vector<GlyphPlace>;

/// Another line of print in the cell that the page reader dropped (資格喪失・ without the 取消年月日 below it).
bool hides_line(const PageLayout& layout, const Places& cell) {
  const auto box = layout.rules.cell_at(layout.glyph(cell.front()).rect.centre());
  if (!box) return false;
  const Rect<CleanPx> read = layout.extent(cell);
  return kHiddenPieces <= std::count_if(layout.ink.begin(), layout.ink.end(), [&](const InkBox& piece) {
           const auto& r = piece.rect;
           const bool print = r.h > kSpeck * layout.glyph_px && r.h < kHigh * layout.glyph_px && r.w < kHigh * layout.glyph_px;
           return print && box->contains(r.centre()) && (r.centre().y < read.y || r.centre().y > read.bottom());
         });
}

/// The lines of a cell as the line reader sees them, joined; `first` is how many signs its first line has.
std::u32string joined_lines(const CleanPage& page, const PageLayout& layout, const Engines& engines,
                            const std::vector<Rect<CleanPx>>& lines, std::size_t& first) {
  std::u32string out;
  for (const Rect<CleanPx>& line : lines) {
    const Rect<CleanPx> r = intersect(line.grown(0.16 * line.h), {0, 0, layout.width, layout.height});
    out += folded(engines.lines()
                      .read(page.grey.view().part(static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.w),
                                                  static_cast<int>(r.h)),
                            print_signs(), 1)
                      .text);
    if (&line == &lines.front()) first = out.size();
  }
  return out;
}

/// 生年月日 of 生年月日DateofBirth: what stands before words in Latin letters at the end.
std::u32string before_translation(std::u32string_view signs) {
  std::size_t end = signs.size();
  while (end > 0 && (signs[end - 1] < 0x80 && !is_digit(signs[end - 1]))) --end;
  return std::u32string(signs.substr(0, end));
}

/// 資格を喪失した日 of 資格を喪失した日(退職日の翌日): what stands before a remark in brackets at the end.
std::u32string before_remark(const std::u32string& signs) {
  const std::size_t opens = signs.find(U'(');
  return signs.ends_with(U")") && opens != std::u32string::npos ? signs.substr(0, opens) : signs;
}

/// Print of the page reader in one cell gives way to what the cell's lines say.
void replace(PageLayout& layout, const Places& places, const std::u32string& signs, const Rect<CleanPx>& rect) {
  TextRow& row = layout.rows[places.front().row];
  std::vector<Glyph> fresh;
  const double step = rect.w / static_cast<double>(signs.size());
  for (std::size_t i = 0; i < signs.size(); ++i)
    fresh.push_back({signs[i], {rect.x + step * static_cast<double>(i), rect.y, step, rect.h}, 1, i == 0, false});
  const auto begin = row.glyphs.begin() + static_cast<std::ptrdiff_t>(places.front().index);
  auto end = row.glyphs.begin() + static_cast<std::ptrdiff_t>(places.back().index) + 1;
  // What stands within the lines that were read was read with them.
  while (end != row.glyphs.end() && end->rect.centre().x < rect.right()) ++end;
  if (end != row.glyphs.end()) end->word_start = true;
  row.glyphs.insert(row.glyphs.erase(begin, end), fresh.begin(), fresh.end());
}

/// The cell's glyphs of each of its two rows, top to bottom, without specks; nothing where there are more rows or fewer.
std::vector<Places> two_rows(const PageLayout& layout, const Places& cell) {
  std::vector<Places> out;
  for (const GlyphPlace at : cell) {
    if (layout.glyph(at).rect.h < kSpeck * layout.glyph_px) continue;
    const auto own = std::find_if(out.begin(), out.end(), [&](const Places& row) { return row.front().row == at.row; });
    if (own == out.end()) out.push_back({at});
    else own->push_back(at);
  }
  return out.size() == 2 ? out : std::vector<Places>();
}

bool is_label_of(std::u32string_view signs, std::span<const LabelSpec> book) {
  return !signs.empty() && label_at_end(signs, book) == signs.size();
}

/// Print that is a label but for half of its signs.
bool is_nearly_label(std::u32string_view signs, std::span<const LabelSpec> book) {
  return std::any_of(book.begin(), book.end(), [&](const LabelSpec& spec) {
    return std::any_of(spec.phrases.begin(), spec.phrases.end(), [&](std::u32string_view phrase) {
      PhraseMatch match;
      return signs.size() <= phrase.size() + 2 && phrase.size() <= signs.size() + 2 &&
             best_substring(signs, phrase, kHalf * static_cast<double>(phrase.size()), match);
    });
  });
}

/// A heading in two lines, of which the page reader misread one or both (表失解除 over 年月日, 氏内 under フリガナ).
bool is_garbled_heading(const PageLayout& layout, const std::vector<Places>& rows, std::span<const LabelSpec> book) {
  const std::u32string upper = layout.signs(rows[0]), lower = layout.signs(rows[1]), both = upper + lower;
  const bool first = is_label_of(upper, book), second = is_label_of(lower, book);
  // Digits may be misread signs, beside a label several; values have more.
  const std::ptrdiff_t digits = std::count_if(both.begin(), both.end(), is_digit);
  if (both.size() > kMostLabelSigns || digits > (first || second ? kMostDigits : 1)) return false;
  if ((first && second) || is_label_of(both, book)) return false;
  return first || second || is_nearly_label(both, book);
}

/// Reads the two lines of such headings again; they give way where that makes a label of both, or of each.
void mend_two_rows(const CleanPage& page, std::span<const LabelSpec> book, const Engines& engines, PageLayout& layout,
                   std::vector<Places> cells) {
  int looks = 0;
  // Rows' glyphs are replaced from their ends.
  std::stable_sort(cells.begin(), cells.end(), [&](const Places& a, const Places& b) {
    return layout.glyph(a.front()).rect.x > layout.glyph(b.front()).rect.x;
  });
  for (const Places& cell : cells) {
    const std::vector<Places> rows = two_rows(layout, cell);
    if (looks == kMostLooks || rows.empty() || !is_garbled_heading(layout, rows, book)) continue;
    const auto box = layout.rules.cell_at(layout.glyph(cell.front()).rect.centre());
    if (!box) continue;
    const auto lines = ink_lines(page.binary, box->grown(-kInset_mm * layout.px_per_mm), layout.glyph_px);
    if (lines.size() != 2) continue;
    ++looks;
    std::size_t first = 0;
    const std::u32string both = joined_lines(page, layout, engines, lines, first);
    const std::u32string upper = both.substr(0, first), lower = both.substr(first);
    const bool each = is_label_of(upper, book) && is_label_of(lower, book);
    if (upper.empty() || lower.empty() || (!each && !is_label_of(both, book))) continue;
    replace(layout, rows[0], upper, lines[0]);
    replace(layout, rows[1], lower, lines[1]);
  }
}

}  // namespace

void mend_wrapped_labels(const CleanPage& page, std::span<const LabelSpec> book, const Engines& engines,
                         PageLayout& layout) {
  int looks = 0;
  std::vector<Places> cells = label_cells(layout);
  // A row's glyphs are replaced from its end, so that places before stay right.
  std::stable_sort(cells.begin(), cells.end(), [](const Places& a, const Places& b) {
    return a.front().row != b.front().row ? a.front().row < b.front().row : a.front().index > b.front().index;
  });
  for (const Places& cell : cells) {
    if (looks == kMostLooks) return;
    const bool one_row = cell.front().row == cell.back().row;
    const bool high = layout.extent(cell).h > kHigh * layout.glyph_px;
    if (!one_row || (!high && !hides_line(layout, cell)) || label_at_end(layout.signs(cell), book) > 0) continue;
    const auto box = layout.rules.cell_at(layout.glyph(cell.front()).rect.centre());
    if (!box) continue;
    const auto lines = ink_lines(page.binary, box->grown(-kInset_mm * layout.px_per_mm), layout.glyph_px);
    const bool print = std::all_of(lines.begin(), lines.end(),
                                   [&](const Rect<CleanPx>& line) { return line.h < kHigh * layout.glyph_px; });
    if (lines.size() < 2 || lines.size() > 3 || !print) continue;
    ++looks;
    std::size_t first = 0;
    std::u32string signs = joined_lines(page, layout, engines, lines, first);
    std::u32string own = before_translation(signs);
    if (!is_label_of(own, book) && !is_label_of(signs, book)) own = before_remark(signs);
    const bool translated = own.size() < signs.size() && !own.empty() && label_at_end(own, book) == own.size();
    if (translated) signs = own;
    if (!translated && (signs.size() > kMostLabelSigns || label_at_end(signs, book) <= signs.size() - first)) continue;
    Rect<CleanPx> rect;
    for (const Rect<CleanPx>& line : lines) rect = unite(rect, line);
    replace(layout, cell, signs, rect);
  }
  mend_two_rows(page, book, engines, layout, label_cells(layout));
}

}  // namespace uketsuke::ocr
