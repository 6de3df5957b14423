#pragma once

#include <span>
#include <vector>

#include "ocr/documents/labels/labels.h"

namespace uketsuke::ocr {

/// Whether a cell, by its `content`, is but a frame round lines of labels: others stand above or below ours, whose
/// value stands behind it. Values in it are found as where nothing is ruled.
bool is_frame_of_labels(const PageLayout& page, std::span<const Label> labels, const Label& label,
                        const std::vector<GlyphPlace>& content);

/// The same of a person's card, on which several labels stand side by side, each over its value.
bool is_card_of_labels(const PageLayout& page, std::span<const Label> labels, const Label& label,
                       const std::vector<GlyphPlace>& content);

/// Whether a cell is a panel round a whole list: three labels and more stand in it below each other, and none is its
/// heading.
bool is_panel_of_labels(std::span<const Label> labels, const Rect<CleanPx>& cell);

}  // namespace uketsuke::ocr
