#include "render/canvas/canvas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/limits.h"
#include "render/typeset/fonts.h"
#include "tests/render/notices/failure_text.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

namespace uketsuke::render {
namespace {

using testing::failure_of;
using ::testing::HasSubstr;
using ::testing::StartsWith;

void draw_everything(Canvas& canvas) {
  canvas.text({20, 30}, "𠮷田 髙橋 﨑山 渡邉󠄀 葛󠄀城", {.font = FontRole::Name, .size_pt = 14});
  canvas.text({20, 50}, "本文は明朝 123 Abc", {});
  canvas.text({20, 55}, "0123456789", {.font = FontRole::OcrB});
  const BoxStyle frame{Stroke{0.3, kBlack, {1, 0.5}, false}, Colour{0.9, 0.9, 1}, 3};
  canvas.box({20, 60, 50, 20}, frame);
  canvas.path(Path::ellipse({80, 60, 20, 10}), Stroke{}, std::nullopt);
  canvas.push();
  canvas.opacity(0.5);
  canvas.rotate(10);
  canvas.line({20, 90}, {100, 90}, {});
  canvas.pop();
  canvas.png({120, 60, 20, 20}, specimen_seal());
  canvas.picture({150, 60, 20, 20}, Image(40, 40, PixelFormat::Grey8, 128), 0.5);
}

Bytes everything_as_pdf() {
  Canvas canvas = Canvas::pdf({210, 297}, {"試験", true});
  draw_everything(canvas);
  return canvas.finish_pdf();
}

TEST(Canvas, SameCallsGiveSameBytes) { EXPECT_EQ(everything_as_pdf(), everything_as_pdf()); }

TEST(Canvas, TextComesBackFromThePdfWithRareCharactersAndVariants) {
  const std::string text = testing::text_of(everything_as_pdf());
  for (const char* part : {"𠮷田", "髙橋", "﨑山", "渡邉󠄀", "葛󠄀城", "本文は明朝123Abc", "0123456789"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(Canvas, VariantsAreDrawnWithTheirOwnShapes) {
  const auto picture = [](const char* name) {
    Canvas canvas = Canvas::image({20, 20}, 200);
    canvas.text({2, 15}, name, {.font = FontRole::Name, .size_pt = 36});
    return encode_png(canvas.finish_image());
  };
  EXPECT_NE(picture("邉"), picture("邉\U000E0113"));
  EXPECT_NE(picture("邉\U000E0111"), picture("邉\U000E0113"));
  EXPECT_NE(picture("髙"), picture("高"));
  EXPECT_NE(picture("𠮷"), picture("吉"));
}

TEST(Canvas, RefusesWhatNoFontHoldsAndNamesTheCharacter) {
  Canvas canvas = Canvas::pdf({210, 297});
  const auto in_name = [&](const char* text) {
    return failure_of([&] { canvas.text({10, 10}, text, {.font = FontRole::Name}); });
  };
  EXPECT_THAT(in_name("山\uE000"), StartsWith("E-RENDER-GLYPH U+E000"));
  EXPECT_THAT(in_name("\U000F0001"), StartsWith("E-RENDER-GLYPH U+F0001"));
  EXPECT_THAT(in_name("山\U000E01EF本"), StartsWith("E-RENDER-GLYPH U+5C71 U+E01EF"));
  EXPECT_THAT(in_name("\U000E0100山"), StartsWith("E-RENDER-GLYPH U+E0100"));
  EXPECT_THAT(in_name("田〓"), StartsWith("E-RENDER-GLYPH U+3013"));
  EXPECT_THAT(in_name("田□"), StartsWith("E-RENDER-GLYPH U+25A1"));
  EXPECT_THAT(in_name("田\uFFFD"), StartsWith("E-RENDER-GLYPH U+FFFD"));
  EXPECT_THAT(in_name("田\u200B中"), StartsWith("E-RENDER-GLYPH U+200B"));
  EXPECT_THAT(in_name("田\t中"), StartsWith("E-RENDER-GLYPH U+0009"));
  EXPECT_THAT(in_name("田\U0001F600"), StartsWith("E-RENDER-GLYPH U+1F600"));
  EXPECT_THAT(in_name("\xFF"), StartsWith("E-INPUT-VALUE"));
  EXPECT_EQ(in_name("田中"), "");
}

TEST(Canvas, MissingFontIsNamed) {
  FontFiles files = FontFiles::debian();
  files.name = {"/nowhere/mincho.ttf"};
  FontLibrary fonts(files);
  EXPECT_EQ(failure_of([&] { fonts.shape("山", FontRole::Name, false); }), "E-RENDER-FONT /nowhere/mincho.ttf");
  FontFiles broken = FontFiles::debian();
  broken.name = {UKETSUKE_SOURCE_DIR "/tests/render/CMakeLists.txt"};
  FontLibrary no_fonts(broken);
  EXPECT_THAT(failure_of([&] { no_fonts.shape("山", FontRole::Name, false); }), StartsWith("E-RENDER-FONT"));
}

TEST(Canvas, ModulesOfAnImageAreWholePixels) {
  ModuleMatrix matrix{3, 3, {true, false, true, false, true, false, true, true, false}};
  Canvas canvas = Canvas::image({20, 20}, 300);
  canvas.modules({1.03, 2.07}, matrix, {0.37, 0.37});
  const Image image = canvas.finish_image();
  int dark = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const int value = image.row(y)[3 * x];
      EXPECT_TRUE(value == 0 || value == 255) << x << "," << y;
      dark += value == 0;
    }
  }
  // 0.37 mm are 4.37 pixels: each module is 4 or 5 pixels wide.
  EXPECT_GE(dark, 5 * 16);
  EXPECT_LE(dark, 5 * 25);
}

TEST(Canvas, SealMultipliesSoThatWhiteHidesNothing) {
  Canvas canvas = Canvas::image({30, 30}, 100);
  canvas.box({0, 14, 30, 2}, {std::nullopt, kBlack, 0});
  canvas.png({5, 5, 20, 20}, specimen_seal());
  const Image image = canvas.finish_image();
  const int middle = image.height() / 2;
  for (int x = 0; x < image.width(); ++x) EXPECT_LT(image.row(middle)[3 * x], 10) << x;
}

TEST(Canvas, RefusesPicturesThatAreNoneOrTooLarge) {
  Canvas canvas = Canvas::pdf({210, 297});
  EXPECT_THAT(failure_of([&] { canvas.png({0, 0, 5, 5}, Bytes{1, 2, 3}); }), StartsWith("E-INPUT-VALUE"));
  Bytes cut = specimen_seal();
  cut.resize(cut.size() / 2);
  EXPECT_THAT(failure_of([&] { canvas.png({0, 0, 5, 5}, cut); }), StartsWith("E-INPUT-VALUE"));
  Bytes huge = specimen_seal();
  huge[16] = 0x7F;  // a width of two thousand million pixels, in a file of a few kilobytes
  EXPECT_THAT(failure_of([&] { canvas.png({0, 0, 5, 5}, huge); }), StartsWith("E-INPUT-VALUE"));
}

TEST(Canvas, RefusesAnImageBeyondTheLimits) {
  EXPECT_THAT(failure_of([] { Canvas::image({2000, 2000}, 600); }), StartsWith("E-INPUT-VALUE"));
  EXPECT_THAT(failure_of([] { Canvas::image({0, 10}, 600); }), StartsWith("E-INPUT-VALUE"));
}

TEST(Canvas, DryCanvasFailsAsTheOthersDo) {
  Canvas dry = Canvas::dry({210, 297});
  draw_everything(dry);
  dry.new_page({100, 100});
  const TextExtent drawn = dry.text({0, 0}, "資格", {.size_pt = 10});
  EXPECT_NEAR(drawn.w_mm, 2 * 10 * 25.4 / 72, 1e-6);
  EXPECT_THAT(failure_of([&] { dry.text({0, 0}, "\uE000", {}); }), StartsWith("E-RENDER-GLYPH"));
}

}  // namespace
}  // namespace uketsuke::render
