#pragma once

#include "core/image/image.h"
#include "render/canvas/canvas.h"

namespace uketsuke::render {

// Surfaces of the drawing library (cairo_surface_t*) for render/canvas alone; the caller destroys them.

/// The pixels of an image.
void* picture_surface(const ImageView& image);
/// A mask of a code's dark modules, `pixels` wide and high each.
void* stencil_surface(const ModuleMatrix& matrix, int pixels);
/// The Bgr8 image of a surface's pixels.
Image image_of_surface(void* surface);

}  // namespace uketsuke::render
