#pragma once

#include <string_view>

#include "core/form/form_template.h"
#include "render/typeset/text_style.h"

namespace uketsuke::render {

/// The colours a form is printed in.
struct Inks {
  Colour dropout;       ///< comb frames and rules; cleanup removes it from colour scans
  Colour dropout_pale;  ///< tint of label cells: a tenth of the dropout ink
  Colour grey_pale;     ///< tint of cells for the office
};

Inks inks_of(const FormTemplate& form);
/// By the names of form.toml: "black" or "dropout".
Colour line_colour(const Inks& inks, std::string_view ink);
/// By the names of form.toml: "dropout_pale" or "grey_pale".
Colour fill_colour(const Inks& inks, std::string_view fill);

}  // namespace uketsuke::render
