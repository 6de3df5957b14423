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

/// Whether an insurer's number is one of the branch in the 都道府県 of that number (from 1, as the numbers count them).
bool is_of_branch(std::string_view number, std::size_t prefecture) {
  const std::string two = {static_cast<char>('0' + prefecture / 10), static_cast<char>('0' + prefecture % 10)};
  return number.size() == kNumberDigits && number.starts_with(kLaw) && number.substr(2, 2) == two;
}

/// The name by the list of branches, and by the number as far as `by_number` says (0: it is to be weighed by the name).
FieldValue weighed_name(FieldValue name, const FieldValue* number, double by_number) {
  std::vector<OfficialName> official;
  for (std::size_t i = 0; i < prefectures().size(); ++i) {
    double p = 0;
    if (number != nullptr)
      for (const Candidate& c : number->candidates) p += is_of_branch(c.value, i + 1) ? c.p : 0;
    official.push_back({to_utf32(branch_name(prefectures()[i])), 1 + kTrustKnown + by_number * p});
  }
  weigh_whole_name(name, official);
  return name;
}

/// How likely the writing is the name of the branch that a number belongs to.
double names_branch_of(const std::string& number, const FieldValue& name) {
  double p = 0;
  for (std::size_t i = 0; i < prefectures().size(); ++i)
    if (is_of_branch(number, i + 1))
      for (const Candidate& c : name.candidates) p += without_spaces(c.value) == branch_name(prefectures()[i]) ? c.p : 0;
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
