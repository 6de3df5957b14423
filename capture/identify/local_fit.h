#pragma once

#include "capture/identify/printed_lines.h"

namespace uketsuke::capture {

/// Outcome of the local correction.
struct LocalFit {
  Registration registration;
  int black_expected = 0;  ///< pieces of black lines that the template prints and the page should show
  int black_found = 0;     ///< of these, found within 0.4 mm of where the registration now puts them
};

/// Follows a stretched or bent sheet: measures the printed lines of the template, first those that stand alone over a
/// wide reach, then all over a short one, and fits a smooth grid of corrections on top of `base`, robustly. What
/// belongs to the check points (crosses) is never looked at. `anchors` are places (form mm) where `base` is right: the
/// fiducials that it was fitted to.
LocalFit fit_locally(const ImageView& image, const FormTemplate& form, const Transform<FormMm, CleanPx>& base,
                     const std::vector<Point<FormMm>>& anchors);

}  // namespace uketsuke::capture
