// JPEG and PNG files.

#include <algorithm>
#include <string>
#include <string_view>

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

TEST(Jpeg, RefusesDataThatIsLeftOver) {
  const Bytes whole = make_jpeg(picture(kWidth, kHeight, PixelFormat::Grey8));
  const auto with_rest = [&](const Bytes& rest) {
    Bytes bytes = whole;
    bytes.insert(bytes.end() - 2, rest.begin(), rest.end());
    return refusal(bytes);
  };
  EXPECT_EQ(with_rest(Bytes(20, 0x3A)), "E-INTAKE-DAMAGED");
  EXPECT_EQ(with_rest(Bytes(600, 0)), "") << "padding";
  EXPECT_EQ(with_rest({0x3A, 0x91}), "") << "what some cameras leave";
  Bytes cut = whole;  // the height in the header of the frame
  const Bytes frame{0xFF, 0xC0, 0, 11, 8};
  const auto at = std::search(cut.begin(), cut.end(), frame.begin(), frame.end());
  ASSERT_NE(at, cut.end());
  at[5] = 0, at[6] = kHeight / 2;
  EXPECT_EQ(refusal(cut), "E-INTAKE-DAMAGED");
}

// A JPEG with a segment right behind its first marker.
Bytes with_segment(Bytes jpeg, std::uint8_t marker, std::string_view payload) {
  Bytes segment{0xFF, marker, 0, static_cast<std::uint8_t>(payload.size() + 2)};
  segment.insert(segment.end(), payload.begin(), payload.end());
  jpeg.insert(jpeg.begin() + 2, segment.begin(), segment.end());
  return jpeg;
}

Bytes joined(Bytes first, const Bytes& second, std::size_t padding = 0) {
  first.insert(first.end(), padding, 0);
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

TEST(Jpeg, EveryPictureOfJoinedFilesIsASide) {
  const Image a = picture(kWidth, kHeight, PixelFormat::Grey8);
  const Image b = picture(kWidth / 2, kHeight / 2, PixelFormat::Grey8);
  for (const std::size_t padding : {0, 100}) {
    const auto sides = decoded(joined(make_jpeg(a), joined(make_jpeg(b), make_jpeg(a)), padding));
    ASSERT_EQ(sides.size(), 3U);
    ASSERT_NE(sides[1].page(), nullptr);
    EXPECT_EQ(sides[1].page()->image.width(), kWidth / 2);
    EXPECT_NE(sides[2].page(), nullptr);
  }
  const auto sides = decoded(joined(make_jpeg(a), make_png(b, {})));
  ASSERT_EQ(sides.size(), 2U);
  ASSERT_NE(sides[1].failure(), nullptr);
  EXPECT_EQ(sides[1].failure()->code(), "E-INTAKE-UNSUPPORTED");
  EXPECT_EQ(decoded(joined(make_jpeg(a), Bytes(5000, 'x'))).size(), 1U);
}

TEST(Jpeg, WhatACameraPutsBehindItsPictureIsNoSide) {
  using namespace std::string_view_literals;
  const Bytes first = with_segment(make_jpeg(picture(kWidth, kHeight, PixelFormat::Grey8)), 0xE2, "MPF\0xxxx"sv);
  const Bytes stereo = make_jpeg(picture(kWidth, kHeight, PixelFormat::Grey8));
  const Bytes preview = make_jpeg(picture(kWidth / 2, kHeight / 2, PixelFormat::Grey8));
  EXPECT_EQ(decoded(joined(first, stereo)).size(), 2U);
  EXPECT_EQ(decoded(joined(first, preview)).size(), 1U);
  EXPECT_EQ(decoded(joined(first, with_segment(stereo, 0xE1, "http://x hdrgm:GainMapMax=\"1\""))).size(), 1U);
}

TEST(Png, FurtherFramesAndFilesAreRefusedByName) {
  const Bytes one = make_png(picture(kWidth, kHeight, PixelFormat::Grey8), {});
  const auto further = [](const Bytes& bytes) {
    const auto sides = decoded(bytes);
    EXPECT_NE(sides.front().page(), nullptr);
    return sides.size() == 2 && sides[1].failure() != nullptr ? sides[1].failure()->code() : "";
  };
  EXPECT_EQ(further(joined(one, one, 20)), "E-INTAKE-UNSUPPORTED");
  EXPECT_EQ(further(joined(one, Bytes(999, 'x'))), "");
  Bytes frames = one;  // an empty frame before the last chunk; its checksum is that of the name alone
  const Bytes frame{0, 0, 0, 0, 'f', 'd', 'A', 'T', 0xF5, 0xB3, 0xFF, 0x96};
  frames.insert(frames.end() - 12, frame.begin(), frame.end());
  EXPECT_EQ(decoded(frames).size(), 2U);
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
