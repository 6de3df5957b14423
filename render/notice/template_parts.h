#pragma once

#include "core/toml/strict_table.h"
#include "render/notice/notice_template.h"

namespace uketsuke::render {

/// [style.<id>]: font (mincho, gothic, name, ocr_b), size_pt, bold, align, valign, tracking_em, colour, wrap,
/// least_condense, least_size, line_pitch_em.
NoticeStyle read_style(StrictTable& t);

/// An element of kind "line": from_mm, to_mm, width_mm, dash_mm, colour.
LineElement read_line(StrictTable& t);

/// An element of kind "box": rect_mm, width_mm (0: no frame), fill, radius_mm, dash_mm, colour.
BoxElement read_box(StrictTable& t);

}  // namespace uketsuke::render
