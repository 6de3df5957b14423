#pragma once

#include <span>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/persons/persons_beside.h"

namespace uketsuke::ocr {

/// Persons side by side without rules between them: their labels stand under each other at the left, and white paper runs
/// down between the persons through the lines of all of them. Without values where the lines do not show as many days
/// of birth and names as columns.
PersonsBeside persons_in_columns(const PageLayout& page, std::span<const Label> labels, const KindInfo& kind);

}  // namespace uketsuke::ocr
