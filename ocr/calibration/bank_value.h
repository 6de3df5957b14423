#pragma once

#include "core/bank/bank_table.h"
#include "ocr/calibration/field_value.h"

namespace uketsuke::ocr {

/// The fields that tell where an account is kept (振込先): null where the form has none.
struct BankFields {
  FieldValue* bank = nullptr;    ///< 金融機関番号, 4 digits
  FieldValue* branch = nullptr;  ///< 支店番号, 3 digits
  FieldValue* name = nullptr;    ///< 銀行・支店名
};

/// Weighs bank code, branch code and their names by the table of banks: codes that exist are likelier than others, and
/// codes and names that mean the same bank and branch vouch for each other. What is written is never replaced silently:
/// a value that only the table put first is doubted as "by_statistics".
void weigh_bank(const BankFields& fields, const BankTable& table);

}  // namespace uketsuke::ocr
