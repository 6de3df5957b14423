#include "validate/policy/policy.h"

#include <array>
#include <string_view>

#include "core/numbers/check_digits.h"
#include "core/toml/strict_table.h"
#include "validate/rules/value_fault.h"

namespace uketsuke::validate {
namespace {

constexpr std::array<std::string_view, 11> kClasses{
    "my_number", "checked_digits", "digits", "amount", "date", "choice", "kana", "name", "address", "text", "blank"};

std::string_view class_of(const FieldInfo& field, ReadState state) {
  if (state == ReadState::Blank) return "blank";
  if (field.my_number) return "my_number";
  switch (field.type) {
    case FieldType::Digits:
      if (field.check == "amount") return "amount";
      return field.check.empty() ? "digits" : "checked_digits";
    case FieldType::Kana: return "kana";
    case FieldType::CalendarDate: return "date";
    case FieldType::Choice: return "choice";
    case FieldType::Text:
      if (field.charset == Charset::Name) return "name";
      return field.charset == Charset::Address ? "address" : field.charset == Charset::Phone ? "digits" : "text";
    case FieldType::Seal: return "choice";
  }
  return "my_number";
}

double least_confidence(StrictTable& row, double marginal_ratio) {
  const double target = row.number("target_error");
  if (target <= 0 || target > 0.1) row.fail("target_error must lie between 0 and 0.1", "target_error");
  return 1 - target * marginal_ratio;
}

}  // namespace

Policy Policy::load(const std::filesystem::path& templates_dir) {
  StrictTable file = StrictTable::read(templates_dir / "tables/policy.toml");
  Policy out;
  out.id_ = file.text("id") + "@" + std::to_string(file.whole("version"));
  const double marginal_ratio = file.number("marginal_ratio");
  if (marginal_ratio < 1 || marginal_ratio > 9) file.fail("marginal_ratio must lie between 1 and 9", "marginal_ratio");
  for (StrictTable& row : file.tables("class")) {
    const std::string name = row.text("name");
    row.flag_or("assumed", false);
    if (!out.least_confidence_.emplace(name, least_confidence(row, marginal_ratio)).second)
      row.fail("'" + name + "' stands twice", "name");
    row.finish();
  }
  for (const std::string_view name : kClasses)
    if (!out.least_confidence_.contains(std::string(name))) file.fail("no class '" + std::string(name) + "'");
  if (out.least_confidence_.size() != kClasses.size()) file.fail("a class that no field belongs to");
  file.finish();
  return out;
}

Disposition Policy::judge(const FieldReading& reading, const FieldInfo& field) const {
  if (reading.state == ReadState::Unreadable) return Disposition::Refused;
  if (reading.state == ReadState::StruckOut || !reading.doubts.empty()) return Disposition::Asked;
  // A field that must be filled and looks empty is more likely faint than left out. A blank 個人番号 stops nothing
  // (番号未取得), so it is asked about no more than any other empty field.
  if (reading.state == ReadState::Blank && field.required && !field.my_number) return Disposition::Asked;
  if (reading.state == ReadState::Read) {
    if (reading.value.empty() || value_fault(field, reading.value)) return Disposition::Asked;
    // The plain best must pass by itself: a number that was chosen because it passes has used up its check.
    if (field.my_number && !reading.candidates.empty() && reading.candidates.front().value != reading.value)
      return Disposition::Asked;
  }
  const double least = least_confidence_.at(std::string(class_of(field, reading.state)));
  return reading.confidence >= least ? Disposition::Accepted : Disposition::Asked;
}

}  // namespace uketsuke::validate
