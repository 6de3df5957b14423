#include <algorithm>

#include "core/calendar/wareki.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/text/split.h"
#include "core/text/text.h"
#include "pipeline/office/review.h"

namespace uketsuke::pipeline {
namespace {

[[noreturn]] void refuse(const char* why) { throw Failure("E-INPUT-VALUE", why); }

// Digits as people type them: full width, spaces, hyphens, commas and ¥ are fine.
std::string digits_only(const std::string& typed) {
  std::string out;
  for (const char32_t c : code_points(without_spaces(nfkc(typed)))) {
    if (c >= U'0' && c <= U'9') {
      out.push_back(static_cast<char>(c));
    } else if (c != U'-' && c != U',' && c != U'¥' && c != U'円' && c != U'ー' && c != U'‐' && c != U'−') {
      refuse("数字以外の文字があります");
    }
  }
  if (out.empty()) refuse("数字を入力してください");
  return out;
}

std::string iso_date(const std::string& typed) {
  auto parsed = parse_japanese_date(typed);
  if (!parsed) {
    // "6-4-1" on a form with a preprinted era: 令和 is the era of today's events.
    parsed = parse_japanese_date("R" + nfkc(typed));
  }
  if (!parsed) refuse("日付として読めません");
  switch (parsed->fault) {
    case WarekiFault::None: return to_iso(parsed->date);
    case WarekiFault::NotADay: refuse("存在しない日付です");
    case WarekiFault::BeforeEra:
    case WarekiFault::AfterEra: refuse("元号と日付が合いません");
    case WarekiFault::YearZero: refuse("0年はありません(元年は1年)");
  }
  refuse("日付として読めません");
}

std::string choice_value(const FieldInfo& field, const std::string& typed) {
  std::string out;
  const std::vector<std::string_view> words = split(typed, ',');
  for (const std::string_view& word : words) {
    const auto it = std::find_if(field.options.begin(), field.options.end(), [&](const ChoiceOption& option) {
      return option.value == word || option.label == word;
    });
    if (it == field.options.end()) refuse("選択肢にない値です");
    if (&word != &words.front()) out += ',';
    out += it->value;
  }
  if (words.size() > 1 && !field.multiple) refuse("1つだけ選べます");
  return out;
}

std::string kana_value(const std::string& typed) {
  const std::string value = to_katakana(with_single_spaces(nfkc(typed)));
  for (const char32_t c : code_points(value))
    if (!is_katakana(c) && c != U'\u3000' && c != U'・') refuse("カタカナ以外の文字があります");
  return value;
}

}  // namespace

std::string normalised(const FieldInfo& field, const std::string& typed) {
  if (without_spaces(typed).empty()) refuse("空欄は「空欄」で確定してください");
  if (!is_utf8(typed) || length(typed) > limits::kMaxValueChars) refuse("値が長すぎるか文字が壊れています");
  switch (field.type) {
    case FieldType::Digits: return digits_only(typed);
    case FieldType::Kana: return kana_value(typed);
    case FieldType::CalendarDate: return iso_date(typed);
    case FieldType::Choice: return choice_value(field, typed);
    case FieldType::Text:
      for (const char32_t c : code_points(typed))
        if (c < 0x20 || is_private_use(c) || c == 0xFFFD) refuse("使えない文字があります");
      return field.charset == Charset::Name ? with_single_spaces(typed) : typed;
    case FieldType::Seal:
      if (typed != "present" && typed != "absent") refuse("選択肢にない値です");
      return typed;
  }
  refuse("この項目には入力できません");
}

}  // namespace uketsuke::pipeline
