#include <gtest/gtest.h>

#include "tests/validate/case_builder.h"
#include "validate/compare/addresses.h"
#include "validate/compare/names.h"
#include "validate/compare/values.h"
#include "validate/rules/people.h"

namespace uketsuke::validate {
namespace {

struct Pair {
  const char* a;
  const char* b;
  Comparison expected;
};

template <class Compare>
void expect_all(const std::vector<Pair>& pairs, const Compare& compare) {
  for (const Pair& p : pairs) {
    EXPECT_EQ(to_string(compare(p.a, p.b)), to_string(p.expected)) << p.a << " | " << p.b;
    EXPECT_EQ(to_string(compare(p.b, p.a)), to_string(p.expected)) << p.b << " | " << p.a;
  }
}

TEST(NameKey, FoldsOldAndVariantForms) {
  const std::pair<const char*, const char*> same[] = {
      {"髙橋", "高橋"}, {"山﨑", "山崎"}, {"渡邉", "渡辺"},           {"渡邊", "渡辺"}, {"齋藤", "斉藤"},
      {"齊藤", "斎藤"}, {"𠮷田", "吉田"}, {"濵田", "浜田"},           {"廣澤", "広沢"}, {"德永", "徳永"},
      {"栁田", "柳田"}, {"冨樫", "富樫"}, {"葛\U000E0100城", "葛城"}, {"神", "\uFA19"}, {"嶋崎", "島﨑"},
      {"櫻井", "桜井"}, {"小渕", "小淵"}};
  for (const auto& [a, b] : same) EXPECT_EQ(name_key(a), name_key(b)) << a << " " << b;
  EXPECT_NE(name_key("田中"), name_key("中田"));
  EXPECT_NE(name_key("大"), name_key("太"));
  EXPECT_NE(name_key("土屋"), name_key("士屋"));
  EXPECT_EQ(name_key("山田　太郎"), name_key("山田太郎"));
}

TEST(CompareNames, FollowsTheScale) {
  using enum Comparison;
  expect_all({{"山田　太郎", "山田　太郎", Exact},
              {"山田　太郎", "山田太郎", Exact},
              {"山田 太郎", "山田　太郎", Exact},
              {"ｽﾐｽ ｼﾞｮﾝ", "スミス ジョン", KeyEqual},
              {"葛\U000E0100城　一", "葛城　一", KeyEqual},
              {"髙橋　一郎", "高橋　一郎", Variant},
              {"渡邉　花子", "渡辺　花子", Variant},
              {"山田　花子", "鈴木　花子", Partial},
              {"山田（鈴木）　花子", "鈴木　花子", Partial},
              {"山田　太郎", "山田　太朗", Partial},
              {"佐藤　一", "鈴木　二郎", Different},
              {"王", "玉", Different}},
             compare_names);
}

TEST(CompareNames, EitherPartOfANameInTwoFormsMayMatch) {
  using enum Comparison;
  expect_all({{"KIM CHULSOO（金本　哲秀）", "金本　哲秀", Partial},
              {"KIM CHULSOO（金本　哲秀）", "KIM CHULSOO", Partial},
              {"KIM CHULSOO 金哲秀", "金　哲秀", Partial},
              {"KIM CHULSOO 金哲秀", "Kim Chulsoo", Partial},
              {"ＫＩＭ　ＣＨＵＬＳＯＯ", "Kim Chulsoo", KeyEqual},
              {"KIM CHULSOO 金哲秀", "朴　英姫", Different},
              {"KIM CHULSOO（金本　哲秀）", "木村　次郎", Different}},
             compare_names);
}

TEST(CompareKana, IgnoresWhatInterfacesLose) {
  using enum Comparison;
  expect_all({{"ワタナベ　ショウイチ", "ワタナベ　ショウイチ", Exact},
              {"ワタナベ　ショウイチ", "ﾜﾀﾅﾍﾞ ｼﾖｳｲﾁ", KeyEqual},
              {"オオノ　シヅカ", "オオノ　シズカ", KeyEqual},
              {"わたなべ　たろう", "ワタナベ　タロウ", Exact},
              {"サトウ　ハジメ", "スズキ　ジロウ", Different}},
             compare_kana);
}

TEST(CompareAddresses, FollowsTheScale) {
  using enum Comparison;
  expect_all({{"東京都千代田区霞が関1丁目3番2号", "東京都千代田区霞が関1丁目3番2号", Exact},
              {"東京都千代田区霞が関1丁目3番2号", "東京都千代田区霞が関１－３－２", KeyEqual},
              {"東京都千代田区霞ヶ関一丁目三番二号", "千代田区霞が関1-3-2", KeyEqual},
              {"千葉市稲毛区緑町3丁目30-8 郵便ビル403号", "千葉県千葉市稲毛区緑町三丁目30番8号", KeyEqual},
              {"千葉市稲毛区緑町3-30-8-403", "千葉市稲毛区緑町3丁目30番8号 403号室", KeyEqual},
              {"東京都青梅市河辺町十一丁目六番地一号", "東京都青梅市河辺町11-6-1", KeyEqual},
              {"北海道札幌市中央区南四条西29丁目1524-23", "札幌市中央区南4条西29-1524-23", KeyEqual},
              {"愛知県愛知郡東郷町大字春木482番地の2", "東郷町春木482-2", KeyEqual},
              {"京都府京都市中京区寺町通御池上る上本能寺前町488番地", "京都市中京区上本能寺前町488", KeyEqual},
              {"岩手県宮古市大字津軽石第二十一地割480", "岩手県宮古市津軽石第21地割480", KeyEqual},
              {"東京都中央区銀座1-1-1 センタービル", "東京都中央区銀座1-1-1", KeyEqual},
              {"東京都渋谷区広尾1-2-3", "東京都渋谷区廣尾1-2-3", Variant},
              {"東京都千代田区霞が関1-3-2", "東京都千代田区霞が関1-3-5", Partial},
              {"東京都千代田区霞が関1-3-2", "東京都千代田区霞が関1-3", Partial},
              {"東京都府中市宮町1-1", "広島県府中市宮町1-1", Different},
              {"東京都千代田区霞が関1-3-2", "大阪府大阪市北区梅田3-1-1", Different}},
             compare_addresses);
}

TEST(CompareAddresses, TakesApart) {
  const AddressParts p = take_apart("東京都中央区銀座１丁目２番３号　センタービル４階");
  EXPECT_EQ(p.prefecture, "東京都");
  EXPECT_EQ(p.area, "中央区銀座");
  EXPECT_EQ(p.numbers, (std::vector<std::string>{"1", "2", "3"}));
  EXPECT_EQ(p.building, "センタービル4階");
  EXPECT_EQ(take_apart("千代田区三番町6番地").area, "千代田区三番町");
  EXPECT_EQ(take_apart("堺市堺区中田出井町四丁六番十九号").numbers, (std::vector<std::string>{"4", "6", "19"}));
}

TEST(CompareValues, NumbersSymbolsAndTies) {
  using enum Comparison;
  EXPECT_EQ(compare_numbers("138057", "00138057"), KeyEqual);
  EXPECT_EQ(compare_numbers("138057", "138058"), Different);
  EXPECT_EQ(compare_symbols("12-345", "12・345"), KeyEqual);
  EXPECT_EQ(compare_symbols("12-345", "１２の３４５"), KeyEqual);
  EXPECT_EQ(compare_symbols("12-345", "345"), Partial);
  EXPECT_EQ(compare_symbols("12-345", "12-346"), Different);
  EXPECT_EQ(compare_relations("長男", "子"), KeyEqual);
  EXPECT_EQ(compare_relations("妻", "夫"), KeyEqual);
  EXPECT_EQ(compare_relations("妻", "子"), Different);
}

TEST(Age, IsCompletedTheDayBeforeTheBirthday) {
  const auto day = [](const char* iso) { return date_from_iso(iso); };
  EXPECT_EQ(age_on(day("1951-11-14"), day("2026-11-12")), 74);
  EXPECT_EQ(age_on(day("1951-11-14"), day("2026-11-13")), 75);
  EXPECT_EQ(age_on(day("2004-02-29"), day("2025-02-28")), 21);
}

class Pairing : public ::testing::Test {
 protected:
  static std::vector<std::string> comparisons(const test::CaseBuilder& c, const std::string& rule) {
    std::vector<std::string> out;
    for (const Judged& j : test::rules().validate(c.facts, test::procedure()))
      if (j.finding.rule == rule) out.push_back(j.finding.comparison);
    return out;
  }
};

TEST_F(Pairing, KeepsBothPlacesOfEveryComparison) {
  for (const Judged& j : test::rules().validate(test::sound_case().facts, test::procedure())) {
    if (j.finding.comparison.empty()) continue;
    ASSERT_EQ(j.finding.fields.size(), 2U) << j.finding.message;
    EXPECT_NE(j.finding.fields[0].document, j.finding.fields[1].document);
    EXPECT_TRUE(j.finding.message.ends_with(j.finding.comparison));
  }
}

TEST_F(Pairing, FindsPeopleWhateverTheirOrder) {
  test::CaseBuilder c = test::sound_case();
  c.set("juminhyo", "name", "渡邉　一郎", 1).set("juminhyo", "birth_date", "2006-05-01", 1);
  c.set("juminhyo", "name", "渡邉　太郎", 3).set("juminhyo", "birth_date", "1985-04-02", 3);
  c.set("juminhyo", "relation", "子", 1).set("juminhyo", "relation", "世帯主", 3);
  c.state("juminhyo", "my_number", ReadState::Blank, 1).set("juminhyo", "my_number", "123456789018", 3);
  EXPECT_TRUE(test::complaints(c.facts).empty());
}

TEST_F(Pairing, OnlyEqualValuesPassByThemselves) {
  test::CaseBuilder c = test::sound_case();
  c.set("juminhyo", "name", "渡辺　花子", 2);
  EXPECT_EQ(test::complaints(c.facts), std::vector<std::string>{"compare.name.variant"});
  c = test::sound_case();
  c.set("juminhyo", "birth_date", "1987-12-30", 2);
  EXPECT_EQ(test::complaints(c.facts), std::vector<std::string>{"compare.birth_date.different"});
}

TEST_F(Pairing, TiesAreComparedOnlyWhereTheApplicantIsTheHead) {
  test::CaseBuilder c = test::sound_case();
  EXPECT_EQ(comparisons(c, "compare.relation").size(), 2U);
  // The wife is the 世帯主 of the 住民票: what the form calls 妻 is 世帯主 there.
  c.set("juminhyo", "head", "渡邉　花子").set("juminhyo", "relation", "夫", 1).set("juminhyo", "relation", "世帯主", 2);
  EXPECT_TRUE(comparisons(c, "compare.relation").empty());
  EXPECT_TRUE(test::complaints(c.facts).empty());
}

TEST_F(Pairing, WhatStandsOnOneSideOnlyIsNoDifference) {
  test::CaseBuilder c = test::sound_case();
  EXPECT_TRUE(comparisons(c, "compare.name_kana").empty());  // the certificates here carry no kana
  c.state("juminhyo", "address", ReadState::Unreadable);
  EXPECT_TRUE(test::complaints(c.facts).empty());
}

}  // namespace
}  // namespace uketsuke::validate
