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
  double way = 0;      ///< of a ring round a printed word: share of its way round that is inked; else 0
};

/// Scores a choice (選択肢): one mark, none (Blank), or several where one is allowed (Unreadable, "several_marks").
/// A careless ring is believed more where no other word of the row has anything like one; callers must doubt a row with
/// marks of another kind (has_other_marks). With `multiple` the value is all marked options joined by commas, in printed order.
FieldValue choice_value(std::span<const OptionBelief> options, bool multiple);

/// The same weighing for the era options of a date.
DateInk era_belief(std::span<const OptionBelief> options);

}  // namespace uketsuke::ocr
