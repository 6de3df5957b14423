#pragma once

#include "tools/page_maker/office/office_day.h"

/// Papers without a code and without a known kind, drawn as people send them; none may be taken for one of ours.
namespace uketsuke::page_maker {

/// A drawn sheet that is neither form nor certificate. Throws Failure E-INPUT-VALUE for forms, certificates and strangers,
/// which are made elsewhere.
DrawnSheet draw_loose_sheet(const GlyphSet& set, PaperKind kind, const Household& home, double dpi, const Random& random);

}  // namespace uketsuke::page_maker
