#include "ocr/documents/values/value_checks.h"

#include <algorithm>

#include "core/numbers/check_digits.h"
#include "core/text/text.h"
#include "ocr/documents/values/known_place.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {
namespace {

/// Confidence of a number whose check digit holds and whom nobody doubts, and the most of one whose check digit fails.
constexpr double kChecked = 0.9995, kFails = 0.6;
/// A name with a character that may be a variant is never surer than this.
constexpr double kVariantCap = 0.9;

void check_digits(FieldReading& reading) {
  const bool number = reading.field == "my_number", insurer = reading.field == "insurer_number";
  if (!number && !insurer) return;
  if (number ? is_my_number(reading.value) : is_insurer_number(reading.value)) {
    if (reading.doubts.empty()) reading.confidence = std::max(reading.confidence, kChecked);
    return;
  }
  add_doubt(reading, "check_digit_fails");
  reading.confidence = std::min(reading.confidence, kFails);
}

/// A reading (フリガナ), or the name of somebody from abroad.
bool is_all_kana(std::string_view value) {
  const std::u32string signs = to_utf32(without_spaces(value));
  return !signs.empty() && std::all_of(signs.begin(), signs.end(), is_kana);
}

/// Kinds of schools that a form offers (大学・専門学校・高校), and no school's name.
bool names_kinds_alone(std::string_view value) {
  std::string rest = without_spaces(value);
  for (const char* word : {"高等専門学校", "義務教育学校", "特別支援学校", "専門学校", "専修学校", "各種学校", "高等学校", "短期大学", "中学校", "小学校",
                           "大学院", "大学", "高校", "高専", "短大", "・", "、", "等"})
    for (auto at = rest.find(word); at != std::string::npos; at = rest.find(word)) rest.erase(at, std::string_view(word).size());
  return rest.empty();
}

}  // namespace

void add_doubt(FieldReading& reading, const std::string& word) {
  if (word.empty() || std::find(reading.doubts.begin(), reading.doubts.end(), word) != reading.doubts.end()) return;
  reading.doubts.push_back(word);
}

void check_value(const AddressTable& places, ValueKind kind, FieldReading& reading) {
  check_digits(reading);
  // Words outside the closed list of relations are rare, and 大 for 夫 is not.
  if (reading.field == "relation" && !is_relation(reading.value)) add_doubt(reading, "unusual_word");
  // 女 under a 世帯主 that is a 続柄 stood for the head of a household: no name has one sign or is such a word.
  if (kind == ValueKind::Name && (length(without_spaces(reading.value)) < 2 || is_relation(reading.value)))
    add_doubt(reading, "unusual_word");
  if (reading.field == "school" && names_kinds_alone(reading.value)) add_doubt(reading, "unusual_word");
  // ハスミ　シュウマ, printed over 蓮實　柊磨 that nobody had read, stood for the name.
  if (kind == ValueKind::Name && is_all_kana(reading.value)) add_doubt(reading, "unusual_word");
  if (kind == ValueKind::Name && variant_possible(reading.value)) {
    add_doubt(reading, "variant_possible");
    reading.confidence = std::min(reading.confidence, kVariantCap);
  }
  if (kind == ValueKind::Address && !is_known_place(places, reading.value)) add_doubt(reading, "place_unknown");
}

}  // namespace uketsuke::ocr
