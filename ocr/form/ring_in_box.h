#pragma once

#include "core/image/image.h"

namespace uketsuke::ocr {

/// True when a ring as large as its check box (○ をチェック欄いっぱいに書いた記入) runs along the frame: what keeps to the edges of
/// a box is else the printed frame's. `inside` is the box inside its frame, `paper` its grey level. The ring cuts corners
/// off: going from them towards the middle one meets ink where the frame has its own corner further out.
bool ring_along_frame(const ImageView& inside, double px_per_mm, double paper);

}  // namespace uketsuke::ocr
