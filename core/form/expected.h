#pragma once

#include "core/form/plausible_days.h"
#include "core/form/vocabulary.h"

namespace uketsuke {

/// What the fields of a form are likely to hold, by concept: it helps to read them, and is never a rule.
struct Expected {
  DayRanges days;
  const Vocabulary* words = nullptr;  ///< not owned; nullptr: no word is more usual than another
};

}  // namespace uketsuke
