#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/errors/failure.h"
#include "core/text/text.h"
#include "ocr/calibration/name_parting.h"
#include "ocr/calibration/name_statistics.h"
#include "ocr/calibration/name_value.h"
#include "ocr/calibration/sound_marks.h"
#include "tests/ocr/readings.h"

namespace uketsuke::ocr {
namespace {

using test::field;

const NameStatistics& statistics() {
  static const NameStatistics all = NameStatistics::load(Assets::locate().cell_models / "names");
  return all;
}

TEST(NameStatistics, HoldOnlyTheReadersHalfOfTheNames) {
  std::ifstream file(Assets::locate().cell_models / "names" / "surnames.tsv");
  int names = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::uint32_t hash = 0x811C9DC5;
    for (const char c : line.substr(0, line.find('\t'))) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x01000193;
    EXPECT_EQ(hash % 2, 1U) << line;
    ++names;
  }
  EXPECT_GT(names, 900);
}

TEST(NameStatistics, KnowHowNamesOfNoListAreRead) {
  // None of these surnames stands in the list; the first three are read as their kanji are, the last one is not.
  const auto related = [](std::u32string_view kanji, std::u32string_view kana) {
    return statistics().pair(kanji, kana, NamePart::Surname) / statistics().unrelated(kanji, kana, NamePart::Surname);
  };
  EXPECT_GT(related(U"鈴木", U"スズキ"), 100);
  EXPECT_GT(related(U"渡辺", U"ワタナベ"), 100);
  EXPECT_GT(related(U"鍬形", U"クワガタ"), 100);
  EXPECT_LT(related(U"鍬形", U"ヤマモト"), 1);
  EXPECT_GT(statistics().pair(U"佐々木", U"ササキ", NamePart::Surname),
            1000 * statistics().unrelated(U"佐々木", U"ササキ", NamePart::Surname));
}

TEST(NameStatistics, ReadingsThatSoundLikeNamesAreLikelier) {
  EXPECT_GT(statistics().kana(U"シゲユキ", NamePart::Given), 10 * statistics().kana(U"シグユキ", NamePart::Given));
  EXPECT_GT(statistics().kana(U"ヌパッヲ", NamePart::Given), 0);
}

TEST(NameStatistics, DamagedTablesAreRefused) {
  const auto folder = std::filesystem::temp_directory_path() / "uketsuke_names_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "readings.tsv") << "高\tタカ:1:2:1\n";
  std::ofstream(folder / "surnames.tsv") << "高橋\tタカハシ\n";
  std::ofstream(folder / "given_kana.tsv") << "トモコ\t3\n";
  const auto code = [&] {
    try {
      NameStatistics::load(folder);
    } catch (const Failure& failure) {
      return failure.code();
    }
    return std::string("none");
  };
  EXPECT_EQ(code(), "E-ENGINE-MODEL");
  std::ofstream(folder / "surnames.tsv") << "高橋\tタカハシ\tmany\n";
  EXPECT_EQ(code(), "E-ENGINE-MODEL");
  std::ofstream(folder / "surnames.tsv") << "高橋\tタカハシ\t12\n";
  EXPECT_EQ(code(), "none");
  std::filesystem::remove_all(folder);
}

TEST(NameValue, KanjiDecideBetweenKanaThatLookAlike) {
  FieldValue name = field({{"重松　一郎", 0.95}, {"里松　一郎", 0.02}});
  FieldValue kana = field({{"ツゲマツ　イチロウ", 0.5}, {"シゲマツ　イチロウ", 0.45}, {"シゲマシ　イチロウ", 0.01}});
  weigh_name(name, kana, statistics());
  EXPECT_EQ(kana.value, "シゲマツ　イチロウ");
  EXPECT_LE(kana.confidence, 0.9);  // the paper alone said otherwise: a person looks
  EXPECT_THAT(kana.doubts, ::testing::Contains("by_statistics"));
  EXPECT_EQ(name.value, "重松　一郎");
  EXPECT_GT(name.confidence, 0.97);
}

TEST(NameValue, KanaDecideBetweenKanjiThatLookAlike) {
  FieldValue name = field({{"中岡　貫光", 0.55}, {"中岡　貴光", 0.4}});
  FieldValue kana = field({{"ナカオカ　タカミツ", 0.97}});
  weigh_name(name, kana, statistics());
  EXPECT_EQ(name.value, "中岡　貴光");
  EXPECT_THAT(name.doubts, ::testing::Contains("by_statistics"));
}

TEST(NameValue, FieldsThatFitMakeEachOtherSurerOthersLessSure) {
  FieldValue name = field({{"渡辺　智子", 0.96}}), kana = field({{"ワタナベ　トモコ", 0.95}});
  weigh_name(name, kana, statistics());
  EXPECT_GT(name.confidence, 0.99);
  EXPECT_GT(kana.confidence, 0.99);
  FieldValue odd_name = field({{"渡辺　智子", 0.96}}), odd_kana = field({{"ワタナベ　ケンジ", 0.95}});
  weigh_name(odd_name, odd_kana, statistics());
  EXPECT_LT(odd_name.confidence, 0.96);
  EXPECT_LT(odd_kana.confidence, 0.95);
  EXPECT_EQ(odd_name.value, "渡辺　智子");
}

TEST(NameValue, WhatThePaperShowsClearlyStays) {
  // サトウ is a hundred thousand times likelier than サオウ, and still the paper wins.
  FieldValue kana = field({{"サオウ　ケン", 0.96}, {"サトウ　ケン", 0.03}});
  weigh_kana(kana, {}, statistics());
  EXPECT_EQ(kana.value, "サオウ　ケン");
  FieldValue name = field({{"佐籐　健", 0.96}, {"佐藤　健", 0.03}}), reading = field({{"サトウ　ケン", 0.99}});
  weigh_name(name, reading, statistics());
  EXPECT_EQ(name.value, "佐籐　健");
}

TEST(NameValue, TheSizeOfTsuIsNotSettledByItsKanji) {
  FieldValue name = field({{"吉祥寺　柚子葉", 0.98}});
  FieldValue kana = field({{"キツショウジ　ユズハ", 0.95}, {"キッショウジ　ユズハ", 0.03}});
  weigh_name(name, kana, statistics());
  EXPECT_LT(kana.confidence, 0.973);
}

// カマガタ, read カマカタ with 0.90 by itself, was accepted with 0.991 beside 鎌形.
TEST(NameValue, KanjiSayLittleAgainstASoundMark) {
  FieldValue name = field({{"高橋　智子", 0.97}});
  FieldValue kana = field({{"タカハシ　トモコ", 0.93}, {"タカバシ　トモコ", 0.03}, {"タカハリ　トモコ", 0.03}});
  weigh_name(name, kana, statistics());
  EXPECT_EQ(kana.value, "タカハシ　トモコ");
  EXPECT_LT(kana.confidence, 0.9936);
  EXPECT_EQ(kana.candidates.at(1).value, "タカバシ　トモコ");
  EXPECT_LT(kana.candidates.at(2).p, 0.003) << "another kana, they do";
  FieldValue lost = field({{"タガハシ　トモコ", 0.7}, {"タカハシ　トモコ", 0.2}});
  weigh_name(name, lost, statistics());
  EXPECT_EQ(lost.value, "タカハシ　トモコ") << "what they put first stays first, for a person to see";
}

TEST(NameValue, TheHolderOfTheAccountIsMostlyAPersonOfTheForm) {
  const FieldValue person = field({{"ヒサダ　シゲユキ", 0.98}});
  const std::vector<const FieldValue*> persons{&person};
  FieldValue same = field({{"ヒサダ　シグユキ", 0.6}, {"ヒサダ　シゲユキ", 0.3}});
  weigh_kana(same, persons, statistics());
  EXPECT_EQ(same.value, "ヒサダ　シゲユキ");
  EXPECT_LE(same.confidence, 0.9);
  FieldValue other = field({{"ヒサダ　ハナコ", 0.9}, {"ヒサダ　ハナユ", 0.02}});
  weigh_kana(other, persons, statistics());
  EXPECT_EQ(other.value, "ヒサダ　ハナコ");
}

TEST(NameValue, ADoubtThatBoundsTheConfidenceStays) {
  FieldValue name = field({{"高橋　智子", 0.97}}), kana = field({{"タカハシ　トモコ", 0.97}});
  name.confidence = 0.7;
  name.doubt("variant_possible");
  weigh_name(name, kana, statistics());
  EXPECT_LE(name.confidence, 0.7);
}

/// Names that stand in no list, read by an eye that takes one sign for its look-alike now and then.
TEST(NameValue, NamesOfNoListAreNotReadWorse) {
  const std::vector<std::string> names{
      "アビコ　シュウマ",     "イサジ　ゲンノスケ",   "オオマメウダ　イワオ", "テシガワラ　クラゾウ",
      "タカナシ　ヒデノスケ", "アイモノ　ヨシオ",     "クワズル　カメタ",     "メンジョウ　ヤスオ",
      "ドウメキ　トキエ",     "ヒトツヤナギ　ミサオ", "ワシズ　フサエ",       "トカシキ　ミチル",
      "チャン　ヴァン　ロン", "グエン　ティ　ラン",   "ヌワンコ　オビ",       "クリソツ　ソン"};
  const std::u32string like{U"シツソンクワタダコユウワスヌフヲノーチテ"};
  std::uint32_t state = 7;
  const auto chance = [&state] { return static_cast<double>((state = state * 1664525 + 1013904223) >> 8) / (1 << 24); };
  int before = 0, after = 0;
  for (int round = 0; round < 40; ++round)
    for (const std::string& name : names) {
      auto other = code_points(name);
      std::vector<std::size_t> places;
      for (std::size_t i = 0; i < other.size(); ++i)
        if (like.find(other[i]) != std::u32string::npos) places.push_back(i);
      if (places.empty()) continue;
      char32_t& sign = other[places[static_cast<std::size_t>(chance() * static_cast<double>(places.size()))]];
      sign = like[like.find(sign) ^ 1];
      const double seen = 0.15 + 0.8 * chance();  // right more often than not
      std::vector<Candidate> candidates{{name, seen}, {to_utf8(other), 0.99 - seen}};
      if (candidates[1].p > candidates[0].p) std::swap(candidates[0], candidates[1]);
      FieldValue kana = field(candidates);
      before += kana.value == name;
      weigh_kana(kana, {}, statistics());
      after += kana.value == name;
    }
  EXPECT_GT(before, 200);
  EXPECT_GE(after, before);
}

// 松本央子 stood without its gap on a letter: the signs were too near together on the paper.
TEST(NameParting, NameAndReadingSayTogetherWhereTheyAreParted) {
  const auto parted = [](const char* kanji, const char* kana) {
    FieldValue name = field({{kanji, 0.999}, {"松木央子", 0.0001}}), reading = field({{kana, 0.99}});
    part_name(name, reading, statistics());
    EXPECT_EQ(name.raw, kanji);
    EXPECT_EQ(name.candidates.front().value, name.value);
    EXPECT_EQ(reading.candidates.front().value, reading.value);
    return name.value + (name.doubts.empty() ? "" : " " + name.doubts.front()) + "/" + reading.value +
           (reading.doubts.empty() ? "" : " " + reading.doubts.front());
  };
  EXPECT_EQ(parted("松本央子", "マツモト　ヒロコ"), "松本　央子/マツモト　ヒロコ");
  EXPECT_EQ(parted("小野寺誠", "オノデラ　マコト"), "小野寺　誠/オノデラ　マコト");
  EXPECT_EQ(parted("小野寺誠", "オノ　デラマコト"), "小野　寺誠/オノ　デラマコト") << "the writer says where";
  EXPECT_EQ(parted("渡辺智子", "ヤマモト　ケンジ"), "渡辺智子 no_gap/ヤマモト　ケンジ") << "one of the two is misread";
  EXPECT_EQ(parted("松本　央子", "マツモト　ヒロコ"), "松本　央子/マツモト　ヒロコ");
  EXPECT_EQ(parted("松本　央子", "マツモトヒロコ"), "松本　央子/マツモト　ヒロコ");
  EXPECT_EQ(parted("松本央子", "マツモトヒロコ"), "松本央子 no_gap/マツモトヒロコ no_gap") << "or 松　本央子";
  EXPECT_EQ(parted("グエン　ティ　ラン", "グエン　ティ　ラン"), "グエン　ティ　ラン/グエン　ティ　ラン");
  // 玉井　周　太 went to the printer: a wide hand is no third part.
  EXPECT_EQ(parted("松本　央　子", "マツモト　ヒロコ"), "松本　央子/マツモト　ヒロコ");
  EXPECT_EQ(parted("小野　寺　誠", "オノデラ　マコト"), "小野寺　誠/オノデラ　マコト");
  EXPECT_EQ(parted("松本　央子", "マツ　モト　ヒロコ"), "松本　央子/マツモト　ヒロコ");
  EXPECT_EQ(parted("渡辺　智　子", "ヤマモト　ケンジ"), "渡辺　智　子 no_gap/ヤマモト　ケンジ");
}

// A family row with the given name alone would put a card with no surname into somebody's hand.
TEST(NameParting, OnePartAloneIsAskedAboutWithTheSurnameOffered) {
  FieldValue head = field({{"松本　央子", 0.999}});
  for (const auto& [kanji, kana] : {std::pair{"太郎", "タロウ"}, std::pair{"央子", "ヒロコ"}, std::pair{"松本", "マツモト"},
                                    std::pair{"翔", "ショウ"}, std::pair{"健太郎", "ケンタロウ"}}) {
    FieldValue name = field({{kanji, 0.999}}), reading = field({{kana, 0.99}});
    part_name(name, reading, statistics());
    EXPECT_EQ(name.value, kanji);
    EXPECT_TRUE(name.has_doubt("no_gap")) << kanji;
    EXPECT_TRUE(reading.has_doubt("no_gap")) << kana;
    offer_surname(name, head);
    EXPECT_EQ(name.candidates.at(1).value, std::string("松本　") + (kanji == std::string("松本") ? "松本" : kanji));
  }
  FieldValue run_on = field({{"松本翔", 0.999}, {"松木翔", 0.0005}}), unread_kana;
  part_name(run_on, unread_kana, statistics());
  offer_surname(run_on, head);
  EXPECT_EQ(run_on.candidates.at(1).value, "松本　翔") << "not 松本　松本翔";
  FieldValue name = field({{"太郎", 0.999}}), unread;
  part_name(name, unread, statistics());
  EXPECT_TRUE(name.has_doubt("no_gap"));
  FieldValue whole = field({{"松本央子", 0.999}}), its_reading = field({{"マツモトヒロコ", 0.99}});
  part_name(whole, its_reading, statistics());
  EXPECT_EQ(whole.candidates.at(1).value, "松本　央子") << "the likeliest way is offered";
}

TEST(SoundMarks, AreAllThatMayDiffer) {
  EXPECT_TRUE(alike_but_for_sound_marks("モチヅキ　ノリヒロ", "モチツキ　ノリヒロ"));
  EXPECT_FALSE(alike_but_for_sound_marks("モチヅキ　ノリヒロ", "モチシキ　ノリヒロ"));
  EXPECT_FALSE(alike_but_for_sound_marks("モチヅキ", "モチヅキコ"));
}

// 濁点 that fell together with a stroke: both readers agree on the plain sign.
TEST(SoundMarks, AReadingThatIsANameOnlyWithOtherMarksIsAskedAbout) {
  const auto asked = [](const char* kana, const char* kanji) {
    FieldValue reading = field({{kana, 0.995}});
    const FieldValue name = field({{kanji, 0.99}});
    doubt_sound_marks(reading, *kanji == '\0' ? nullptr : &name, statistics());
    return !reading.doubts.empty();
  };
  EXPECT_TRUE(asked("サカイ　ノソム", ""));
  EXPECT_FALSE(asked("サカイ　ノゾム", ""));
  EXPECT_TRUE(asked("ワタナヘ　タカシ", "渡辺　隆"));
  EXPECT_FALSE(asked("ワタナベ　タカシ", "渡辺　隆"));
  EXPECT_FALSE(asked("ヌパッヲ", "")) << "without a gap nothing is known of its parts";
}

}  // namespace
}  // namespace uketsuke::ocr
