#pragma once

#include <span>
#include <string>
#include <vector>

#include "ocr/documents/labels/labels.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// Where a value of a card stands.
struct CardValue {
  std::string field;
  ValueKind kind = ValueKind::Text;
  ValuePlace place;
  bool label_unsure = false;  ///< its label was read with a sign wrong: that sign may be the value's first
};

/// Finds the values of a card: behind their labels up to the next label, date or wide gap (an address goes on in the
/// lines below, a number may stand below its label); days by what stands round them (…日生, 交付…, …まで有効). Each field
/// once, the first in reading order.
std::vector<CardValue> card_values(const PageLayout& card, std::span<const Label> labels);

}  // namespace uketsuke::ocr
