#include "ocr/print/page_text.h"

#include <gtest/gtest.h>

#include "core/image/codec.h"
#include "core/os/files.h"

namespace uketsuke::ocr {
namespace {

Image picture(const char* name) {
  return decode_png(read_file(std::string(UKETSUKE_SOURCE_DIR) + "/ocr/models/selftest/" + name, 1U << 20));
}

TEST(PageText, JoinsSymbolsAndKeepsOnlyTheGapsOfThePaper) {
  const PageTextReader reader;
  const PageText page = reader.read(picture("print.png"), 300, PrintLayout::Automatic, {100, 1000});
  ASSERT_EQ(page.lines.size(), 2U);
  EXPECT_EQ(page.lines[0].text(), "世帯主の氏名　東京　太郎");
  ASSERT_EQ(page.lines[1].words.size(), 2U);
  EXPECT_EQ(page.lines[1].words[0].text, "合計所得金額");
  EXPECT_EQ(page.lines[1].words[1].text, "4,567,890円");
  EXPECT_GT(page.lines[1].words[1].confidence, 0.5);
}

TEST(PageText, PlacesItsBoxesInThePageFrame) {
  const PageTextReader reader;
  const PageText page = reader.read(picture("print.png"), 300, PrintLayout::Automatic, {100, 1000});
  ASSERT_FALSE(page.lines.empty());
  const auto& first = page.lines[0].words.at(0).symbols.at(0);
  EXPECT_EQ(first.text, "世");
  EXPECT_NEAR(first.rect.x, 130, 8);
  EXPECT_NEAR(first.rect.y, 1020, 14);
  EXPECT_NEAR(first.rect.w, 44, 8);
}

TEST(PageText, ReadsNothingOnAnEmptyPage) {
  const PageTextReader reader;
  EXPECT_TRUE(reader.read(Image(800, 600, PixelFormat::Grey8, 255), 300).lines.empty());
}

}  // namespace
}  // namespace uketsuke::ocr
