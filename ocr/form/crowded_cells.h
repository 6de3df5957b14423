#pragma once

#include <cstdint>
#include <span>

#include "ocr/form/field_cut.h"
#include "ocr/form/ink.h"

namespace uketsuke::ocr {

/// What comb a crowd of signs is looked for in.
enum class CombSigns : std::uint8_t { Digits, Kana };

/// Tells whether a comb holds a sign that no cell reads as its own (マスの境の記入): one that stands on the border
/// between two cells, half in each or so near to the frame that it looks like it, and in a comb of digits two side by
/// side in one cell. What is typed in one piece does, and who begins late: of 11日 is left 1日, which looks like a
/// whole value.
///
/// `bare` shows the comb without frames; `ink` is what was found in its `cells`; `writing` as for comb_ink_mask().
bool crowded_cells(const FieldCut& bare, std::span<const Rect<FormMm>> cells, std::span<const InkReport> ink,
                   CombSigns signs, double writing);

}  // namespace uketsuke::ocr
