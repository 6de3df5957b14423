#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/page_cover.h"
#include "pipeline/office/views.h"

namespace uketsuke::pipeline {

/// PNG of a field: its stored strip, or cut out of the page's picture. Unless `clear`, all of it but a frame is painted
/// over; where it meets one of `covered`, it is cut out of the page with those painted over. A small grey picture when
/// the field has no place.
Bytes strip_png(const Office& office, const FieldValue& value, bool clear,
                const std::vector<Rect<CleanPx>>& covered);

/// The upright picture of a side with its cover painted into the pixels, scaled down to `max_width_px` (0: full size).
/// Throws Failure E-LEDGER-NOTFOUND when the side has no picture.
Bytes covered_page_jpeg(const Office& office, const PageId& page, const PageCover& cover, int max_width_px);

/// A part of a side's picture with a little paper round it (PNG), `covered` painted over. Throws like
/// covered_page_jpeg().
Bytes part_png(const Office& office, const PageId& page, const Rect<CleanPx>& place,
               const std::vector<Rect<CleanPx>>& covered);

}  // namespace uketsuke::pipeline
