#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ocr/documents/page/page_rows.h"

namespace uketsuke::ocr {

/// Where a phrase stands in a row, and how many signs differ.
struct PhraseMatch {
  std::size_t row = 0;
  std::size_t from = 0;  ///< glyphs [from, to)
  std::size_t to = 0;
  double edits = 0;  ///< wrong, missing or additional signs; look-alikes (日/目, ー/一) count 0.3
  Rect<CleanPx> rect;
};

/// How different two signs are: 0 the same, 0.3 look-alikes that page readers mix up, else 1.
double sign_distance(char32_t a, char32_t b);

/// The best place of a phrase in signs (approximate substring search, Sellers 1980); nothing when more than
/// `most_edits` differ.
bool best_substring(std::u32string_view signs, std::u32string_view phrase, double most_edits, PhraseMatch& out);

/// Every row's best place of a phrase, top to bottom; two places in one row if both are good.
std::vector<PhraseMatch> find_phrase(const std::vector<TextRow>& rows, std::u32string_view phrase, double most_edits);

}  // namespace uketsuke::ocr
