#pragma once

#include <span>

#include "ocr/documents/label_book.h"
#include "ocr/documents/page_layout.h"

namespace uketsuke::ocr {

/// A narrow cell wraps its label (住民となった / 年月日, 令和8年1月1日 / 現在の住所): the lines of a cell that together are one
/// label of the book are joined in the first of them.
void join_wrapped_labels(std::span<const LabelSpec> book, PageLayout& layout);

}  // namespace uketsuke::ocr
