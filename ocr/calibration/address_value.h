#pragma once

#include "ocr/calibration/address_table.h"
#include "ocr/calibration/field_value.h"

namespace uketsuke::ocr {

/// Weighs the candidates of an address (住所) by the official places: what stands at its beginning is mostly a city and
/// a town that exist, and mostly those of the postal code beside it. Only the place is touched; house number and
/// building stay as they were read. `code` is the form's postal code, or nullptr; it becomes surer when its place is
/// the one written. A place that only the table put first is doubted as "by_statistics", old forms (澤 for 沢) among
/// them.
void weigh_address(FieldValue& address, FieldValue* code, const AddressTable& table);

}  // namespace uketsuke::ocr
