#pragma once

#include <span>
#include <vector>

#include "core/model/page.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// Looks again, with the line reader, at short print that is nearly a label of the book (世帯ま, 資格青年月日) and
/// corrects its signs where that makes it one. A label is printed matter that both readers need not agree on; values
/// are never touched: print that reads as a value of its own is left alone.
void mend_labels(const CleanPage& page, std::span<const LabelSpec> book, const Engines& engines, PageLayout& layout);

/// Where print begins that mend_labels looks at again, row by row from right to left.
std::vector<GlyphPlace> print_like_labels(const PageLayout& layout, std::span<const LabelSpec> book);

/// The same for labels that a narrow cell wraps (令和8年1月1日の / 住所): the page reader takes both lines for one at
/// times.
void mend_wrapped_labels(const CleanPage& page, std::span<const LabelSpec> book, const Engines& engines,
                         PageLayout& layout);

}  // namespace uketsuke::ocr
