#pragma once

#include <map>
#include <string>

#include "validate/policy/calibration.h"
#include "validate/policy/policy.h"

namespace uketsuke::validate {

/// The target shares of wrong values among accepted ones (受け入れた値の誤り率の目標).
struct ErrorTargets {
  double checked = 1e-4;  ///< fields with a check digit: my_number, checked_digits
  double other = 1e-3;
  double of(std::string_view policy_class) const;
};

/// Fits every field kind that the data speak of.
std::map<std::string, ClassFit> fit_policy(const CalibrationData& data, const ErrorTargets& targets,
                                           std::uint32_t seed);

/// The text of the next version of a policy file: a measured threshold with its evidence where the data support the
/// target, the base's own class with a note where they do not. Policy::parse() reads it.
std::string next_policy_text(const Policy& base, const std::map<std::string, ClassFit>& fits, const PolicyData& data);

}  // namespace uketsuke::validate
