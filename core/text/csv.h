#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke {

/// One row of a CSV file (RFC 4180; line ends CRLF, LF or CR).
struct CsvRow {
  std::size_t line = 0;  ///< line of the file on which it begins, from 1: a quoted cell may hold line breaks
  std::vector<std::string> cells;
  bool sound = true;  ///< false: a quote is not closed, or text stands behind a closing quote
};

/// Reads rows one after another. Any bytes are taken; nothing is thrown.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}
  /// The next row; false at the end. Empty lines are skipped.
  bool next(CsvRow& row);

 private:
  void read_row(CsvRow& row);
  std::string quoted_cell(CsvRow& row);
  std::string plain_cell(CsvRow& row);
  bool at_line_end() const;
  void take_line_end();

  std::string_view text_;
  std::size_t pos_ = 0;
  std::size_t line_ = 1;
};

/// A cell to be written: quoted, and with an apostrophe in front where a spreadsheet would take it for a formula
/// (= + - @, also full-width, tab and line breaks) or where it begins with an apostrophe itself.
std::string csv_cell(std::string_view text);
/// The text of a cell that was read: undoes the apostrophe of csv_cell().
std::string csv_text(std::string_view cell);

}  // namespace uketsuke
