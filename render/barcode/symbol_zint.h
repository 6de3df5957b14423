#pragma once

#include <string_view>

#include "render/canvas/canvas.h"

namespace uketsuke::render {

/// The modules of a matrix symbol of the barcode library: `symbology` is its BARCODE_ number, `option` its option_3.
/// Throws Failure E-INPUT-VALUE with its words when the payload does not fit.
ModuleMatrix modules_of(std::string_view payload, int symbology, int option);

}  // namespace uketsuke::render
