#include "ocr/documents/page/cell_lines.h"

#include <algorithm>
#include <utility>

namespace uketsuke::ocr {
namespace {

/// Cells of one kind whose heights differ by more than this factor are not ruled alike: a rule was missed.
constexpr double kUneven = 1.45;

}  // namespace

int lines_in(const PageLayout& page, const ValuePlace& place) {
  std::vector<std::pair<double, double>> bands;
  for (const GlyphPlace at : place.glyphs) bands.emplace_back(page.glyph(at).rect.y, page.glyph(at).rect.bottom());
  for (const InkBox& box : page.ink)
    if (place.area.contains(box.rect.centre()) && box.rect.h > 0.3 * page.glyph_px && box.rect.h < 2 * page.glyph_px)
      bands.emplace_back(box.rect.y, box.rect.bottom());
  std::sort(bands.begin(), bands.end());
  int lines = 0;
  double to = 0;
  for (const auto& [top, bottom] : bands) {
    if (lines == 0 || top > to) ++lines, to = bottom;
    to = std::max(to, bottom);
  }
  return lines;
}

bool ruled_evenly(const std::vector<ValuePlace>& all, std::size_t lines) {
  for (std::size_t i = lines; i < all.size(); ++i) {
    const double a = all[i].area.h, b = all[i % lines].area.h;
    if (a > kUneven * b || b > kUneven * a) return false;
  }
  return true;
}

}  // namespace uketsuke::ocr
