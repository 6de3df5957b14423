#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "render/canvas/canvas.h"
#include "tests/ocr/documents/made_pages.h"

// Certificates written downwards (縦書き), as schools print them.
namespace uketsuke::ocr::test {
namespace {

constexpr double kDpi = 300;

struct Column {
  double x_mm, y_mm, size_pt, pitch_mm;
  std::u32string signs;
};

Image printed(const std::vector<Column>& columns) {
  render::Canvas canvas = render::Canvas::image({210, 297}, kDpi);
  for (const Column& column : columns) {
    render::TextStyle style;
    style.size_pt = column.size_pt;
    for (std::size_t i = 0; i < column.signs.size(); ++i)
      canvas.text({column.x_mm, column.y_mm + column.pitch_mm * static_cast<double>(i)},
                  to_utf8({column.signs[i]}), style);
  }
  return canvas.finish_image();
}

const std::vector<Column>& school_page() {
  static const std::vector<Column> columns{{170, 60, 26, 17, U"在学証明書"},
                                           {150, 70, 18, 7.5, U"石鍋　宏美"},
                                           {136, 66, 13, 5.4, U"平成十七年六月十二日生"},
                                           {122, 40, 14, 5.8, U"右の者は本校第二学年に在学していることを証明する"},
                                           {108, 46, 13, 5.4, U"令和八年十月九日"},
                                           {94, 80, 16, 6.6, U"北浜工業高等学校"},
                                           {80, 110, 15, 6.2, U"校長　桑野　文雄"}};
  return columns;
}

TEST(Downwards, AColumnIsReadAndItsPlaceIsThePapers) {
  const DocumentPage read = read_scan(printed(school_page()), {kDpi, kDpi, DpiSource::Stated});
  ASSERT_TRUE(read.recognised);
  EXPECT_EQ(read.recognised->kind, "zaigaku_shomeisho");
  const FieldReading* born = find_reading(read.reading, "birth_date");
  ASSERT_NE(born, nullptr);
  EXPECT_EQ(born->value, "2005-06-12");
  // 11 signs of 5.4 mm in one column, on a page that may lie on its side.
  const double mm = kDpi / 25.4;
  EXPECT_NEAR(std::max(born->rect.w, born->rect.h), 11 * 5.4 * mm, 12 * mm);
  EXPECT_LT(std::min(born->rect.w, born->rect.h), 8 * mm);
  EXPECT_GT(born->crop.height(), 4 * born->crop.width()) << "the picture stands upright";
  for (const FieldReading& field : read.reading.fields) {
    if (field.state != ReadState::Read) continue;
    EXPECT_NE(std::find(field.doubts.begin(), field.doubts.end(), "written_downwards"), field.doubts.end())
        << field.field;
  }
}

TEST(Downwards, AnotherPaperIsNotRecognised) {
  std::vector<Column> columns = school_page();
  columns[0].signs = U"卒業証明書";
  columns[3].signs = U"右の者は本校を卒業したことを証明する";
  EXPECT_FALSE(read_scan(printed(columns), {kDpi, kDpi, DpiSource::Stated}).recognised);
}

}  // namespace
}  // namespace uketsuke::ocr::test
