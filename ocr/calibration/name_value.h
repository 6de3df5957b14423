#pragma once

#include <span>

#include "ocr/calibration/field_value.h"
#include "ocr/calibration/name_statistics.h"

namespace uketsuke::ocr {

/// Weighs the candidates of a フリガナ comb by what is known about readings of names. The statistics decide between
/// candidates that look nearly alike (シ/ツ, ソ/ン, ク/ワ, タ/ダ); what the paper shows clearly they cannot overturn,
/// since a fixed share of the belief goes to names that no statistics describe.
///
/// `others` are readings of persons on the same form, weighed already: the holder of the account (口座名義) is mostly
/// one of them.
void weigh_kana(FieldValue& kana, std::span<const FieldValue* const> others, const NameStatistics& statistics);

/// Weighs the candidates of a person's 氏名 and フリガナ together: how well the characters can be read so. Where they
/// fit, either field is evidence for the other; where they do not, both are less sure than each alone. A first
/// candidate that only the statistics put first is doubted as "by_statistics".
void weigh_name(FieldValue& name, FieldValue& kana, const NameStatistics& statistics);

}  // namespace uketsuke::ocr
