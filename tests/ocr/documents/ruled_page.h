#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ocr/documents/page/page_layout.h"
#include "tests/ocr/pictures.h"

namespace uketsuke::ocr::test {

inline constexpr double kLeft = 100, kTop = 100, kHigh = 110;

/// A ruled table at 300 dpi without a picture of its print: cells of `width` px, lines of a cell parted by /.
inline PageLayout table(const std::vector<std::vector<std::u32string>>& cells, double width) {
  PageLayout page;
  page.px_per_mm = 300 / 25.4;
  page.glyph_px = 32;
  page.width = 2480, page.height = 1200;
  Sheet sheet(2480, 1200);
  const double right = kLeft + width * static_cast<double>(cells[0].size());
  const double bottom = kTop + kHigh * static_cast<double>(cells.size());
  for (double y = kTop; y <= bottom; y += kHigh) sheet.stroke(kLeft, y, right, y, 3);
  for (double x = kLeft; x <= right; x += width) sheet.stroke(x, kTop, x, bottom, 3);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  for (std::size_t r = 0; r < cells.size(); ++r) {
    TextRow lines[2];
    for (std::size_t c = 0; c < cells[r].size(); ++c) {
      double x = kLeft + 20 + width * static_cast<double>(c);
      std::size_t line = 0;
      bool first = true;
      for (const char32_t sign : cells[r][c]) {
        if (sign == U'/') {
          line = 1, first = true, x = kLeft + 20 + width * static_cast<double>(c);
          continue;
        }
        const double y = kTop + kHigh * static_cast<double>(r) + 15 + 45 * static_cast<double>(line);
        lines[line].glyphs.push_back({sign, {x, y, 32, 32}, 0.9, first, false});
        first = false;
        x += 34;
      }
    }
    for (TextRow& line : lines) {
      if (line.glyphs.empty()) continue;
      line.rect = extent(line, 0, line.glyphs.size());
      page.rows.push_back(line);
    }
  }
  return page;
}

/// A ruled cell, and its print in lines of 32 px.
struct RuledCell {
  Rect<CleanPx> rect;
  std::u32string words;
};

/// Ruled cells that are not all alike, at 300 dpi, without a picture of their print.
inline PageLayout ruled_cells(const std::vector<RuledCell>& cells) {
  PageLayout page;
  page.px_per_mm = 300 / 25.4;
  page.glyph_px = 32;
  page.width = 2480, page.height = 1600;
  Sheet sheet(2480, 1600);
  std::vector<Glyph> glyphs;
  for (const RuledCell& cell : cells) {
    const Rect<CleanPx>& r = cell.rect;
    sheet.stroke(r.x, r.y, r.right(), r.y, 3).stroke(r.x, r.bottom(), r.right(), r.bottom(), 3);
    sheet.stroke(r.x, r.y, r.x, r.bottom(), 3).stroke(r.right(), r.y, r.right(), r.bottom(), 3);
    double x = r.x + 14, y = r.y + 20;
    bool first = true;
    for (const char32_t sign : cell.words) {
      if (sign == U'\n') {
        x = r.x + 14, y += 74, first = true;
        continue;
      }
      glyphs.push_back({sign, {x, y, 32, 32}, 0.9, first, false});
      first = false;
      x += 33;
    }
  }
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph& a, const Glyph& b) {
    return a.rect.y != b.rect.y ? a.rect.y < b.rect.y : a.rect.x < b.rect.x;
  });
  for (const Glyph& glyph : glyphs) {
    if (page.rows.empty() || page.rows.back().glyphs.back().rect.y < glyph.rect.y) page.rows.emplace_back();
    page.rows.back().glyphs.push_back(glyph);
  }
  for (TextRow& row : page.rows) row.rect = extent(row, 0, row.glyphs.size());
  return page;
}

}  // namespace uketsuke::ocr::test
