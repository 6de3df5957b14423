#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/image/image.h"

namespace uketsuke::capture::decoder {

/// An image as a PDF page draws it. `ctm` maps the unit square of the image (origin at its lower left) to the
/// page in points (1/72 inch, origin top-left, y down, after /Rotate and the crop box): x' = ctm[0] u +
/// ctm[2] v + ctm[4], y' = ctm[1] u + ctm[3] v + ctm[5].
struct PdfImage {
  int width = 0;   ///< pixels
  int height = 0;  ///< pixels
  std::array<double, 6> ctm{};
  bool grey = false;     ///< every pixel is grey
  bool stencil = false;  ///< paints a colour through a 1-bit mask and leaves the rest
};

/// What a page draws, found without decoding an image.
struct PdfInventory {
  double width_pt = 0;  ///< crop box after /Rotate
  double height_pt = 0;
  std::vector<PdfImage> images;  ///< visible ones, in drawing order
  int first_visible = 0;         ///< images before this one lie under a later image that covers the page
  /// Something other than plain images is visible: text, lines, shadings, transparency, clipped images.
  bool other_marks = false;
};

/// Where the pixel grid of an image lies on a canvas.
struct PdfCanvas {
  int width = 0;   ///< pixels
  int height = 0;  ///< pixels
  double x_dpi = 72;
  double y_dpi = 72;
  bool grey = false;
};

/// A PDF file through Poppler's library. One object at a time per process.
class PdfDocument {
 public:
  /// Throws Failure E-INTAKE-ENCRYPTED, -DAMAGED, -EMPTY. The bytes must outlive the object.
  explicit PdfDocument(std::span<const std::uint8_t> bytes);
  PdfDocument(const PdfDocument&) = delete;
  PdfDocument& operator=(const PdfDocument&) = delete;
  ~PdfDocument();

  /// Pages of the page tree, also those that its /Count leaves out and inventory() then refuses.
  int page_count() const;
  /// Attached files that may hold paper and are not read.
  int attachment_count() const;
  /// What page `number` draws. Throws Failure E-INTAKE-DAMAGED when there is no such page.
  PdfInventory inventory(int number);
  /// The visible images of a page put onto a white canvas pixel by pixel, turned by quarter turns and
  /// mirrored as the page says but never resampled. Damaged image data is a Failure E-INTAKE-DAMAGED or
  /// -INCOMPLETE.
  Image compose(int number, const PdfInventory& inventory, const PdfCanvas& canvas);
  /// The page as it would be printed, in colour.
  Image render(int number, double dpi);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace uketsuke::capture::decoder
