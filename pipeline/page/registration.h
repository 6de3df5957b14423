#pragma once

#include <string>

#include "core/form/form_template.h"
#include "core/geometry/transform.h"
#include "core/model/identified.h"

namespace uketsuke::pipeline {

/// Where registration found the places of a form, for `--debug-dir`: JSON with the four corners of every field's box,
/// comb cell, era and option in pixels of the original scan before any rotation. Corners run as on the upright form:
/// top-left, top-right, bottom-right, bottom-left. Geometry only, nothing that was written.
std::string registration_json(const IdentifiedPage& page, const FormTemplate& form,
                              const Transform<CleanPx, ScanPx>& to_scan);

}  // namespace uketsuke::pipeline
