#include "ocr/documents/clear_paper.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace uketsuke::ocr {
namespace {

/// Red of a seal stands this much above green and blue (of 255); a warm paper or a scanner's fringe up to 20.
constexpr int kRedder = 32;
/// Red channel at which a pixel is paper: vermilion has 190 to 230 there, black print under it less than 90.
constexpr int kRedPaper = 180;
/// A pixel of the binary picture that is this bright without the red is paper.
constexpr int kPaper = 150;



/// Print is about as dark as this share of all ink, where nine tenths of it may be ground.
constexpr double kPrintShare = 0.04;
/// Ink paler than this (from print at 0 to paper at 1) is ground: copy-guard tints are printed at 0.65 to 0.85, thin
/// strokes of 7 pt type scan at up to 0.45.
constexpr double kGround = 0.55;
/// Soft edges of print, px on each side.
constexpr int kEdge_px = 3;
/// Share of a page's ink that must be ground for it to count: below are specks and faint strokes.
constexpr double kLeastGround = 0.05;

/// Grey at which ink is no longer print, from the darkest of it; 0 when the page has no ink.
int ground_level(const CleanPage& page) {
  std::array<long, 256> counts{};
  long all = 0;
  for (int y = 0; y < page.grey.height(); ++y) {
    const std::uint8_t *grey = page.grey.row(y), *binary = page.binary.row(y);
    for (int x = 0; x < page.grey.width(); ++x)
      if (binary[x] < 128) ++counts[grey[x]], ++all;
  }
  if (all == 0) return 0;
  long seen = 0;
  int print = 0;
  while (print < 255 && static_cast<double>(seen += counts[static_cast<std::size_t>(print)]) < kPrintShare * static_cast<double>(all)) ++print;
  return print + static_cast<int>(kGround * (255 - print));
}

/// 1 where a pixel darker than `level` is within the edge's width, along rows and then along columns.
std::vector<std::uint8_t> near_print(const Image& grey, int level) {
  const int w = grey.width(), h = grey.height();
  const auto at = [w](int x, int y) { return static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x); };
  std::vector<std::uint8_t> along(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 0), out = along;
  for (int y = 0; y < h; ++y) {
    const std::uint8_t* row = grey.row(y);
    for (int x = 0; x < w; ++x)
      if (row[x] < level)
        for (int k = std::max(0, x - kEdge_px); k <= std::min(w - 1, x + kEdge_px); ++k) along[at(k, y)] = 1;
  }
  for (int y = 0; y < h; ++y)
    for (int k = std::max(0, y - kEdge_px); k <= std::min(h - 1, y + kEdge_px); ++k)
      for (int x = 0; x < w; ++x) out[at(x, y)] = out[at(x, y)] | along[at(x, k)];
  return out;
}

}  // namespace

CleanPage without_seal_ink(const CleanPage& page) {
  CleanPage out = page;
  if (page.colour.empty()) return out;
  out.grey = page.grey.clone();
  out.binary = page.binary.clone();
  for (int y = 0; y < out.grey.height(); ++y) {
    const std::uint8_t* colour = page.colour.row(y);
    std::uint8_t* grey = out.grey.row(y);
    std::uint8_t* binary = out.binary.row(y);
    for (int x = 0; x < out.grey.width(); ++x, colour += 3) {
      const int red = colour[2];
      if (red - std::max(colour[0], colour[1]) <= kRedder) continue;
      const int paper = std::min(255, red * 255 / kRedPaper);
      if (paper <= grey[x]) continue;
      grey[x] = static_cast<std::uint8_t>(paper);
      if (paper > kPaper) binary[x] = 255;
    }
  }
  return out;
}

CleanPage without_ground(const CleanPage& page) {
  const int level = ground_level(page);
  if (level == 0) return page;
  const std::vector<std::uint8_t> near = near_print(page.grey, level);
  CleanPage out = page;
  out.grey = page.grey.clone();
  out.binary = page.binary.clone();
  long ink = 0, ground = 0;
  auto keep = near.begin();
  for (int y = 0; y < out.grey.height(); ++y) {
    std::uint8_t *grey = out.grey.row(y), *binary = out.binary.row(y);
    for (int x = 0; x < out.grey.width(); ++x, ++keep) {
      ink += binary[x] < 128;
      if (*keep != 0) continue;
      ground += binary[x] < 128;
      grey[x] = binary[x] = 255;
    }
  }
  return static_cast<double>(ground) < kLeastGround * static_cast<double>(ink) ? page : out;
}

}  // namespace uketsuke::ocr
