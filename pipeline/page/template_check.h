#pragma once

#include <string>
#include <vector>

#include "pipeline/page/page_pipeline.h"

namespace uketsuke::pipeline {

/// Largest distance between where a cell is and where registration puts it, on a page straight from the printer,
/// millimetres. A comb cell is 5 mm wide; a scan adds its own share on top of this.
inline constexpr double kTemplateTolerance_mm = 0.2;

/// What became of a template that was printed and read back (様式の検査).
struct TemplateCheck {
  bool identified = false;             ///< the codes name this form, version and page, and registration holds
  std::string status;                  ///< status word of the side
  std::string code;                    ///< error code when it was not identified
  int fiducials = 0;                   ///< fiducials found, of four
  int corners = 0;                     ///< corners of cells, options and boxes that were compared
  double worst_mm = 0;                 ///< largest distance at those corners, against the print's own coordinates
  double residual_mm = 0;              ///< at printed points outside the fit, as on any scan
  int fields = 0;                      ///< fields read
  std::vector<std::string> not_blank;  ///< "field" or "field/row" that does not read as blank on a blank form

  bool ok() const { return identified && fiducials == 4 && worst_mm <= kTemplateTolerance_mm && not_blank.empty(); }
};

/// Prints the blank form as PDF, draws that PDF as a scanned page, and sends it the way of every side: codes,
/// fiducials, registration, reading. The true place of every corner is known from the print, so the distance is
/// absolute. What it cannot tell: how handwriting on the form reads.
TemplateCheck check_template(const Context& context, PagePipeline& pages, const FormTemplate& form);

}  // namespace uketsuke::pipeline
