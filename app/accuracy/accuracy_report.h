#pragma once

#include <map>
#include <string>

#include "pipeline/quality/accuracy.h"
#include "validate/policy/calibration.h"
#include "validate/policy/policy.h"

namespace uketsuke::app {

/// Prints what is known of each field kind: a table, or JSON lines and one line about the policy (docs/cli.md).
void print_accuracy(const pipeline::AccuracyReport& report, bool json);

/// Prints what a fit found and the policy it led to.
void print_fits(const std::map<std::string, validate::ClassFit>& fits, const validate::Policy& next,
                const std::string& file, bool json);

}  // namespace uketsuke::app
