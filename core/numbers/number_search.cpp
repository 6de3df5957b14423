#include "core/numbers/number_search.h"

#include <vector>

#include "core/numbers/check_digits.h"
#include "core/text/text.h"

namespace uketsuke {
namespace {

bool parts_groups(char32_t sign) {
  return std::u32string_view(U"- 　－‐−–—ー―").find(sign) != std::u32string_view::npos;
}

char32_t as_digit(char32_t sign) {
  if (sign >= U'０' && sign <= U'９') return U'0' + (sign - U'０');
  return sign >= U'0' && sign <= U'9' ? sign : 0;
}

// Paints the digits of numbers over; true when there were any.
bool paint(std::vector<char32_t>& signs) {
  bool found = false;
  std::string run;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i <= signs.size(); ++i) {
    const char32_t sign = i < signs.size() ? signs[i] : U'\n';
    if (const char32_t digit = as_digit(sign)) {
      run += static_cast<char>(digit);
      at.push_back(i);
    } else if (!parts_groups(sign)) {
      if (is_my_number(run)) {
        found = true;
        for (const std::size_t place : at) signs[place] = U'*';
      }
      run.clear();
      at.clear();
    }
  }
  return found;
}

}  // namespace

bool holds_my_number(std::string_view text) {
  std::vector<char32_t> signs = code_points(text);
  return paint(signs);
}

std::string without_my_numbers(std::string_view text) {
  std::vector<char32_t> signs = code_points(text);
  return paint(signs) ? to_utf8(signs) : std::string(text);
}

}  // namespace uketsuke
