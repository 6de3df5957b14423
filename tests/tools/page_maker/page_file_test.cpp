#include "tools/page_maker/out/page_file.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/os/files.h"

namespace uketsuke::page_maker {
namespace {

Side side(PixelFormat format) {
  Image image(64, 40, format, 255);
  for (int y = 10; y < 20; ++y)
    for (int i = 0; i < image.stride() / 2; ++i) image.row(y)[i] = 0;
  return {std::move(image), {204, 98, DpiSource::Stated}};
}

std::string text_of(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

TEST(PageFile, PngKeepsPixelsAndStatesItsResolution) {
  const Side one = side(PixelFormat::Bgr8);
  const Bytes png = png_file(one);
  const Image back = decode_png(png);
  EXPECT_TRUE(std::equal(back.row(0), back.row(0) + back.byte_count(), one.image.row(0)));
  const std::string text = text_of(png);
  const std::size_t at = text.find("pHYs");
  ASSERT_NE(at, std::string::npos);
  // 204 dpi = 8031 per metre = 0x1F5F; 98 dpi = 3858 = 0x0F12.
  EXPECT_EQ(text.substr(at + 4, 9), std::string("\x00\x00\x1F\x5F\x00\x00\x0F\x12\x01", 9));
}

TEST(PageFile, JpegStatesItsResolution) {
  const Bytes jpeg = jpeg_file(side(PixelFormat::Grey8), 90);
  EXPECT_EQ(jpeg[13], 1);
  EXPECT_EQ(jpeg[14] * 256 + jpeg[15], 204);
  EXPECT_EQ(jpeg[16] * 256 + jpeg[17], 98);
  EXPECT_EQ(decode_jpeg(jpeg).width(), 64);
}

TEST(PageFile, PdfHoldsOneImageAPage) {
  const std::array sides{side(PixelFormat::Bgr8), side(PixelFormat::Grey8)};
  const std::string pdf = text_of(pdf_file(sides, 80));
  EXPECT_TRUE(pdf.starts_with("%PDF-1.4"));
  EXPECT_TRUE(pdf.ends_with("%%EOF\n"));
  EXPECT_NE(pdf.find("/Count 2"), std::string::npos);
  EXPECT_NE(pdf.find("/DeviceGray"), std::string::npos);
  // The table's entries point at their objects.
  const std::size_t table = std::stoul(pdf.substr(pdf.rfind("startxref") + 10));
  EXPECT_EQ(pdf.substr(table, 4), "xref");
  for (int object = 1; object <= 8; ++object) {
    const std::size_t at = std::stoul(pdf.substr(table + 9 + 20 * static_cast<std::size_t>(object), 10));
    EXPECT_EQ(pdf.substr(at, 7), std::to_string(object) + " 0 obj");
  }
}

TEST(PageFile, TiffIsWrittenInEveryCoding) {
  const std::array colour{side(PixelFormat::Bgr8), side(PixelFormat::Bgr8)};
  const std::array grey{side(PixelFormat::Grey8)};
  for (const Bytes& tiff : {tiff_file(colour, TiffCoding::Lzw), tiff_file(colour, TiffCoding::Jpeg),
                            tiff_file(colour, TiffCoding::None), tiff_file(grey, TiffCoding::Group4)}) {
    ASSERT_GT(tiff.size(), 100U);
    EXPECT_EQ(text_of(tiff).substr(0, 4), std::string("II*\0", 4));
  }
}

TEST(PageFile, TheNameDecidesTheKind) {
  const std::filesystem::path dir = UKETSUKE_TEST_TMP;
  const std::array one{side(PixelFormat::Grey8)};
  const std::array two{side(PixelFormat::Grey8), side(PixelFormat::Grey8)};
  for (const char* name : {"a.png", "a.jpg", "a.pdf", "a.tif"}) {
    write_pages(dir / name, one);
    EXPECT_GT(read_file(dir / name, 1 << 20).size(), 100U);
  }
  EXPECT_THROW(write_pages(dir / "two.png", two), Failure);
  EXPECT_THROW(write_pages(dir / "a.gif", one), Failure);
}

}  // namespace
}  // namespace uketsuke::page_maker
