#include "ocr/documents/page/lost_sign.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Pieces of ink as high as a digit, as a share of the line's height; points, commas and hyphens are lower.
constexpr double kLeastHigh = 0.55, kMostHigh = 1.25;
/// Halves of one sign that wear has parted stand that near, px; two signs are farther apart in any type at 200 dpi.
constexpr double kWorn_px = 1.5;

/// Columns of high ink that a sign prints at most; −1 where nobody knows.
int columns_of(char32_t sign) {
  if (is_digit(sign) || is_letter(sign)) return 1;
  if (std::u32string_view(U".,:-‐−―ー·・").find(sign) != std::u32string_view::npos) return 0;
  if (std::u32string_view(U"年月日円元平成大正令/()").find(sign) != std::u32string_view::npos) return 1;
  return std::u32string_view(U"和昭明").find(sign) != std::u32string_view::npos ? 2 : -1;
}

int ink_columns(const PageLayout& page, const Rect<CleanPx>& line) {
  std::vector<Rect<CleanPx>> high;
  for (const auto* ink : {&page.ink, &page.faint})
    for (const InkBox& box : *ink) {
      const Rect<CleanPx>& r = box.rect;
      if (line.contains(r.centre()) && r.h >= kLeastHigh * line.h && r.h <= kMostHigh * line.h) high.push_back(r);
    }
  std::sort(high.begin(), high.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  int columns = 0;
  double right = 0;
  for (const Rect<CleanPx>& r : high) {
    columns += columns == 0 || r.x > right + kWorn_px;
    right = std::max(right, r.right());
  }
  return columns;
}

}  // namespace

bool holds_more_signs(const PageLayout& page, const Rect<CleanPx>& line, std::string_view raw) {
  int most = 0;
  for (const char32_t sign : to_utf32(without_spaces(nfkc(raw)))) {
    const int columns = columns_of(sign);
    if (columns < 0) return false;
    most += columns;
  }
  return ink_columns(page, line) > most;
}

}  // namespace uketsuke::ocr
