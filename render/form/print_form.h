#pragma once

#include <string>

#include "core/form/form_template.h"
#include "core/image/codec.h"
#include "core/image/image.h"
#include "render/canvas/canvas.h"

namespace uketsuke::render {

/// What differs between two prints of one form.
struct PrintOptions {
  std::string case_token;   ///< goes into both codes, so that the filled sheet finds its case; empty on plain blanks
  bool specimen = false;    ///< a pale 見本 across the sheet
  std::string association;  ///< name put for "{association}" (提出先); empty prints 国民健康保険組合
};

/// The blank form (様式) as a one-page PDF; same template and options, same bytes. Throws Failure
/// E-RENDER-GLYPH or E-RENDER-FONT as Canvas does, E-INPUT-VALUE for a case token that no code may hold.
Bytes print_blank_form(const FormTemplate& form, const PrintOptions& options = {});

/// The blank form as a Bgr8 raster at a resolution in dots per inch.
Image draw_form(const FormTemplate& form, double dpi, const PrintOptions& options = {});

/// Draws the blank form on a canvas whose page has the form's size.
void draw_form_on(Canvas& canvas, const FormTemplate& form, const PrintOptions& options = {});

}  // namespace uketsuke::render
