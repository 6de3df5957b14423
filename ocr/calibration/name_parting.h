#pragma once

#include "ocr/calibration/field_value.h"
#include "ocr/calibration/name_statistics.h"

namespace uketsuke::ocr {

/// Parts a 氏名 that was written without a visible gap into 姓 and 名, as every letter prints it, by its フリガナ, which has
/// one: where its kanji can be read so in one way only. Where they can in several ways, or in none, the name is doubted as
/// "no_gap". What was read stays in `raw`. A name whose reading has no gap either is left as it is.
void part_name(FieldValue& name, const FieldValue& kana, const NameStatistics& statistics);

}  // namespace uketsuke::ocr
