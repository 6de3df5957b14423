#pragma once

#include <vector>

#include "capture/identify/code_reader.h"
#include "core/model/identified.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// Whether something lies or is printed on a sheet that steers a batch (仕切り紙の上の別の紙): a form that was laid on
/// a separator would be told as that separator, and nobody would look at it. Looks at what such a sheet leaves white; a
/// line in somebody's hand and a stamp do not count. `codes` are those of the sheet, which say where it lies; `kind` is
/// Separator, Header or Slip.
bool is_covered(const CleanPage& page, const std::vector<FoundCode>& codes, PageKind kind);

}  // namespace uketsuke::capture
