#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace uketsuke {

/// What the printed Data Matrix codes (ECC 200) say; docs/codes-on-paper.md is the specification. Parts are
/// joined by '|'. No part holds personal data; handwriting never routes a page.

/// One page of a form (様式): "UKT1|form|version|page[|case_token]".
struct FormSheetCode {
  std::string form;        ///< form id, [a-z0-9_]
  std::string version;     ///< "v01"
  int page = 1;            ///< from 1
  std::string case_token;  ///< empty on blanks that were not printed for a case
  friend bool operator==(const FormSheetCode&, const FormSheetCode&) = default;
};

/// The sheet on top of a batch (バッチヘッダー): "UKT1H|batch|sheets|received_on|nonce".
struct HeaderSheetCode {
  std::string batch;          ///< batch name, [A-Za-z0-9._-]
  std::optional<int> sheets;  ///< sheets counted by hand, without header and separators; an empty part if not counted
  std::string received_on;    ///< 到達日, ISO day; an empty part if not stated
  std::string nonce;          ///< makes every printed header different
  friend bool operator==(const HeaderSheetCode&, const HeaderSheetCode&) = default;
};

/// The sheet between two applications (仕切り紙): "UKT1S|nonce".
struct SeparatorSheetCode {
  std::string nonce;
  friend bool operator==(const SeparatorSheetCode&, const SeparatorSheetCode&) = default;
};

/// The slip that brings later paper to its case (追加書類送付票): "UKT1C|case_token".
struct SlipSheetCode {
  std::string case_token;
  friend bool operator==(const SlipSheetCode&, const SlipSheetCode&) = default;
};

using PaperCode = std::variant<FormSheetCode, HeaderSheetCode, SeparatorSheetCode, SlipSheetCode>;

/// The payload of a code. Throws Failure E-INPUT-VALUE when a part holds a character that its grammar does
/// not allow or is too long.
std::string format_paper_code(const PaperCode& code);

/// Reads a payload strictly; nullopt for anything that format_paper_code() would not write. A code of another
/// maker, or of a later grammar ("UKT2…"), is nullopt as well.
std::optional<PaperCode> parse_paper_code(std::string_view payload);

}  // namespace uketsuke
