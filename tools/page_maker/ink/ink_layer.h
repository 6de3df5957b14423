#pragma once

#include <span>
#include <vector>

#include "core/geometry/frames.h"
#include "core/image/image.h"
#include "tools/page_maker/glyphs/glyph_set.h"

namespace uketsuke::page_maker {

/// Ink of one pen on one sheet: coverage 0..1 per pixel, drawn in form millimetres, laid over the print at
/// the end.
class InkLayer {
 public:
  InkLayer(int width_px, int height_px, double dpi);

  /// A pen line through points; the width runs from `width_mm` at the start to `width_mm * taper` at the end.
  void line(std::span<const Point<FormMm>> points, double width_mm, double taper = 1, double strength = 1);
  /// A digit's bitmap fitted to a rectangle, leaning by `slant` (x shift per unit of height, to the right at
  /// the top).
  void digit(const Rect<FormMm>& rect, const DigitGlyph& glyph, double slant, double strength = 1);
  /// Lays the ink over a Bgr8 image of the same size. Colour as blue, green, red 0..255.
  void lay_over(Image& sheet, const std::array<double, 3>& bgr) const;

  double dpi() const { return dpi_; }

 private:
  void segment(Point<FormMm> from, Point<FormMm> to, double width_from_mm, double width_to_mm, double strength);
  void raise(int x, int y, double coverage);

  int width_;
  int height_;
  double dpi_;
  std::vector<std::uint8_t> coverage_;
};

/// The rectangle, in glyph pixels, that holds a digit's ink.
Rect<CropPx> ink_box(const DigitGlyph& glyph);

}  // namespace uketsuke::page_maker
