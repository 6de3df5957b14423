#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/marks.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// Whether somebody marked a field of options in a way that is neither a ring round a printed word nor a mark in a check
/// box: a word struck out (見え消し), ticked, crossed, dotted or underlined, a ring round the word beside a box or round the
/// box, a ring or tick that was itself crossed out or blotted, a line over the whole row. What it means is for a person
/// to say. `ink` is the mask of the cut without the printed lines (CircleFinder::ink); marks are not looked
/// for in paler ink: what surrounds print in a scan joins its signs then, and looks like a line through them. `options` are those of a choice, or a date's eras as
/// options; `value` is what was read: the chosen ones, parted by commas; their own rings are none. `marks` is what was found at each option, in their order.
bool has_other_marks(const FieldCut& cut, const Mask& ink, const FormTemplate& form,
                     const std::vector<ChoiceOption>& options, std::span<const MarkReport> marks,
                     std::string_view value);

}  // namespace uketsuke::ocr
