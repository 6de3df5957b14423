#pragma once

#include <string>
#include <string_view>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::pipeline {

/// A 個人番号 as it is shown to those who may not see it: one asterisk per character, nothing else.
std::string masked(std::string_view value);

/// The picture with a rectangle painted over in its pixels, so that nothing of what stood there can be recovered.
void paint_over(Image& picture, const Rect<CleanPx>& rect);

}  // namespace uketsuke::pipeline
