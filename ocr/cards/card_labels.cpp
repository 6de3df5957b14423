#include "ocr/cards/card_labels.h"

#include "core/errors/require.h"

namespace uketsuke::ocr {
namespace {

using K = ValueKind;

// Tables of words: many to a line, as they are looked through.
// clang-format off
std::vector<LabelSpec> number_card() {
  return {{"name", K::Name, {U"氏名"}},
          {"name_kana", K::Kana, {U"フリガナ", U"ふりがな", U"振り仮名"}},
          {"address", K::Address, {U"住所"}},
          {"birth_date", K::Date, {U"生年月日"}},
          {"sex", K::Sex, {U"性別"}},
          {"my_number", K::Digits, {U"個人番号", U"マイナンバー"}},
          {"", K::Text,
           {U"ローマ字", U"個人番号カード", U"電子証明書の有効期限", U"電子証明書", U"有効期限", U"セキュリティコード", U"臓器提供意思", U"臓器提供", U"署名年月日", U"本籍", U"住民票コード", U"旧氏", U"通称",
            U"サインパネル領域"}}};
}

std::vector<LabelSpec> notice_card() {
  return {{"name", K::Name, {U"氏名"}},
          {"address", K::Address, {U"住所"}},
          {"birth_date", K::Date, {U"生年月日"}},
          {"sex", K::Sex, {U"性別"}},
          {"my_number", K::Digits, {U"個人番号"}},
          {"issued_on", K::Date, {U"発行日", U"発行年月日"}},
          {"", K::Text, {U"通知カード", U"本籍", U"住民票コード", U"旧氏", U"通称"}}};
}

std::vector<LabelSpec> licence() {
  return {{"name", K::Name, {U"氏名"}},
          {"address", K::Address, {U"住所"}},
          {"birth_date", K::Date, {U"生年月日"}},
          {"issued_on", K::Date, {U"交付", U"交付年月日", U"交付日"}},
          {"licence_number", K::Digits, {U"番号"}},
          {"", K::Text,
           {U"本籍", U"免許の条件等", U"条件等", U"種類", U"二・小・原", U"二小原", U"他", U"二種", U"公安委員会", U"運転免許証", U"臓器提供意思"}}};
}

std::vector<LabelSpec> residence_card() {
  return {{"name", K::Text, {U"氏名"}},
          {"address", K::Address, {U"住居地"}},
          {"birth_date", K::Date, {U"生年月日"}},
          {"sex", K::Sex, {U"性別"}},
          {"nationality", K::Text, {U"国籍・地域", U"国籍地域", U"国籍"}},
          {"residence_status", K::Text, {U"在留資格"}},
          {"stay_until", K::Date, {U"在留期間(満了日)", U"在留期間満了日", U"在留期間"}},
          {"card_number", K::Code, {U"番号"}},
          {"", K::Text, {U"就労制限の有無", U"許可の種類", U"許可年月日", U"交付年月日", U"在留カード", U"特定在留カード", U"日本国政府"}}};
}
// clang-format on

}  // namespace

const std::vector<LabelSpec>& card_labels(std::string_view kind) {
  static const std::vector<LabelSpec> number = number_card(), notice = notice_card(), driving = licence(),
                                      residence = residence_card();
  if (kind == "kojin_bango_card") return number;
  if (kind == "tsuchi_card") return notice;
  if (kind == "unten_menkyosho") return driving;
  UKETSUKE_REQUIRE(kind == "zairyu_card" || kind == "tokutei_zairyu_card");
  return residence;
}

}  // namespace uketsuke::ocr
