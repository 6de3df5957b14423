#include "pipeline/office/register_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/limits.h"
#include "core/text/csv.h"
#include "core/text/text.h"
#include "pipeline/office/protection.h"
#include "pipeline/office/register_cells.h"

namespace uketsuke::pipeline {
namespace {

constexpr std::array<std::string_view, 6> kNeverEmpty{"household.number", "membership.branch",
                                                      "person.name",      "person.birth_date",
                                                      "person.relation",  "membership.acquired_on"};

bool never_empty(std::string_view id) {
  return std::find(kNeverEmpty.begin(), kNeverEmpty.end(), id) != kNeverEmpty.end();
}

int whole(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void set_membership(ledger::Membership& into, std::string_view id, const std::string& value) {
  if (id == "membership.branch") into.branch = whole(value);
  if (id == "person.relation") into.relation = value;
  if (id == "membership.acquired_on") into.acquired_on = date_from_iso(value);
  if (id == "membership.acquisition_reason") into.acquired_why = value;
  if (id == "membership.lost_on" && !value.empty()) into.lost_on = date_from_iso(value);
  if (id == "membership.loss_reason") into.lost_why = value;
}

void set_value(RegisterLine& into, const std::string& id, const std::string& value) {
  if (id == "household.symbol") {
    into.symbol = value;
  } else if (id == "household.number") {
    into.number = value;
  } else if (id == "person.my_number") {
    into.my_number = value;
  } else if (id == "person.name") {
    into.person.name = value;
  } else if (id == "person.name_kana") {
    into.person.name_kana = value;
  } else if (id == "person.birth_date") {
    into.person.birth_date = value.empty() ? std::nullopt : std::optional(date_from_iso(value));
  } else if (id == "person.sex") {
    into.person.sex = value;
  } else if (register_place_of(id) == RegisterPlace::Membership) {
    set_membership(into.membership, id, value);
  } else if (register_place_of(id) == RegisterPlace::Household) {
    into.home[id] = value;
  } else if (!value.empty()) {
    into.person.more[id] = value;
  }
}

class Reader {
 public:
  Reader(const RegisterMapping& mapping, Date today) : mapping_(mapping), today_(today) {}

  RegisterFile read(const Bytes& bytes) {
    DecodedText text = decode_text(bytes, mapping_.encoding);
    if (text.bad_byte) {
      fault_of_file(0, {},
                    "文字コードが対応表と合いません(先頭から" + std::to_string(*text.bad_byte + 1) + "バイト目)");
      return std::move(out_);
    }
    if (text.utf8.ends_with('\x1a')) text.utf8.pop_back();  // the end mark of old DOS files
    CsvReader reader(text.utf8);
    CsvRow row;
    if (!mapping_.header) number_columns();
    if (mapping_.header && reader.next(row)) find_columns(row);
    if (width_ == 0 && out_.faults.empty()) fault_of_file(0, {}, "見出しの行がありません");
    while (!broken_ && reader.next(row)) {
      if (++out_.rows > limits::kMaxRegisterRows) {
        fault_of_file(row.line, {}, "行数が上限(" + std::to_string(limits::kMaxRegisterRows) + "行)を超えています");
        break;
      }
      read_row(row);
    }
    return std::move(out_);
  }

 private:
  struct Place {
    const RegisterColumn* column;
    std::size_t cell;
  };

  void fault_of_file(std::size_t line, const std::string& column, const std::string& reason) {
    out_.faults.push_back({line, column, reason, true});
    broken_ = true;
  }

  void number_columns() {
    width_ = static_cast<std::size_t>(mapping_.width);
    for (const RegisterColumn& column : mapping_.columns)
      places_.push_back({&column, static_cast<std::size_t>(column.number) - 1});
    note_concepts();
  }

  void find_columns(const CsvRow& row) {
    width_ = row.cells.size();
    if (!row.sound) return fault_of_file(row.line, {}, "引用符(\")の使い方が正しくありません");
    if (width_ > limits::kMaxRegisterColumns) return fault_of_file(row.line, {}, "列が多すぎます");
    std::map<std::string, std::vector<std::size_t>> found;
    for (std::size_t i = 0; i < width_; ++i) found[tidy_text(row.cells[i])].push_back(i);
    std::set<std::size_t> used;
    for (const RegisterColumn& column : mapping_.columns) {
      std::vector<std::size_t> cells;
      if (column.number > 0 && static_cast<std::size_t>(column.number) <= width_)
        cells = {static_cast<std::size_t>(column.number) - 1};
      if (column.number == 0 && found.contains(column.name)) cells = found[column.name];
      if (cells.size() > 1) fault_of_file(row.line, column.name, "同じ見出しの列が2つ以上あります");
      if (cells.empty() && !column.optional)
        fault_of_file(row.line, column.name, "対応表にある列がファイルにありません");
      if (cells.size() == 1) places_.push_back({&column, cells.front()});
      used.insert(cells.begin(), cells.end());
    }
    for (const auto& [heading, cells] : found)
      for (const std::size_t cell : cells)
        if (!used.contains(cell) && !mapping_.ignored.contains(heading))
          fault_of_file(row.line, std::to_string(cell + 1) + "列目",
                        "対応表に無い列です(取り込まない列は ignore に書きます)");
    note_concepts();
  }

  void note_concepts() {
    for (const Place& place : places_) out_.concepts.insert(place.column->concept_id);
  }

  void read_row(const CsvRow& row) {
    if (!row.sound) return unplaced(row.line, {}, "引用符(\")の使い方が正しくありません");
    if (row.cells.size() != width_)
      return unplaced(
          row.line, {},
          "列の数が" + std::to_string(row.cells.size()) + "で、見出しの" + std::to_string(width_) + "と合いません");
    RegisterLine line;
    line.line = row.line;
    line.symbol = mapping_.default_symbol;
    const std::size_t before = out_.faults.size();
    for (const Place& place : places_) read_cell(line, *place.column, row.cells[place.cell]);
    if (line.number.empty()) {
      for (std::size_t i = before; i < out_.faults.size(); ++i) out_.faults[i].of_file = true;
      return;
    }
    check_days(line);
    RegisterHouse& house = house_of(line);
    house.bad = house.bad || out_.faults.size() > before;
    house.lines.push_back(std::move(line));
  }

  void read_cell(RegisterLine& line, const RegisterColumn& column, const std::string& cell) {
    // An export by somebody who may not see it must not take the place of what stands.
    if (tidy_text(cell) == kWithheld) return fault(line.line, column.name, "支援措置のため書き出されなかった値です");
    const CellValue value = register_cell(mapping_, column, cell);
    const std::string& id = column.concept_id;
    if (!value.reason.empty()) return fault(line.line, column.name, value.reason);
    if (value.value.empty() && never_empty(id)) return fault(line.line, column.name, "空欄です");
    if (value.value.empty() && id == "household.symbol") return;
    set_value(line, id, value.value);
  }

  void check_days(const RegisterLine& line) {
    const auto& birth = line.person.birth_date;
    const ledger::Membership& m = line.membership;
    if (birth && *birth > today_) return fault(line.line, name_of("person.birth_date"), "先の日付です");
    if (!m.acquired_on.ok()) return;
    if (birth && m.acquired_on < *birth)
      fault(line.line, name_of("membership.acquired_on"), "生年月日より前の日付です");
    if (m.lost_on && *m.lost_on < m.acquired_on)
      fault(line.line, name_of("membership.lost_on"), "資格取得年月日より前の日付です");
  }

  std::string name_of(std::string_view id) const {
    for (const RegisterColumn& column : mapping_.columns)
      if (column.concept_id == id) return column.name;
    return {};
  }

  RegisterHouse& house_of(const RegisterLine& line) {
    const auto key = std::pair(without_spaces(nfkc(line.symbol)), without_spaces(nfkc(line.number)));
    const auto [known, fresh] = by_number_.try_emplace(key, out_.houses.size());
    if (fresh) out_.houses.push_back({line.symbol, line.number, {}, 0, false});
    return out_.houses[known->second];
  }

  void fault(std::size_t line, const std::string& column, const std::string& reason) {
    out_.faults.push_back({line, column, reason, false});
  }
  // A row that belongs to no household that could be left out.
  void unplaced(std::size_t line, const std::string& column, const std::string& reason) {
    out_.faults.push_back({line, column, reason, true});
  }

  const RegisterMapping& mapping_;
  Date today_;
  RegisterFile out_;
  std::vector<Place> places_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_number_;
  std::size_t width_ = 0;
  bool broken_ = false;  // the columns or the size are wrong: no row is read
};

}  // namespace

RegisterFile read_register_file(const Bytes& bytes, const RegisterMapping& mapping, Date today) {
  RegisterFile out = Reader(mapping, today).read(bytes);
  check_register_houses(out);
  std::stable_sort(out.faults.begin(), out.faults.end(),
                   [](const RegisterFault& a, const RegisterFault& b) { return a.line < b.line; });
  return out;
}

}  // namespace uketsuke::pipeline
