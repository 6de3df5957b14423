#pragma once

#include <span>

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/ink.h"

namespace uketsuke::ocr {

/// Paper round a comb in which a sign that missed its cell may stand, mm: a cell and the gap to it, to the sides and above
/// and below.
inline constexpr double kBesideMm = 6;

/// Tells whether a sign of a comb stands beside its cells (マスの外の記入): to the left or right of them, between them (also
/// on the words 年, 月, 日 and - printed there), above or below a cell that is empty. What reads the cells does not see
/// it, and the rest may look like a whole value. Print, the writing of other fields and strokes that go on from a sign in
/// a cell are none, nor is what is much paler than the writing.
///
/// `bare` shows the comb with kBesideMm of paper round it, without the frames of its `cells`; `ink` is what was found in
/// them. `writing` is how dark signs are on this page, 0..1, which tells of a comb in which nothing is written.
bool writing_beside_cells(const FieldCut& bare, const FormTemplate& form, const FieldTemplate& field,
                          std::span<const Rect<FormMm>> cells, std::span<const InkReport> ink, double writing);

/// Tells whether a cell that looks empty holds something very pale of a sign's size (ごく薄い記入), which dropout takes out of
/// the grey picture as it takes the tint of the form. `bare` shows the comb on the page with all its ink, without frames.
bool pale_sign_in_empty_cell(const FieldCut& bare, std::span<const Rect<FormMm>> cells, std::span<const InkReport> ink);

}  // namespace uketsuke::ocr
