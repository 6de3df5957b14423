#pragma once

#include <optional>

#include <vector>

#include "core/image/image.h"
#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// How far the print round some glyphs reaches along its line, as the ink shows it: the page reader drops signs at
/// either end of a value, and both readers would then agree on half a name. Ink joins over gaps up to `gap_px`, never
/// beyond `left_px` and `right_px`, and never into a seal. `print` is the glyphs' extent.
Rect<CleanPx> ink_run(const PageLayout& page, const Rect<CleanPx>& print, double gap_px, double left_px,
                      double right_px);

/// Ink that no glyph covers, `gap_px` away from a number: part of a word whose rough boxes leave it out, since the word
/// stands far nearer than the number.
bool is_part_of_word(const PageLayout& page, const Rect<CleanPx>& ink, double gap_px);

/// Ink that went with the ground stands directly beside a line, inside `area`: perhaps its first or last sign, which
/// then no reader sees.
bool faint_beside(const PageLayout& page, const Rect<CleanPx>& line, const Rect<CleanPx>& area);

/// Makes paper of the ink at both sides of a line that reaches into its picture, cut with so much air: a bracket close before a
/// reading costs the reader its first sign.
void clear_beside(const PageLayout& page, const Rect<CleanPx>& line, double air_px, Image& picture);

/// Seals (公印) as their frames show them: square or round, 9 to 38 mm, mostly empty.
std::vector<Rect<CleanPx>> seal_frames(const std::vector<InkBox>& ink, double px_per_mm);

/// The ink of a bracket that the page reader saw, whose box is too rough to part it from the signs beside it. Nothing where
/// two pieces of ink look like it: the last stroke of 川 before a bracket does.
std::optional<Rect<CleanPx>> ink_of_bracket(const PageLayout& page, const Glyph& bracket);

}  // namespace uketsuke::ocr
