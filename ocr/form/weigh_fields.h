#pragma once

#include <span>

#include "core/form/form_template.h"
#include "core/form/vocabulary.h"
#include "ocr/calibration/field_value.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// A field of a form and what it was read as by itself.
struct ReadField {
  const FieldTemplate* field = nullptr;
  FieldValue* value = nullptr;
};

/// Weighs fields of one form that tell of each other: フリガナ and 氏名 of one row, the holder of the account, forms of kanji,
/// addresses with their 郵便番号, bank and branch codes with their names, an insurer's number with its name. Texts are weighed by the words of the vocabulary, if there is one.
void weigh_together(std::span<const ReadField> fields, const Vocabulary* words, const Engines& engines);

}  // namespace uketsuke::ocr
