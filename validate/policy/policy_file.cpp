#include "validate/policy/policy_file.h"

#include <algorithm>
#include <cstdio>

namespace uketsuke::validate {
namespace {

// Shortest form that reads back as the same number.
std::string number(double value) {
  char text[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::stod(text) == value) break;
  }
  std::string out = text;
  if (out.find_first_of(".e") == std::string::npos) out += ".0";
  return out;
}

// Bounds are rounded up to what people read.
std::string rounded(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

std::string evidence_text(const PolicyEvidence& e) {
  std::string out = "[class.evidence]\n";
  out += "readings = " + std::to_string(e.readings) + "\n";
  out += "writers = " + std::to_string(e.writers) + "\n";
  out += "accepted = " + std::to_string(e.accepted) + "\n";
  out += "wrong = " + std::to_string(e.wrong) + "\n";
  out += "upper = " + number(e.upper) + "\n";
  out += "bound_level = " + number(e.bound_level) + "\n";
  out += "correlation = " + number(e.correlation) + "\n";
  if (e.correlation_assumed) out += "correlation_assumed = true\n";
  return out + "calibration_error = " + number(e.calibration_error) + "\n";
}

std::string class_text(const PolicyClass& c) {
  std::string out = "\n[[class]]\nname = \"" + c.name + "\"\n";
  out += "target_error = " + number(c.target_error) + "\n";
  if (c.marginal_ratio) out += "marginal_ratio = " + number(*c.marginal_ratio) + "\n";
  if (c.evidence) return out + "least_confidence = " + number(c.least_confidence) + "\n" + evidence_text(*c.evidence);
  if (c.assumed) out += "assumed = true\n";
  if (!c.note.empty()) out += "note = \"" + c.note + "\"\n";
  return out;
}

PolicyClass measured(const ClassFit& fit, const std::string& name) {
  PolicyClass out;
  out.name = name;
  out.target_error = fit.target_error;
  out.least_confidence = *fit.least_confidence;
  out.assumed = false;
  out.evidence = fit;
  return out;
}

std::string why_not(const ClassFit& fit) {
  if (fit.accepted == 0)
    return std::to_string(fit.readings) + " readings of " + std::to_string(fit.writers) + " writers bound nothing";
  return "the data cannot support " + rounded(fit.target_error) + ": " + std::to_string(fit.wrong) + " wrong of " +
         std::to_string(fit.accepted) + " accepted of " + std::to_string(fit.writers) + " writers, at most " +
         rounded(fit.upper);
}

}  // namespace

double ErrorTargets::of(std::string_view name) const {
  return name == "my_number" || name == "checked_digits" ? checked : other;
}

std::map<std::string, ClassFit> fit_policy(const CalibrationData& data, const ErrorTargets& targets,
                                           std::uint32_t seed) {
  std::map<std::string, ClassFit> out;
  for (const auto& [name, points] : data) out.emplace(name, fit_class(points, targets.of(name), seed));
  return out;
}

std::string next_policy_text(const Policy& base, const std::map<std::string, ClassFit>& fits, const PolicyData& data) {
  std::string out =
      "# Written by uketsuke accuracy fit. A class with [class.evidence] was measured on the cited data;\n"
      "# the others keep what stood before: least confidence 1 - target_error * marginal_ratio.\n\n";
  out += "id = \"" + base.name() + "\"\nversion = " + std::to_string(base.version() + 1) + "\n";
  out += "marginal_ratio = " + number(base.marginal_ratio()) + "\n\n[data]\nsha256 = \"" + data.sha256 + "\"\n";
  out += "readings = " + std::to_string(data.readings) + "\nwriters = " + std::to_string(data.writers) + "\n";
  out += "made_on = \"" + data.made_on + "\"\n";
  for (PolicyClass entry : base.classes()) {
    const auto fit = fits.find(entry.name);
    if (fit != fits.end() && fit->second.least_confidence) {
      entry = measured(fit->second, entry.name);
    } else {
      // What an older file measured on other data cannot be cited by this one.
      const double ratio = entry.marginal_ratio.value_or(base.marginal_ratio());
      if (entry.evidence) entry.target_error = (1 - entry.least_confidence) / ratio;
      entry.evidence.reset();
      entry.assumed = true;
      entry.note = fit == fits.end() ? "no calibration data" : why_not(fit->second);
    }
    out += class_text(entry);
  }
  return out;
}

}  // namespace uketsuke::validate
