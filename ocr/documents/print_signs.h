#pragma once

#include "ocr/documents/label_book.h"
#include "ocr/lines/char_set.h"

namespace uketsuke::ocr {

/// What a printed value of this kind can be written with: the line reader's mask.
const CharSet& signs_for(ValueKind kind);

}  // namespace uketsuke::ocr
