#pragma once

#include <string_view>

#include "core/model/page.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// The label that a word in kana is the reading of (シメイ: 氏名), as the label books have it; empty for any other word.
/// Marks of voicing and small kana count as the plain sign: line printers set them apart or not at all.
std::u32string_view label_in_kana(std::u32string_view kana);

/// Lists of line printers (ホスト帳票) have their labels in half-width katakana (半角カナ), which neither reader knows.
/// Stretched to twice their width they are read by the line reader; those that are the reading of a label become that
/// label on the page. Looks only where print stands so narrow.
void translate_kana_labels(const CleanPage& page, const Engines& engines, PageLayout& layout);

}  // namespace uketsuke::ocr
