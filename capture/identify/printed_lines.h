#pragma once

#include <optional>
#include <vector>

#include "core/form/form_template.h"
#include "core/geometry/registration.h"
#include "core/image/image.h"

namespace uketsuke::capture {

/// A short piece of a printed rule, frame or comb cell: where the template says that a straight line runs.
struct LinePiece {
  Point<FormMm> middle;
  bool horizontal = true;
  double length_mm = 0;
  bool black = true;    ///< false for dropout ink, which a grey or bilevel scan may not show
  double alone_mm = 0;  ///< distance to the next parallel printed line beside it
};

/// All straight printed lines of a form, cut into pieces of about 7 mm, ends trimmed.
std::vector<LinePiece> printed_lines(const FormTemplate& form);

/// How far from its predicted place a line lies, across its direction (down for a horizontal piece, right for a
/// vertical one), in form millimetres.
struct LineShift {
  double shift_mm = 0;
  double contrast = 0;  ///< darkness of the line over what lies beside it, 0..255
};

/// Measures a piece on the page, within `reach_mm`. A place counts as dark where most of the piece's length is, so
/// that strokes written across it do not move it. nullopt when no line stands out.
std::optional<LineShift> measure(const ImageView& image, const Registration& registration, const LinePiece& piece,
                                 double reach_mm);

}  // namespace uketsuke::capture
