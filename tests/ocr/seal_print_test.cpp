#include "ocr/form/seal_field.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/ocr/pictures.h"

// A place for a seal as forms print it (事業主印): a ring and 印 in the form's own orange, which a scanner's JPEG mixes with its paper.
namespace uketsuke::ocr {
namespace {

using test::Sheet;

constexpr double kPrintPx = 12;  // px per mm, 300 dpi
constexpr int kSide = 240;       // 20 mm
const Rect<FormMm> kBox{0.5, 0.5, 19, 19};

SealPrint form_print(const ArtBox& ring) { return {std::span(&ring, 1), {{7.9, 7.9, 4.2, 4.2}}}; }

ArtBox form_ring() {
  ArtBox ring;
  ring.rect = {1, 1, 18, 18};
  ring.radius_mm = 9;
  return ring;
}

using Colour = std::array<int, 3>;  // blue, green, red
constexpr Colour kOrange{0x6e, 0x8c, 0xf0}, kVermilion{47, 69, 228};
constexpr int kPaper = 252;

Sheet printed_place() {
  Sheet out(kSide, kSide);
  out.ring(120, 120, 108, 108, 2).stroke(104, 112, 136, 112, 3);
  for (const int x : {108, 120, 132}) out.stroke(x, 104, x, 136, 3);
  return out;
}

Sheet seal_at(int x, int y) {
  Sheet out(kSide, kSide);
  out.ring(x, y, 60, 60, 6).stroke(x, y - 40, x, y + 40, 7);
  for (const int dy : {-25, 0, 25}) out.stroke(x - 30, y + dy, x + 30, y + dy, 7);
  return out;
}

void lay(Image& colour, const Sheet& drawn, const Colour& ink) {
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x)
      if (drawn.image().row(y)[x] < 128)
        for (int c = 0; c < 3; ++c)
          colour.row(y)[3 * x + c] = static_cast<std::uint8_t>(ink[static_cast<std::size_t>(c)]);
}

double luma(const std::uint8_t* bgr) { return 0.114 * bgr[0] + 0.587 * bgr[1] + 0.299 * bgr[2]; }

/// What JPEG does to thin coloured lines: every pixel keeps its brightness, squares of `block` px share their colour, which is kept
/// in coarse steps (ITU-T T.81; the Cb and Cr of T.871).
void share_colour(Image& colour, int block) {
  constexpr double kStep = 17;
  for (int y0 = 0; y0 < kSide; y0 += block)
    for (int x0 = 0; x0 < kSide; x0 += block) {
      double cb = 0, cr = 0;
      for (int i = 0; i < block * block; ++i) {
        const std::uint8_t* p = colour.row(y0 + i / block) + 3 * (x0 + i % block);
        cb += 0.564 * (p[0] - luma(p)) / (block * block);
        cr += 0.713 * (p[2] - luma(p)) / (block * block);
      }
      if (block > 1) cb = kStep * std::round(cb / kStep), cr = kStep * std::round(cr / kStep);
      const std::array<double, 3> off{1.772 * cb, -0.344 * cb - 0.714 * cr, 1.402 * cr};
      for (int i = 0; i < block * block; ++i) {
        std::uint8_t* p = colour.row(y0 + i / block) + 3 * (x0 + i % block);
        const double bright = luma(p);
        for (std::size_t c = 0; c < 3; ++c)
          p[c] = static_cast<std::uint8_t>(std::clamp(std::lround(bright + off[c]), 0L, 255L));
      }
    }
}

FieldCut scanned(const std::vector<std::pair<Sheet, Colour>>& inks, int block, bool in_colour = true) {
  FieldCut cut;
  cut.px_per_mm = kPrintPx;
  cut.area = {0, 0, 20, 20};
  cut.paper = kPaper;
  Image colour(kSide, kSide, PixelFormat::Bgr8, kPaper);
  for (const auto& [drawn, ink] : inks) lay(colour, drawn, ink);
  share_colour(colour, block);
  cut.grey = Image(kSide, kSide, PixelFormat::Grey8);
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) cut.grey.row(y)[x] = static_cast<std::uint8_t>(luma(colour.row(y) + 3 * x));
  if (in_colour) cut.colour = std::move(colour);
  return cut;
}

// Of 230 JPEG sides that nobody had stamped 188 passed for stamped.
TEST(SealPrint, TheFormsOwnRingIsNoSealHoweverItsColourRuns) {
  const ArtBox ring = form_ring();
  for (const int block : {1, 2, 4, 8}) {
    const FieldValue none = read_seal(scanned({{printed_place(), kOrange}}, block), kBox, form_print(ring));
    EXPECT_EQ(none.state, ReadState::Blank) << block;
    EXPECT_THAT(none.doubts, ::testing::IsEmpty()) << block;
    for (const int x : {120, 90, 70})
      EXPECT_EQ(read_seal(scanned({{printed_place(), kOrange}, {seal_at(x, 120), kVermilion}}, block), kBox,
                          form_print(ring)).value,
                "present")
          << block << " at " << x;
  }
}

TEST(SealPrint, WithoutColourAnEmptyPlaceIsOneWhosePrintIsSeen) {
  const ArtBox ring = form_ring();
  const FieldValue empty = read_seal(scanned({{printed_place(), kOrange}}, 1, false), kBox, form_print(ring));
  EXPECT_EQ(empty.state, ReadState::Blank);
  EXPECT_THAT(empty.doubts, ::testing::IsEmpty());
  EXPECT_THAT(read_seal(scanned({}, 1, false), kBox, form_print(ring)).doubts, ::testing::Contains("no_colour"))
      << "a scan that has lost the ring may have lost a seal";
  const FieldCut sealed = scanned({{printed_place(), kOrange}, {seal_at(100, 110), kVermilion}}, 1, false);
  EXPECT_EQ(read_seal(sealed, kBox, form_print(ring)).value, "present");
}

}  // namespace
}  // namespace uketsuke::ocr
