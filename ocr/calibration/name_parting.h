#pragma once

#include "ocr/calibration/field_value.h"
#include "ocr/calibration/name_statistics.h"

namespace uketsuke::ocr {

/// Parts 氏名 and フリガナ of one person into 姓 and 名, as every letter prints them, where one of them or both were
/// written without a visible gap, or with more than one (周　太): where they can be read so in one way only. Where they can in
/// several ways, or in none (one part alone, two fields that do not fit), what is not in two parts is doubted as "no_gap". Name
/// and reading of the same number of parts, three or more, are left alone: so have people from abroad.
void part_name(FieldValue& name, FieldValue& kana, const NameStatistics& statistics);

/// Adds to a name or reading without a gap what somebody may have meant who wrote the given name alone (名のみの記入): it with
/// the 姓 of the form's first person, as the second candidate; a 姓 that stands before it already is parted from it.
void offer_surname(FieldValue& value, const FieldValue& head);

}  // namespace uketsuke::ocr
