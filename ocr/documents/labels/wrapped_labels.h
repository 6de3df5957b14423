#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// A label has at most so many signs, with what may stand before it (令和8年1月1日現在の住所).
inline constexpr std::size_t kMostLabelSigns = 18;

/// Print of the page's narrow cells, cell by cell: what is larger holds values.
std::vector<std::vector<GlyphPlace>> label_cells(const PageLayout& layout);

/// Longest label that ends where the text ends: how many signs of the text it covers; 0 for none.
std::size_t label_at_end(std::u32string_view text, std::span<const LabelSpec> book);

/// A narrow cell wraps its label (住民となった / 年月日, 令和8年1月1日 / 現在の住所): the lines of a cell that together
/// are one label of the book are joined in the first of them.
void join_wrapped_labels(std::span<const LabelSpec> book, PageLayout& layout);

}  // namespace uketsuke::ocr
