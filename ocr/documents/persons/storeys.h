#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// Values of a label in a list whose headings stand in several storeys (段) that are not ruled alike, and whose persons take as
/// many storeys each (連記式の住民票: フリガナ, 氏名 and 本籍 over each other, 前住所 as wide as 生年月日 and 続柄): one place a
/// person, top to bottom. A cell of a person may hold what two headings ask for (a reading over its name). Nothing where the
/// headings are no such band, or where the rules below it do not come out even.
std::optional<std::vector<ValuePlace>> values_in_storeys(const PageLayout& page, std::span<const Label> labels,
                                                         const Label& label);

}  // namespace uketsuke::ocr
