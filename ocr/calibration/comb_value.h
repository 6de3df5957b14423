#pragma once

#include <span>
#include <string_view>

#include "core/form/form_template.h"
#include "ocr/calibration/cell_fusion.h"
#include "ocr/calibration/field_value.h"

namespace uketsuke::ocr {

/// Scores a digit comb (数字マス): state, n-best values with probabilities, doubts. `check` is the field's check rule
/// ("my_number", "insurer_number" or another word without a check digit).
///
/// A 個人番号 whose most probable digits fail the check digit keeps them as its value with a low confidence; the best
/// valid numbers are among the candidates for a person: never repaired silently.
FieldValue comb_value(std::span<const CellBelief> cells, Alignment align, std::string_view check);

}  // namespace uketsuke::ocr
