// Rules about one field, or about two that stand side by side (郵便番号 and 住所).

#include <algorithm>
#include <vector>

#include "core/text/text.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"
#include "validate/rules/value_fault.h"

namespace uketsuke::validate {
namespace {

// What names of people consist of: kanji, kana, and for foreign names letters, dots, hyphens.
bool is_name_character(char32_t c) {
  if (is_kanji(c) || is_hiragana(c) || is_katakana(c) || is_variation_selector(c)) return true;
  if (is_letter(c) || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ'))
    return true;
  constexpr std::u32string_view kSigns = U" \u3000・･.．,，'’-－()（）";
  return kSigns.find(c) != std::u32string_view::npos;
}

// Reading engines sometimes repeat a character (八八八八); no name or place holds a letter four times in a
// row.
bool repeats(const std::vector<char32_t>& text) {
  std::size_t run = 1;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool letter = is_kanji(text[i]) || is_hiragana(text[i]) || is_katakana(text[i]);
    run = letter && text[i] == text[i - 1] ? run + 1 : 1;
    if (run >= 4) return true;
  }
  return false;
}

void check_text(const RuleContext& context, const FieldFacts& field) {
  const auto points = code_points(field.value);
  const bool name = field.info.charset == Charset::Name;
  if (name && !std::all_of(points.begin(), points.end(), is_name_character))
    context.out.add(messages::kNameCharacters, {&field}, field.value);
  if ((name || field.info.charset == Charset::Address) && repeats(points))
    context.out.add(messages::kNameRepeated, {&field}, field.value);
}

// The address that a postal code belongs to; a form may have several.
std::string_view address_beside(std::string_view code_concept) {
  if (code_concept == "address.former_postal_code") return "address.former";
  return code_concept == "address.mailing_postal_code" ? "address.mailing" : "address.text";
}

void check_postal(const RuleContext& context, const DocumentFacts& document, const FieldFacts& code) {
  if (code.value.size() != 7) return;
  const FieldFacts* address = document.by_concept(address_beside(code.info.concept_id), code.ref.row);
  if (context.postal.areas(code.value).empty()) {
    context.out.add(messages::kPostalUnknown, {&code}, code.value);
    return;
  }
  if (!has_value(address)) return;
  switch (postal_fit(context.postal, code.value, address->value)) {
    case PostalFit::OtherCity:
      context.out.add(messages::kPostalOtherCity, {&code, address}, code.value + " " + address->value);
      break;
    case PostalFit::OtherTown:
      context.out.add(messages::kPostalOtherTown, {&code, address}, code.value + " " + address->value);
      break;
    case PostalFit::Fits:
    case PostalFit::UnknownCode: break;
  }
}

}  // namespace

void check_fields(const RuleContext& context) {
  for (const DocumentFacts& document : context.facts.documents)
    for (const FieldFacts& field : document.fields) {
      if (!has_value(&field) || field.info.office_use) continue;
      if (const auto fault = value_fault(field.info, field.value)) {
        context.out.add(*fault, {&field}, field.info.my_number ? "" : field.value);
        continue;
      }
      if (field.info.type == FieldType::Text) check_text(context, field);
      if (field.info.check == "postal_code") check_postal(context, document, field);
    }
}

}  // namespace uketsuke::validate
