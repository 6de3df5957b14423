#pragma once

#include <span>
#include <vector>

#include "ocr/documents/labels/labels.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// A table that sets the persons side by side, the labels down its left edge.
struct PersonsBeside {
  std::vector<PlacedValue> values;   ///< person k of the table (row k, from 1) stands in the k-th column
  std::vector<const Label*> labels;  ///< whose values these are
  int persons = 0;
  double y = 0;  ///< px, its upper end: who stands above it comes first
  bool holds(const Label& label) const;
  /// What looks like a label is one of the values: 世帯主 as somebody's relation.
  bool has_as_value(const Label& label) const;
};

/// The table of a page that has one, else without values.
PersonsBeside persons_beside(const PageLayout& page, std::span<const Label> labels, const KindInfo& kind);

}  // namespace uketsuke::ocr
