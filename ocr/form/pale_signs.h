#pragma once

#include <span>

#include "core/image/image.h"
#include "ocr/form/ink.h"
#include "ocr/form/text_rows.h"

namespace uketsuke::ocr {

/// Tells whether something much paler than the writing of a text field, of a sign's size, stands in one of its rows or
/// where the row would begin or go on (かすれた文字): a pen that did not write at once, or a sign that was rubbed out.
/// What reads the row does not see it, and the rest may look like a whole name. `ink` is what was found in the field.
bool has_pale_sign(const ImageView& grey, double px_per_mm, const InkReport& ink, std::span<const TextRow> rows);

}  // namespace uketsuke::ocr
