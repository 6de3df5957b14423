#include "ocr/documents/labels/item_numbers.h"

#include <cmath>
#include <optional>
#include <string_view>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Numbers of one list begin within so much, in heights of print: those of two digits may be set to the left.
constexpr double kEdge = 1.2;
/// Other lines that must be numbered in order: one alone is chance (第3学年 over 4月1日).
constexpr int kOthers = 2;
/// Digits of a line's number, most.
constexpr std::size_t kDigits = 2;

struct ItemNumber {
  int value = 0;
  std::size_t to = 0;  ///< glyphs of the row before this are the number
  Rect<CleanPx> rect;
};

std::optional<ItemNumber> number_of(const TextRow& row) {
  ItemNumber out;
  const auto& glyphs = row.glyphs;
  const std::size_t from = !glyphs.empty() && glyphs[0].sign == U'(' ? 1 : 0;
  for (out.to = from; out.to < glyphs.size() && is_digit(glyphs[out.to].sign); ++out.to)
    out.value = out.value * 10 + static_cast<int>(glyphs[out.to].sign - U'0');
  if (out.to == from || out.to > from + kDigits || out.to == glyphs.size()) return std::nullopt;
  const Glyph& next = glyphs[out.to];
  if (!next.word_start && std::u32string_view(U".)、,:").find(next.sign) == std::u32string_view::npos) return std::nullopt;
  out.rect = glyphs[from].rect;
  return out;
}

}  // namespace

bool is_item_number(const PageLayout& page, GlyphPlace at) {
  const auto own = number_of(page.rows[at.row]);
  if (!own || at.index >= own->to) return false;
  int others = 0;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const auto other = r == at.row ? std::nullopt : number_of(page.rows[r]);
    if (!other || std::abs(other->rect.x - own->rect.x) > kEdge * page.glyph_px) continue;
    others += other->value != own->value && (other->value > own->value) == (other->rect.y > own->rect.y) ? 1 : 0;
  }
  return others >= kOthers;
}

}  // namespace uketsuke::ocr
