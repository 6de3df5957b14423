#pragma once

#include "core/geometry/frames.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// The resolution of a sheet of `sheet` scan pixels. A stated resolution is believed when it makes a sheet of a size
/// that paper has; else (no tag, 1 × 1, a 72 or 96 that a program made up) it is measured from the sheet's size: the
/// pair of paper (A4 before A3, B5, A5, B4, Letter, card) and usual scanner resolution that fits best, fax modes
/// (204 × 98, 204 × 196) included. Where nothing fits the longer side is taken for 297 mm (DpiSource::Unknown).
Dpi settle_dpi(const Dpi& stated, Size<ScanPx> sheet);

}  // namespace uketsuke::capture
