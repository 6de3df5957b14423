#pragma once

#include <string>
#include <string_view>

#include "pipeline/office/register_mapping.h"

/// Single cells of a register file: their canonical value, or why they are refused.
namespace uketsuke::pipeline {

/// A cell's value in the register's own form, or why it cannot be taken (Japanese; never the cell's text, which may be
/// a 個人番号 in a wrong column).
struct CellValue {
  std::string value;
  std::string reason;  ///< empty when the value is good
};

/// A text as the register keeps it: line breaks become one full-width space, spaces at both ends go.
std::string tidy_text(std::string_view text);

/// Checks one cell: dates become ISO days, kana full-width katakana, numbers ASCII digits, codes their values.
CellValue register_cell(const RegisterMapping& mapping, const RegisterColumn& column, std::string_view cell);

}  // namespace uketsuke::pipeline
