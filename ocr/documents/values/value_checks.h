#pragma once

#include <string>

#include "core/model/reading.h"
#include "ocr/calibration/address_table.h"
#include "ocr/documents/labels/label_book.h"

namespace uketsuke::ocr {

/// Adds a doubt once; an empty word is none.
void add_doubt(FieldReading& reading, const std::string& word);

/// What a value says of itself: check digits make it surer or doubtful ("check_digit_fails"), a 続柄 outside the closed
/// list is "unusual_word", and so is a name of one sign or that is a 続柄; a name may hold a variant ("variant_possible"), an address begins with a town that exists
/// ("place_unknown"). The value is never changed.
void check_value(const AddressTable& places, ValueKind kind, FieldReading& reading);

}  // namespace uketsuke::ocr
