#include "validate/policy/policy.h"

#include <algorithm>
#include <array>

#include "core/crypto/hash.h"
#include "core/errors/require.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "core/toml/strict_table.h"
#include "validate/rules/no_value.h"
#include "validate/rules/value_fault.h"

namespace uketsuke::validate {
namespace {

constexpr std::string_view kDigits = "digits", kShortDigits = "short_digits", kPrintedDigits = "printed_digits";
constexpr std::array<std::string_view, 13> kClasses{
    "my_number", "checked_digits", kDigits, kShortDigits, kPrintedDigits, "amount", "date",
    "choice",    "kana",           "name",  "address",    "text",         "blank"};
constexpr std::array<std::string_view, 13> kLabels{
    "個人番号", "検査のある番号", "その他の番号", "4桁までの番号", "証明書の番号", "金額", "日付",
    "選択肢",   "フリガナ",       "氏名",         "住所・所在地",  "自由記入",     "空欄"};

/// Cells of a short number (4桁までの番号: 記号, bank and branch codes). The same probability of the whole leaves one of its few
/// digits more doubt than one of many, and what is accepted wrongly are single digits that look like others.
constexpr int kShortCells = 4;

/// Checks that tell a misread digit by the others (検査数字). A telephone number or a postal code only has a form; with one
/// digit misread it mostly is another one.
constexpr std::array<std::string_view, 4> kCheckDigit{"my_number", "insurer_number", "corporate_number",
                                                      "driving_licence"};

PolicyEvidence evidence_of(StrictTable table) {
  PolicyEvidence out;
  out.readings = table.whole("readings");
  out.writers = table.whole("writers");
  out.accepted = table.whole("accepted");
  out.wrong = table.whole("wrong");
  out.upper = table.number("upper");
  out.bound_level = table.number("bound_level");
  out.correlation = table.number("correlation");
  out.correlation_assumed = table.flag_or("correlation_assumed", false);
  out.calibration_error = table.number("calibration_error");
  table.finish();
  return out;
}

/// A value at the threshold is no more than ten times as often wrong as the accepted ones, whatever was counted.
constexpr double kMostMarginalRatio = 10;

double marginal_ratio_of(StrictTable& table) {
  const double out = table.number("marginal_ratio");
  if (out < 1 || out > kMostMarginalRatio) table.fail("marginal_ratio must lie between 1 and 10", "marginal_ratio");
  return out;
}

PolicyClass class_from(StrictTable& row, double marginal_ratio) {
  PolicyClass out;
  out.name = row.text("name");
  out.target_error = row.number("target_error");
  if (out.target_error <= 0 || out.target_error > 0.1)
    row.fail("target_error must lie between 0 and 0.1", "target_error");
  out.assumed = row.flag_or("assumed", false);
  out.note = row.text_or("note", "");
  if (row.has("marginal_ratio")) out.marginal_ratio = marginal_ratio_of(row);
  out.least_confidence = 1 - out.target_error * out.marginal_ratio.value_or(marginal_ratio);
  if (row.has("least_confidence")) {
    out.least_confidence = row.number("least_confidence");
    if (out.least_confidence < 0.5 || out.least_confidence >= 1)
      row.fail("least_confidence must lie between 0.5 and 1", "least_confidence");
    if (out.assumed) row.fail("a measured least_confidence is not assumed", "assumed");
    out.evidence = evidence_of(row.table("evidence"));
    if (out.evidence->upper > out.target_error) row.fail("the evidence does not meet target_error", "target_error");
  }
  row.finish();
  return out;
}

PolicyData data_from(StrictTable table) {
  PolicyData out;
  out.sha256 = table.text("sha256");
  out.readings = table.whole("readings");
  out.writers = table.whole("writers");
  out.made_on = table.text("made_on");
  table.finish();
  return out;
}

}  // namespace

std::span<const std::string_view> policy_classes() { return kClasses; }

std::string_view policy_class(const FieldInfo& field, ReadState state) {
  if (state == ReadState::Blank) return "blank";
  if (field.my_number) return "my_number";
  switch (field.type) {
    case FieldType::Digits:
      if (field.check == "amount") return "amount";
      if (std::find(kCheckDigit.begin(), kCheckDigit.end(), field.check) != kCheckDigit.end()) return "checked_digits";
      if (field.digits == 0) return kPrintedDigits;  // only forms have cells to write into
      return field.digits <= kShortCells ? kShortDigits : kDigits;
    case FieldType::Kana: return "kana";
    case FieldType::CalendarDate: return "date";
    case FieldType::Choice: return "choice";
    case FieldType::Text:
      if (field.charset == Charset::Name) return "name";
      return field.charset == Charset::Address ? "address" : field.charset == Charset::Phone ? kDigits : "text";
    case FieldType::Seal: return "choice";
  }
  return "my_number";
}

std::string_view policy_class_label(std::string_view name) {
  const auto it = std::find(kClasses.begin(), kClasses.end(), name);
  return it == kClasses.end() ? name : kLabels[static_cast<std::size_t>(it - kClasses.begin())];
}

bool states_no_number(const FieldReading& reading, const FieldInfo& field) {
  return field.my_number && field.in_rows && !field.required && reading.state == ReadState::Unreadable &&
         reading.doubts == std::vector<std::string>{"masked"};
}

double stricter_confidence(double least_confidence) { return 1 - (1 - least_confidence) / 10; }

Policy Policy::load(const std::filesystem::path& templates_dir) {
  const std::filesystem::path file = templates_dir / "tables/policy.toml";
  return parse(read_text_file(file, limits::kMaxTemplateBytes), file.string());
}

Policy Policy::parse(const std::string& text, const std::string& file_name) {
  StrictTable file = StrictTable::parse(text, file_name);
  Policy out;
  out.text_ = text;
  out.hash_ = sha256_hex(text);
  out.version_ = file.whole("version");
  out.id_ = file.text("id") + "@" + std::to_string(out.version_);
  out.marginal_ratio_ = marginal_ratio_of(file);
  if (file.has("data")) out.data_ = data_from(file.table("data"));
  std::vector<PolicyClass> read;
  const auto named = [&](std::string_view name) {
    return std::find_if(read.begin(), read.end(), [&](const PolicyClass& c) { return c.name == name; });
  };
  for (StrictTable& row : file.tables("class")) {
    PolicyClass fresh = class_from(row, out.marginal_ratio_);
    if (named(fresh.name) != read.end()) row.fail("'" + fresh.name + "' stands twice", "name");
    if (fresh.evidence && !out.data_) row.fail("a measured threshold needs the file's [data]", "name");
    read.push_back(std::move(fresh));
  }
  // Files in force since before version 8 know one class of all these: what they promise of it goes for each.
  for (const std::string_view part : {kShortDigits, kPrintedDigits}) {
    if (named(part) != read.end() || named(kDigits) == read.end()) continue;
    PolicyClass whole = *named(kDigits);
    whole.name = part;
    read.push_back(std::move(whole));
  }
  for (const std::string_view name : kClasses) {
    if (named(name) == read.end()) file.fail("no class '" + std::string(name) + "'");
    out.classes_.push_back(*named(name));
  }
  if (read.size() != kClasses.size()) file.fail("a class that no field belongs to");
  file.finish();
  return out;
}

const PolicyClass& Policy::of(std::string_view name) const {
  const auto it = std::find_if(classes_.begin(), classes_.end(), [&](const PolicyClass& c) { return c.name == name; });
  UKETSUKE_REQUIRE(it != classes_.end());
  return *it;
}

Disposition Policy::judge(const FieldReading& reading, const FieldInfo& field, bool stricter) const {
  if (states_no_number(reading, field)) return Disposition::Accepted;
  if (reading.state == ReadState::Unreadable) return Disposition::Refused;
  if (reading.state == ReadState::StruckOut || !reading.doubts.empty()) return Disposition::Asked;
  // A field that must be filled and looks empty is more likely faint than left out. A blank 個人番号 stops nothing
  // (番号未取得), so it is asked about no more than any other empty field.
  if (reading.state == ReadState::Blank && field.required && !field.my_number) return Disposition::Asked;
  if (reading.state == ReadState::Read) {
    if (reading.value.empty() || value_fault(field, reading.value)) return Disposition::Asked;
    if (field.type == FieldType::Text && refers_elsewhere(reading.value)) return Disposition::Asked;
    // The plain best must pass by itself: a number that was chosen because it passes has used up its check.
    if (field.my_number && !reading.candidates.empty() && reading.candidates.front().value != reading.value)
      return Disposition::Asked;
  }
  const double least = of(policy_class(field, reading.state)).least_confidence;
  return reading.confidence >= (stricter ? stricter_confidence(least) : least) ? Disposition::Accepted
                                                                               : Disposition::Asked;
}

}  // namespace uketsuke::validate
