#pragma once

#include "core/form/template_set.h"
#include "tools/page_maker/office/office_day.h"

namespace uketsuke::page_maker {

/// One side of a paper as the scanner delivers it.
struct ScannedSide {
  MadePage page;       ///< with its fields where it is a form or a certificate
  int sheet = 1;       ///< of the paper, from 1; front and back are one sheet
  bool blank = false;  ///< an empty back
};

/// The sides of a paper of a household that applies for `procedure` (empty for papers without a case), in the order of
/// the scanner. Deterministic.
std::vector<ScannedSide> scan_paper(const GlyphSet& set, const TemplateSet& forms, const OfficePaper& paper,
                                    const Household& home, const std::string& procedure);

}  // namespace uketsuke::page_maker
