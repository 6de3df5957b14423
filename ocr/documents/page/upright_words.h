#pragma once

#include <string>
#include <vector>

#include "core/model/page.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// Words written downwards (縦書き) on a page whose lines run across: a label in the head of a table, a title at the side.
struct UprightWord {
  std::u32string signs;
  Rect<CleanPx> column;  ///< its ink
  Rect<CleanPx> cell;    ///< the ruled cell that holds it; empty for a title
};

/// Finds columns of signs that are labels of a certificate, alone in their ruled cells, with what stands beside and
/// between them, and headings in larger type. The line reader alone reads them: they say what a paper and a place are,
/// never a value.
std::vector<UprightWord> upright_words(const CleanPage& page, const PageLayout& layout, const Engines& engines);

/// Sets the words across, each in the middle of its cell, in place of what the page reader took their signs for. A word
/// beside several lines is set only where it is a heading by which labels are crossed (市民税).
void set_upright_words(const std::vector<UprightWord>& words, PageLayout& layout);

}  // namespace uketsuke::ocr
