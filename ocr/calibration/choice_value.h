#pragma once

#include <span>
#include <string>

#include "ocr/calibration/date_value.h"
#include "ocr/calibration/field_value.h"

namespace uketsuke::ocr {

/// One printed option and the probability that it is marked, independent of the others.
struct OptionBelief {
  std::string value;
  double marked = 0;
  bool faint = false;  ///< so pale that it may be rubbed out: the value carries the doubt "faint"
};

/// Scores a choice (選択肢): one mark, none (Blank), or several where one is allowed (Unreadable, "several_marks").
/// With `multiple` the value is all marked options joined by commas, in printed order.
FieldValue choice_value(std::span<const OptionBelief> options, bool multiple);

/// The same weighing for the era options of a date.
DateInk era_belief(std::span<const OptionBelief> options);

}  // namespace uketsuke::ocr
