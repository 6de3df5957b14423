#include "tests/pipeline/register_case.h"

#include "core/text/csv.h"

namespace uketsuke::pipeline {
namespace {

const std::vector<std::string> kHeadings{"記号",     "番号", "枝番",     "氏名",           "フリガナ",
                                         "生年月日", "性別", "続柄",     "資格取得年月日", "資格喪失年月日",
                                         "郵便番号", "住所", "電話番号", "職業",           "個人番号"};

// The one clock of the store, the office and the context.
FixedClock& register_clock() {
  static FixedClock clock(Instant{});
  return clock;
}

}  // namespace

RegisterCase::RegisterCase() : clock_(register_clock()) {
  go_on_to("2026-11-29");
  ledger::StoreOptions options = scratch_.options();
  options.clock = &clock_;
  store_ = ledger::open_store(options);
}

const Context& RegisterCase::context() {
  static const Context loaded(Assets::locate(), register_clock());
  return loaded;
}

Actor RegisterCase::actor(const std::string& role) {
  Actor out;
  out.user.name = "test_" + role;
  out.user.roles = {role};
  out.door = "command_line";
  return out;
}

FileRow RegisterCase::head(const std::string& number) {
  return {{"記号", "東"},
          {"番号", number},
          {"枝番", "01"},
          {"氏名", "渡邉　太郎"},
          {"フリガナ", "ワタナベ　タロウ"},
          {"生年月日", "1985-04-02"},
          {"性別", "男"},
          {"続柄", "本人"},
          {"資格取得年月日", "2020-04-01"},
          {"郵便番号", "100-0001"},
          {"住所", "東京都千代田区千代田１－１"},
          {"電話番号", "03-1234-5678"},
          {"個人番号", "123456789018"}};
}

FileRow RegisterCase::spouse(const std::string& number) {
  FileRow out = head(number);
  out["枝番"] = "02";
  out["氏名"] = "渡邉　花子";
  out["フリガナ"] = "ワタナベ　ハナコ";
  out["生年月日"] = "1987-06-05";
  out["性別"] = "女";
  out["続柄"] = "妻";
  out["個人番号"] = "621498320257";
  return out;
}

Bytes RegisterCase::file(const std::vector<FileRow>& rows) {
  std::string text;
  for (std::size_t i = 0; i < kHeadings.size(); ++i) text += (i == 0 ? "" : ",") + kHeadings[i];
  text += "\r\n";
  for (const FileRow& row : rows) {
    for (std::size_t i = 0; i < kHeadings.size(); ++i) {
      const auto cell = row.find(kHeadings[i]);
      text += (i == 0 ? "" : ",") + csv_cell(cell == row.end() ? std::string{} : cell->second);
    }
    text += "\r\n";
  }
  return {text.begin(), text.end()};
}

ImportReport RegisterCase::import(const Bytes& bytes, const ImportChoice& choice, const char* role) {
  return import_register(office(), actor(role), bytes, RegisterMapping::standard(context().assets.templates), choice);
}

ImportReport RegisterCase::import(const std::vector<FileRow>& rows, const ImportChoice& choice) {
  return import(file(rows), choice);
}

std::string RegisterCase::exported(const char* on) { return export_register(office(), actor("admin"), {day(on), {}}); }

std::optional<ledger::HouseholdRow> RegisterCase::household(const std::string& number, const char* on) {
  return store_->members().household_by_number("東", number, {day(on), {}});
}

std::vector<ledger::MembershipRow> RegisterCase::members(const std::string& number, const char* on) {
  const auto house = store_->members().household_by_number("東", number);
  return house ? store_->members().members(house->id, {day(on), {}}) : std::vector<ledger::MembershipRow>{};
}

ledger::Person RegisterCase::person(const ledger::MembershipRow& member, const char* on) {
  const auto row = store_->members().person(member.value.person, {day(on), {}});
  return row ? row->value : ledger::Person{};
}

}  // namespace uketsuke::pipeline
