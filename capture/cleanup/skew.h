#pragma once

#include "core/image/image.h"

namespace uketsuke::capture {

/// Skew of a page (傾き) and which way its text lines run.
struct Skew {
  double angle_deg = 0;         ///< clockwise; turning by −angle makes lines level
  double confidence = 0;        ///< 0..1: how much the profile peaks; 0 where the page has too little on it to tell
  bool lines_run_down = false;  ///< text lines run down the image: the page lies on its side
};

/// Measures the skew of a page at about 150 dpi, to about 0.02 degrees, within ±`max_deg`: the levelled grey picture
/// for the angle, its binary (ink below 128) for the direction of the lines.
Skew find_skew(const ImageView& grey, const ImageView& binary, double max_deg);

}  // namespace uketsuke::capture
