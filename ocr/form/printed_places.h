#pragma once

#include <array>
#include <vector>

#include "core/form/form_template.h"

namespace uketsuke::ocr {

/// The edges of a box as lines: top, bottom, left, right.
std::array<Rect<FormMm>, 4> edges_of(const Rect<FormMm>& box);

/// The form's black and coloured lines and box edges near an area, as thin rectangles 0.8 mm wide: a registration error
/// to each side. For scans in which nothing has dropped out.
std::vector<Rect<FormMm>> printed_lines(const FormTemplate& form, const Rect<FormMm>& area);

/// The same and the printed words: texts and the words beside check boxes, each as the rectangle its size and number of
/// signs ask for. The words that are circled (丸囲み) are not among them.
std::vector<Rect<FormMm>> printed_places(const FormTemplate& form, const Rect<FormMm>& area);

/// The same texts and words without the lines, each as a rectangle without any margin; a hyphen is as low as its stroke.
std::vector<Rect<FormMm>> printed_words(const FormTemplate& form, const Rect<FormMm>& area);

}  // namespace uketsuke::ocr
