#pragma once

#include <string_view>
#include <vector>

#include "tools/page_maker/documents/documents.h"

namespace uketsuke::page_maker {

/// Layouts of offices that print differently from the usual ones, numbered from 0, three of each kind. The last of each
/// kind is used by tests alone: nobody looks at it while the reader is being made.
constexpr int kOtherLayouts = 3;

/// Each draws one sheet in the given layout.
DrawnSheet draw_other_juminhyo(int layout, const DocumentFacts& facts, double dpi, Random random);
DrawnSheet draw_other_kazei(int layout, const DocumentFacts& facts, double dpi, Random random);
DrawnSheet draw_other_zaigaku(int layout, const DocumentFacts& facts, double dpi, Random random);
DrawnSheet draw_other_soshitsu(int layout, const DocumentFacts& facts, double dpi, Random random);

}  // namespace uketsuke::page_maker
