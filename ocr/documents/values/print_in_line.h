#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// Whether print far behind a label in its line stands close under another of `labels` and begins with it: the value of
/// a card beside ours.
bool is_headed(const PageLayout& page, std::span<const Label> labels, const Label& own,
               const std::vector<GlyphPlace>& group);

/// Whether print stands so far behind a label in its line that it may be another block's.
bool stands_far(const PageLayout& page, const Label& label, const std::vector<GlyphPlace>& group);

/// Whether a value stands in the next line and begins with the label.
bool stands_close_under(const PageLayout& page, const Label& label, const ValuePlace& value);

/// Whether words in smaller type, which nobody knew, stand close over print and begin with it: they may be its label,
/// misread.
bool has_own_heading(const PageLayout& page, const std::vector<GlyphPlace>& group);

/// Ink behind a label in its row that no reader knew what to make of: a number that was blacked out, stars. Whatever it
/// is, it is what the label says, and no number from elsewhere. Dotted leaders are too small.
std::optional<ValuePlace> unread_behind(const PageLayout& page, const Label& label);

}  // namespace uketsuke::ocr
