#pragma once

#include <span>

#include "ocr/form/field_cut.h"
#include "ocr/form/ink.h"

namespace uketsuke::ocr {

/// The ink of a comb and of the paper round it that is as dark as writing, in the pixels of `bare`, which shows it
/// without the frames of its cells; without the streaks that run on from edge to edge (dust on a feeder's glass,
/// folds). `ink` is what was found in the cells; `writing` how dark signs are on this page, 0..1, which tells of a comb
/// in which nothing is written.
Mask comb_ink_mask(const FieldCut& bare, std::span<const InkReport> ink, double writing);

/// Share of a piece's ink that lies in one of some places, each grown by `grown` mm.
double share_in(const Component& piece, const FieldCut& cut, std::span<const Rect<FormMm>> places, double grown);

}  // namespace uketsuke::ocr
