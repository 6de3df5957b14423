#pragma once

#include <string>

#include "pipeline/office/register_import.h"
#include "pipeline/office/register_view.h"

/// JSON of the register's commands (docs/cli.md); no digit of a 個人番号 in it.
namespace uketsuke::pipeline {

std::string register_fault_json(const RegisterFault& fault);
/// The counts of an import, its last line.
std::string import_report_json(const ImportReport& report);
std::string household_json(const RegisterHouseholdView& view);

}  // namespace uketsuke::pipeline
