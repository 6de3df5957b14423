#pragma once

#include <string_view>

#include "ocr/documents/labels/label_book.h"
#include "ocr/lines/char_set.h"

namespace uketsuke::ocr {

/// What a printed value of this kind (and field: 続柄 are few words) can be written with: the line reader's mask.
const CharSet& signs_for(ValueKind kind, std::string_view field);

}  // namespace uketsuke::ocr
