#pragma once

#include "ocr/calibration/field_value.h"
#include "ocr/calibration/name_statistics.h"

namespace uketsuke::ocr {

/// How many times more usual a reading of a name (姓　名, katakana) would be with another 濁点 or 半濁点 on one of its
/// signs: 1 where none is. With the name's kanji (else empty) by how these are read.
double usual_with_other_marks(const std::string& kana, const std::string& kanji, const NameStatistics& statistics);

/// True for ガ and カ, ハ and パ: the same kana but for sound marks.
bool alike_but_for_sound_marks(const std::string& one, const std::string& other);

/// Doubts a reading ("sound_marks") where that is much: the marks are small, fall together with a stroke, and a fleck
/// looks like one. `name`: the person's 氏名, or nullptr.
void doubt_sound_marks(FieldValue& kana, const FieldValue* name, const NameStatistics& statistics);

}  // namespace uketsuke::ocr
