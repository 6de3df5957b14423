#pragma once

#include <span>

#include "core/model/page.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// Takes lists of items to be certified (証明を必要とする事項: ☑住所 ☑氏名 □個人番号 …) off a page: their words are those of
/// labels and say what is certified, not where it stands. A box beside a label with its value stays. A list that runs on by
/// marks (住所・氏名・生年月日・続柄) goes as well.
void take_off_item_lists(const CleanPage& page, std::span<const LabelSpec> book, PageLayout& layout);

}  // namespace uketsuke::ocr
