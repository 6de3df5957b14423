#pragma once

#include "core/form/plausible_days.h"
#include "core/form/vocabulary.h"

namespace uketsuke {

/// What the fields of a form are likely to hold, by concept: it helps to read them, and is never a rule.
struct Expected {
  DayRanges days;
  Vocabulary words;
};

}  // namespace uketsuke
