#pragma once

#include "tools/page_maker/fill/entries.h"

namespace uketsuke::page_maker {

/// Writes a day into a date entry in an era that the field offers: the day's own era, 西暦 when `western` is
/// set and offered, or 西暦 when the form does not offer the day's era. The entry stays blank when none fits.
void set_date(Entry& entry, Date day, bool western, bool leading_zeros);

}  // namespace uketsuke::page_maker
