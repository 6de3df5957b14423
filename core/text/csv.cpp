#include "core/text/csv.h"

#include <algorithm>
#include <array>

namespace uketsuke {
namespace {

constexpr std::array<std::string_view, 12> kTakenForFormulas{"=",  "+",  "-",  "@",  "\t", "\r",
                                                             "\n", "＝", "＋", "－", "＠", "'"};

bool begins_like_a_formula(std::string_view text) {
  return std::any_of(kTakenForFormulas.begin(), kTakenForFormulas.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

}  // namespace

bool CsvReader::at_line_end() const { return pos_ == text_.size() || text_[pos_] == '\n' || text_[pos_] == '\r'; }

void CsvReader::take_line_end() {
  if (pos_ == text_.size()) return;
  if (text_[pos_] == '\r' && pos_ + 1 < text_.size() && text_[pos_ + 1] == '\n') ++pos_;
  ++pos_;
  ++line_;
}

std::string CsvReader::quoted_cell(CsvRow& row) {
  std::string cell;
  ++pos_;
  while (true) {
    if (pos_ == text_.size()) {
      row.sound = false;
      return cell;
    }
    if (text_[pos_] == '"') {
      ++pos_;
      if (pos_ == text_.size() || text_[pos_] != '"') break;
    } else if (text_[pos_] == '\n' || text_[pos_] == '\r') {
      const std::size_t from = pos_;
      take_line_end();
      cell += text_.substr(from, pos_ - from);
      continue;
    }
    cell += text_[pos_++];
  }
  if (!at_line_end() && text_[pos_] != ',') {
    row.sound = false;
    cell += plain_cell(row);
  }
  return cell;
}

std::string CsvReader::plain_cell(CsvRow& row) {
  const std::size_t from = pos_;
  while (!at_line_end() && text_[pos_] != ',') {
    if (text_[pos_] == '"') row.sound = false;
    ++pos_;
  }
  return std::string(text_.substr(from, pos_ - from));
}

void CsvReader::read_row(CsvRow& row) {
  row = {line_, {}, true};
  while (true) {
    row.cells.push_back(pos_ < text_.size() && text_[pos_] == '"' ? quoted_cell(row) : plain_cell(row));
    if (at_line_end()) break;
    ++pos_;
  }
  take_line_end();
}

bool CsvReader::next(CsvRow& row) {
  while (pos_ < text_.size() && at_line_end()) take_line_end();
  if (pos_ == text_.size()) return false;
  read_row(row);
  return true;
}

std::string csv_cell(std::string_view text) {
  std::string out = "\"";
  if (begins_like_a_formula(text)) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string csv_text(std::string_view cell) {
  if (cell.starts_with('\'') && begins_like_a_formula(cell.substr(1))) cell.remove_prefix(1);
  return std::string(cell);
}

}  // namespace uketsuke
