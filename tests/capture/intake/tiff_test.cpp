#include <algorithm>

#include <gtest/gtest.h>

#include "tests/capture/intake/decoded.h"
#include "tests/capture/intake/make_tiff.h"
#include "tests/capture/intake/picture.h"

namespace uketsuke::capture {
namespace {

using namespace test;

constexpr int kWidth = 333;  // no multiple of 8 or of a tile
constexpr int kHeight = 470;

struct Variant {
  const char* name;
  int compression;
  TiffInk ink;
  int bits;
  bool tiled = false;
  bool planar = false;
  const char* mode = "w";
};

class TiffVariants : public ::testing::TestWithParam<Variant> {};

TEST_P(TiffVariants, ComesOutAsItWasWritten) {
  const Variant& v = GetParam();
  const bool colour = v.ink == TiffInk::Rgb || v.ink == TiffInk::YCbCr || v.ink == TiffInk::Cmyk;
  TiffPage page{picture(kWidth, kHeight, colour ? PixelFormat::Bgr8 : PixelFormat::Grey8, v.bits == 1)};
  page.compression = v.compression;
  page.ink = v.ink;
  page.bits = v.bits;
  page.tiled = v.tiled;
  page.planar = v.planar;
  const Page out = one_page(make_tiff({page}, v.mode));
  EXPECT_EQ(out.dpi.source, DpiSource::Stated);
  EXPECT_NEAR(out.dpi.x, 300, 0.01);
  if (v.compression == 7) {
    EXPECT_LT(mean_difference(out.image, page.image), 2.0);
  } else {
    // 2 and 4 bits keep the upper bits only.
    const int allowed = v.bits == 4 ? 17 : v.bits == 2 ? 85 : 0;
    EXPECT_LE(largest_difference(out.image, page.image), allowed);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Tiff, TiffVariants,
    ::testing::Values(Variant{"g3", 3, TiffInk::MinIsWhite, 1}, Variant{"g4", 4, TiffInk::MinIsWhite, 1},
                      Variant{"g4_black", 4, TiffInk::MinIsBlack, 1}, Variant{"lzw1", 5, TiffInk::MinIsBlack, 1},
                      Variant{"none1", 1, TiffInk::MinIsWhite, 1}, Variant{"packbits", 32773, TiffInk::MinIsBlack, 8},
                      Variant{"deflate", 8, TiffInk::MinIsBlack, 8}, Variant{"lzw", 5, TiffInk::MinIsBlack, 8},
                      Variant{"white8", 5, TiffInk::MinIsWhite, 8}, Variant{"grey16", 5, TiffInk::MinIsBlack, 16},
                      Variant{"grey4", 1, TiffInk::MinIsBlack, 4}, Variant{"grey2", 1, TiffInk::MinIsBlack, 2},
                      Variant{"palette8", 5, TiffInk::Palette, 8}, Variant{"palette4", 1, TiffInk::Palette, 4},
                      Variant{"rgb", 1, TiffInk::Rgb, 8}, Variant{"rgb_lzw", 5, TiffInk::Rgb, 8},
                      Variant{"rgb16", 8, TiffInk::Rgb, 16}, Variant{"rgb_planar", 5, TiffInk::Rgb, 8, false, true},
                      Variant{"jpeg_grey", 7, TiffInk::MinIsBlack, 8}, Variant{"jpeg_ycbcr", 7, TiffInk::YCbCr, 8},
                      Variant{"cmyk", 5, TiffInk::Cmyk, 8}, Variant{"tiles", 5, TiffInk::Rgb, 8, true},
                      Variant{"tiles1", 4, TiffInk::MinIsWhite, 1, true},
                      Variant{"big", 5, TiffInk::Rgb, 8, false, false, "w8"},
                      Variant{"big_endian16", 1, TiffInk::MinIsBlack, 16, false, false, "wb"}),
    [](const auto& variant) { return std::string(variant.param.name); });

TEST(Tiff, TurnsUprightByItsTag) {
  const Image upright = picture(kWidth, kHeight, PixelFormat::Grey8);
  // Tag 8: the stored rows are the columns of the upright picture read from the bottom (TIFF 6.0, tag 274).
  const std::pair<int, int> turns[] = {{1, 0}, {6, 3}, {3, 2}, {8, 1}};
  for (const auto& [tag, stored_turns] : turns) {
    TiffPage page{turned(upright, stored_turns)};
    page.orientation = tag;
    page.x_dpi = 200;
    page.y_dpi = 400;
    const Page out = one_page(make_tiff({page}));
    EXPECT_EQ(largest_difference(out.image, upright), 0) << tag;
    EXPECT_NEAR(out.dpi.x, tag >= 5 ? 400 : 200, 0.01) << tag;
  }
}

TEST(Tiff, StatesResolutionOrSaysUnknown) {
  const auto dpi_of = [](double x, double y, int unit, int width, int height) {
    TiffPage page{picture(width, height, PixelFormat::Grey8, true)};
    page.bits = 1;
    page.x_dpi = x;
    page.y_dpi = y;
    page.unit = unit;
    return one_page(make_tiff({page})).dpi;
  };
  const Dpi fax = dpi_of(204, 98, 2, 1728, 1145);
  EXPECT_EQ(fax.source, DpiSource::Stated);
  EXPECT_NEAR(fax.x, 204, 0.01);
  EXPECT_NEAR(fax.y, 98, 0.01);
  EXPECT_NEAR(dpi_of(118.11, 118.11, 3, 1240, 1754).x, 300, 0.01);
  EXPECT_EQ(dpi_of(300, 300, 1, 1240, 1754).source, DpiSource::Unknown);
  EXPECT_EQ(dpi_of(0, 0, 2, 1240, 1754).source, DpiSource::Unknown);
  EXPECT_EQ(dpi_of(1, 1, 2, 1240, 1754).source, DpiSource::Unknown);
  EXPECT_EQ(dpi_of(72, 72, 2, 1240, 1754).source, DpiSource::Unknown);
  EXPECT_EQ(dpi_of(9600, 9600, 2, 1240, 1754).source, DpiSource::Unknown);
  // An A4 sheet at 300 dpi that claims 150 would be 420 mm wide.
  EXPECT_EQ(dpi_of(150, 150, 2, 2480, 3508).source, DpiSource::Unknown);
}

TEST(Tiff, GivesEveryPageAndSkipsThumbnails) {
  TiffPage thumbnail{picture(100, 140, PixelFormat::Grey8)};
  thumbnail.reduced = true;
  std::vector<TiffPage> pages;
  for (int i = 0; i < 3; ++i) {
    pages.push_back(TiffPage{picture(kWidth + i, kHeight, PixelFormat::Grey8)});
    pages.push_back(thumbnail);
  }
  const auto sides = decoded(make_tiff(pages));
  ASSERT_EQ(sides.size(), 3U);
  for (int i = 0; i < 3; ++i) {
    ASSERT_NE(sides[static_cast<std::size_t>(i)].page(), nullptr);
    EXPECT_EQ(sides[static_cast<std::size_t>(i)].page()->image.width(), kWidth + i);
    EXPECT_EQ(sides[static_cast<std::size_t>(i)].page()->id.number, i + 1);
    EXPECT_EQ(sides[static_cast<std::size_t>(i)].page_count, 3);
  }
}

TEST(Tiff, ASheetThatIsFlaggedAsAThumbnailIsASide) {
  const Image whole = picture(540, 700, PixelFormat::Grey8), smaller = picture(500, 670, PixelFormat::Grey8);
  TiffPage reduced{smaller}, mask{smaller}, true_mask{whole};
  reduced.reduced = true;
  mask.mask = true;
  true_mask.mask = true;
  true_mask.ink = TiffInk::Mask;
  true_mask.bits = 1;
  const auto sides = decoded(make_tiff({TiffPage{whole}, reduced, mask, true_mask}));
  ASSERT_EQ(sides.size(), 3U) << "a true mask of the page is none";
  for (const std::size_t flagged : {1U, 2U}) {
    ASSERT_NE(sides[flagged].page(), nullptr);
    EXPECT_EQ(largest_difference(sides[flagged].page()->image, smaller), 0);
  }
}

TEST(Tiff, ACompressionThatNobodyDecodesIsUnsupported) {
  Bytes bytes = make_tiff({TiffPage{picture(kWidth, kHeight, PixelFormat::Grey8)}});
  const Bytes entry{0x03, 0x01, 3, 0, 1, 0, 0, 0};  // tag 259, one SHORT
  const auto at = std::search(bytes.begin(), bytes.end(), entry.begin(), entry.end());
  ASSERT_NE(at, bytes.end());
  at[8] = 0x0F;
  at[9] = 0x27;  // 9999
  EXPECT_EQ(refusal(bytes), "E-INTAKE-UNSUPPORTED");
}

// A classic little-endian TIFF: where the number behind its first directory lies.
std::size_t next_offset_at(const Bytes& bytes) {
  const std::size_t first = bytes[4] + bytes[5] * 256U + bytes[6] * 65536U + bytes[7] * 16777216U;
  return first + 2 + (bytes[first] + bytes[first + 1] * 256U) * 12U;
}

TEST(Tiff, ADirectoryChainInACircleLosesNoPageAndIsTold) {
  Bytes bytes = make_tiff({TiffPage{picture(kWidth, kHeight, PixelFormat::Grey8)}});
  std::copy_n(bytes.begin() + 4, 4, bytes.begin() + static_cast<std::ptrdiff_t>(next_offset_at(bytes)));
  const auto sides = decoded(bytes);
  ASSERT_EQ(sides.size(), 2U);
  EXPECT_NE(sides[0].page(), nullptr);
  ASSERT_NE(sides[1].failure(), nullptr);
  EXPECT_EQ(sides[1].failure()->code(), "E-INTAKE-DAMAGED");
}

TEST(Tiff, ASheetHungUnderAPageIsASide) {
  for (const bool reduced : {false, true}) {
    TiffPage below{picture(kWidth + 1, kHeight, PixelFormat::Grey8)};
    below.reduced = reduced;
    TiffPage page{picture(kWidth, kHeight, PixelFormat::Grey8)};
    page.below = 1;
    const auto sides = decoded(make_tiff({page, below, page, below}));
    ASSERT_EQ(sides.size(), reduced ? 2U : 4U);
    for (const auto& side : sides) EXPECT_NE(side.page(), nullptr);
    EXPECT_EQ(sides[1].page()->image.width(), reduced ? kWidth : kWidth + 1);
  }
}

TEST(Tiff, RefusesJpegDataThatEndsEarly) {
  TiffPage page{picture(kWidth, kHeight, PixelFormat::Grey8)};
  page.compression = 7;
  page.rows_per_strip = 480;
  Bytes bytes = make_tiff({page});
  EXPECT_EQ(refusal(bytes), "");
  const Bytes sos{0xFF, 0xDA};
  const auto scan = std::search(bytes.begin(), bytes.end(), sos.begin(), sos.end());
  ASSERT_NE(scan, bytes.end());
  const auto middle = scan + 400;
  middle[0] = 0xFF;
  middle[1] = 0xD9;
  EXPECT_EQ(refusal(bytes), "E-INTAKE-DAMAGED");
}

TEST(Tiff, ADamagedPageDoesNotLoseTheFollowingOnes) {
  TiffPage page{picture(kWidth, kHeight, PixelFormat::Grey8, true)};
  page.bits = 1;
  page.compression = 4;
  page.ink = TiffInk::MinIsWhite;
  page.rows_per_strip = kHeight;
  Bytes bytes = make_tiff({page, page, page});
  // The strip of the second page: its first bytes occur three times; spoil the second occurrence.
  const Bytes one = make_tiff({page});
  const auto head = std::vector<std::uint8_t>(one.begin() + 8, one.begin() + 24);
  auto at = std::search(bytes.begin(), bytes.end(), head.begin(), head.end());
  at = std::search(at + 1, bytes.end(), head.begin(), head.end());
  ASSERT_NE(at, bytes.end());
  std::fill_n(at, 16, std::uint8_t{0xAA});
  const auto sides = decoded(bytes);
  ASSERT_EQ(sides.size(), 3U);
  EXPECT_NE(sides[0].page(), nullptr);
  ASSERT_NE(sides[1].failure(), nullptr);
  EXPECT_EQ(sides[1].failure()->code(), "E-INTAKE-DAMAGED");
  EXPECT_EQ(sides[1].failure()->page(), 2);
  ASSERT_NE(sides[2].page(), nullptr);
  EXPECT_EQ(largest_difference(sides[2].page()->image, page.image), 0);
}

}  // namespace
}  // namespace uketsuke::capture
