#pragma once

#include <string>

#include "core/form/sheet_code.h"
#include "render/canvas/canvas.h"
#include "tools/page_maker/out/page_file.h"

namespace uketsuke::page_maker {

/// The sheets that steer a batch as the scanner room's machine delivers them: clean, bilevel, 150 dpi.
Side scan_header_sheet(const HeaderSheetCode& code, std::uint64_t seed);
Side scan_separator_sheet(const SeparatorSheetCode& code, std::uint64_t seed);
/// A drawn A4 sheet scanned in the same way.
Side scan_steering_sheet(render::Canvas canvas, std::uint64_t seed);
/// An empty A4 page to draw such a sheet on.
render::Canvas steering_canvas();

}  // namespace uketsuke::page_maker
