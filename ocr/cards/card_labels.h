#pragma once

#include <string_view>
#include <vector>

#include "ocr/documents/labels/label_book.h"

namespace uketsuke::ocr {

/// All labels of a kind of card. What is not ours to read (本籍, セキュリティコード, 臓器提供, 免許の条件 …) is listed with an
/// empty field, so that it is not taken for the end of another value. Aborts for another kind.
const std::vector<LabelSpec>& card_labels(std::string_view kind);

}  // namespace uketsuke::ocr
