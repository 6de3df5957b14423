#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/os/files.h"
#include "tests/capture/intake/decoded.h"
#include "tests/capture/intake/make_pdf.h"
#include "tests/capture/intake/picture.h"

namespace uketsuke::capture {
namespace {

using namespace test;

// A4 at 100 dpi keeps the tests fast.
constexpr int kWidth = 827;
constexpr int kHeight = 1169;
constexpr double kPageWidth = 595.44;
constexpr double kPageHeight = 841.68;

PdfPage scanned(const Image& image) {
  PdfPage page;
  page.width_pt = kPageWidth;
  page.height_pt = kPageHeight;
  page.images = {raw_image(image)};
  page.content = draw(0, 0, 0, kPageWidth, kPageHeight);
  return page;
}

TEST(Pdf, TakesAScannedPageAsItsImage) {
  for (const auto format : {PixelFormat::Grey8, PixelFormat::Bgr8}) {
    const Image image = picture(kWidth, kHeight, format);
    const Page out = one_page(make_pdf({scanned(image)}));
    EXPECT_EQ(largest_difference(out.image, image), 0);
    EXPECT_EQ(out.dpi.source, DpiSource::Stated);
    EXPECT_NEAR(out.dpi.x, 100, 0.1);
    EXPECT_NEAR(out.dpi.y, 100, 0.1);
  }
}

TEST(Pdf, TakesAJpegPageWithoutLoss) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Bgr8);
  PdfPage page = scanned(image);
  page.images = {jpeg_image(image)};
  EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, decode_jpeg(encode_jpeg(image, 92))), 0);
}

TEST(Pdf, RefusesAJpegThatBreaksOffInside) {
  PdfPage page = scanned(picture(kWidth, kHeight, PixelFormat::Grey8));
  page.images = {jpeg_image(picture(kWidth, kHeight, PixelFormat::Grey8))};
  page.images[0].data.resize(page.images[0].data.size() / 2);
  EXPECT_EQ(refusal(make_pdf({page})), "E-INTAKE-INCOMPLETE");
}

TEST(Pdf, RefusesAnImageWithMissingRows) {
  PdfPage page = scanned(picture(kWidth, kHeight, PixelFormat::Grey8));
  page.images[0].data.resize(page.images[0].data.size() / 2);
  EXPECT_EQ(refusal(make_pdf({page})), "E-INTAKE-INCOMPLETE");
}

TEST(Pdf, ObeysRotate) {
  const Image upright = picture(kWidth, kHeight, PixelFormat::Grey8);
  for (const int turns : {1, 2, 3}) {
    // /Rotate turns clockwise, so the stored image is the upright one turned back.
    const Image stored = turned(upright, 4 - turns);
    PdfPage page;
    page.width_pt = turns % 2 == 0 ? kPageWidth : kPageHeight;
    page.height_pt = turns % 2 == 0 ? kPageHeight : kPageWidth;
    page.rotate = turns * 90;
    page.images = {raw_image(stored)};
    page.content = draw(0, 0, 0, page.width_pt, page.height_pt);
    EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, upright), 0) << turns;
  }
}

TEST(Pdf, ObeysTurnedAndMirroredMatrices) {
  const Image upright = picture(kWidth, kHeight, PixelFormat::Grey8);
  // The image stored lying on its side and turned upright by the matrix.
  PdfPage page = scanned(upright);
  page.images = {raw_image(turned(upright, 3))};
  page.content = "q 0 -841.68 595.44 0 0 841.68 cm /I0 Do Q\n";
  EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, upright), 0);
  // Stored upside down and mirrored by negative scales.
  page.images = {raw_image(turned(upright, 2))};
  page.content = "q -595.44 0 0 -841.68 595.44 841.68 cm /I0 Do Q\n";
  EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, upright), 0);
}

TEST(Pdf, JoinsStripsOfOneScan) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  PdfPage page = scanned(image);
  page.images.clear();
  page.content.clear();
  int y = 0;
  for (int i = 0; y < kHeight; ++i) {
    const int rows = std::min(300, kHeight - y);
    page.images.push_back(raw_image(Image::copy_of(image.view().part(0, y, kWidth, rows))));
    page.content += draw(i, 0, kPageHeight - (y + rows) * 0.72, kPageWidth, rows * 0.72);
    y += rows;
  }
  EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, image), 0);
}

TEST(Pdf, IgnoresInvisibleTextAndWhiteGround) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  PdfPage page = scanned(image);
  page.content = "1 1 1 rg 0 0 595.44 841.68 re f\n" + page.content + "BT 3 Tr /F1 12 Tf 100 100 Td (hidden) Tj ET\n";
  EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, image), 0);
  // Text that a covering scan hides.
  page.content = "BT /F1 12 Tf 100 100 Td (below) Tj ET\n" + draw(0, 0, 0, kPageWidth, kPageHeight);
  EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, image), 0);
}

TEST(Pdf, CutsToTheCropBox) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  PdfPage page = scanned(image);
  page.crop_box = "[0 0 595.44 420.48]";  // the lower 584 rows
  const Page out = one_page(make_pdf({page}));
  EXPECT_EQ(largest_difference(out.image, Image::copy_of(image.view().part(0, kHeight - 584, kWidth, 584))), 0);
}

TEST(Pdf, PaintsAStencilScan) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8, true);
  PdfXObject mask;
  mask.dictionary = "/Width 827 /Height 1169 /ImageMask true /BitsPerComponent 1";
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; x += 8) {
      int byte = 0;
      for (int i = 0; i < 8; ++i) byte = byte << 1 | (x + i < kWidth && image.row(y)[x + i] == 0 ? 0 : 1);
      mask.data.push_back(static_cast<std::uint8_t>(byte));
    }
  PdfPage page = scanned(image);
  page.images = {mask};
  page.content = "0 g " + draw(0, 0, 0, kPageWidth, kPageHeight);
  EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, image), 0);
}

TEST(Pdf, RendersVectorPagesAt300Dpi) {
  PdfPage page;
  page.content = "0 0 0 rg 72 72 144 36 re f BT /F1 20 Tf 100 500 Td (text) Tj ET\n";
  const Page out = one_page(make_pdf({page}));
  EXPECT_EQ(out.image.width(), 2480);
  EXPECT_EQ(out.image.height(), 3508);
  EXPECT_EQ(out.image.format(), PixelFormat::Grey8);
  EXPECT_EQ(out.dpi.x, 300);
  EXPECT_EQ(out.image.row(3508 - 375)[450], 0);  // inside the bar
  EXPECT_EQ(out.image.row(3508 - 375)[150], 255);
}

TEST(Pdf, RendersMarksOverAScan) {
  PdfPage page = scanned(picture(kWidth, kHeight, PixelFormat::Grey8));
  page.content += "1 1 1 rg 50 700 300 120 re f\n";  // covers the dark bar at the top left
  const Page out = one_page(make_pdf({page}));
  EXPECT_NEAR(out.image.width(), 2481, 2);
  EXPECT_EQ(out.image.row(3508 / 10)[2480 / 4], 255);
}

TEST(Pdf, AnEmptyPageIsABlankSide) {
  const Page out = one_page(make_pdf({PdfPage{}}));
  EXPECT_EQ(largest_difference(out.image, Image(out.image.width(), out.image.height(), PixelFormat::Grey8, 255)), 0);
}

// A few lost bytes in a dictionary or in what the page draws leave a white page: the sheet is lost, not empty.
TEST(Pdf, APageThatCannotBeDrawnIsDamagedAndNotBlank) {
  PdfPage missing, garbage;
  missing.content = draw(7, 0, 0, 595, 842);  // no such picture
  garbage.content = "q 595 0 0 842 0 0 cm ] >> /Im0 Do )( Q\n";
  for (const PdfPage& page : {missing, garbage}) {
    const auto sides = decoded(make_pdf({PdfPage{}, page, scanned(picture(kWidth, kHeight, PixelFormat::Grey8)), PdfPage{}}));
    ASSERT_EQ(sides.size(), 4U);
    EXPECT_NE(sides[0].page(), nullptr) << "empty, and nothing is wrong with it";
    ASSERT_NE(sides[1].failure(), nullptr);
    EXPECT_EQ(sides[1].failure()->code(), "E-INTAKE-DAMAGED");
    EXPECT_NE(sides[2].page(), nullptr) << "the others go on";
    EXPECT_NE(sides[3].page(), nullptr) << "faults of another page";
  }
}

TEST(Pdf, CountsPagesAndGivesEach) {
  const auto sides = decoded(make_pdf({PdfPage{}, scanned(picture(kWidth, kHeight, PixelFormat::Grey8)), PdfPage{}}));
  ASSERT_EQ(sides.size(), 3U);
  for (const auto& side : sides) EXPECT_NE(side.page(), nullptr);
  EXPECT_EQ(sides[1].page()->image.width(), kWidth);
}

TEST(Pdf, RefusesEncryptedFiles) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(UKETSUKE_TEST_TMP) / "encrypted";
  fs::create_directories(folder);
  const Bytes plain = make_pdf({PdfPage{}});
  real_file_system().write_durably(folder / "plain.pdf", plain);
  for (const char* key : {"secret", "\"\""}) {
    const std::string command = "qpdf --encrypt " + std::string(key) + " owner 256 -- '" +
                                (folder / "plain.pdf").string() + "' '" + (folder / "locked.pdf").string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(refusal(read_file(folder / "locked.pdf", 1 << 20)), "E-INTAKE-ENCRYPTED") << key;
  }
}

}  // namespace
}  // namespace uketsuke::capture
