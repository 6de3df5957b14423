#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/model/page.h"
#include "ocr/documents/page/ink_boxes.h"
#include "ocr/documents/page/page_rows.h"
#include "ocr/documents/page/ruled_lines.h"

namespace uketsuke::ocr {

/// A glyph of the page by its row and its place in it.
struct GlyphPlace {
  std::size_t row = 0;
  std::size_t index = 0;
  friend bool operator==(const GlyphPlace&, const GlyphPlace&) = default;
};

/// Words written downwards in a cell that heads several lines of a table.
struct GroupHead {
  std::u32string signs;
  Rect<CleanPx> cell;
};

/// A printed page ready for finding values: its rows, its rules, its scale.
struct PageLayout {
  std::vector<TextRow> rows;
  RuledLines rules;
  std::vector<InkBox> ink;           ///< all pieces of ink
  std::vector<Rect<CleanPx>> seals;  ///< frames of seals
  std::vector<Rect<CleanPx>> lifted;  ///< where a seal's ink was taken off the page
  std::vector<Rect<CleanPx>> rings;   ///< where rings round words were taken off the page
  std::vector<GroupHead> groups;      ///< written downwards beside the lines that they head
  std::vector<InkBox> faint;          ///< ink that went with the page's ground and may be print
  double px_per_mm = 0;
  double width = 0;     ///< px
  double height = 0;    ///< px
  double glyph_px = 0;  ///< median height of print

  const Glyph& glyph(GlyphPlace at) const { return rows[at.row].glyphs[at.index]; }
  /// Glyphs whose centre lies in the rectangle, row by row.
  std::vector<GlyphPlace> glyphs_in(const Rect<CleanPx>& rect) const;
  /// The signs of glyphs, folded.
  std::u32string signs(const std::vector<GlyphPlace>& places) const;
  /// UTF-8 text with one full-width space where the paper has a gap or a new row begins.
  std::string text(const std::vector<GlyphPlace>& places) const;
  /// True when ink of the size of print stands inside the rectangle, read by anybody or not.
  bool has_print(const Rect<CleanPx>& rect) const;
  Rect<CleanPx> extent(const std::vector<GlyphPlace>& places) const;
  /// Takes away the glyphs and the ink whose rectangles fulfil `where`: nobody is to look for print there. A gap stands where
  /// glyphs went; rows without any go.
  void take_off(const std::function<bool(const Rect<CleanPx>&)>& where);
};

/// Resolution of a page, down its length; a usual one where the scan does not state it.
double px_per_mm_of(const CleanPage& page);

/// Rows, rules and ink of a page; words are cut where a vertical rule stands between two glyphs. Seals and what was
/// taken off the page are not seen on it any more: whoever took them off adds them.
PageLayout lay_out(const CleanPage& page, const PageText& text);

}  // namespace uketsuke::ocr
