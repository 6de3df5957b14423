#pragma once

#include "core/model/page.h"

namespace uketsuke::ocr {

/// The page as it was before it was sealed: the red of a seal (公印) taken out of grey and binary, where the scan has
/// colour. Black print under it stays. Frame, size and everything else are the page's own.
CleanPage without_seal_ink(const CleanPage& page);

/// The page without the pale ground of 偽造防止用紙 (waves, dots, COPY) in grey and binary: what is far paler than the
/// print and does not touch it becomes paper. A page without a ground is given back as it is. Faint print may go with
/// the ground: only for finding print and for a reader whom another one checks on the page as it was.
CleanPage without_ground(const CleanPage& page);

}  // namespace uketsuke::ocr
