#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "core/errors/require.h"
#include "core/text/encoding.h"

namespace uketsuke {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter converter_of(TextEncoding encoding) {
  UErrorCode error = U_ZERO_ERROR;
  Converter out(ucnv_open(encoding == TextEncoding::Utf8 ? "UTF-8" : "ibm-943_P15A-2003", &error), &ucnv_close);
  UKETSUKE_REQUIRE(U_SUCCESS(error));
  ucnv_setToUCallBack(out.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  UKETSUKE_REQUIRE(U_SUCCESS(error));
  return out;
}

// ICU's table and Windows differ in these only: signs of JIS X 0208, the － of every 番地 among them, and three control
// characters.
char16_t as_windows(char16_t c) {
  switch (c) {
    case u'\u301C': return u'\uFF5E';  // 〜 ～
    case u'\u2016': return u'\u2225';  // ‖ ∥
    case u'\u2212': return u'\uFF0D';  // − －
    case u'\u2014': return u'\u2015';  // — ―
    case u'\u00A2': return u'\uFFE0';
    case u'\u00A3': return u'\uFFE1';
    case u'\u00AC': return u'\uFFE2';
    case u'\u00A6': return u'\uFFE4';
    case u'\u001C': return u'\u001A';
    case u'\u007F': return u'\u001C';
    case u'\u001A': return u'\u007F';
    default: return c;
  }
}

}  // namespace

std::optional<TextEncoding> text_encoding_from(std::string_view name) {
  if (name == "utf-8") return TextEncoding::Utf8;
  if (name == "cp932") return TextEncoding::Cp932;
  return std::nullopt;
}

DecodedText decode_text(std::span<const std::uint8_t> bytes, TextEncoding encoding) {
  const Converter converter = converter_of(encoding);
  const char* const begin = reinterpret_cast<const char*>(bytes.data());
  const char* source = begin;
  const char* const end = begin + bytes.size();
  DecodedText out;
  char16_t buffer[4096];
  std::size_t kept = 0;  // the first half of a pair that was cut by the buffer's end
  bool first = true;
  while (true) {
    char16_t* target = buffer + kept;
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, buffer + std::size(buffer), &source, end, nullptr, true, &error);
    if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR) {
      char invalid[16];
      int8_t length = sizeof invalid;
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(converter.get(), invalid, &length, &ignored);
      return {{}, static_cast<std::size_t>(source - begin) - static_cast<std::size_t>(length)};
    }
    kept = target > buffer && U16_IS_LEAD(target[-1]) ? 1 : 0;
    icu::UnicodeString piece(buffer, static_cast<int32_t>(target - buffer) - static_cast<int32_t>(kept));
    if (kept > 0) buffer[0] = target[-1];
    if (encoding == TextEncoding::Cp932)
      for (int32_t i = 0; i < piece.length(); ++i) piece.setCharAt(i, as_windows(piece.charAt(i)));
    if (first && piece.startsWith(u"\uFEFF", 1)) piece.remove(0, 1);
    first = false;
    piece.toUTF8String(out.utf8);
    if (U_SUCCESS(error)) return out;
  }
}

}  // namespace uketsuke
