#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace uketsuke::render {

/// Pictures that are stamped onto many pages (公印), decoded once per process. Returns the drawing library's
/// surface (cairo_surface_t*) with a reference that the caller gives back, for render/canvas alone. Throws
/// Failure E-INPUT-VALUE when the bytes are no PNG of at most kMaxPngSide pixels either way.
void* stamp_surface(std::span<const std::uint8_t> png);

}  // namespace uketsuke::render
