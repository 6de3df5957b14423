// JPEG and PNG files.

#include <gtest/gtest.h>

#include "tests/capture/intake/decoded.h"
#include "tests/capture/intake/make_jpeg.h"
#include "tests/capture/intake/make_png.h"
#include "tests/capture/intake/picture.h"

namespace uketsuke::capture {
namespace {

using namespace test;

constexpr int kWidth = 333;
constexpr int kHeight = 470;

TEST(Jpeg, DecodesGreyColourProgressiveAndCmyk) {
  const Image grey = picture(kWidth, kHeight, PixelFormat::Grey8);
  const Image colour = picture(kWidth, kHeight, PixelFormat::Bgr8);
  EXPECT_LT(mean_difference(one_page(make_jpeg(grey)).image, grey), 2);
  EXPECT_LT(mean_difference(one_page(make_jpeg(colour)).image, colour), 3);
  EXPECT_LT(mean_difference(one_page(make_jpeg(colour, {.progressive = true})).image, colour), 3);
  EXPECT_LT(mean_difference(one_page(make_jpeg(colour, {.cmyk = true})).image, colour), 3);
}

TEST(Jpeg, TurnsUprightByExif) {
  const Image upright = picture(kWidth, kHeight, PixelFormat::Grey8);
  const std::pair<int, int> turns[] = {{1, 0}, {6, 3}, {3, 2}, {8, 1}};
  for (const auto& [tag, stored_turns] : turns) {
    const Page out = one_page(make_jpeg(turned(upright, stored_turns), {.exif_orientation = tag}));
    EXPECT_LT(mean_difference(out.image, upright), 2) << tag;
  }
}

TEST(Jpeg, StatesResolutionOrSaysUnknown) {
  const Image page = picture(1240, 1754, PixelFormat::Grey8);
  EXPECT_EQ(one_page(make_jpeg(page, {.dpi = 200})).dpi.x, 200);
  EXPECT_EQ(one_page(make_jpeg(page, {.dpi = 0})).dpi.source, DpiSource::Unknown);
  EXPECT_EQ(one_page(make_jpeg(page, {.dpi = 72})).dpi.source, DpiSource::Unknown);
  EXPECT_EQ(one_page(make_jpeg(page, {.dpi = 96})).dpi.source, DpiSource::Unknown);
}

TEST(Jpeg, RefusesDataThatBreaksOff) {
  Bytes bytes = make_jpeg(picture(kWidth, kHeight, PixelFormat::Grey8));
  // Half of the scan is missing, but the end marker is there.
  bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), bytes.end() - 2);
  const std::string code = refusal(bytes);
  EXPECT_TRUE(code == "E-INTAKE-DAMAGED" || code == "E-INTAKE-INCOMPLETE") << code;
}

TEST(Png, DecodesEveryLayout) {
  const Image grey = picture(kWidth, kHeight, PixelFormat::Grey8);
  const Image colour = picture(kWidth, kHeight, PixelFormat::Bgr8);
  const Image bilevel = picture(kWidth, kHeight, PixelFormat::Grey8, true);
  EXPECT_EQ(largest_difference(one_page(make_png(grey, {})).image, grey), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(colour, {})).image, colour), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(grey, {.bits = 16})).image, grey), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(colour, {.bits = 16})).image, colour), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(bilevel, {.bits = 1})).image, bilevel), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(bilevel, {.bits = 1, .palette = true})).image, bilevel), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(grey, {.palette = true})).image, grey), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(colour, {.interlaced = true})).image, colour), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(grey, {.animated = true})).image, grey), 0);
}

TEST(Png, ShowsTransparencyOverWhite) {
  const Image grey = picture(kWidth, kHeight, PixelFormat::Grey8);
  const Image colour = picture(kWidth, kHeight, PixelFormat::Bgr8);
  EXPECT_EQ(largest_difference(one_page(make_png(grey, {.alpha = true})).image, grey), 0);
  EXPECT_EQ(largest_difference(one_page(make_png(colour, {.alpha = true})).image, colour), 0);
}

TEST(Png, StatesResolutionOrSaysUnknown) {
  const Image page = picture(1240, 1754, PixelFormat::Grey8);
  EXPECT_NEAR(one_page(make_png(page, {.dpi = 300})).dpi.x, 300, 0.01);
  EXPECT_EQ(one_page(make_png(page, {.dpi = 0})).dpi.source, DpiSource::Unknown);
}

TEST(Png, RefusesAWrongChecksum) {
  Bytes bytes = make_png(picture(kWidth, kHeight, PixelFormat::Grey8), {});
  bytes[bytes.size() / 2] ^= 0x10;
  EXPECT_EQ(refusal(bytes), "E-INTAKE-DAMAGED");
}

}  // namespace
}  // namespace uketsuke::capture
