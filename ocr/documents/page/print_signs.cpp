#include "ocr/documents/page/print_signs.h"

#include <string_view>

#include "ocr/documents/persons/names_in_letters.h"
#include "ocr/documents/values/value_notation.h"

namespace uketsuke::ocr {
namespace {

/// What numbers are left out with: without these signs ○○○○ could only be read as 0000.
constexpr std::u32string_view kMasks = U"※×●○◎■□◆";

void add(CharSet& set, char32_t value, std::u32string_view also = {}) {
  Sign sign;
  sign.value = value;
  sign.seen_as.push_back(value);
  sign.seen_as.insert(sign.seen_as.end(), also.begin(), also.end());
  set.signs.push_back(sign);
}

/// ASCII signs, each also as its full-width form.
void add_ascii(CharSet& set, std::u32string_view signs) {
  for (const char32_t c : signs) {
    const char32_t wide = c + 0xFEE0;
    add(set, c, {&wide, 1});
  }
}

CharSet make_dates() {
  CharSet set;
  set.name = "document-date";
  add_ascii(set, U"0123456789MTSHR./()");
  add(set, U'-', U"－−‐―");
  for (const char32_t c :
       std::u32string_view(U"明治大正昭和平成令年月日元十〇一二三四五六七八九生満歳才から至自頃迄・見込卒業"))
    add(set, c);
  return set;
}

CharSet make_amounts() {
  CharSet set;
  set.name = "document-amount";
  add_ascii(set, U"0123456789,.*");
  add(set, U'-', U"－−‐―");
  add(set, U'円');
  add(set, U'¥', U"￥");
  add(set, U'△');
  add(set, U'▲');
  add(set, U'人');
  for (const char32_t c : kMasks) add(set, c);
  return set;
}

CharSet make_numbers() {
  CharSet set;
  set.name = "document-digits";
  add_ascii(set, U"0123456789*");
  add(set, U'-', U"－−‐―");
  add(set, U'省');
  add(set, U'略');
  for (const char32_t c : kMasks) add(set, c);
  return set;
}

CharSet make_relations() {
  CharSet set;
  set.name = "document-relation";
  for (const char32_t c : relation_signs()) add(set, c);
  return set;
}

CharSet make_sexes() {
  CharSet set;
  set.name = "document-sex";
  for (const char32_t c : std::u32string_view(U"男女性・")) add(set, c);
  return set;
}

}  // namespace

const CharSet& signs_for(ValueKind kind, std::string_view field) {
  static const CharSet relations = make_relations();
  if (field == "relation") return relations;
  // 123・4567: both parts of 記号番号 may stand in one place.
  if (field == "symbol") return print_signs();
  static const CharSet dates = make_dates(), amounts = make_amounts(), numbers = make_numbers(), sexes = make_sexes();
  switch (kind) {
    case ValueKind::Date: return dates;
    case ValueKind::Amount: return amounts;
    case ValueKind::Digits: return numbers;
    case ValueKind::Sex: return sexes;
    case ValueKind::Kana:
    case ValueKind::Name: return name_signs();
    case ValueKind::Address: return address_signs();
    case ValueKind::Code: return address_signs();
    case ValueKind::Letters: return letter_signs();
    case ValueKind::Text:
    case ValueKind::Count:
    case ValueKind::Heading: break;
  }
  return print_signs();
}

}  // namespace uketsuke::ocr
