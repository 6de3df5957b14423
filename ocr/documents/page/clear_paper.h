#pragma once

#include <vector>

#include "core/geometry/frames.h"
#include "core/model/page.h"
#include "ocr/documents/page/ink_boxes.h"

namespace uketsuke::ocr {

/// A page as it was before it was sealed.
struct Unsealed {
  CleanPage page;
  std::vector<Rect<CleanPx>> lifted;  ///< where red was taken off: what stands there is a person's to judge
};

/// Takes the red of seals (公印) out of grey and binary where the scan has colour: red ink of a seal's size, so that a
/// line printed or written in red stays. Black print under it stays. Frame, size and everything else are the page's own.
Unsealed without_seal_ink(const CleanPage& page);

/// The page without the pale ground of 偽造防止用紙 (waves, dots, COPY) in grey and binary: what is far paler than the
/// print and does not touch it becomes paper. A page without a ground is given back as it is. Faint print may go with
/// the ground: inside a value another reader sees it on the page as it was, at a value's ends only `faint_ink` tells.
CleanPage without_ground(const CleanPage& page);

/// Ink as high as print that went with the ground though it is darker than tints are printed: worn print perhaps.
std::vector<InkBox> faint_ink(const CleanPage& page, const CleanPage& bare);

}  // namespace uketsuke::ocr
