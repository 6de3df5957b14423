#pragma once

#include <string>

#include "core/form/form_template.h"

namespace uketsuke::render {

/// A form template as `template show ID --json` tells it, for people who fill and measure forms with their
/// own tools: {"id","version","page_mm":[w,h],"fiducials_mm":[[x,y],…] (centres, from top-left
/// clockwise),"fields":[…]}; every field has "id","label","type","rect_mm":[x,y,w,h], family rows also "row";
/// digits and kana "cells_mm"; dates "era":[{"value","rect_mm"},…] or "era_fixed", and
/// "year_mm","month_mm","day_mm"; choices "options":[{"value","label","rect_mm","mark"},…]. Also "codes_mm",
/// "check_points_mm", "dropout_rgb", "hash" and, per field, "concept", "required", "office_use". Lengths are
/// millimetres rounded to micrometres. `indent` < 0 writes one line.
std::string template_json(const FormTemplate& form, int indent = 1);

}  // namespace uketsuke::render
