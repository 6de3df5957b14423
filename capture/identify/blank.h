#pragma once

#include "core/model/page.h"

namespace uketsuke::capture {

/// True when nobody put ink on this side (白紙): no strokes but specks, show-through, punched holes, staples,
/// streaks and folds, the shadow of the sheet's edge, a fax header in the outermost 12 mm. When in doubt the side is not
/// blank.
bool is_blank(const CleanPage& page);

}  // namespace uketsuke::capture
