#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/page/clear_paper.h"
#include "ocr/documents/page/hidden_ink.h"
#include "ocr/documents/persons/old_kana.h"
#include "ocr/documents/persons/one_reading.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// Values that an office hides, and whose another one must not be taken for it; addresses of several lines.
namespace uketsuke::ocr::test {
namespace {

constexpr double kEm = 40;

/// The picture's ink of a line as a binary image of 300 x 60.
bool hidden(const Sheet& sheet, const Rect<CleanPx>& line) {
  Image binary = sheet.image().clone();
  for (int y = 0; y < binary.height(); ++y)
    for (int x = 0; x < binary.width(); ++x) binary.row(y)[x] = binary.row(y)[x] < 128 ? 0 : 255;
  return hides_number(binary.view(), line, kEm);
}

TEST(HiddenInk, OneSignRepeatedIsNoNumber) {
  Sheet stars(300, 60), discs(300, 60), rings(300, 60);
  for (const double x : {20.0, 62.5, 105.0, 147.0}) {
    stars.stroke(x, 15, x, 45, 3).stroke(x - 13, 22, x + 13, 38, 3).stroke(x - 13, 38, x + 13, 22, 3);
    discs.dot(x, 30, 15);
    rings.ring(x, 30, 13, 15, 4);
  }
  EXPECT_TRUE(hidden(stars, {5, 12, 160, 36}));
  EXPECT_TRUE(hidden(discs, {5, 14, 160, 32}));
  EXPECT_TRUE(hidden(rings, {5, 12, 160, 36})) << "○○○○ is no 0000";
}

TEST(HiddenInk, ABlackenedOrHatchedBoxIsNoNumber) {
  Sheet black(300, 60), hatched(300, 60);
  for (double y = 14; y <= 46; y += 2) black.stroke(20, y, 220, y, 4);
  for (double x = 20; x < 190; x += 10) hatched.stroke(x, 46, x + 32, 14, 3);
  hatched.stroke(20, 14, 222, 14, 2).stroke(20, 46, 222, 46, 2).stroke(20, 14, 20, 46, 2).stroke(222, 14, 222, 46, 2);
  EXPECT_TRUE(hidden(black, {18, 12, 204, 36}));
  EXPECT_TRUE(hidden(hatched, {18, 12, 206, 36}));
}

TEST(HiddenInk, DigitsAndDashesHideNothing) {
  Sheet digits(300, 60), dashes(300, 60);
  digits.ring(30, 30, 11, 16, 4).stroke(62, 14, 62, 46, 4);                       // 0 1
  digits.ring(95, 22, 10, 8, 4).ring(95, 38, 11, 9, 4).ring(130, 30, 11, 16, 4);  // 8 0
  for (const double x : {20.0, 70.0, 120.0}) dashes.stroke(x, 30, x + 30, 30, 4);
  EXPECT_FALSE(hidden(digits, {15, 12, 130, 36}));
  digits.stroke(165, 30, 185, 30, 4).stroke(165, 31, 185, 31, 4).stroke(215, 14, 215, 46, 4);  // - 1
  EXPECT_FALSE(hidden(digits, {15, 12, 210, 36})) << "a hyphen is no blackened box";
  EXPECT_FALSE(hidden(dashes, {18, 28, 134, 5})) << "a dash says that there is nothing";
}

TEST(Hidden, IsSaidInManyWays) {
  for (const char* text : {"*****", "＊＊＊", "※※※※", "●●●", "○○○○", "■■■", "××××"}) {
    EXPECT_TRUE(meaning_of(ValueKind::Amount, "tax_base", text)->masked) << text;
    EXPECT_TRUE(meaning_of(ValueKind::Name, "name", text)->masked) << text;
  }
  for (const char* text : {"省略", "（省略）", "【記載省略】"})
    EXPECT_TRUE(meaning_of(ValueKind::Digits, "my_number", text)->absent) << text;
  EXPECT_FALSE(meaning_of(ValueKind::Text, "company", "○○商店")->masked);
}

/// The print of a label's first value; none where the label has no value.
std::string value_of(const PageLayout& page, const char* kind, std::string_view field) {
  const auto labels = find_labels(page, label_book(kind));
  for (const Label& label : labels) {
    if (label.spec->field != field) continue;
    const LabelValues values = values_of(page, labels, label);
    if (values.places.empty()) return "none";
    const ValuePlace& place = values.places.front();
    return utf8(page.signs(place.glyphs)) + (place.more_below ? "?" : "");
  }
  return "no label";
}

// On a made page the stars of the right list were lost to the page reader, and the amount of the left list one line
// below was taken for the masked sum of deductions.
TEST(Hidden, TheAmountOfTheListToTheLeftIsAnothers) {
  const PageLayout page =
      printed_page({U"合計所得金額 4,079,529円 控除合計額", U"総所得金額等 4,079,529円 課税標準額"});
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "deductions"), "none");
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "gross_income"), "4,079,529円");
}

TEST(Hidden, InkThatNobodyReadIsTheLabelsOwn) {
  PageLayout page = printed_page({U"所得控除合計", U"1,234,567円"});
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "deductions"), "1,234,567円") << "a label over its amount";
  page.ink.push_back({{900, 202, 200, 38}, 7600});
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "deductions"), "") << "a blackened amount";
}

TEST(Hidden, AMaskedValueStaysMasked) {
  std::vector<FieldReading> fields(1);
  fields[0].field = "tax_base";
  fields[0].state = ReadState::Unreadable;
  fields[0].doubts = {"masked"};
  FieldReading other;
  other.field = "tax_base";
  other.state = ReadState::Read;
  other.value = "1234000";
  add_reading(other, fields);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].state, ReadState::Unreadable);
}

TEST(WideAmounts, AGapBehindACommaPartsNothing) {
  PageLayout page = printed_page({U"給与収入 2,228,850"});
  auto& glyphs = page.rows[0].glyphs;
  // ２，２２８，８５０: full-width signs, the comma at the left of its square.
  for (std::size_t i = 6; i < glyphs.size(); ++i) glyphs[i].rect.x += 80;
  glyphs[6].word_start = true;
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "salary_revenue"), "2,228,850");
}

/// Black labels and grey values on a page of 300 dpi; with a ground of grey lines every 60 px.
CleanPage pale_page(bool ground) {
  CleanPage page;
  page.report.dpi = {300, 300};
  page.grey = Image(1600, 1600, PixelFormat::Grey8, 255);
  const auto paint = [&](int x0, int x1, int y0, int high, std::uint8_t grey) {
    for (int y = y0; y < y0 + high; ++y)
      for (int x = x0; x < x1; ++x) page.grey.row(y)[x] = grey;
  };
  for (int y = 30; ground && y < 1600; y += 60) paint(0, 1600, y, 4, 190);
  for (int y = 200; y < 600; y += 100) paint(100, 400, y, 20, 20), paint(500, 800, y, 20, 175);
  page.binary = page.grey.clone();
  for (int y = 0; y < 1600; ++y)
    for (int x = 0; x < 1600; ++x) page.binary.row(y)[x] = page.grey.row(y)[x] < 200 ? 0 : 255;
  return page;
}

TEST(ClearPaper, ValuesInAPaleInkAreNoGround) {
  EXPECT_EQ(without_ground(pale_page(false)).grey.view().row(205)[600], 175);
  EXPECT_EQ(without_ground(pale_page(true)).grey.view().row(32)[1200], 255) << "a ground lies under the whole page";
}

/// Print on an A4 page of 150 dpi, and over it marks in one tint (複写, VOID) wide apart, as a scanner with noise sees it.
CleanPage marked_page(int tint, bool everywhere) {
  CleanPage page;
  page.report.dpi = {150, 150};
  page.grey = Image(1240, 1754, PixelFormat::Grey8, 245);
  const auto paint = [&](int x0, int x1, int y0, int high, int grey) {
    for (int y = y0; y < y0 + high; ++y)
      for (int x = x0; x < x1; ++x) page.grey.row(y)[x] = static_cast<std::uint8_t>(grey);
  };
  for (int y = 40; y < 1700; y += 190)
    for (int x = 40; x < 1200; x += 190)
      if (everywhere || y < 900) paint(x, x + 76, y, 76, tint);
  for (int y = 200; y < 600; y += 100)
    for (int x = 100; x < 400; x += 30) paint(x, x + 20, y, 20, 40);
  unsigned noise = 1;
  for (int y = 0; y < page.grey.height(); ++y)
    for (int x = 0; x < page.grey.width(); ++x) {
      noise = noise * 1664525U + 1013904223U;
      int scatter = 0;
      for (const unsigned shift : {8U, 14U, 20U, 26U}) scatter += static_cast<int>(noise >> shift & 7U);
      page.grey.row(y)[x] = static_cast<std::uint8_t>(std::clamp(page.grey.row(y)[x] + scatter - 14, 0, 255));
    }
  page.binary = page.grey.clone();
  for (int y = 0; y < page.grey.height(); ++y)
    for (int x = 0; x < page.grey.width(); ++x) page.binary.row(y)[x] = page.grey.row(y)[x] < 226 ? 0 : 255;
  return page;
}

// A 課税証明書 under 複写 and 住民票 under VOID were not recognised: the marks were darker than the tints known till then.
TEST(ClearPaper, MarksInOneTintGoHoweverDarkTheyAre) {
  for (const int tint : {150, 165, 180, 200, 212}) {
    const CleanPage bare = without_ground(marked_page(tint, true));
    long marks = 0;
    for (int y = 45; y < 110; ++y)
      for (int x = 45; x < 110; ++x) marks += bare.grey.row(y)[x] < 255;
    EXPECT_EQ(marks, 0) << tint;
    EXPECT_LT(bare.grey.row(510)[110], 80) << "print outside a mark, " << tint;
    EXPECT_LT(bare.grey.row(410)[260], 80) << "print over a mark, " << tint;
    const CleanPage pale = marked_page(tint, false);
    EXPECT_LT(without_ground(pale).grey.view().row(70)[70], 226) << "pale ink in a part of the page is print, " << tint;
  }
}

// Thin strokes of a fine print, scanned: few pixels are black, most are edges in all greys.
TEST(ClearPaper, EdgesOfThinPrintAreNoMarks) {
  CleanPage page;
  page.report.dpi = {150, 150};
  page.grey = Image(1240, 1754, PixelFormat::Grey8, 255);
  for (int y = 40; y < 1700; y += 40)
    for (int x = 40; x < 1200; x += 30)
      for (int i = 0; i < 20; ++i) {
        const int edge = 60 + (x * 7 + y * 13 + i * 29) % 90 + (x + i * 17) % 70;
        page.grey.row(y + i)[x] = static_cast<std::uint8_t>(i < 2 ? 15 : edge);
        page.grey.row(y)[x + i] = static_cast<std::uint8_t>(edge);
      }
  page.binary = page.grey.clone();
  for (int y = 0; y < page.grey.height(); ++y)
    for (int x = 0; x < page.grey.width(); ++x) page.binary.row(y)[x] = page.grey.row(y)[x] < 226 ? 0 : 255;
  EXPECT_EQ(without_ground(page).grey.view().data, page.grey.view().data);
}

TEST(Addresses, GoOnInTheLineBelow) {
  const auto address = [](const std::vector<std::u32string>& lines) {
    return value_of(printed_page(lines), "juminhyo", "address");
  };
  EXPECT_EQ(address({U"住所 静岡県沼津市山王台18-15-5", U"   ハイツ柊101"}), "静岡県沼津市山王台18-15-5ハイツ柊101");
  EXPECT_EQ(address({U"住所 静岡県沼津市山王台18-15-5", U"世帯主 石鍋柊磨"}), "静岡県沼津市山王台18-15-5");
  EXPECT_EQ(address({U"住所 静岡県沼津市山王台18-15-5", U"   柊木家"}), "静岡県沼津市山王台18-15-5?");
  EXPECT_EQ(address({U"住所 静岡県沼津市山王台18-15-5", U"   石鍋柊磨様"}), "静岡県沼津市山王台18-15-5");
  EXPECT_EQ(address({U"住所 静岡県沼津市山王台18-15-5", U"   令和8年1月1日"}), "静岡県沼津市山王台18-15-5");
}

// 第二みどり荘5号 behind a gap was seen by the line reader alone and taken for a seal's lettering; the rest was
// accepted.
TEST(Addresses, AHouseThatOneReaderSawBelongsToIt) {
  PageLayout page = printed_page({U"住所 愛知県江南市島宮町郷内20-10-21 第二みどり荘5号"});
  auto& glyphs = page.rows[0].glyphs;
  for (std::size_t i = glyphs.size() - 8; i < glyphs.size(); ++i) glyphs[i].rect.x -= 110, glyphs[i].overlooked = true;
  EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "address"), "愛知県江南市島宮町郷内20-10-21第二みどり荘5号");
}

TEST(Addresses, ALineThatNobodyReadIsAskedAbout) {
  PageLayout page = printed_page({U"住所 静岡県沼津市山王台18-15-5"});
  for (const double x : {545.0, 590.0, 635.0, 680.0}) page.ink.push_back({{x, 265, 36, 36}, 500});
  EXPECT_EQ(value_of(page, "juminhyo", "address"), "静岡県沼津市山王台18-15-5?");
}

/// ナエ or ナヱ as print draws them, 40 px a sign.
Image old_or_new(bool old) {
  Sheet sheet(200, 60);
  sheet.stroke(12, 24, 46, 24, 4).stroke(32, 12, 24, 48, 4);                             // ナ
  sheet.stroke(62, 14, 96, 14, 4).stroke(79, 16, 79, 46, 4).stroke(58, 47, 100, 47, 4);  // エ
  if (old) sheet.stroke(96, 14, 94, 24, 4).stroke(94, 24, 79, 30, 4);
  Image binary = sheet.image().clone();
  for (int y = 0; y < binary.height(); ++y)
    for (int x = 0; x < binary.width(); ++x) binary.row(y)[x] = binary.row(y)[x] < 128 ? 0 : 255;
  return binary;
}

TEST(OldKana, AreToldByTheStrokeThatComesBack) {
  LineText read;
  read.signs.resize(2);
  read.signs[0].from_px = 10, read.signs[0].to_px = 48, read.signs[1].from_px = 62, read.signs[1].to_px = 106;
  const auto text = [&](bool old) {
    const Image binary = old_or_new(old);
    return to_utf8(with_old_kana(binary.view(), {10, 10, 94, 42}, 6, read, {U'ナ', U'エ'}));
  };
  EXPECT_EQ(text(true), "ナヱ");
  EXPECT_EQ(text(false), "ナエ");
}

/// One sign of 60 px: the flat ヱ of a gothic face, or its look-alikes ユ and ア; as wide as it may be.
Image flat(char32_t sign) {
  Sheet sheet(100, 60);
  sheet.stroke(26, 13, 74, 13, 4);
  if (sign == U'ア') sheet.stroke(74, 13, 60, 28, 4).stroke(50, 24, 48, 34, 4).stroke(48, 34, 34, 46, 4);
  if (sign == U'ユ') sheet.stroke(68, 13, 66, 47, 4).stroke(22, 48, 80, 48, 4);
  if (sign == U'ヱ')
    sheet.stroke(74, 13, 72, 22, 4).stroke(72, 22, 52, 27, 4).stroke(51, 24, 51, 47, 4).stroke(22, 48, 80, 48, 4);
  Image binary = sheet.image().clone();
  for (int y = 0; y < binary.height(); ++y)
    for (int x = 0; x < binary.width(); ++x) binary.row(y)[x] = binary.row(y)[x] < 128 ? 0 : 255;
  return binary;
}

TEST(OldKana, ReadAsYuOrAStandOnAFoot) {
  LineText read;
  read.signs.resize(1);
  read.signs[0].from_px = 20, read.signs[0].to_px = 68;
  const auto text = [&](char32_t drawn, char32_t said) {
    const Image binary = flat(drawn);
    return to_utf8(with_old_kana(binary.view(), {10, 10, 80, 42}, 6, read, {said}));
  };
  for (const char32_t said : {U'エ', U'ユ', U'ア'}) EXPECT_EQ(text(U'ヱ', said), "ヱ");
  EXPECT_EQ(text(U'ユ', U'ユ'), "ユ");
  EXPECT_EQ(text(U'ア', U'ア'), "ア");
}

}  // namespace
}  // namespace uketsuke::ocr::test
