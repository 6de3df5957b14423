#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ocr/documents/labels/label_book.h"

namespace uketsuke::ocr {

/// What a text says when it is read as a value of one kind.
struct Meaning {
  std::string value;    ///< normalised: ISO dates, integers in yen, ASCII digits, full-width katakana; names as printed
  bool masked = false;  ///< ＊＊＊＊＊
  bool absent = false;  ///< a dash, 省略 or 空欄: printed, but there is no value
  std::string doubt;    ///< "not_a_day", "several_dates", "choice_circled", "day_missing",
                      ///< "calendars_differ"; empty for none
};

/// Nothing when the text is no value of that kind. `text` may hold spaces.
std::optional<Meaning> meaning_of(ValueKind kind, std::string_view field, std::string_view text);

/// Two values are the same but for spaces.
bool same_value(std::string_view a, std::string_view b);

/// A 続柄 as 住民票 give them (住民基本台帳事務処理要領): 世帯主, 妻, 子, 長男, 妻の母, 夫(未届) …
bool is_relation(std::string_view word);
/// The signs that such words are made of.
std::u32string_view relation_signs();

/// Kanji whose variants page readers do not tell apart: 高 may be 髙, 崎 may be 﨑, 吉 may be 𠮷.
bool variant_possible(std::string_view name);

}  // namespace uketsuke::ocr
