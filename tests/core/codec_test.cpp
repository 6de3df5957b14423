#include "core/image/codec.h"

#include <cstdlib>
#include <cstring>

#include <gtest/gtest.h>

#include "core/errors/failure.h"

namespace uketsuke {
namespace {

Image pattern(int w, int h, PixelFormat format) {
  Image image(w, h, format);
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < image.stride(); ++x) image.row(y)[x] = static_cast<std::uint8_t>((x * 7 + y * 13) & 0xFF);
  return image;
}

bool same(const ImageView& a, const ImageView& b) {
  if (a.width != b.width || a.height != b.height || a.format != b.format) return false;
  for (int y = 0; y < a.height; ++y)
    if (std::memcmp(a.row(y), b.row(y), static_cast<std::size_t>(a.width * channels(a.format))) != 0) return false;
  return true;
}

TEST(Codec, PngIsLosslessInGreyAndColour) {
  for (const PixelFormat format : {PixelFormat::Grey8, PixelFormat::Bgr8}) {
    const Image image = pattern(61, 37, format);
    EXPECT_TRUE(same(decode_png(encode_png(image)), image));
  }
}

TEST(Codec, PngOfAPartIsThatPart) {
  const Image image = pattern(61, 37, PixelFormat::Bgr8);
  const ImageView part = image.view().part(10, 5, 20, 9);
  EXPECT_TRUE(same(decode_png(encode_png(part)), part));
}

TEST(Codec, JpegKeepsGreyLevelsNearly) {
  Image image(64, 64, PixelFormat::Grey8, 200);
  const Image back = decode_jpeg(encode_jpeg(image, 90));
  ASSERT_EQ(back.width(), 64);
  EXPECT_NEAR(back.view().grey(32, 32), 200, 2);
}

TEST(Codec, DamagedBytesAreAFailure) {
  Bytes png = encode_png(pattern(61, 37, PixelFormat::Grey8));
  png.resize(png.size() / 2);
  EXPECT_THROW(decode_png(png), Failure);
  const Bytes junk{1, 2, 3, 4};
  EXPECT_THROW(decode_png(junk), Failure);
  EXPECT_THROW(decode_jpeg(junk), Failure);
}

TEST(Image, SharedPixelsAreNeverWrittenTo) {
  Image image(4, 4, PixelFormat::Grey8);
  const Image copy = image;
  EXPECT_DEATH(image.row(0)[0] = 1, "bug");
}

TEST(Image, GreyFollowsBt601) {
  Image image(3, 1, PixelFormat::Bgr8, 0);
  image.row(0)[0] = 255;      // blue
  image.row(0)[3 + 1] = 255;  // green
  image.row(0)[6 + 2] = 255;  // red
  const Image grey = to_grey(image);
  EXPECT_EQ(grey.view().grey(0, 0), 29);
  EXPECT_EQ(grey.view().grey(1, 0), 150);
  EXPECT_EQ(grey.view().grey(2, 0), 76);
}

}  // namespace
}  // namespace uketsuke
