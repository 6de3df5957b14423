#include "ocr/calibration/insurer_value.h"

#include <string>
#include <string_view>
#include <vector>

#include "core/postal/prefectures.h"
#include "core/text/text.h"
#include "ocr/calibration/name_fit.h"

namespace uketsuke::ocr {
namespace {

/// How many times likelier a writing becomes by being the name of a branch of 全国健康保険協会 (40 million people are insured
/// there), by being that of the branch whose number stands beside it, and the number by that name.
constexpr double kTrustKnown = 40;
constexpr double kTrustNumber = 400;
constexpr double kTrustName = 100;
/// 法別番号 of 全国健康保険協会 (協会けんぽ).
constexpr std::string_view kLaw = "01";
constexpr std::size_t kNumberDigits = 8;

/// 全国健康保険協会東京支部: the branches are called by their 都道府県 without its ending, 北海道 whole.
std::string branch_name(std::string_view prefecture) {
  constexpr std::string_view kWhole = "北海道";
  if (prefecture != kWhole) prefecture.remove_suffix(std::string_view("県").size());
  return "全国健康保険協会" + std::string(prefecture) + "支部";
}

/// The name of the branch that a number belongs to, by the number of its 都道府県 (01 to 47); empty for other insurers'.
std::string branch_of(const std::string& number) {
  if (number.size() != kNumberDigits || !number.starts_with(kLaw)) return {};
  const std::size_t prefecture = static_cast<std::size_t>(10 * (number[2] - '0') + number[3] - '0');
  return prefecture < 1 || prefecture > prefectures().size() ? std::string() : branch_name(prefectures()[prefecture - 1]);
}

/// The name by the list of branches, and by the number as far as `by_number` says (0: it is to be weighed by the name).
FieldValue weighed_name(FieldValue name, const FieldValue* number, double by_number) {
  std::vector<OfficialName> official;
  for (const std::string_view prefecture : prefectures()) {
    const std::string branch = branch_name(prefecture);
    double p = 0;
    if (number != nullptr)
      for (const Candidate& c : number->candidates) p += branch_of(c.value) == branch ? c.p : 0;
    official.push_back({to_utf32(branch), 1 + kTrustKnown + by_number * p});
  }
  weigh_whole_name(name, official);
  return name;
}

/// How likely the writing is the name of the branch that a number belongs to.
double names_branch_of(const std::string& number, const FieldValue& name) {
  const std::string branch = branch_of(number);
  double p = 0;
  for (const Candidate& c : name.candidates) p += !branch.empty() && without_spaces(c.value) == branch ? c.p : 0;
  return p;
}

}  // namespace

void weigh_insurer(FieldValue& name, FieldValue* number) {
  if (name.state != ReadState::Read) return;
  const FieldValue seen = weighed_name(name, nullptr, 0);
  if (number != nullptr && number->state != ReadState::Read) number = nullptr;
  name = weighed_name(std::move(name), number, kTrustNumber);
  if (number != nullptr)
    number->weigh_by([&](const std::string& value) { return 1 + kTrustName * names_branch_of(value, seen); });
}

}  // namespace uketsuke::ocr
