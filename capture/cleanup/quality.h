#pragma once

#include "capture/cleanup/binarise.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// What the grey picture (levelled, before the curve) says about the scan.
struct PictureMeasures {
  double ink_level = 0;  ///< robust brightness of ink, 0..255, paper being kPaperLevel; 255 where there is none
  double sharpness = 0;  ///< as CleanupReport::sharpness
  double ink_share = 0;
};
/// `source_scale`: clean pixels per scan pixel; an enlarged scan has wider edges without being blurred.
PictureMeasures measure(const ImageView& levelled_grey, const ImageView& binary, double source_scale);

/// Whether there is more ink on a side than specks.
bool is_written(const CleanupReport& report);

/// Whether the sheet must be scanned again (再スキャン). Conservative: a fax or a faint copy that a person could still
/// read passes, and an empty side is never blamed for having no contrast; one with nothing but `faint` marks is.
QualityVerdict judge(const CleanupReport& report, const Dpi& scan_dpi, const Specks& specks, bool faint);

}  // namespace uketsuke::capture
