#pragma once

#include <vector>

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// A ring round a word.
struct Ring {
  Rect<CleanPx> rect;
  bool cut = false;  ///< a rule of the table took its top or bottom
};

/// Rings drawn or printed round a word (昭・平・令 of which one is ringed): closed, round or oval, 4 to 16 mm wide, with
/// print inside. `layout` is the page's, its rules taken out of its ink.
std::vector<Ring> rings_of(const PageLayout& layout, const CleanPage& page);
/// The page without these rings, in grey and in black and white, so that readers see the words inside. Rules stay.
CleanPage without_rings(const CleanPage& page, const PageLayout& layout, const std::vector<Ring>& rings);

}  // namespace uketsuke::ocr
