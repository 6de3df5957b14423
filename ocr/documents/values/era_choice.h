#pragma once

#include <vector>

#include "core/model/reading.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// ☑昭和 □平成 □令和 55年10月20日, 昭・平・令 55年10月20日: several eras before one day, of which one is ticked or ringed. Where
/// the ink shows which, the value is that era and the day; so it is with 男・女. A person looks at it either way.
void choose_eras(const PageLayout& page, std::vector<PlacedValue>& values);

/// Where no mark showed the era of a day in the past (birth, acquisition), the only one that makes it a day of the
/// calendar not after the day of issue is proposed.
/// A person looks at it.
void propose_eras(std::vector<FieldReading>& fields);

}  // namespace uketsuke::ocr
