#include "pipeline/page/readings_sheet.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/form/template_set.h"

namespace uketsuke::pipeline {
namespace {

const Rect<CleanPx> kNumberPlace{100, 100, 300, 40};

// A form side with a name and, below it, a 個人番号 that reaches into the name's crop.
PageOutcome outcome_of(const std::string& number, std::uint8_t ink) {
  PageOutcome page;
  page.status = SideStatus::Read;
  page.form = TemplateRef{};
  page.document_kind = "shikaku_shutoku";
  FieldReading name;
  name.field = "name";
  name.state = ReadState::Read;
  name.value = "見本　花子";
  name.candidates = {{"見本　花子", 0.9}, {"見木　花子", 0.1}};
  name.rect = {100, 40, 300, 80};
  name.crop = Image(300, 80, PixelFormat::Grey8);
  for (int y = 62; y < 80; ++y) std::fill_n(name.crop.row(y), 300, ink);
  FieldReading of_number = name;
  of_number.field = "my_number";
  of_number.value = number;
  of_number.candidates = {{number, 0.9}};
  of_number.rect = kNumberPlace;
  of_number.crop = Image(300, 40, PixelFormat::Grey8, ink);
  page.reading.fields = {name, of_number};
  return page;
}

bool same(const Image& a, const Image& b) {
  if (a.width() != b.width() || a.height() != b.height()) return false;
  for (int y = 0; y < a.height(); ++y)
    if (!std::equal(a.row(y), a.row(y) + a.stride(), b.row(y))) return false;
  return true;
}

const KindCatalogue& kinds() {
  static const TemplateSet forms(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "templates");
  static const KindCatalogue catalogue(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "templates", forms);
  return catalogue;
}

TEST(ReadingsSheet, NothingOfANumberShows) {
  const PageOutcome one = outcome_of("123456789018", 0), other = outcome_of("999999999993", 180);
  EXPECT_TRUE(
      same(readings_sheet(one, kinds(), {kNumberPlace}, false), readings_sheet(other, kinds(), {kNumberPlace}, false)));
  EXPECT_FALSE(
      same(readings_sheet(one, kinds(), {kNumberPlace}, true), readings_sheet(other, kinds(), {kNumberPlace}, true)));
}

TEST(ReadingsSheet, HasARowForEveryFieldThatIsNotBlank) {
  PageOutcome page = outcome_of("123456789018", 0);
  const int two = readings_sheet(page, kinds(), {kNumberPlace}, false).height();
  page.reading.fields.emplace_back().state = ReadState::Blank;
  EXPECT_EQ(readings_sheet(page, kinds(), {kNumberPlace}, false).height(), two);
  page.reading.fields.push_back(page.reading.fields.front());
  EXPECT_GT(readings_sheet(page, kinds(), {kNumberPlace}, false).height(), two);
  page.reading.fields.clear();
  EXPECT_TRUE(readings_sheet(page, kinds(), {}, false).empty());
}

TEST(ReadingsSheet, ASignThatNoFontHoldsIsWrittenByItsNumber) {
  PageOutcome page = outcome_of("123456789018", 0);
  page.reading.fields.front().value = "\U000F1234";
  EXPECT_FALSE(readings_sheet(page, kinds(), {kNumberPlace}, false).empty());
}

}  // namespace
}  // namespace uketsuke::pipeline
