#include "ocr/documents/values/issuer_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace uketsuke::ocr {
namespace {

template <std::size_t N>
bool holds_any(const std::u32string& signs, const std::array<std::u32string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return signs.find(word) != std::u32string::npos; });
}

bool is_desk(const std::u32string& signs) {
  static constexpr std::array<std::u32string_view, 6> kFirms = {U"会社", U"法人", U"協会", U"機構", U"組合", U"事務所"};
  return (signs.ends_with(U"課") || signs.ends_with(U"係") || signs.ends_with(U"窓口") || signs.ends_with(U"担当")) &&
         !holds_any(signs, kFirms);
}

}  // namespace

bool is_addressed(const std::u32string& signs) {
  return signs.ends_with(U"殿") || signs.ends_with(U"様") || signs.ends_with(U"御中") || signs.ends_with(U"あて") ||
         signs.ends_with(U"宛") || signs.ends_with(U"提出用") || signs.ends_with(U"控") || is_desk(signs);
}

bool is_certifying(const std::u32string& signs) {
  static constexpr std::array<std::u32string_view, 4> kWords = {U"証明し", U"証明す", U"のとおり", U"上記の"};
  return holds_any(signs, kWords);
}

}  // namespace uketsuke::ocr
