#pragma once

#include "ocr/calibration/field_value.h"

namespace uketsuke::ocr {

/// Weighs the name of an insurer (保険者名) and its number (保険者番号), which may be null, by each other where the insurer is
/// 全国健康保険協会: its numbers begin with 01 and the number of the branch's 都道府県 (法別番号, 都道府県番号).
void weigh_insurer(FieldValue& name, FieldValue* number);

}  // namespace uketsuke::ocr
