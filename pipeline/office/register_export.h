#pragma once

#include <optional>
#include <string>

#include "pipeline/office/office.h"

/// 台帳の書出し.
namespace uketsuke::pipeline {

/// The register at a moment as CSV (UTF-8 with BOM, CRLF) with the columns of the standard mapping, by 記号番号 and
/// 枝番, without 個人番号 (番号法29条: no file of them beyond what the office needs) and safe to open in a spreadsheet.
/// Only what is 確定: a file does not tell 仮登録 apart. One state of the register, even while others work on it. The
/// access chain names who took it before anything is written. Role: admin.
std::string export_register(const Office& office, const Actor& actor, const ledger::AsOf& at);

}  // namespace uketsuke::pipeline
