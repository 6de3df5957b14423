#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "render/typeset/fonts.h"
#include "render/typeset/lines.h"
#include "render/typeset/text_style.h"

namespace uketsuke::render {

/// One line with its place: its left end and baseline in millimetres from the text's anchor.
struct PlacedLine {
  std::shared_ptr<const ShapedText> text;
  TextLine part;
  double x_mm = 0;
  double y_mm = 0;
  double gap_mm = 0;  ///< extra space after each character (tracking, 両端揃え, 均等割付)
};

/// A text ready to draw at an anchor.
struct TextLayout {
  TextExtent extent;
  std::vector<PlacedLine> lines;
};

inline constexpr double kMmPerPoint = 25.4 / 72;
/// Where the em box of a CJK font lies about the baseline (OS/2 typographic ascender of the fonts used:
/// 0.88).
inline constexpr double kAscent_em = 0.88;

/// Fits and places a text; pure. Throws what FontLibrary::shape throws, and Failure E-RENDER-OVERFLOW with
/// the width and height it would need (the text itself may be somebody's name and is not repeated).
TextLayout layout_text(FontLibrary& fonts, std::string_view utf8, const TextStyle& style, const TextFit& fit);

}  // namespace uketsuke::render
