#pragma once

#include <filesystem>
#include <string>

#include "tools/page_maker/made_page.h"

namespace uketsuke::page_maker {

/// The truth beside a made page, as JSON: kind, version, level, seed, rotation, skew_deg, dpi, size_px, the
/// exact map (matrix row by row from bent sheet millimetres to scan pixels, and the bend), and per field id,
/// row, type, state, value, raw, rect_px and the four corners of every cell in scan pixels (clockwise from
/// top-left).
std::string truth_json(const MadePage& page, const std::string& file);

}  // namespace uketsuke::page_maker
