#pragma once

#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/labels/labels.h"

namespace uketsuke::ocr {

/// Persons' blocks repeat each other: where most have a label (氏名, 続柄) at the same distance from another one
/// (生年月日), and print that is no label stands there in the others too, that print is the label, misread or not
/// seen. Without it a person would be lost, or their values taken for the next one's. Adds such labels, marked, in
/// reading order; a person confirms what they name.
void add_labels_by_analogy(const PageLayout& page, const KindInfo& kind, std::vector<Label>& labels);

}  // namespace uketsuke::ocr
