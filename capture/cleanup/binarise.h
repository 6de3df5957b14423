#pragma once

#include "core/image/image.h"

namespace uketsuke::capture {

/// Adaptive binarisation (二値化) of a levelled grey image: ink is darker than the mean of the 2 mm around it by half
/// their standard deviation and by 18 of 255 at least. Solid black is ink whatever surrounds it. 0 ink, 255 paper.
Image binarised(const ImageView& levelled_grey, double dpi);

/// What despeckle() took away.
struct Specks {
  double share = 0;  ///< of the ink pixels
  int count = 0;
  double pale_share = 0;  ///< pale blurred blobs, as a share of the page's pixels
  /// Pixels inside the page's rim at least 30 of 245 darker than paper, ink or not, before anything was removed.
  double dim_share = 0;
  double pale_edge = 1;   ///< their median steepness over three pixels of the scan, as a share of their depth
};

/// Despeckling (ごみ取り): removes from `binary` (and whitens in `grey`) what is no ink of this side: isolated specks
/// under 0.3 mm, and pale blurred blobs, which is print showing through from the back. Dots near other strokes
/// (濁点, decimal points, broken faint strokes) stay. `grey` is the levelled image that `binary` was made from, and
/// `source_scale` its pixels per scan pixel.
Specks despeckle(Image& binary, Image& grey, double dpi, double source_scale);

}  // namespace uketsuke::capture
