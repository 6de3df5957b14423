#include <algorithm>

#include "core/text/text.h"
#include "ocr/documents/persons/names_in_letters.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

namespace {

bool is_latin(std::u32string_view signs) {
  return std::all_of(signs.begin(), signs.end(), [](char32_t c) {
    return is_letter(c) || std::u32string_view(U".,'()/-").find(c) != std::u32string_view::npos;
  });
}

/// Student ID No.: what a label is called in English is no number.
bool is_words(std::u32string_view signs) {
  constexpr std::size_t kLetters = 5;
  return signs.size() >= kLetters && is_latin(signs);
}

/// 0円 read (円 or O円.
bool is_misread_zero(std::u32string_view signs) {
  return signs.size() == 2 && signs[1] == U'円' &&
         std::u32string_view(U"(OoQ〇○D口").find(signs[0]) != std::u32string_view::npos;
}

}  // namespace

bool is_number(ValueKind kind) {
  return kind == ValueKind::Amount || kind == ValueKind::Count || kind == ValueKind::Digits;
}

bool is_kana(char32_t c) { return is_katakana(c) || is_hiragana(c); }
bool in_names(char32_t c) { return is_kanji(c) || is_kana(c) || c == U'々'; }

bool is_translation(ValueKind kind, std::u32string_view signs) {
  return is_latin(signs) && (signs.empty() || kind != ValueKind::Name || is_english_label(signs));
}

bool has_digit(std::u32string_view signs) { return std::any_of(signs.begin(), signs.end(), is_digit); }

bool fits(ValueKind kind, std::u32string_view signs) {
  if (signs.empty()) return false;
  const auto digits = std::count_if(signs.begin(), signs.end(), is_digit);
  switch (kind) {
    case ValueKind::Date: return !find_dates(signs).empty() || digits >= 3;
    case ValueKind::Amount:
      return is_masked(signs) || is_misread_zero(signs) ||
             (digits > 0 && 2 * digits >= static_cast<long>(signs.size()) - 2) || signs == U"-" || signs == U"―" ||
             signs == U"ー";
    case ValueKind::Count: return digits > 0 || signs.find_first_of(U"一二三四五六") != std::u32string_view::npos;
    case ValueKind::Digits: return digits >= 4 || is_masked(signs) || signs.find(U"省略") != std::u32string_view::npos;
    case ValueKind::Sex: return signs.size() <= 6 && signs.find_first_of(U"男女") != std::u32string_view::npos;
    case ValueKind::Kana:
      return std::any_of(signs.begin(), signs.end(), is_kana);
    case ValueKind::Name:
    case ValueKind::Text:
    case ValueKind::Address:
      return signs.size() >= (kind == ValueKind::Text ? 1U : 2U) && digits < static_cast<long>(signs.size());
    case ValueKind::Code: return signs.size() <= 24 && !is_words(signs);
    case ValueKind::Letters:
    case ValueKind::Heading: break;
  }
  return true;
}

}  // namespace uketsuke::ocr
