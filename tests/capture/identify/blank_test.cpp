#include "capture/identify/blank.h"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/cleanup/pixels.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

constexpr double kDpi = 200;
constexpr double kK = kDpi / 25.4;

// An empty A4 side with a scanner's grain, drawn upon.
bool blank_with(const std::function<void(Image&)>& draw) {
  Image page(1654, 2339, PixelFormat::Grey8);
  page_maker::Random random(9);
  for (int y = 0; y < page.height(); ++y)
    for (int x = 0; x < page.width(); ++x) page.row(y)[x] = static_cast<std::uint8_t>(random.normal(240, 3));
  draw(page);
  return is_blank(clean(page_of(blurred(page, 0.6), kDpi), {}, no_debug()));
}

void hole(Image& page, double x_mm, double y_mm) {
  for (int y = 0; y < page.height(); ++y)
    for (int x = 0; x < page.width(); ++x)
      if (std::hypot(x - x_mm * kK, y - y_mm * kK) < 3 * kK) page.row(y)[x] = 30;
}

void letters(Image& page, double x_mm, double y_mm, int count, double size_mm, std::uint32_t ink) {
  for (int i = 0; i < count; ++i) {
    const double x = x_mm + i * size_mm * 1.2;
    fill(page, x * kK, y_mm * kK, 0.35 * kK, size_mm * kK, ink);
    fill(page, x * kK, (y_mm + size_mm / 2) * kK, size_mm * kK, 0.35 * kK, ink);
  }
}

void stroke(Image& page, double x0_mm, double y0_mm, double x1_mm, double y1_mm) {
  for (double t = 0; t <= 1; t += 0.005)
    fill(page, (x0_mm + t * (x1_mm - x0_mm)) * kK, (y0_mm + t * (y1_mm - y0_mm)) * kK, 0.5 * kK, 0.5 * kK, 60);
}

TEST(Blank, EmptySidesWithWhatOfficesDoToThem) {
  EXPECT_TRUE(blank_with([](Image&) {})) << "nothing";
  EXPECT_TRUE(blank_with([](Image& p) { hole(p, 12, 108), hole(p, 12, 188); })) << "punched holes";
  EXPECT_TRUE(blank_with([](Image& p) {
    page_maker::Random random(3);
    for (int i = 0; i < 60; ++i) fill(p, random.uniform(30, 1600), random.uniform(30, 2300), 2, 2, 60);
  })) << "specks";
  EXPECT_TRUE(blank_with([](Image& p) { letters(p, 20, 5, 40, 2.4, 20); })) << "a fax header";
  EXPECT_TRUE(blank_with([](Image& p) { fill(p, 4, 0, 3, 2339, 120); })) << "the shadow of the edge";
  EXPECT_TRUE(blank_with([](Image& p) { stroke(p, 4, 20, 11, 13); })) << "a staple at the top left";
  EXPECT_TRUE(blank_with([](Image& p) { stroke(p, 196, 16, 205, 16); })) << "a level staple at the top right";
}

// A person sees it on a screen; no more than grain of it became ink.
TEST(Blank, PrintTooPaleForInkIsContent) {
  for (const int depth : {16, 20, 26})
    EXPECT_FALSE(blank_with([&](Image& p) {
      for (int line = 0; line < 20; ++line)
        letters(p, 25, 40 + 9 * line, 30, 3.5, 0x010101U * static_cast<std::uint32_t>(240 - depth));
    })) << depth;
}

TEST(Blank, WritingAtTheTopEdgeIsNoFaxHeader) {
  EXPECT_FALSE(blank_with([](Image& p) { letters(p, 20, 1, 8, 5, 30); })) << "written 1 mm below the edge";
  EXPECT_TRUE(blank_with([](Image& p) { letters(p, 20, 1, 40, 2.4, 20); })) << "a header there";
}

TEST(Blank, ASheetShrunkToAStripIsNotBlank) {
  Image receipt(320, 14000, PixelFormat::Grey8, 255);  // 1.8 m at 200 dpi, longer than is believed
  for (int y = 100; y < receipt.height() - 100; y += 40) fill(receipt, 25, y, 220, 1, 0);
  EXPECT_FALSE(is_blank(clean(page_of(receipt, kDpi), {}, no_debug())));
}

TEST(Blank, PrintFromTheBackIsNoContent) {
  EXPECT_TRUE(blank_with([](Image& p) {
    Image back(p.width(), p.height(), PixelFormat::Grey8, 255);
    for (int line = 0; line < 20; ++line) letters(back, 25, 40 + 9 * line, 30, 3.5, 130);
    const Image soft = blurred(back, 2.6);
    for (int y = 0; y < p.height(); ++y)
      for (int x = 0; x < p.width(); ++x)
        p.row(y)[x] = static_cast<std::uint8_t>(p.row(y)[x] * (180 + soft.row(y)[x] * 75 / 255) / 255);
  }));
}

// Ink of a colour that forms are printed in: dropped for reading, and still somebody's.
TEST(Blank, PaleColouredInkIsContent) {
  const auto stamped = [](std::uint32_t rgb) {
    Image page(1654, 2339, PixelFormat::Bgr8);
    page_maker::Random random(9);
    for (int y = 0; y < page.height(); ++y)
      for (int x = 0; x < 3 * page.width(); ++x) page.row(y)[x] = static_cast<std::uint8_t>(random.normal(240, 3));
    for (int i = 0; i < 8; ++i) {  // 処理済, as a rubber stamp
      fill(page, (60 + 5 * i) * kK, 120 * kK, 0.4 * kK, 4 * kK, rgb);
      fill(page, (60 + 5 * i) * kK, 122 * kK, 4 * kK, 0.4 * kK, rgb);
    }
    return !is_blank(clean(page_of(blurred(page, 0.6), kDpi), {}, no_debug()));
  };
  EXPECT_TRUE(stamped(0xF0A0A0)) << "pale red";
  EXPECT_TRUE(stamped(0xF0B070)) << "orange";
  EXPECT_TRUE(stamped(0x80D090)) << "green";
  EXPECT_TRUE(stamped(0x9090F0)) << "blue";
  EXPECT_FALSE(stamped(0xF0F0F0)) << "paper";
}

TEST(Blank, AnythingThatAPersonPutThereIsContent) {
  EXPECT_FALSE(blank_with([](Image& p) { letters(p, 60, 120, 3, 4, 30); })) << "three characters";
  EXPECT_FALSE(blank_with([](Image& p) { letters(p, 60, 120, 8, 5, 190); })) << "faint pencil";
  EXPECT_FALSE(blank_with([](Image& p) {
    for (int i = 0; i < 4; ++i) stroke(p, 8 + 3 * i, 12, 8 + 3 * i, 18);
  })) << "a tally in the corner";
  EXPECT_FALSE(blank_with([](Image& p) { stroke(p, 60, 120, 67, 113); })) << "a slash where no staple is";
  EXPECT_FALSE(blank_with([](Image& p) { stroke(p, 6, 16, 8, 20), stroke(p, 8, 20, 13, 12); })) << "a tick in the corner";
  EXPECT_FALSE(blank_with([](Image& p) { letters(p, 20, 4, 30, 2.4, 20), letters(p, 20, 14, 6, 3, 20); }))
      << "a header and a line under it";
  EXPECT_FALSE(blank_with([](Image& p) { letters(p, 20, 2, 12, 2.2, 20), letters(p, 20, 7.5, 12, 2.2, 20); }))
      << "two lines at the top are somebody's text";
  EXPECT_FALSE(blank_with([](Image& p) {
    for (int y = 0; y < 300; ++y)
      for (int x = 0; x < 300; ++x)
        if (std::abs(std::hypot(x - 150, y - 150) - 60) < 4) p.row(1000 + y)[700 + x] = 90;
    letters(p, 96, 140, 2, 4, 90);
  })) << "a stamp";
}

}  // namespace
}  // namespace uketsuke::capture
