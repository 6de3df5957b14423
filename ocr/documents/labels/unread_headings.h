#pragma once

#include <span>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// Ruled cells in one line with a label's that hold print which the page reader dropped: their lines are read by the line
/// reader, and become print of the page where they are a label, each or together.
void add_unread_headings(const CleanPage& page, std::span<const LabelSpec> book, const Engines& engines,
                         PageLayout& layout);

}  // namespace uketsuke::ocr
