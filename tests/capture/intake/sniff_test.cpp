#include "capture/intake/sniff.h"

#include <gtest/gtest.h>

#include "tests/capture/intake/decoded.h"
#include "tests/capture/intake/make_jpeg.h"
#include "tests/capture/intake/make_pdf.h"
#include "tests/capture/intake/make_png.h"
#include "tests/capture/intake/make_tiff.h"
#include "tests/capture/intake/picture.h"

namespace uketsuke::capture {
namespace {

using namespace test;

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

struct Sample {
  FileKind kind;
  Bytes bytes;
};

std::vector<Sample> samples() {
  const Image grey = picture(90, 120, PixelFormat::Grey8);
  TiffPage lzw{grey};
  lzw.compression = 5;
  TiffPage tiled{grey};
  tiled.tiled = true;
  PdfPage page;
  page.images = {raw_image(grey)};
  page.content = draw(0, 0, 0, 595.2, 841.92);
  return {{FileKind::Tiff, make_tiff({lzw, TiffPage{grey}})},
          {FileKind::Tiff, make_tiff({tiled}, "w8")},
          {FileKind::Tiff, make_tiff({lzw}, "wb")},
          {FileKind::Jpeg, make_jpeg(grey)},
          {FileKind::Png, make_png(grey, {})},
          {FileKind::Pdf, make_pdf({page})}};
}

TEST(Sniff, TellsTheKindByContent) {
  for (const Sample& s : samples()) EXPECT_EQ(sniff(s.bytes), s.kind);
}

TEST(Sniff, FindsThePdfHeaderWithinTheFirst1024Bytes) {
  const std::string header = "%PDF-1.7\n";
  EXPECT_EQ(sniff(bytes_of(std::string(1000, ' ') + header)), FileKind::Pdf);
  EXPECT_EQ(sniff(bytes_of(std::string(1024, ' ') + header)), std::nullopt);
}

TEST(Sniff, KnowsNothingElse) {
  for (const auto text : {"", "I", "II*", "GIF89a", "BM", "PK\x03\x04", "\x89PNH\r\n\x1a\n", "\xff\xd8"})
    EXPECT_EQ(sniff(bytes_of(text)), std::nullopt) << text;
}

TEST(Completeness, AcceptsWholeFiles) {
  for (const Sample& s : samples()) {
    EXPECT_TRUE(is_complete(s.bytes).complete) << to_string(s.kind) << " " << is_complete(s.bytes).reason;
  }
}

TEST(Completeness, RefusesEveryTruncation) {
  for (const Sample& s : samples()) {
    // The newline behind %%EOF may be missing.
    const std::size_t needed = s.kind == FileKind::Pdf ? s.bytes.size() - 1 : s.bytes.size();
    for (std::size_t n = 0; n < needed; ++n)
      ASSERT_FALSE(is_complete(std::span(s.bytes).first(n)).complete) << to_string(s.kind) << " cut at " << n;
  }
}

TEST(Completeness, RefusesAFileWhoseEndIsStillZeros) {
  // A network copy that reserves the whole length first.
  for (const Sample& s : samples()) {
    Bytes half = s.bytes;
    std::fill(half.begin() + static_cast<std::ptrdiff_t>(half.size() / 2), half.end(), std::uint8_t{0});
    const bool directory_first = s.kind == FileKind::Tiff && is_complete(half).complete;
    if (directory_first) continue;  // only the hash of a later poll can tell
    EXPECT_FALSE(is_complete(half).complete) << to_string(s.kind);
  }
}

TEST(Completeness, SaysWhy) {
  EXPECT_EQ(is_complete({}).reason, "empty");
  EXPECT_EQ(is_complete(bytes_of("hello")).reason, "unknown_kind");
  const auto all = samples();
  EXPECT_EQ(is_complete(std::span(all[0].bytes).first(300)).reason, "directory_cut");
  EXPECT_EQ(is_complete(std::span(all[3].bytes).first(300)).reason, "no_end_marker");
  EXPECT_EQ(is_complete(std::span(all[4].bytes).first(70)).reason, "chunk_cut");
}

TEST(Completeness, SeesAStripOutsideTheFile) {
  // A classic little-endian TIFF whose directory comes first and whose only strip reaches behind the end.
  Bytes tiff = bytes_of(std::string_view("II*\0\x08\0\0\0\x02\0", 10));
  const auto entry = [&](std::uint16_t tag, std::uint32_t value) {
    for (const std::uint32_t v : {std::uint32_t{tag} | 4U << 16, 1U, value})
      for (int i = 0; i < 4; ++i) tiff.push_back(static_cast<std::uint8_t>(v >> (8 * i)));
  };
  entry(273, 38);
  entry(279, 100);
  tiff.insert(tiff.end(), 4, 0);
  tiff.insert(tiff.end(), 100, 7);
  EXPECT_TRUE(is_complete(tiff).complete) << is_complete(tiff).reason;
  tiff.pop_back();
  EXPECT_EQ(is_complete(tiff).reason, "strips_cut");
}

TEST(Completeness, SurvivesADirectoryLoop) {
  const Bytes loop = bytes_of(std::string_view("II*\0\x08\0\0\0\0\0\x08\0\0\0", 14));
  EXPECT_TRUE(is_complete(loop).complete);  // nothing is missing at its end; the decoder tells the circle
}

TEST(Completeness, TakesWhatLiesBehindTheEndOfAPdf) {
  const std::string pdf = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\nstartxref\n9\n%%EOF\n";
  for (const char padding : {'\0', ' ', 'x'})
    for (const std::size_t n : {1, 900, 1100, 4096, 60000})
      EXPECT_TRUE(is_complete(bytes_of(pdf + std::string(n, padding))).complete) << n << padding;
  // Made at its full length first and still being filled, or an update that was cut off.
  for (const std::string& rest : {std::string(200'000, '\0'), "2 0 obj\n" + std::string(2000, 'x')})
    EXPECT_EQ(is_complete(bytes_of(pdf + rest)).reason, "no_end_marker");
}

TEST(Completeness, ComparesTheLengthOfALinearisedPdf) {
  const std::string head = "%PDF-1.4\n1 0 obj\n<< /Linearized 1 /L 5000 /N 1 >>\nendobj\n";
  const std::string tail = "startxref\n0\n%%EOF\n";
  EXPECT_EQ(is_complete(bytes_of(head + tail)).reason, "length_differs");
  EXPECT_TRUE(is_complete(bytes_of(head + std::string(5000, ' ') + tail)).complete);
}

TEST(Decode, RefusesACutFileAsIncomplete) {
  for (const Sample& s : samples()) {
    const Bytes half(s.bytes.begin(), s.bytes.begin() + static_cast<std::ptrdiff_t>(s.bytes.size() / 2));
    EXPECT_EQ(refusal(half), "E-INTAKE-INCOMPLETE") << to_string(s.kind);
  }
}

TEST(Decode, RefusesEmptyAndUnknownFiles) {
  EXPECT_EQ(refusal({}), "E-INTAKE-EMPTY");
  EXPECT_EQ(refusal(bytes_of("PK\x03\x04 a spreadsheet")), "E-INTAKE-UNKNOWN");
}

}  // namespace
}  // namespace uketsuke::capture
