#pragma once

namespace uketsuke::validate {

/// Exact bounds of small shares. All are plain functions of their numbers; a test holds them to values of a second
/// source.

/// I_x(a, b), the regularised incomplete beta function; a, b > 0, x in 0..1.
double regularised_beta(double x, double a, double b);
/// The x with I_x(a, b) = p.
double beta_quantile(double p, double a, double b);
/// The t that Student's distribution with `degrees` degrees of freedom stays below with probability p, 0.5 < p < 1.
double student_quantile(double p, double degrees);

/// One-sided Clopper–Pearson bounds (Clopper and Pearson 1934): with probability 1 - alpha the share that made `wrong`
/// of `n` trials wrong is not above (upper) or not below (lower) the result. Numbers need not be whole: an effective
/// sample size is not. n = 0 gives 1 (upper) and 0 (lower).
double clopper_pearson_upper(double wrong, double n, double alpha);
double clopper_pearson_lower(double wrong, double n, double alpha);

}  // namespace uketsuke::validate
