#pragma once

#include <optional>
#include <vector>

#include "capture/identify/code_reader.h"
#include "core/form/form_template.h"
#include "core/model/identified.h"

namespace uketsuke::capture {

/// Registers (位置合わせ) a clean page to the form that its codes name: pose from the codes, then the fiducials, then a
/// homography (all four), an affine map (fewer, with the codes), then the local correction by printed lines.
/// Judged at the check crosses, which the fit never sees. nullopt when the geometry does not agree with the template:
/// no fiducial, or a single one beside a single code, too few crosses or lines where they should be, or a residual
/// above 0.35 mm.
std::optional<IdentifiedPage> register_form(const CleanPage& page, const FormTemplate& form,
                                            const std::vector<FoundCode>& codes);

}  // namespace uketsuke::capture
