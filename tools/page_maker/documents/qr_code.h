#pragma once

#include <string_view>

#include "render/canvas/canvas.h"

namespace uketsuke::page_maker {

/// The modules of a QR code (JIS X 0510) of digits, without the quiet zone. Throws Failure E-INPUT-VALUE for anything
/// else.
render::ModuleMatrix qr_code(std::string_view digits);

}  // namespace uketsuke::page_maker
