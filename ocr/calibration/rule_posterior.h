#pragma once

namespace uketsuke::ocr {

/// Posterior of a value with probability `p` when values obey a rule (check digit, calendar) that one in `one_in`
/// strings satisfies. `valid_mass` is the probability that what was read obeys it. What people write obeys it but for
/// their own slips (kWriterErrs), which spread over the strings that fail.
double rule_posterior(double p, bool valid, double valid_mass, double one_in);

}  // namespace uketsuke::ocr
