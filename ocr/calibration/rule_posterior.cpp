#include "ocr/calibration/rule_posterior.h"

#include <algorithm>

namespace uketsuke::ocr {
namespace {

/// Share of writers whose own value breaks the rule (a digit copied wrongly, 31 November). Keying studies give 1–5 in
/// 1,000 for numbers copied by hand; a higher share asks more.
constexpr double kWriterErrs = 0.003;

}  // namespace

double rule_posterior(double p, bool valid, double valid_mass, double one_in) {
  const double good = (1 - kWriterErrs) * one_in, bad = kWriterErrs * one_in / (one_in - 1);
  const double total = valid_mass * good + (1 - valid_mass) * bad;
  return std::min(1.0, p * (valid ? good : bad) / std::max(total, 1e-12));
}

}  // namespace uketsuke::ocr
