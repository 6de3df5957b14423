// What the process that starts the decoder does when the decoder misbehaves, and the limits of the real one.

#include <chrono>

#include <gtest/gtest.h>

#include "capture/intake/wire.h"
#include "tests/capture/intake/decoded.h"
#include "tests/capture/intake/make_jpeg.h"
#include "tests/capture/intake/make_pdf.h"
#include "tests/capture/intake/make_png.h"
#include "tests/capture/intake/make_tiff.h"
#include "tests/capture/intake/picture.h"

namespace uketsuke::capture {
namespace {

using namespace test;

Bytes order(char how) {
  const auto c = static_cast<std::uint8_t>(how);
  return {0xFF, 0xD8, 0xFF, c, 0x00, 0x00, 0xFF, 0xD9};
}

DecodeOptions with_fake(int timeout_ms = 20'000) {
  DecodeOptions options;
  options.program = UKETSUKE_FAKE_DECODER;
  options.page_timeout_ms = timeout_ms;
  return options;
}

// One letter per side: p page, otherwise the first letter of the code behind E-INTAKE-.
std::string story(const Bytes& bytes, const DecodeOptions& options) {
  std::string out;
  int expected = 0;
  for (const DecodedSide& side : decoded(bytes, options)) {
    EXPECT_EQ(side.number, ++expected);
    out.push_back(side.page() != nullptr ? 'p' : side.failure()->code()[9]);
  }
  return out;
}

TEST(Guard, FollowsTheProtocol) { EXPECT_EQ(story(order('o'), with_fake()), "pppp"); }
TEST(Guard, AKilledDecoderLosesOnlyItsPage) { EXPECT_EQ(story(order('k'), with_fake()), "pCpp"); }
TEST(Guard, ADecoderOutOfMemoryIsABomb) { EXPECT_EQ(story(order('m'), with_fake()), "ppBp"); }
TEST(Guard, AHangingDecoderIsStopped) { EXPECT_EQ(story(order('h'), with_fake(300)), "pTpp"); }
TEST(Guard, GarbageIsACrash) { EXPECT_EQ(story(order('g'), with_fake(2000)), "pTpp"); }
TEST(Guard, AWrongPageNumberIsACrash) { EXPECT_EQ(story(order('w'), with_fake()), "pCpp"); }
TEST(Guard, RepeatedDeathsEndTheFile) { EXPECT_EQ(story(order('a'), with_fake()), "CCCC"); }
TEST(Guard, ADeathBeforeTheFirstPageRefusesTheFile) { EXPECT_EQ(refusal(order('d'), with_fake()), "E-INTAKE-CRASH"); }

TEST(Guard, AMissingDecoderIsAnEnvironmentFailure) {
  DecodeOptions options;
  options.program = "/nowhere/uketsuke-decode";
  EXPECT_EQ(refusal(order('o'), options), "E-ENV-FILE");
}

TEST(Guard, APageRangeIsObeyed) {
  DecodeOptions options = with_fake();
  options.first_page = 2;
  options.last_page = 3;
  const auto sides = decoded(order('o'), options);
  ASSERT_EQ(sides.size(), 2U);
  EXPECT_EQ(sides[0].number, 2);
  EXPECT_EQ(sides[0].page()->image.row(0)[0], 2);
  EXPECT_EQ(sides[1].number, 3);
  options.first_page = options.last_page = 5;
  EXPECT_EQ(refusal(order('o'), options), "E-INPUT-VALUE");
}

TEST(Guard, CountsSidesWithoutDecodingThem) {
  DecodeOptions options;
  options.last_page = 0;
  const TiffPage page{picture(100, 100, PixelFormat::Grey8)};
  const DecodeSummary summary = decode(make_tiff({page, page, page}), ScanFileId("x"), options,
                                       [](DecodedSide) { FAIL() << "no side was asked for"; });
  EXPECT_EQ(summary.page_count, 3);
  EXPECT_EQ(summary.decoded + summary.failed, 0);
}

TEST(Guard, WhatTheCallerThrowsPassesThrough) {
  EXPECT_THROW(decode(order('o'), ScanFileId("x"), with_fake(), [](DecodedSide) { throw std::runtime_error("stop"); }),
               std::runtime_error);
}

TEST(Limits, AnA3ColourPageAt600DpiPasses) {
  const Image a3(7016, 9921, PixelFormat::Bgr8, 200);
  TiffPage tiff{a3};
  tiff.compression = 5;
  tiff.ink = TiffInk::Rgb;
  tiff.x_dpi = tiff.y_dpi = 600;
  const Page page = one_page(make_tiff({tiff}));
  EXPECT_EQ(page.image.width(), 7016);
  EXPECT_EQ(page.image.height(), 9921);
  EXPECT_EQ(one_page(make_jpeg(a3, {.dpi = 600, .exif_orientation = 6})).image.width(), 9921);
}

TEST(Limits, ABombIsRefusedAtOnce) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(refusal(make_png_bomb(60000, 60000)), "E-INTAKE-BOMB");
  EXPECT_EQ(refusal(make_png_bomb(30000, 30000)), "E-INTAKE-BOMB");
  EXPECT_LT(make_png_bomb(60000, 60000).size(), 100U);
  PdfPage poster;
  poster.width_pt = poster.height_pt = 900'000;
  EXPECT_EQ(refusal(make_pdf({poster})), "E-INTAKE-BOMB");
  // White bilevel rows pack 1,000 to 1: within the limits they pass, beyond them they do not.
  const auto white_fax = [](int height) {
    TiffPage page{Image(20'000, height, PixelFormat::Grey8, 255)};
    page.bits = 1;
    page.compression = 4;
    page.ink = TiffInk::MinIsWhite;
    return make_tiff({page});
  };
  EXPECT_EQ(refusal(white_fax(2'000)), "");
  EXPECT_EQ(refusal(white_fax(6'001)), "E-INTAKE-BOMB");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Limits, ManyScansOfAProgressiveJpegAreABomb) {
  // A repeated scan is what a decoder has to work through; the picture itself is small.
  Bytes bytes = make_jpeg(picture(400, 400, PixelFormat::Grey8), {.progressive = true});
  const Bytes sos{0xFF, 0xDA};
  auto last = std::find_end(bytes.begin(), bytes.end(), sos.begin(), sos.end());
  const Bytes scan(last, bytes.end() - 2);
  Bytes many(bytes.begin(), bytes.end() - 2);
  for (int i = 0; i < 400; ++i) many.insert(many.end(), scan.begin(), scan.end());
  many.insert(many.end(), {0xFF, 0xD9});
  const std::string code = refusal(many);
  EXPECT_TRUE(code == "E-INTAKE-BOMB" || code == "E-INTAKE-DAMAGED") << code;
}

TEST(Limits, AnUnreadablySmallPageAsksForARescan) {
  const Bytes small = make_png(picture(40, 40, PixelFormat::Grey8), {});
  EXPECT_EQ(refusal(small), "E-PAGE-RESCAN");
  DecodeOptions field;
  field.min_side_px = 1;
  EXPECT_EQ(decode_page(small, ScanFileId(std::string(64, 'a')), 1, field).image.width(), 40) << "a field is no page";
}

TEST(Wire, HeadersComeBack) {
  wire::Message m;
  m.kind = wire::Kind::Page;
  m.number = 3;
  m.width = 200;
  m.height = 100;
  m.format = PixelFormat::Bgr8;
  m.dpi = {300, 200, DpiSource::Stated};
  m.payload_bytes = 60000;
  const auto back = wire::read_header(wire::write_header(m));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->number, 3);
  EXPECT_EQ(back->width, 200);
  EXPECT_EQ(back->dpi.y, 200);
  EXPECT_EQ(back->format, PixelFormat::Bgr8);
}

TEST(Wire, RefusesEverythingOutsideTheLimits) {
  const auto accepts = [](auto change) {
    wire::Message m;
    m.kind = wire::Kind::Page;
    m.number = 1;
    m.width = 200;
    m.height = 100;
    m.payload_bytes = 20000;
    change(m);
    return wire::read_header(wire::write_header(m)).has_value();
  };
  EXPECT_TRUE(accepts([](wire::Message&) {}));
  EXPECT_FALSE(accepts([](wire::Message& m) { m.number = 0; }));
  EXPECT_FALSE(accepts([](wire::Message& m) { m.number = limits::kMaxPagesPerFile + 1; }));
  EXPECT_FALSE(accepts([](wire::Message& m) { m.width = -1; }));
  EXPECT_FALSE(accepts([](wire::Message& m) { m.width = limits::kMaxPageSide + 1; }));
  EXPECT_FALSE(accepts([](wire::Message& m) { m.payload_bytes = 19999; }));
  EXPECT_FALSE(accepts([](wire::Message& m) { m.dpi.x = std::numeric_limits<double>::quiet_NaN(); }));
  EXPECT_FALSE(accepts([](wire::Message& m) {
    m.width = m.height = 20000;
    m.payload_bytes = 400'000'000;
  }));
}

TEST(Wire, FailuresComeBackAndStrangeOnesAreCrashes) {
  EXPECT_EQ(wire::read_failure(wire::write_failure(Failure("E-INTAKE-BOMB", "60000 pixels"))).code(), "E-INTAKE-BOMB");
  EXPECT_EQ(wire::read_failure("E-LEDGER-CHAIN\nx").code(), "E-INTAKE-CRASH");
  EXPECT_EQ(wire::read_failure("\xff\xfe").code(), "E-INTAKE-CRASH");
  EXPECT_EQ(wire::read_failure("E-INTAKE-BOMB\na\x1b[31mb").detail(), "a[31mb");
}

}  // namespace
}  // namespace uketsuke::capture
