#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include "core/errors/require.h"
#include "core/text/text.h"

namespace uketsuke {
namespace {

icu::UnicodeString from_utf8(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

}  // namespace

std::vector<char32_t> code_points(std::string_view utf8) {
  const icu::UnicodeString text = from_utf8(utf8);
  std::vector<char32_t> out;
  out.reserve(static_cast<std::size_t>(text.length()));
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    out.push_back(static_cast<char32_t>(text.char32At(i)));
  return out;
}

std::u32string to_utf32(std::string_view utf8) {
  const auto points = code_points(utf8);
  return {points.begin(), points.end()};
}

std::string to_utf8(const std::vector<char32_t>& points) {
  std::string out;
  out.reserve(points.size() * 3);
  for (const char32_t c : points) out += to_utf8(c);
  return out;
}

std::string to_utf8(char32_t point) {
  std::string out;
  icu::UnicodeString(static_cast<UChar32>(point)).toUTF8String(out);
  return out;
}

std::size_t length(std::string_view utf8) { return code_points(utf8).size(); }

bool is_utf8(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t needed = 0;
  u_strFromUTF8(nullptr, 0, &needed, bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  return error != U_INVALID_CHAR_FOUND;
}

std::string nfkc(std::string_view utf8) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(error);
  UKETSUKE_REQUIRE(U_SUCCESS(error));
  std::string out;
  normalizer->normalize(from_utf8(utf8), error).toUTF8String(out);
  UKETSUKE_REQUIRE(U_SUCCESS(error));
  return out;
}

std::string without_spaces(std::string_view utf8) {
  std::vector<char32_t> out;
  for (const char32_t c : code_points(utf8))
    if (!u_isUWhiteSpace(static_cast<UChar32>(c))) out.push_back(c);
  return to_utf8(out);
}

std::string with_single_spaces(std::string_view utf8) {
  std::vector<char32_t> out;
  bool gap = false;
  for (const char32_t c : code_points(utf8)) {
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) {
      gap = !out.empty();
      continue;
    }
    if (gap) out.push_back(U'\u3000');
    gap = false;
    out.push_back(c);
  }
  return to_utf8(out);
}

}  // namespace uketsuke
