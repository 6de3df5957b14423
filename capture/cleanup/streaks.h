#pragma once

#include "core/image/image.h"

namespace uketsuke::capture {

/// Takes out streaks (筋): thin dark stripes that run over the whole sheet, as dust on the glass of a feeder or a dirty
/// roller leaves them. They lie level or upright on the scan, so on the straightened page they may lean by the skew
/// that was taken out. Works in place on a levelled page of 300 dpi (paper at kPaperLevel); printed rules are too dark,
/// and lines of text too broken, to be taken for a streak. A few streaks are told from rules by running out to both
/// edges of the sheet. Returns the share of rows or columns (the larger) that had one.
double remove_streaks(Image& page, double skew_deg);

}  // namespace uketsuke::capture
