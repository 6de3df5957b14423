#pragma once

#include "core/image/image.h"

namespace uketsuke::ocr {

/// What speaks for a ring as large as its check box (○ をチェック欄いっぱいに書いた記入).
struct RingInBox {
  bool perhaps = false;
  bool sure = false;  ///< it bends at all four corners
};

/// Looks for a ring that runs along the frame of a box: what keeps to the edges of a box is else the printed frame's.
/// `inside` is the box inside its frame, `paper` its grey level. The ring cuts the corners off: going from them towards the
/// middle one meets ink where the frame has its own corner further out.
RingInBox find_ring_in_box(const ImageView& inside, double px_per_mm, double paper);

}  // namespace uketsuke::ocr
