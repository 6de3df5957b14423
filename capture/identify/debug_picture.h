#pragma once

#include <vector>

#include "capture/identify/code_reader.h"
#include "core/form/form_template.h"
#include "core/model/identified.h"

namespace uketsuke::capture {

/// The clean page with what identification found drawn on it, for `--debug-dir`: codes in blue; on a registered form
/// also fiducials and check crosses in red where the registration puts them, and every comb cell in green.
Image identification_picture(const CleanPage& page, const std::vector<FoundCode>& codes, const FormTemplate* form,
                             const Registration* registration);

}  // namespace uketsuke::capture
