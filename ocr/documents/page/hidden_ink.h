#pragma once

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::ocr {

/// True when a line of ink hides a value instead of printing one (目隠し): a blackened or hatched box, or one sign
/// three times and more and nothing else (*****, ●●●, ■■■, ○○○), whatever a reader takes it for. `line` is as tight as
/// its ink, `binary` holds 0 and 255, `em_px` is the usual height of print. Dashes, which say that there is nothing,
/// hide nothing. Only for numbers: words may repeat a sign.
bool hides_number(const ImageView& binary, const Rect<CleanPx>& line, double em_px);

}  // namespace uketsuke::ocr
