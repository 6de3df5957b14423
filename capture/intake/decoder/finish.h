#pragma once

#include <cstdint>

#include "capture/intake/decoder/page_source.h"

namespace uketsuke::capture::decoder {

/// Throws Failure E-INTAKE-BOMB when a page of that size is over the pixel limits and E-INTAKE-DAMAGED when a
/// side is not positive. Call before allocating.
void require_size(std::int64_t width, std::int64_t height);

/// Throws Failure E-PAGE-RESCAN when the shorter side is under `min_side_px`: too small to hold anything readable.
void require_side(const Image& image, int min_side_px);

/// The stated resolution of an image of that many pixels, or Unknown when it cannot be true: not positive,
/// below 100 in both directions (72 and 96 are what programs write when they do not know), above 2400, x and
/// y more than 4.5 times apart (the coarsest fax is 204 × 98), or a sheet whose shorter side were over 320 mm
/// (A3 is 297) or under 20.
Dpi judge_dpi(double x, double y, int width, int height);

/// Turns an image upright as an EXIF / TIFF orientation (1–8; anything else counts as 1) says; dpi.x and
/// dpi.y change places with the axes.
Side turned_upright(Side side, int orientation);

/// A colour image whose every pixel is grey becomes Grey8.
Image without_needless_colour(Image image);

/// One channel value composed over white paper: alpha 0 is white, 255 the value itself.
constexpr std::uint8_t over_white(unsigned value, unsigned alpha) {
  return static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

}  // namespace uketsuke::capture::decoder
