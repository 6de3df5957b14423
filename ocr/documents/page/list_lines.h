#pragma once

#include <optional>
#include <span>

#include "ocr/documents/labels/labels.h"

namespace uketsuke::ocr {

/// Whether a line of print begins with a glyph: at the page's edge, or with paper before it beside another list.
bool begins_line(const PageLayout& page, GlyphPlace at);

/// Where the line just over `y` begins, in the list whose lines begin at `x`; nothing where the list begins. So many lines
/// between may not have been read.
std::optional<GlyphPlace> line_over(const PageLayout& page, double x, double y, int unread = 0);

/// Where the line just under `y` begins, alike.
std::optional<GlyphPlace> line_under(const PageLayout& page, double x, double y);

/// Whether a line that begins with a glyph holds an amount before the next list begins.
bool holds_amount(const PageLayout& page, std::span<const Label> labels, GlyphPlace at);

}  // namespace uketsuke::ocr
