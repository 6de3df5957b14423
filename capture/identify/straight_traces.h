#pragma once

#include "core/model/page.h"

namespace uketsuke::capture {

/// A binary picture with its straight traces taken out.
struct Traced {
  Image picture;
  int traces = 0;  ///< taken out
};

/// Takes the straight traces that scanning leaves out of a binary picture (筋・折り目・用紙の縁): dust on the glass and a
/// dirty roller draw them along the axes of the scan, folds and the sheet's edge along those of the sheet, whole or dotted.
/// A trace is thinner than 1.2 mm, runs over a quarter of the sheet and has nothing written along it. At most `most` are
/// taken out, and none where there are more: that is a ruled page. What crosses a trace is left in two pieces.
Traced without_straight_traces(const Image& binary, const CleanPage& page, int most);

}  // namespace uketsuke::capture
