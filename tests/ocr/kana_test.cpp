#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ocr/calibration/cell_fusion.h"
#include "ocr/calibration/kana_value.h"
#include "ocr/calibration/small_kana.h"
#include "ocr/calibration/text_value.h"

namespace uketsuke::ocr {
namespace {

KanaCell kana(char32_t sign, double height = 0.7, double top = 0.15) {
  KanaCell out;
  out.p_blank = 0.001;
  out.ink_height = height;
  out.ink_top = top;
  out.signs = {{sign, 0.999}};
  return out;
}

KanaCell empty() {
  KanaCell out;
  out.p_blank = 0.9999;
  return out;
}

TEST(KanaValue, EmptyCellsBetweenNamesAreOneSpace) {
  const auto value = kana_value({kana(U'ヤ'), kana(U'マ'), empty(), empty(), kana(U'タ'), kana(U'ロ'), empty()});
  EXPECT_EQ(value.state, ReadState::Read);
  EXPECT_EQ(value.value, "ヤマ　タロ");
  EXPECT_GT(value.confidence, 0.97);
}

TEST(KanaValue, NothingWrittenIsBlank) {
  const auto value = kana_value(std::vector<KanaCell>(15, empty()));
  EXPECT_EQ(value.state, ReadState::Blank);
  EXPECT_GT(value.confidence, 0.99);
  EXPECT_TRUE(value.candidates.empty());
}

// A name has one gap, between 姓 and 名: カツミ with its ツ above an empty cell must not become カミ.
TEST(KanaValue, ASecondGapInANameIsAskedAbout) {
  const auto doubts = [](std::vector<KanaCell> cells) {
    FieldValue value = kana_value(std::move(cells));
    doubt_second_gap(value);
    return value.doubts;
  };
  EXPECT_THAT(doubts({kana(U'ヤ'), kana(U'マ'), empty(), empty(), kana(U'カ'), empty(), kana(U'ミ')}),
              ::testing::Contains("cells_empty"));
  EXPECT_THAT(doubts({kana(U'ヤ'), kana(U'マ'), empty(), empty(), kana(U'カ'), kana(U'ミ'), empty()}),
              ::testing::Not(::testing::Contains("cells_empty")));
}

TEST(KanaValue, SmallKanaAreToldByHeightAndTop) {
  const auto large = kana_value({kana(U'ハ'), kana(U'ツ', 0.58, 0.2), kana(U'ト'), kana(U'リ')});
  const auto small = kana_value({kana(U'ハ'), kana(U'ツ', 0.36, 0.42), kana(U'ト'), kana(U'リ')});
  EXPECT_EQ(large.value, "ハツトリ");
  EXPECT_EQ(small.value, "ハットリ");
}

TEST(SmallKana, StandWhereTheyCanBeSpelled) {
  EXPECT_TRUE(small_kana_fits(U'シ', U'ョ', U'ウ'));
  EXPECT_FALSE(small_kana_fits(U'カ', U'ョ', U'ウ'));
  EXPECT_TRUE(small_kana_fits(U'ハ', U'ッ', U'ト'));
  EXPECT_FALSE(small_kana_fits(U'ハ', U'ッ', 0));
  EXPECT_FALSE(small_kana_fits(0, U'ッ', U'ト'));
  EXPECT_TRUE(small_kana_fits(U'ジ', U'ェ', U'ニ'));
  EXPECT_FALSE(small_kana_fits(0, U'ォ', U'ザ'));
  EXPECT_FALSE(small_kana_fits(U'ユ', U'ヵ', 0));
}

// アオエカ cost a name 1 % each, though no reading begins with ァ.
TEST(KanaValue, WhereNoSmallKanaCanStandALargeOneIsSure) {
  const auto value =
      kana_value({kana(U'オ'), kana(U'オ'), kana(U'カ'), kana(U'ワ'), empty(), kana(U'ア'), kana(U'ケ')});
  EXPECT_EQ(value.value, "オオカワ　アケ");
  EXPECT_GT(value.confidence, 0.98);
  EXPECT_LT(kana_value({kana(U'シ'), kana(U'ヨ', 0.5, 0.2)}).confidence, 0.95) << "here both can stand";
}

TEST(KanaValue, ASmallOneWhereNoneCanStandIsNotPutAsideSilently) {
  const auto value = kana_value({kana(U'カ'), kana(U'ヨ', 0.42, 0.35), kana(U'コ'), kana(U'コ')});
  EXPECT_LT(value.confidence, 0.95);
  EXPECT_GE(value.candidates.size(), 2U);
}

TEST(KanaValue, DisagreementIsDoubted) {
  const std::vector<char32_t> signs{U'シ', U'ツ'};
  KanaCell cell = kana(U'シ');
  second_look(cell, CombCell{{0.0, 0.02, 0.98}, 1, 0}, signs);
  EXPECT_FALSE(cell.agree);
  const auto value = kana_value({kana(U'ア'), cell});
  EXPECT_THAT(value.doubts, ::testing::Contains("readers_disagree"));
  EXPECT_LT(value.confidence, 0.9);
}

CellVerdict verdict(std::size_t k, double p, double contrast = 0.8) {
  CellVerdict out;
  out.p.fill((1 - p) / (kCellClasses - 1));
  out.p[k] = p;
  out.contrast = contrast;
  return out;
}

CombCell line(std::size_t entry, double p) {
  CombCell out{std::vector<double>(11, (1 - p) / 10), 1, 0};
  out.p[entry] = p;
  return out;
}

CellProbabilities head(std::size_t k, double p) { return verdict(k, p).p; }

TEST(CellFusion, AgreementStrengthensDisagreementWeakens) {
  const CellBelief agree = fuse(verdict(3, 0.98), line(4, 0.98), head(3, 0.98));
  const CellBelief two = fuse(verdict(3, 0.98), line(9, 0.98), head(3, 0.98));
  const CellBelief differ = fuse(verdict(3, 0.98), line(9, 0.98), head(5, 0.98));
  EXPECT_TRUE(agree.agree);
  EXPECT_GT(agree.p[3], 0.97);  // the readers err together: agreement adds less than independent voices would
  EXPECT_TRUE(two.agree);
  EXPECT_EQ(two.best(), 3U);
  EXPECT_LT(two.p[3], agree.p[3]);
  EXPECT_FALSE(differ.agree);
  EXPECT_LT(differ.p[differ.best()], 0.9);
  for (const CellBelief& b : {agree, two, differ}) {
    double sum = 0;
    for (const double p : b.p) sum += p;
    EXPECT_NEAR(sum, 1.0, 1e-9);
  }
}

// What was counted (docs/accuracy.md): of 39,000 cells on which the readers agreed at their surest 8 were misread.
// Eleven of them may pass for one comb, but no cell is surer than what was counted.
TEST(CellFusion, WhereAllAreSureTheDoubtIsWhatWasCounted) {
  const CellBelief sure = fuse(verdict(3, 0.99999, 0.8), line(4, 0.9999), head(3, 0.9999));
  EXPECT_LT(1 - sure.p[3], 0.003 / 11);
  EXPECT_GT(1 - sure.p[3], 1e-4);
  const CellBelief nearly = fuse(verdict(3, 0.99, 0.8), line(4, 0.98), head(3, 0.99));
  EXPECT_LT(1 - nearly.p[3], 0.01);
  EXPECT_GT(1 - nearly.p[3], 1 - sure.p[3]);
  const CellBelief alone = fuse(verdict(3, 0.99999, 0.8), line(9, 0.9999), head(5, 0.9999));
  EXPECT_GT(1 - alone.p[alone.best()], 0.02);
}

// Three readers that say 0.6 and share the rest among the other signs weigh to 0.637 (the weights of cell_fusion.cpp,
// by hand). What is doubted so much was right more often than stated: a fifth of the doubt beyond 0.1 falls away.
TEST(CellFusion, ALargeDoubtIsNotOverstated) {
  const CellBelief unsure = fuse(verdict(3, 0.6), line(4, 0.6), head(3, 0.6));
  EXPECT_NEAR(unsure.p[3], 1 - (0.1 + 0.8 * (0.363 - 0.1)), 0.003);
  EXPECT_LT(fuse(verdict(3, 0.6, 0.1), line(4, 0.6), head(3, 0.6)).p[3], 0.64) << "faint ink is seen too seldom";
}

TEST(CellFusion, FaintInkIsNeverSure) {
  const CellBelief faint = fuse(verdict(3, 0.9999, 0.1), line(4, 0.9999), head(3, 0.9999));
  EXPECT_LT(faint.p[3], fuse(verdict(3, 0.9999, 0.8), line(4, 0.9999), head(3, 0.9999)).p[3]);
  EXPECT_TRUE(faint.faint);
}

TEST(CellFusion, AStrikeIsNotTalkedAwayByALineReaderThatCannotSayIt) {
  const CellBelief struck = fuse(verdict(kCellStruck, 0.995), line(4, 0.98), head(kCellStruck, 0.9));
  EXPECT_EQ(struck.best(), kCellStruck);
}

TEST(CellFusion, BlankNeedsBothLooks) {
  EXPECT_GT(with_ink(verdict(kCellEmpty, 0.98), 0.999).p[kCellEmpty], 0.999);
  EXPECT_LT(with_ink(verdict(kCellEmpty, 0.98), 0.02).p[kCellEmpty], 0.9);
}

CellBelief belief(std::size_t k, double p) { return {verdict(k, p).p, true, false}; }

// On copies whose strokes had broken a 7 without its bar was read as a sure 1, beside cells that nobody could read.
TEST(CellFusion, OnAPageThatIsHardToReadSureDigitsAreDoubtedToo) {
  std::vector<CellBelief> sure{belief(3, 0.999), belief(5, 0.998), belief(kCellEmpty, 0.9999)};
  std::vector<CellBelief> torn{belief(1, 0.94), belief(7, 0.65)};
  const auto sure_before = sure, torn_before = torn;
  EXPECT_NEAR(weigh_page(std::vector{&sure, &torn}), (0.001 + 0.002 + 0.06 + 0.35) / 4, 1e-9);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_GT(1 - sure[i].p[sure[i].best()], 2 * (1 - sure_before[i].p[sure_before[i].best()]));
    EXPECT_EQ(sure[i].best(), sure_before[i].best());
    double sum = 0;
    for (const double p : sure[i].p) sum += p;
    EXPECT_NEAR(sum, 1.0, 1e-9);
  }
  EXPECT_LT(torn[0].p[1], torn_before[0].p[1]);
  EXPECT_EQ(torn[0].best(), 1U);
  EXPECT_EQ(torn[1].p, torn_before[1].p) << "it is doubted enough by itself";
  EXPECT_EQ(sure[2].p, sure_before[2].p) << "nothing is written there";
}

TEST(CellFusion, OnAPageThatIsReadWellOneDoubtfulDigitIsNoReason) {
  std::vector<CellBelief> comb(30, belief(3, 0.999));
  comb[7] = belief(4, 0.7);
  const auto before = comb;
  EXPECT_LT(weigh_page(std::vector{&comb}), kLosingPage);
  for (std::size_t i = 0; i < comb.size(); ++i) EXPECT_EQ(comb[i].p, before[i].p) << i;
}

ReadLine read_line(std::u32string_view text, double p, std::vector<double> gaps = {}) {
  ReadLine out;
  out.text.candidates.push_back({{text.begin(), text.end()}, p});
  for (std::size_t i = 0; i < text.size(); ++i)
    out.text.signs.push_back({text[i], p, 40.0 * static_cast<double>(i), 40.0 * static_cast<double>(i) + 10, {}, {}});
  out.text.writing = 1;
  out.gaps_px = std::move(gaps);
  return out;
}

// The frame of an empty comb that a copier had broken: a family row was opened for nobody.
TEST(KanaValue, ALongMarkThatGoesOnFromNothingIsAsked) {
  EXPECT_THAT(kana_value({kana(U'ー'), empty(), empty()}).doubts, ::testing::Contains("not_writing"));
  EXPECT_THAT(kana_value({kana(U'ス'), empty(), kana(U'ー'), kana(U'リ')}).doubts, ::testing::Contains("not_writing"));
  EXPECT_TRUE(kana_value({kana(U'ア'), kana(U'ー'), kana(U'ト')}).doubts.empty());
}

TEST(TextValue, GapsBecomeOneFullWidthSpace) {
  EXPECT_EQ(text_value(std::vector{read_line(U"山田太郎", 0.99, {65})}).value, "山田　太郎");
}

TEST(TextValue, AFullLineGoesOnInTheNext) {
  ReadLine first = read_line(U"港区コ", 0.99);
  EXPECT_EQ(text_value(std::vector{first, read_line(U"ポ中央", 0.99)}).value, "港区コ　ポ中央");
  first.full = true;
  EXPECT_EQ(text_value(std::vector{first, read_line(U"ポ中央", 0.99)}).value, "港区コポ中央");
}

TEST(TextValue, OneStrokeIsReadByItsNeighbours) {
  // 2-16 was read 216 where the hyphen of a full line stood over the edge.
  ReadLine number = read_line(U"港区1-2", 0.99);
  const auto rest = read_line(U"16-20", 0.99);
  EXPECT_THAT(text_value(std::vector{number, rest}).doubts, ::testing::IsEmpty());
  number.full = true;
  EXPECT_EQ(text_value(std::vector{number, rest}).value, "港区1-216-20");
  EXPECT_THAT(text_value(std::vector{number, rest}).doubts, ::testing::ElementsAre("over_edge"));
  EXPECT_EQ(text_value(std::vector{read_line(U"コ一ポ", 0.99)}).value, "コーポ");
  EXPECT_EQ(text_value(std::vector{read_line(U"3ー16", 0.99)}).value, "3-16");
  EXPECT_EQ(text_value(std::vector{read_line(U"第ー", 0.99)}).value, "第一");
}

// 〃, a slash through what stays empty, a hair: none tells itself from a 1.
TEST(TextValue, StrokesAloneAreAskedAbout) {
  for (const auto* text : {U"1", U"11", U"/", U"ー", U"〃", U"、"})
    EXPECT_THAT(text_value(std::vector{read_line(text, 0.99)}).doubts, ::testing::Contains("lone_strokes"));
  for (const auto* text : {U"1-2", U"一郎", U"12"})
    EXPECT_THAT(text_value(std::vector{read_line(text, 0.99)}).doubts,
                ::testing::Not(::testing::Contains("lone_strokes")));
}

TEST(TextValue, AHouseNumberThatNobodyWritesSoIsNotSure) {
  EXPECT_LE(text_value(std::vector{read_line(U"松原町9--2-6", 0.9999)}).confidence, 0.9) << "one hyphen read as two";
  EXPECT_LE(text_value(std::vector{read_line(U"中央S-4", 0.9999)}).confidence, 0.9) << "5 read as S";
  EXPECT_LE(text_value(std::vector{read_line(U"7343-3Z714", 0.9999)}).confidence, 0.9) << "2 read as Z";
  EXPECT_GT(text_value(std::vector{read_line(U"松原町9-2-6", 0.9999)}).confidence, 0.95);
}

TEST(TextValue, VariantsTheReaderCannotSayAreDoubted) {
  const auto value = text_value(std::vector{read_line(U"高橋", 0.999)});
  EXPECT_THAT(value.doubts, ::testing::Contains("variant_possible"));
  EXPECT_LE(value.confidence, 0.7);
  EXPECT_TRUE(text_value(std::vector{read_line(U"田中", 0.999)}).doubts.empty());
}

}  // namespace
}  // namespace uketsuke::ocr
