#include "core/numbers/check_digits.h"

#include <algorithm>

namespace uketsuke {
namespace {

int at(std::string_view digits, std::size_t i) { return digits[i] - '0'; }

bool digits_of_length(std::string_view text, std::size_t n) { return text.size() == n && all_digits(text); }

// Weighted sum from the left.
template <std::size_t N>
int weighted(std::string_view digits, const int (&weights)[N]) {
  int sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += at(digits, i) * weights[i];
  return sum;
}

}  // namespace

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<int> my_number_check_digit(std::string_view eleven) {
  if (!digits_of_length(eleven, 11)) return std::nullopt;
  constexpr int kWeights[] = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  const int r = weighted(eleven, kWeights) % 11;
  return r <= 1 ? 0 : 11 - r;
}

bool is_my_number(std::string_view digits) {
  return digits_of_length(digits, 12) && my_number_check_digit(digits.substr(0, 11)) == at(digits, 11);
}

std::optional<int> corporate_number_check_digit(std::string_view twelve) {
  if (!digits_of_length(twelve, 12)) return std::nullopt;
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += at(twelve, i) * (i % 2 == 0 ? 2 : 1);
  return 9 - sum % 9;
}

bool is_corporate_number(std::string_view digits) {
  return digits_of_length(digits, 13) && corporate_number_check_digit(digits.substr(1)) == at(digits, 0);
}

std::optional<int> insurer_number_check_digit(std::string_view body) {
  if (!digits_of_length(body, 5) && !digits_of_length(body, 7)) return std::nullopt;
  int sum = 0;
  bool twice = true;
  for (std::size_t i = body.size(); i-- > 0; twice = !twice) {
    const int product = at(body, i) * (twice ? 2 : 1);
    sum += product / 10 + product % 10;
  }
  return (10 - sum % 10) % 10;
}

bool is_insurer_number(std::string_view digits) {
  if (!digits_of_length(digits, 6) && !digits_of_length(digits, 8)) return false;
  return insurer_number_check_digit(digits.substr(0, digits.size() - 1)) == at(digits, digits.size() - 1);
}

bool is_kokuho_kumiai_number(std::string_view digits) {
  return digits.size() == 6 && is_insurer_number(digits) && digits[2] == '3';
}

bool is_driving_licence_number(std::string_view digits) {
  if (!digits_of_length(digits, 12)) return false;
  constexpr int kWeights[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  return (11 - weighted(digits, kWeights) % 11) % 10 == at(digits, 10);
}

bool is_municipality_code(std::string_view digits) {
  if (!digits_of_length(digits, 6)) return false;
  constexpr int kWeights[] = {6, 5, 4, 3, 2};
  return (11 - weighted(digits, kWeights) % 11) % 10 == at(digits, 5);
}

}  // namespace uketsuke
