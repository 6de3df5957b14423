#pragma once

#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/labels/labels.h"

namespace uketsuke::ocr {

/// A required field that no label names: print of its own in a ruled cell that is nearer to the field's label than to any
/// other's, though too garbled to be one (ポー年月日 on a worn copy), before a cell whose print has the field's form. Only
/// where one cell alone is so. Adds such labels, marked, in reading order; a person confirms what they name.
/// 続柄 of which one sign is lost is told by the relation behind it.
void add_garbled_labels(const PageLayout& page, const KindInfo& kind, std::vector<Label>& labels);

}  // namespace uketsuke::ocr
