#pragma once

#include "core/image/image.h"

namespace uketsuke::capture {

/// How alike two clean pages are (同じ紙か), place by place.
struct PaperLikeness {
  int places = 0;     ///< squares of either page that show ink
  int different = 0;  ///< those of them that the other page does not show within reach
};

/// Compares two pages that cleanup made upright and straight, both at `dpi`, grey or colour. Two sheets of one form agree
/// in what is printed on them and differ wherever somebody wrote; certificates of one office agree in nearly all, so the
/// values that were read must be compared beside. About a tenth of a second.
PaperLikeness compare_papers(const ImageView& a, const ImageView& b, double dpi);

/// True when the two pages can only be scans of one sheet: hardly a place differs. A sheet that was stamped, folded or
/// stained between its scans may be missed; sheets of different persons never meet.
bool same_paper(const PaperLikeness& likeness);

}  // namespace uketsuke::capture
