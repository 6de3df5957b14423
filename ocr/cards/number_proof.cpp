#include "ocr/cards/number_proof.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/numbers/check_digits.h"

namespace uketsuke::ocr {
namespace {

/// A code that decodes has passed its Reed–Solomon check and the number's own; what is left is a card of somebody else
/// behind a photographed one.
constexpr double kCode = 0.9998;
/// Print and code agree, and the check digit holds.
constexpr double kProved = 0.9999;
constexpr double kRefuted = 0.6;
/// Both readers of the print agree and the number's own rule holds.
constexpr double kChecked = 0.9995;

/// Doubts about how well the print was seen; a code that says the same settles them.
constexpr std::array<std::string_view, 4> kSoft{"one_reader", "readers_disagree", "faint", "touches_frame"};

FieldReading* find(std::vector<FieldReading>& fields, std::string_view id) {
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const FieldReading& f) { return f.field == id; });
  return at == fields.end() ? nullptr : &*at;
}

void set_confidence(FieldReading& field, double p) {
  field.confidence = p;
  if (!field.candidates.empty()) field.candidates.front().p = p;
}

void doubt(FieldReading& field, std::string_view word) {
  if (std::find(field.doubts.begin(), field.doubts.end(), word) == field.doubts.end()) field.doubts.emplace_back(word);
  set_confidence(field, std::min(field.confidence, kRefuted));
}

FieldReading reading_of(const NumberCode& code) {
  FieldReading out;
  out.field = "number_code";
  out.state = ReadState::Read;
  out.value = out.raw = code.digits;
  out.candidates = {{code.digits, kCode}};
  out.confidence = kCode;
  out.rect = code.place;
  out.engine = "zxing";
  return out;
}

void prove_my_number(std::span<const NumberCode> codes, std::vector<FieldReading>& fields) {
  if (codes.empty()) return;
  FieldReading code = reading_of(codes.front());
  FieldReading* printed = find(fields, "my_number");
  const bool one = std::all_of(codes.begin(), codes.end(),
                               [&](const NumberCode& other) { return other.digits == code.value; });
  const bool read = printed != nullptr && printed->state == ReadState::Read;
  if (!one || (read && printed->value != code.value)) {
    doubt(code, "code_differs");
    if (read) doubt(*printed, "code_differs");
  } else if (read) {
    std::erase_if(printed->doubts, [](const std::string& word) {
      return std::find(kSoft.begin(), kSoft.end(), word) != kSoft.end();
    });
    if (printed->doubts.empty()) set_confidence(*printed, kProved);
  }
  fields.push_back(std::move(code));
}

void prove_licence(FieldReading& number) {
  if (number.state != ReadState::Read) return;
  if (!is_driving_licence_number(number.value))
    doubt(number, "check_digit_fails");
  else if (number.doubts.empty())
    set_confidence(number, std::max(number.confidence, kChecked));
}

}  // namespace

bool is_residence_card_number(std::string_view text) {
  const auto letters = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  return text.size() == 12 && letters(text.substr(0, 2)) && all_digits(text.substr(2, 8)) && letters(text.substr(10));
}

void prove_numbers(std::span<const NumberCode> codes, std::vector<FieldReading>& fields) {
  prove_my_number(codes, fields);
  if (FieldReading* licence = find(fields, "licence_number")) prove_licence(*licence);
  FieldReading* card = find(fields, "card_number");
  if (card != nullptr && card->state == ReadState::Read && !is_residence_card_number(card->value))
    doubt(*card, "number_form");
}

}  // namespace uketsuke::ocr
