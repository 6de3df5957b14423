#include "ocr/documents/page/struck_lines.h"

#include <algorithm>

namespace uketsuke::ocr {
namespace {

/// A stroke that crosses a line out runs between these parts of its height; an underline lies below. Two strokes side by side
/// lie off its middle.
constexpr double kUpper = 0.25, kLower = 0.85;
/// It ends this close to the line's ends, in heights of print.
constexpr double kEnds = 1.2;

bool is_struck(const PageLayout& page, const Rect<CleanPx>& line) {
  const double slack = kEnds * page.glyph_px;
  return std::any_of(page.rules.horizontal().begin(), page.rules.horizontal().end(), [&](const RuledLine& rule) {
    const double y = (rule.at(line.centre().x) - line.y) / line.h;
    return y > kUpper && y < kLower && rule.from < line.x + slack && rule.to > line.right() - slack;
  });
}

}  // namespace

bool drop_struck_lines(const PageLayout& page, std::vector<Rect<CleanPx>>& lines, std::vector<GlyphPlace>& glyphs) {
  std::vector<Rect<CleanPx>> struck, kept;
  for (const Rect<CleanPx>& line : lines) (is_struck(page, line) ? struck : kept).push_back(line);
  if (struck.empty() || kept.empty()) return false;
  std::erase_if(glyphs, [&](GlyphPlace at) {
    const double y = page.glyph(at).rect.centre().y;
    return std::any_of(struck.begin(), struck.end(), [&](const auto& line) { return y > line.y && y < line.bottom(); });
  });
  lines = std::move(kept);
  return true;
}

}  // namespace uketsuke::ocr
