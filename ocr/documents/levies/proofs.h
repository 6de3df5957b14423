#pragma once

#include <vector>

#include "core/model/reading.h"

namespace uketsuke::ocr {

/// What a certificate's values prove about each other (domain 添付書類の自己整合): 合計所得 − 控除 = 課税標準 with both
/// roundings, the sum of the 年税額, 喪失日 = 退職日 + 1, exactly one 世帯主 among the relations. A proof that holds
/// makes its values surer (also one that a single reader saw); one that fails makes all of them asked, "sum_differs",
/// "dates_differ" or "heads_differ". Values are never changed.
void apply_proofs(std::string_view kind, int page_count, std::vector<FieldReading>& fields);

}  // namespace uketsuke::ocr
