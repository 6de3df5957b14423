#include <algorithm>
#include <string>
#include <vector>

#include "core/text/text.h"
#include "ocr/documents/ink_lines.h"
#include "ocr/documents/mend_labels.h"
#include "ocr/documents/notations.h"
#include "ocr/documents/wrapped_labels.h"

namespace uketsuke::ocr {
namespace {

/// Looks at most; each reads two or three lines of some 15 ms.
constexpr int kMostLooks = 8;
/// Inside of a cell that is read, mm from its lines. Print higher than this (of the usual) is not one line.
constexpr double kInset_mm = 0.45, kHigh = 1.6;

using Places = std::vector<GlyphPlace>;

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

/// Print of the page reader in one cell gives way to what the cell's lines say.
void replace(PageLayout& layout, const Places& places, const std::u32string& signs, const Rect<CleanPx>& rect) {
  TextRow& row = layout.rows[places.front().row];
  std::vector<Glyph> fresh;
  const double step = rect.w / static_cast<double>(signs.size());
  for (std::size_t i = 0; i < signs.size(); ++i)
    fresh.push_back({signs[i], {rect.x + step * static_cast<double>(i), rect.y, step, rect.h}, 1, i == 0, false});
  const auto begin = row.glyphs.begin() + static_cast<std::ptrdiff_t>(places.front().index);
  const auto end = row.glyphs.begin() + static_cast<std::ptrdiff_t>(places.back().index) + 1;
  if (end != row.glyphs.end()) end->word_start = true;
  row.glyphs.insert(row.glyphs.erase(begin, end), fresh.begin(), fresh.end());
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
    if (!one_row || !high || label_at_end(layout.signs(cell), book) > 0) continue;
    const auto box = layout.rules.cell_at(layout.glyph(cell.front()).rect.centre());
    if (!box) continue;
    const auto lines = ink_lines(page.binary, box->grown(-kInset_mm * layout.px_per_mm), layout.glyph_px);
    const bool print = std::all_of(lines.begin(), lines.end(),
                                   [&](const Rect<CleanPx>& line) { return line.h < kHigh * layout.glyph_px; });
    if (lines.size() < 2 || lines.size() > 3 || !print) continue;
    ++looks;
    std::size_t first = 0;
    std::u32string signs = joined_lines(page, layout, engines, lines, first);
    const std::u32string own = before_translation(signs);
    const bool translated = own.size() < signs.size() && !own.empty() && label_at_end(own, book) == own.size();
    if (translated) signs = own;
    if (!translated && (signs.size() > kMostLabelSigns || label_at_end(signs, book) <= signs.size() - first)) continue;
    Rect<CleanPx> rect;
    for (const Rect<CleanPx>& line : lines) rect = unite(rect, line);
    replace(layout, cell, signs, rect);
  }
}

}  // namespace uketsuke::ocr
