#pragma once

#include <string>
#include <vector>

#include "core/image/codec.h"
#include "core/image/image.h"

namespace uketsuke::capture::test {

/// An image XObject.
struct PdfXObject {
  Bytes data;              ///< encoded as `filter` says
  std::string dictionary;  ///< entries such as "/Width 10 /Height 20 /ColorSpace /DeviceGray /BitsPerComponent 8"
};

/// One page: its boxes and turn in page units, content stream, and images named /I0, /I1, …
struct PdfPage {
  double width_pt = 595.2;
  double height_pt = 841.92;
  int rotate = 0;
  std::string crop_box;  ///< "[0 0 10 10]" or empty
  std::string entries;   ///< further entries of the page's dictionary
  std::string content;
  std::vector<PdfXObject> images;
};

/// A well-formed PDF 1.4 with a cross-reference table.
Bytes make_pdf(const std::vector<PdfPage>& pages);

/// Uncompressed grey or RGB samples of an image.
PdfXObject raw_image(const Image& image);
/// A JPEG as an XObject.
PdfXObject jpeg_image(const Image& image);
/// "q W 0 0 H X Y cm /In Do Q".
std::string draw(int n, double x, double y, double w, double h);

}  // namespace uketsuke::capture::test
