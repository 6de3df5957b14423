#include "ocr/documents/labels/unread_headings.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/text/text.h"
#include "ocr/documents/labels/wrapped_labels.h"
#include "ocr/documents/page/ink_lines.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// Looks at most; each reads one or two lines of some 15 ms.
constexpr int kMostLooks = 8;
/// Inside of a cell that is read, mm from its lines; a step into the next cell; cells of one line are as high, mm.
constexpr double kInset_mm = 0.45, kStep_mm = 0.8, kSame_mm = 1.6;
/// Cells of headings are at most so wide, mm.
constexpr double kWide_mm = 62;

/// A cell without any print that was read, beside a label.
std::vector<Rect<CleanPx>> unread_beside_labels(const PageLayout& layout, std::span<const LabelSpec> book) {
  const double mm = layout.px_per_mm;
  std::vector<Rect<CleanPx>> out;
  for (const auto& cell : label_cells(layout)) {
    auto box = layout.rules.cell_at(layout.glyph(cell.front()).rect.centre());
    if (!box || label_at_end(layout.signs(cell), book) == 0) continue;
    for (const double side : {-1.0, 1.0}) {
      const double x = side < 0 ? box->x - kStep_mm * mm : box->right() + kStep_mm * mm;
      const auto next = layout.rules.cell_at({x, box->centre().y});
      if (!next || next->w > kWide_mm * mm || std::abs(next->h - box->h) > kSame_mm * mm) continue;
      if (std::abs(next->y - box->y) > kSame_mm * mm || !layout.glyphs_in(*next).empty()) continue;
      const bool known = std::any_of(out.begin(), out.end(), [&](const auto& other) { return other.contains(next->centre()); });
      if (!known && layout.has_print(*next)) out.push_back(*next);
    }
  }
  return out;
}

std::u32string read_line(const CleanPage& page, const PageLayout& layout, const Engines& engines,
                         const Rect<CleanPx>& line) {
  const Rect<CleanPx> r = intersect(line.grown(0.16 * line.h), {0, 0, layout.width, layout.height});
  const auto part = page.grey.view().part(static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.w),
                                          static_cast<int>(r.h));
  return folded(engines.lines().read(part, print_signs(), 1).text);
}

}  // namespace

void add_unread_headings(const CleanPage& page, std::span<const LabelSpec> book, const Engines& engines,
                         PageLayout& layout) {
  int looks = 0;
  for (const Rect<CleanPx>& cell : unread_beside_labels(layout, book)) {
    const auto lines = ink_lines(page.binary, cell.grown(-kInset_mm * layout.px_per_mm), layout.glyph_px);
    if (lines.empty() || lines.size() > 2 || looks++ == kMostLooks) continue;
    std::vector<std::u32string> texts;
    std::u32string all;
    for (const Rect<CleanPx>& line : lines) all += texts.emplace_back(read_line(page, layout, engines, line));
    const auto is_label = [&](const std::u32string& text) {
      return !text.empty() && label_at_end(text, book) == text.size();
    };
    if (!is_label(all) && !std::all_of(texts.begin(), texts.end(), is_label)) continue;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (!texts[i].empty()) add_words(layout.rows, spread_signs(texts[i], lines[i]));
  }
}

}  // namespace uketsuke::ocr
