#include <array>
#include <string_view>

#include "core/text/text.h"

namespace uketsuke {
namespace {

// Small kana and the large one that an interface without small kana writes (中間サーバー: ショ → シヨ).
constexpr std::u32string_view kSmall = U"ァィゥェォッャュョヮヵヶ";
constexpr std::u32string_view kLarge = U"アイウエオツヤユヨワカケ";

char32_t key_of(char32_t c) {
  if (const auto i = kSmall.find(c); i != std::u32string_view::npos) c = kLarge[i];
  switch (c) {
    case U'ヂ': return U'ジ';
    case U'ヅ': return U'ズ';
    case U'ヲ': return U'オ';
    default: return c;
  }
}

constexpr std::array<std::u32string_view, 20> kSoundMarkForms{
    U"カガ", U"キギ", U"クグ", U"ケゲ", U"コゴ", U"サザ",   U"シジ",   U"スズ",   U"セゼ",   U"ソゾ",
    U"タダ", U"チヂ", U"ツヅ", U"テデ", U"トド", U"ハバパ", U"ヒビピ", U"フブプ", U"ヘベペ", U"ホボポ"};

}  // namespace

std::u32string_view sound_mark_forms(char32_t c) {
  for (const std::u32string_view forms : kSoundMarkForms)
    if (forms.find(c) != forms.npos) return forms;
  return {};
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool is_hiragana(char32_t c) { return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E; }
bool is_katakana(char32_t c) { return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || c == 0x30FD || c == 0x30FE; }
bool is_kanji(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == U'々' || c == U'〆' || c == U'〇';
}
bool is_variation_selector(char32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF); }
bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || (c >= 0x100000 && c <= 0x10FFFD);
}

std::string to_katakana(std::string_view utf8) {
  std::vector<char32_t> out = code_points(utf8);
  for (char32_t& c : out)
    if (is_hiragana(c)) c += 0x60;
  return to_utf8(out);
}

std::string kana_key(std::string_view utf8) {
  std::vector<char32_t> out;
  for (const char32_t c : code_points(to_katakana(without_spaces(nfkc(utf8)))))
    if (c != U'ー' && c != U'-' && c != U'・') out.push_back(key_of(c));
  return to_utf8(out);
}

}  // namespace uketsuke
