#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uketsuke {

/// Unicode code points of a UTF-8 text; a malformed byte becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view utf8);
/// The same as a string.
std::u32string to_utf32(std::string_view utf8);
/// UTF-8 of code points.
std::string to_utf8(const std::vector<char32_t>& points);
std::string to_utf8(char32_t point);
/// Number of code points.
std::size_t length(std::string_view utf8);
/// True when the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

/// NFKC (Unicode): full-width ASCII becomes ASCII, half-width kana full-width. For keys and numbers only: stored
/// names are never normalised, since NFC and NFKC change 神 (U+FA19) into 神.
std::string nfkc(std::string_view utf8);
/// Hiragana to katakana (ひ → ヒ); everything else stays.
std::string to_katakana(std::string_view utf8);
/// Without any white space (ASCII, U+3000 and other Unicode spaces).
std::string without_spaces(std::string_view utf8);
/// White space at both ends removed, runs inside joined to one full-width space (U+3000).
std::string with_single_spaces(std::string_view utf8);

bool is_digit(char32_t c);  ///< ASCII 0–9
bool is_letter(char32_t c);  ///< ASCII A–Z and a–z
/// The katakana that differ from this one by 濁点 or 半濁点 only, itself among them, the plain one first (ハバパ); empty
/// where there are none.
std::u32string_view sound_mark_forms(char32_t c);
bool is_hiragana(char32_t c);
bool is_katakana(char32_t c);  ///< including ー and ヴ
bool is_kanji(char32_t c);     ///< unified and compatibility ideographs, 々 and 〆
bool is_variation_selector(char32_t c);
bool is_private_use(char32_t c);

/// Key for comparing kana (domain rule 名前の照合): full-width katakana, small kana made large, ー and spaces dropped,
/// ヂ→ジ, ヅ→ズ, ヲ→オ.
std::string kana_key(std::string_view utf8);

}  // namespace uketsuke
