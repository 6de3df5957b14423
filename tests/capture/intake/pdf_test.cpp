#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

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

TEST(Pdf, CountsPagesAndGivesEach) {
  const auto sides = decoded(make_pdf({PdfPage{}, scanned(picture(kWidth, kHeight, PixelFormat::Grey8)), PdfPage{}}));
  ASSERT_EQ(sides.size(), 3U);
  for (const auto& side : sides) EXPECT_NE(side.page(), nullptr);
  EXPECT_EQ(sides[1].page()->image.width(), kWidth);
}

// A page whose picture cannot be drawn, by what is wrong with it.
TEST(Pdf, APageThatCannotBeDrawnIsNotBlank) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  const auto code_with = [&](const auto& spoil) {
    PdfPage page = scanned(image);
    spoil(page);
    const auto sides = decoded(make_pdf({PdfPage{}, page, scanned(image), PdfPage{}}));
    EXPECT_EQ(sides.size(), 4U);
    for (const std::size_t other : {0U, 2U, 3U}) EXPECT_NE(sides[other].page(), nullptr) << "faults of another page";
    return sides[1].failure() == nullptr ? "" : sides[1].failure()->code();
  };
  EXPECT_EQ(code_with([](PdfPage& p) { p.images.clear(); }), "E-INTAKE-DAMAGED");
  EXPECT_EQ(code_with([](PdfPage& p) { p.images[0].dictionary = "/Width 827 /Height 1169 /BitsPerComponent 8"; }),
            "E-INTAKE-DAMAGED");
  EXPECT_EQ(code_with([](PdfPage& p) { p.images[0].dictionary += " /Subtype /Nothing"; }), "E-INTAKE-DAMAGED");
  EXPECT_EQ(code_with([](PdfPage& p) { p.images[0].dictionary += " /Filter /JXLDecode"; }), "E-INTAKE-UNSUPPORTED");
  EXPECT_EQ(code_with([](PdfPage& p) { p.content = "(" + p.content; }), "E-INTAKE-DAMAGED");
  // White on white beside something that was not understood.
  EXPECT_EQ(code_with([](PdfPage& p) { p.content = "1 1 1 RG 9 9 m 500 500 l S /I0 Dx )( Q\n"; }), "E-INTAKE-DAMAGED");
  EXPECT_EQ(code_with([](PdfPage& p) { p.content = "q 595.44 0 0 x 841.68 0 0 cm /I0 Do Q\n"; }), "E-INTAKE-DAMAGED");
  EXPECT_EQ(code_with([](PdfPage& p) { p.content.assign(3 << 20, ' '); }), "E-INTAKE-BOMB");
  // What else the page shows does not stand for the scan.
  EXPECT_EQ(code_with([](PdfPage& p) {
              p.images.clear();
              p.content += "BT /F1 12 Tf 100 100 Td (sent by fax) Tj ET\n";
            }),
            "E-INTAKE-DAMAGED");
}

TEST(Pdf, APageWhoseContentIsGoneIsNotBlank) {
  Bytes bytes = make_pdf({PdfPage{}});
  const std::string name = "/Contents 4 0 R";
  const auto at = std::search(bytes.begin(), bytes.end(), name.begin(), name.end());
  ASSERT_NE(at, bytes.end());
  at[10] = '9';
  EXPECT_EQ(refusal(bytes), "E-INTAKE-DAMAGED");
  // A page that names no content is blank.
  std::fill_n(at, name.size(), std::uint8_t{' '});
  EXPECT_EQ(refusal(bytes), "");
}

TEST(Pdf, APageThatDrawsNothingOnPurposeIsBlank) {
  PdfPage page = scanned(picture(kWidth, kHeight, PixelFormat::Grey8));
  page.content = "q Q\n";
  EXPECT_EQ(refusal(make_pdf({page})), "");
  page.content = "BT 3 Tr /F1 12 Tf 100 100 Td (hidden) Tj ET\n";
  EXPECT_EQ(refusal(make_pdf({page})), "");
}

TEST(Pdf, ADrawnPageWithADamagedPictureIsRefused) {
  PdfPage page = scanned(picture(kWidth, kHeight, PixelFormat::Grey8));
  page.content += "1 0 0 rg 50 700 300 20 re f\n";
  EXPECT_EQ(refusal(make_pdf({page})), "");
  page.images[0].data.resize(page.images[0].data.size() / 2);
  EXPECT_EQ(refusal(make_pdf({page})), "E-INTAKE-INCOMPLETE");
}

// Viewers repair a lost table of objects; that says nothing of a page that is empty.
TEST(Pdf, ABlankPageOfARepairedFileIsBlank) {
  Bytes bytes = make_pdf({PdfPage{}, scanned(picture(kWidth, kHeight, PixelFormat::Grey8))});
  const std::string table = "\nxref\n";
  const auto at = std::search(bytes.begin(), bytes.end(), table.begin(), table.end());
  ASSERT_NE(at, bytes.end());
  at[1] = 'y';
  const auto sides = decoded(bytes);
  ASSERT_EQ(sides.size(), 2U);
  for (const auto& side : sides) EXPECT_NE(side.page(), nullptr);
}

// zlib data of stored blocks, whose checksum is all that tells a flipped bit.
PdfXObject stored_flate(const Image& image) {
  PdfXObject out = raw_image(image);
  Bytes packed{0x78, 0x01};
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (std::size_t at = 0; at < out.data.size(); at += 65535) {
    const std::size_t n = std::min<std::size_t>(65535, out.data.size() - at);
    packed.push_back(at + n == out.data.size() ? 1 : 0);
    for (const std::size_t length : {n, ~n})
      for (const int shift : {0, 8}) packed.push_back(static_cast<std::uint8_t>(length >> shift));
    for (std::size_t i = at; i < at + n; ++i) {
      packed.push_back(out.data[i]);
      low = (low + out.data[i]) % 65521;
      high = (high + low) % 65521;
    }
  }
  for (const std::uint32_t sum : {high, low})
    for (const int shift : {8, 0}) packed.push_back(static_cast<std::uint8_t>(sum >> shift));
  out.data = packed;
  out.dictionary += " /Filter /FlateDecode";
  return out;
}

TEST(Pdf, RefusesAFlateImageWhoseChecksumDiffers) {
  PdfPage page = scanned(picture(kWidth, kHeight, PixelFormat::Grey8));
  page.images = {stored_flate(picture(kWidth, kHeight, PixelFormat::Grey8))};
  EXPECT_EQ(refusal(make_pdf({page})), "");
  PdfPage cut = page;  // some writers leave the checksum out
  cut.images[0].data.resize(cut.images[0].data.size() - 4);
  EXPECT_EQ(refusal(make_pdf({cut})), "");
  page.images[0].data[page.images[0].data.size() / 2] ^= 0x10;
  EXPECT_EQ(refusal(make_pdf({page})), "E-INTAKE-DAMAGED");
  page.content += "1 0 0 rg 50 700 300 20 re f\n";  // drawn by Poppler itself
  EXPECT_EQ(refusal(make_pdf({page})), "E-INTAKE-DAMAGED");
}

TEST(Pdf, TakesAnImageInsideTheContent) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  const auto append_to = [](std::string& content, const Bytes& data) { content.append(data.begin(), data.end()); };
  for (const bool jpeg : {false, true}) {
    PdfPage page = scanned(image);
    page.content = "q 595.44 0 0 841.68 0 0 cm BI /W 827 /H 1169 /CS /G /BPC 8 ";
    page.content += jpeg ? "/F /DCT ID " : "/F /Fl ID ";
    append_to(page.content, jpeg ? encode_jpeg(image, 92) : stored_flate(image).data);
    page.content += " EI Q\n";
    EXPECT_EQ(refusal(make_pdf({page})), "") << jpeg;
    page.content += "1 0 0 rg 50 700 300 20 re f\n";
    EXPECT_EQ(refusal(make_pdf({page})), "") << jpeg;
  }
}

TEST(Pdf, TakesAnInvalidRotateAsNone) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  for (const int turn : {1, 45, 91}) {
    PdfPage page = scanned(image);
    page.rotate = turn;
    EXPECT_EQ(largest_difference(one_page(make_pdf({page})).image, image), 0) << turn;
  }
}

TEST(Pdf, FilesBehindAndInsideAPdfAreRefusedByName) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  const Bytes one = make_pdf({scanned(image)});
  const auto further = [](const Bytes& bytes) {
    const auto sides = decoded(bytes);
    EXPECT_NE(sides.front().page(), nullptr);
    return sides.size() == 2 && sides[1].failure() != nullptr ? sides[1].failure()->code() : "";
  };
  Bytes two = one;
  two.insert(two.end(), one.begin(), one.end());
  EXPECT_EQ(further(two), "E-INTAKE-UNSUPPORTED");
  const auto attached = [&](const std::string& beginning) {
    PdfPage page = scanned(image);
    PdfXObject file;  // object 5, behind the picture
    file.dictionary = "/Type /EmbeddedFile";
    file.data.assign(beginning.begin(), beginning.end());
    page.images.push_back(file);
    page.entries = "/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 20 20] /F 2 /FS << /Type /Filespec "
                   "/F (a) /EF << /F 5 0 R >> >> >>]";
    return further(make_pdf({page}));
  };
  EXPECT_EQ(attached("%PDF-1.4 a second sheet"), "E-INTAKE-UNSUPPORTED");
  EXPECT_EQ(attached("PK\x03\x04 a document"), "E-INTAKE-UNSUPPORTED");
  EXPECT_EQ(attached("<?xml version='1.0'?><invoice/>"), "");
}

TEST(Pdf, APageThatTheCountLeavesOutIsTold) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  Bytes bytes = make_pdf({scanned(image), scanned(image)});
  const std::string count = "/Count 2";
  const auto at = std::search(bytes.begin(), bytes.end(), count.begin(), count.end());
  ASSERT_NE(at, bytes.end());
  at[7] = '1';
  const auto sides = decoded(bytes);
  ASSERT_EQ(sides.size(), 2U);
  EXPECT_NE(sides[0].page(), nullptr);
  EXPECT_NE(sides[1].failure(), nullptr);
}

TEST(Pdf, ReadsAFileThatIsPaddedBehindItsEnd) {
  const Image image = picture(kWidth, kHeight, PixelFormat::Grey8);
  Bytes bytes = make_pdf({scanned(image)});
  bytes.insert(bytes.end(), 4096, 0);
  EXPECT_EQ(largest_difference(one_page(bytes).image, image), 0);
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
