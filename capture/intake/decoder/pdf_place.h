#pragma once

#include <cstdint>
#include <span>

#include "capture/intake/decoder/pdf_document.h"

namespace uketsuke::capture::decoder {

/// An area of a page in points.
struct PdfBox {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
};

/// The area that an image covers.
PdfBox box_of(const PdfImage& image);

/// Puts rows of one PDF image onto a canvas, pixel on pixel, with the quarter turn and mirroring of its
/// matrix.
class PdfPlacer {
 public:
  PdfPlacer(const PdfImage& image, const PdfCanvas& canvas, Image& target);

  /// Row `y` of the image from the top: `width` pixels of 1 (grey) or 3 (BGR) channels. `paint`, if not
  /// empty, says per pixel whether it paints at all.
  void row(int y, std::span<const std::uint8_t> pixels, int pixel_channels, std::span<const std::uint8_t> paint = {});

 private:
  const PdfImage& image_;
  Image& target_;
  bool swapped_;
  bool flip_across_;  // along the image's rows
  bool flip_down_;    // along the image's columns
  int left_;
  int top_;
};

/// True when the image's sides are parallel to the page's within 3/4 of a pixel over its length.
bool is_axis_parallel(const PdfImage& image);
/// True when the image's rows run down the page.
bool is_quarter_turned(const PdfImage& image);

}  // namespace uketsuke::capture::decoder
