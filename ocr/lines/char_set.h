#pragma once

#include <string>
#include <vector>

namespace uketsuke::ocr {

/// One sign that a field can hold, and the signs of the recogniser's dictionary that count as it: 0 is also ０, ニ is
/// also the kanji 二. Their probabilities are added.
struct Sign {
  char32_t value = 0;
  std::vector<char32_t> seen_as;
  double prior = 1;  ///< weight of its probability: old and rare forms (國, 豐) look like common ones (国, 豊) in haste
};

/// What a field may hold (文字種): the mask of the line reader. Everything outside gets no probability.
struct CharSet {
  std::string name;  ///< part of the recompute key: "digits", "katakana", …
  std::vector<Sign> signs;
  bool features = false;  ///< its lattices keep the features: for the variant head (names), the digit head (digits)
  bool map = false;       ///< its lattices keep the map: for the digit head (digits)
};

/// 0–9, also seen as full-width digits.
const CharSet& digit_signs();
/// Katakana with small and voiced ones and ー, also seen as the kanji that look the same (ニ/二, カ/力, ー/一 …).
const CharSet& katakana_signs();
/// Names (氏名): JIS levels 1 and 2, vendor kanji, kana, ー, 々, ヶ, middle dot.
const CharSet& name_signs();
/// Addresses (住所): as names, with digits, hyphens and Latin capitals of buildings.
const CharSet& address_signs();
/// Any writing in a free field: as addresses, with punctuation and small letters.
const CharSet& free_signs();
/// Telephone numbers: digits, hyphen, brackets.
const CharSet& phone_signs();
/// Printed certificates (証明書): as free text, with brackets, ￥, * and marks of tables.
const CharSet& print_signs();

}  // namespace uketsuke::ocr
