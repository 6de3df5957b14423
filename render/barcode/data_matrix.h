#pragma once

#include <string_view>

#include "render/canvas/canvas.h"

namespace uketsuke::render {

/// The modules of a square Data Matrix ECC 200 (ISO/IEC 16022) of an ASCII payload, without the quiet zone.
/// Throws Failure E-INPUT-VALUE when the payload does not fit a symbol or is no printable ASCII.
ModuleMatrix data_matrix(std::string_view payload);

/// Draws a payload's symbol so that its outer edge fills the square; the quiet zone (at least one module) is
/// the caller's to keep free.
void draw_data_matrix(Canvas& canvas, Rect<FormMm> square, std::string_view payload);

}  // namespace uketsuke::render
