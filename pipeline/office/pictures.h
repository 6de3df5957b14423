#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

namespace uketsuke::pipeline {

/// PNG of a field: its stored strip, or cut out of the page's picture. Unless `clear`, all of it but a frame is painted
/// over. A small grey picture when the field has no place.
Bytes strip_png(const Office& office, const FieldValue& value, bool clear);

/// The upright picture of a side with every known 個人番号 painted over, scaled down to `max_width_px` (0: full size).
/// Throws Failure E-LEDGER-NOTFOUND when the side has no picture.
Bytes masked_page_jpeg(const Office& office, const PageId& page, int max_width_px);

/// Where 個人番号 stand on a side: places of the form template and of readings, in upright page pixels.
std::vector<Rect<CleanPx>> number_places(const Office& office, const PageId& page);

}  // namespace uketsuke::pipeline
