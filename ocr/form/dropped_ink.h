#pragma once

#include "core/model/page.h"

namespace uketsuke::ocr {

/// Ink that dropout took out of a page's grey picture: in the colours that forms are printed in, on the paper's own
/// colour (色上質紙, a warm lamp), which is none.
class DroppedInk {
 public:
  /// The page must outlive it; one without colour has none.
  explicit DroppedInk(const CleanPage& page);

  /// Whether a pixel of the clean page is such ink.
  bool at(int x, int y) const;

 private:
  const CleanPage& page_;
  int tint_ = 0;  ///< how much darker than the grey picture the paper is in its darkest channel, levels
};

}  // namespace uketsuke::ocr
