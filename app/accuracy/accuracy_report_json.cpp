#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/accuracy/accuracy_report.h"
#include "core/text/json_line.h"

namespace uketsuke::app {
namespace {

using Json = nlohmann::ordered_json;
using pipeline::ClassAccuracy;

// A least confidence holds whole steps of a millionth; what is left over is the arithmetic's.
double tidy(double value) { return std::round(value * 1e9) / 1e9; }

Json class_json(const ClassAccuracy& row) {
  return {{"kind", row.name},
          {"label", row.label},
          {"read", row.read()},
          {"accepted", row.accepted},
          {"asked", row.asked},
          {"refused", row.refused},
          {"samples", row.samples},
          {"samples_open", row.samples_open},
          {"wrong", row.wrong},
          {"wrong_upper_95", row.wrong_upper},
          {"target_error", row.target_error},
          {"least_confidence", tidy(row.least_confidence)},
          {"assumed", row.assumed},
          {"stricter", row.stricter},
          {"known_answers", row.known},
          {"known_wrong", row.known_wrong},
          {"watch",
           {{"samples", row.watch_samples},
            {"level", row.watch_level},
            {"samples_to_notice_doubling", std::lround(row.samples_to_notice_doubling)}}}};
}

Json data_json(const std::optional<validate::PolicyData>& data) {
  if (!data) return nullptr;
  return {
      {"sha256", data->sha256}, {"readings", data->readings}, {"writers", data->writers}, {"made_on", data->made_on}};
}

std::string wrong_words(const ClassAccuracy& row) {
  if (row.samples == 0) return "not sampled yet";
  return fmt::format("{} of {}, at most {:.3g}", row.wrong, row.samples, row.wrong_upper);
}

Json table_json(const std::vector<validate::ReliabilityBin>& table) {
  Json out = Json::array();
  for (const validate::ReliabilityBin& bin : table)
    if (bin.readings > 0)
      out.push_back({{"from", bin.from},
                     {"readings", bin.readings},
                     {"confidence", tidy(bin.mean_confidence)},
                     {"right", tidy(bin.right_share)},
                     {"right_low_95", tidy(bin.right_low)},
                     {"right_high_95", tidy(bin.right_high)}});
  return out;
}

Json fit_json(const std::string& name, const validate::ClassFit& fit) {
  return {{"kind", name},
          {"readings", fit.readings},
          {"writers", fit.writers},
          {"wrong_readings", fit.wrong_readings},
          {"calibration_error", tidy(fit.calibration_error)},
          {"correlation", tidy(fit.correlation)},
          {"correlation_assumed", fit.correlation_assumed},
          {"target_error", fit.target_error},
          {"least_confidence", fit.least_confidence ? Json(*fit.least_confidence) : Json(nullptr)},
          {"threshold", fit.threshold},
          {"accepted", fit.accepted},
          {"wrong", fit.wrong},
          {"upper", fit.upper},
          {"reliability", table_json(fit.table)}};
}

void print_fit(const std::string& name, const validate::ClassFit& fit) {
  fmt::print("{}: {} readings of {} writers, {} wrong, calibration error {:.4f}, correlation {:.3f}{}\n", name,
             fit.readings, fit.writers, fit.wrong_readings, fit.calibration_error, fit.correlation,
             fit.correlation_assumed ? " (assumed)" : "");
  for (const validate::ReliabilityBin& bin : fit.table)
    if (bin.readings > 0)
      fmt::print("  from {:<7} {:>8} readings  confidence {:.5f}  right {:.5f} ({:.5f} to {:.5f})\n", bin.from,
                 bin.readings, bin.mean_confidence, bin.right_share, bin.right_low, bin.right_high);
  const std::string at = fmt::format("{} wrong of {} accepted, at most {:.3g}, target {:g}", fit.wrong, fit.accepted,
                                     fit.upper, fit.target_error);
  if (fit.least_confidence)
    fmt::print("  least confidence {}: {}\n", *fit.least_confidence, at);
  else
    fmt::print("  no threshold meets the target; the assumed one stays (best at {}: {})\n", fit.threshold, at);
}

}  // namespace

void print_accuracy(const pipeline::AccuracyReport& report, bool json) {
  if (json) {
    for (const ClassAccuracy& row : report.classes) fmt::print("{}\n", json_line(class_json(row)));
    fmt::print("{}\n", json_line(Json{{"policy", report.policy},
                                      {"hash", report.policy_hash},
                                      {"adopted", report.adopted},
                                      {"data", data_json(report.data)}}));
    return;
  }
  fmt::print("policy {} ({}), hash {}\n", report.policy, report.adopted ? "adopted" : "as released",
             report.policy_hash.substr(0, 12));
  fmt::print("{:<15}{:>9}{:>10}{:>8}{:>9}  {:<34}{:>9}  {}\n", "kind", "read", "accepted", "asked", "refused",
             "wrong among sampled accepted", "promised", "people wrong");
  for (const ClassAccuracy& row : report.classes) {
    const std::string people = row.known == 0 ? "-" : fmt::format("{} of {}", row.known_wrong, row.known);
    fmt::print("{:<15}{:>9}{:>10}{:>8}{:>9}  {:<34}{:>9g}  {}\n", row.name, row.read(), row.accepted, row.asked,
               row.refused, wrong_words(row), row.target_error, people);
  }
  fmt::print("\n");
  for (const ClassAccuracy& row : report.classes)
    fmt::print("{}: accepts from {:.6g}{}; {} samples wait; a doubling shows after about {:.0f} samples, {} so far{}\n",
               row.name, row.least_confidence, row.assumed ? " (assumed)" : " (measured)", row.samples_open,
               row.samples_to_notice_doubling, row.watch_samples,
               row.stricter ? "; ALARM: more errors than promised, asks more until acknowledged" : "");
}

void print_fits(const std::map<std::string, validate::ClassFit>& fits, const validate::Policy& next,
                const std::string& file, bool json) {
  for (const auto& [name, fit] : fits) {
    if (json)
      fmt::print("{}\n", json_line(fit_json(name, fit)));
    else
      print_fit(name, fit);
  }
  if (json) {
    fmt::print(
        "{}\n",
        json_line(
            Json{{"policy", next.id()}, {"hash", next.hash()}, {"file", file}, {"data", data_json(next.data())}}));
    return;
  }
  int measured = 0;
  for (const validate::PolicyClass& c : next.classes()) measured += c.evidence ? 1 : 0;
  fmt::print("{} in {}: {} of {} field kinds measured, the others assumed\n", next.id(), file, measured,
             next.classes().size());
}

}  // namespace uketsuke::app
