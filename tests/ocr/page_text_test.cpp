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
  // Which of comma and full stop groups the thousands is beyond the engine; the digits and their unit are not.
  std::string amount = page.lines[1].words[1].text;
  std::erase_if(amount, [](char c) { return c == ',' || c == '.'; });
  EXPECT_EQ(amount, "4567890円");
  EXPECT_GT(page.lines[1].words[1].confidence, 0.5);
}

TEST(PageText, PlacesItsBoxesInThePageFrame) {
  const PageTextReader reader;
  const PageText page = reader.read(picture("print.png"), 300, PrintLayout::Automatic, {100, 1000});
  ASSERT_FALSE(page.lines.empty());
  const auto& word = page.lines[0].words.at(0);
  EXPECT_NEAR(word.rect.x, 132, 6);
  EXPECT_NEAR(word.rect.y, 1024, 8);
  EXPECT_NEAR(word.rect.w, 272, 10);
}

TEST(PageText, ReadsNothingOnAnEmptyPage) {
  const PageTextReader reader;
  EXPECT_TRUE(reader.read(Image(800, 600, PixelFormat::Grey8, 255), 300).lines.empty());
}

}  // namespace
}  // namespace uketsuke::ocr
