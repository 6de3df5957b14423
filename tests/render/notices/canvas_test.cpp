#include "render/canvas/canvas.h"

#include <algorithm>
#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/errors/failure.h"

namespace uketsuke::render {
namespace {

std::string code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Failure& f) {
    return f.code() + " " + f.detail();
  }
  return "";
}

Bytes sample_pdf() {
  Canvas canvas = Canvas::pdf({210, 297}, {"試験", true});
  canvas.text({20, 30}, "𠮷田 髙橋 﨑山 渡邉󠄀", {.font = FontRole::Name, .size_pt = 14});
  canvas.text({20, 50}, "本文は明朝 123 Abc", {});
  canvas.box({20, 60, 50, 20},
             {.stroke = Stroke{0.3, kBlack, {}, false}, .fill = Colour{0.9, 0.9, 1}, .radius_mm = 3});
  return canvas.finish_pdf();
}

TEST(Canvas, SameCallsSameBytes) { EXPECT_EQ(sample_pdf(), sample_pdf()); }

TEST(Canvas, RefusesWhatNoFontHoldsAndNamesIt) {
  Canvas canvas = Canvas::pdf({210, 297});
  const TextStyle name{.font = FontRole::Name};
  EXPECT_EQ(code_of([&] { canvas.text({10, 10}, "山\uE000", name); }), "E-RENDER-GLYPH U+E000 \uE000");
  EXPECT_THAT(code_of([&] {
                canvas.text({10, 10}, "山\U000E01EF", name);
              }),
              testing::StartsWith("E-RENDER-GLYPH U+5C71 U+E01EF"));
  EXPECT_THAT(code_of([&] {
                canvas.text({10, 10}, "田〓", name);
              }),
              testing::StartsWith("E-RENDER-GLYPH U+3013"));
  EXPECT_THAT(code_of([&] {
                canvas.text({10, 10}, "田\U0001F600", name);
              }),
              testing::StartsWith("E-RENDER-GLYPH U+1F600"));
}

}  // namespace
}  // namespace uketsuke::render
