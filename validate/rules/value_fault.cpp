#include "validate/rules/value_fault.h"

#include <algorithm>
#include <string>

#include "core/clock.h"
#include "core/limits.h"
#include "core/numbers/check_digits.h"
#include "core/numbers/phone_number.h"
#include "core/text/split.h"
#include "core/text/text.h"
#include "validate/rules/messages.h"
#include "validate/rules/no_value.h"

namespace uketsuke::validate {
namespace {

using Fault = std::optional<std::string_view>;

// A telephone number as people write it: hyphens and brackets may stand between its digits.
bool is_phone(std::string_view value) {
  std::string digits;
  for (const char c : nfkc(value)) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  for (const char32_t c : code_points(nfkc(value)))
    if (!(c >= U'0' && c <= U'9') && std::u32string_view(U"-‐−ー() ").find(c) == std::u32string_view::npos)
      return false;
  return is_phone_number(digits);
}

Fault digits_fault(const FieldInfo& field, std::string_view value) {
  if (field.check == "phone") return is_phone(value) ? Fault{} : messages::kPhoneDigits;
  if (field.check == "amount") {
    const bool minus = value.starts_with("-");
    return all_digits(value.substr(minus ? 1 : 0)) && value.size() <= 12 ? Fault{} : messages::kAmountForm;
  }
  if (field.check == "my_number") {
    if (value.size() != 12 || !all_digits(value)) return messages::kMyNumberDigits;
    return is_my_number(value) ? Fault{} : messages::kMyNumberCheckDigit;
  }
  if (!all_digits(value)) return messages::kDigitsOnly;
  if (field.digits > 0 && value.size() > static_cast<std::size_t>(field.digits)) return messages::kDigitsTooMany;
  if (field.check == "insurer_number" && !is_insurer_number(value)) return messages::kInsurerNumberCheckDigit;
  if (field.check == "corporate_number" && !is_corporate_number(value)) return messages::kCorporateNumberCheckDigit;
  if (field.check == "postal_code" && value.size() != 7) return messages::kPostalCodeDigits;
  return {};
}

Fault choice_fault(const FieldInfo& field, std::string_view value) {
  if (field.options.empty()) return {};
  const std::vector<std::string_view> chosen = split(value, ',');
  for (const std::string_view one : chosen)
    if (std::none_of(field.options.begin(), field.options.end(), [&](const auto& o) { return o.value == one; }))
      return messages::kChoiceUnknown;
  return chosen.size() > 1 && !field.multiple ? Fault{messages::kChoiceSeveral} : Fault{};
}

bool is_space(char32_t c) { return c == U' ' || c == U'\u3000'; }

// Combs are keyed in katakana; a certificate may print ひらがな.
bool kana_only(std::string_view value, bool printed) {
  const auto points = code_points(value);
  return std::all_of(points.begin(), points.end(), [printed](char32_t c) {
    return is_katakana(c) || (printed && is_hiragana(c)) || is_space(c) || c == U'・' || c == U'-';
  });
}

Fault text_fault(std::string_view value) {
  if (!is_utf8(value)) return messages::kControlCharacter;
  const auto points = code_points(value);
  if (points.size() > limits::kMaxValueChars) return messages::kTextTooLong;
  for (const char32_t c : points) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) return messages::kControlCharacter;
    if (is_private_use(c)) return messages::kPrivateUse;
  }
  return {};
}

bool is_kana_field(const FieldInfo& field) {
  return field.type == FieldType::Kana || field.concept_id == "person.name_kana";
}

// A card must never be printed for 同上, nor a letter be sent to なし. Other words may be remarks (別紙のとおり).
Fault no_value_fault(const FieldInfo& field, std::string_view value) {
  const bool named = field.charset == Charset::Name || field.charset == Charset::Address || is_kana_field(field);
  if (!named) return {};
  if (refers_elsewhere(value)) return messages::kRefersElsewhere;
  return says_none(value) ? Fault{messages::kSaysNone} : Fault{};
}

}  // namespace

Fault value_fault(const FieldInfo& field, std::string_view value) {
  if (value.empty()) return {};
  if (const Fault fault = text_fault(value)) return fault;
  switch (field.type) {
    case FieldType::Digits: return digits_fault(field, value);
    case FieldType::CalendarDate: return date_from_iso(value).ok() ? Fault{} : messages::kDateImpossible;
    case FieldType::Choice: return choice_fault(field, value);
    case FieldType::Kana:
    case FieldType::Text:
      if (const Fault fault = no_value_fault(field, value)) return fault;
      if (is_kana_field(field) && !kana_only(value, field.type == FieldType::Text)) return messages::kKanaCharacters;
      return field.charset == Charset::Phone && !is_phone(value) ? Fault{messages::kPhoneDigits} : Fault{};
    case FieldType::Seal: return {};
  }
  return {};
}

}  // namespace uketsuke::validate
