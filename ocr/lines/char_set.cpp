#include "ocr/lines/char_set.h"

#include <array>
#include <map>
#include <string_view>

#include "ocr/lines/jis_table.h"

namespace uketsuke::ocr {
namespace {

constexpr std::u32string_view kKatakana =
    U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン"
    U"ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴァィゥェォッャュョヮヵヶー";
constexpr std::u32string_view kHiragana =
    U"あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん"
    U"がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽぁぃぅぇぉっゃゅょ";
constexpr std::u32string_view kCapitals = U"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::u32string_view kSmallLetters = U"abcdefghijklmnopqrstuvwxyz";

/// Full-width form of an ASCII sign (JIS X 0208 row 3).
char32_t full_width(char32_t ascii) { return ascii + 0xFEE0; }

void add(CharSet& set, std::u32string_view signs, double prior = 1) {
  for (const char32_t c : signs) set.signs.push_back({c, {c}, prior});
}

void add_ascii(CharSet& set, std::u32string_view signs) {
  for (const char32_t c : signs) set.signs.push_back({c, {c, full_width(c)}, 1});
}

void add_digits(CharSet& set) { add_ascii(set, U"0123456789"); }

void add_hyphen(CharSet& set) { set.signs.push_back({U'-', {U'-', U'－', U'−', U'‐', U'―', U'–'}, 1}); }

/// Handwritten katakana and kanji of one shape: what is read as the second may be the first (domain: 部首/似字).
const std::map<char32_t, std::u32string_view>& look_alikes() {
  static const std::map<char32_t, std::u32string_view> map{
      {U'ニ', U"二"},     {U'カ', U"力"}, {U'ロ', U"口"}, {U'ハ', U"八"}, {U'エ', U"工"}, {U'タ', U"夕"},
      {U'ヘ', U"へ"},     {U'リ', U"り"}, {U'ミ', U"三"}, {U'チ', U"千"}, {U'ト', U"卜"}, {U'オ', U"才"},
      {U'ー', U"一－―ｰ"}, {U'ノ', U"丿"}, {U'セ', U"せ"}, {U'ヤ', U"や"}, {U'ベ', U"べ"}, {U'ペ', U"ぺ"},
      {U'メ', U"乂"},     {U'ヌ', U"又"}, {U'サ', U"廾"}};
  return map;
}

CharSet make_katakana() {
  CharSet set{"katakana", {}, false};
  for (const char32_t c : kKatakana) {
    Sign sign{c, {c}, 1};
    const auto other = look_alikes().find(c);
    if (other != look_alikes().end())
      sign.seen_as.insert(sign.seen_as.end(), other->second.begin(), other->second.end());
    set.signs.push_back(sign);
  }
  return set;
}

/// Weight of kanji outside JIS level 1: 0.2 % of the characters in names are, yet the recogniser, trained on print of
/// all kinds, finds old forms in one hasty 国 of thirty. A clearly written 國 (0.99) stays 國.
constexpr double kRarePrior = 0.1;

/// Kana, kanji and the marks of names.
CharSet make_names() {
  CharSet set{"names", {}, true};
  add(set, jis_level_1());
  add(set, jis_level_2(), kRarePrior);
  add(set, vendor_kanji(), kRarePrior);
  add(set, kKatakana);
  add(set, kHiragana);
  add(set, U"々・");
  return set;
}

CharSet make_address() {
  CharSet set = make_names();
  set.name = "address";
  set.features = false;
  add_digits(set);
  add_hyphen(set);
  add_ascii(set, kCapitals);
  return set;
}

CharSet make_free() {
  CharSet set = make_address();
  set.name = "free";
  add_ascii(set, kSmallLetters);
  add_ascii(set, U"()/.,&");
  add(set, U"、。");
  return set;
}

CharSet make_print() {
  CharSet set = make_free();
  set.name = "print";
  for (Sign& sign : set.signs) sign.prior = 1;  // print is not hasty
  add_ascii(set, U"*:%#");
  set.signs.push_back({U'¥', {U'¥', U'￥'}, 1});
  add(set, U"「」『』【】〔〕〒○◯×※△▲□☑■●◎〜～→…");
  return set;
}

CharSet make_digits() {
  CharSet set{"digits", {}, true, true};
  add_digits(set);
  return set;
}

CharSet make_phone() {
  CharSet set{"phone", {}, false};
  add_digits(set);
  add_hyphen(set);
  add_ascii(set, U"()");
  return set;
}

}  // namespace

const CharSet& digit_signs() {
  static const CharSet set = make_digits();
  return set;
}
const CharSet& katakana_signs() {
  static const CharSet set = make_katakana();
  return set;
}
const CharSet& name_signs() {
  static const CharSet set = make_names();
  return set;
}
const CharSet& address_signs() {
  static const CharSet set = make_address();
  return set;
}
const CharSet& free_signs() {
  static const CharSet set = make_free();
  return set;
}
const CharSet& phone_signs() {
  static const CharSet set = make_phone();
  return set;
}
const CharSet& print_signs() {
  static const CharSet set = make_print();
  return set;
}

}  // namespace uketsuke::ocr
