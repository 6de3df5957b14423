#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::validate {

/// One reading whose truth is known (較正データ).
struct CalibrationPoint {
  double confidence = 0;
  bool right = false;
  std::string writer;  ///< who wrote it, or the set it comes from: what is resampled
};
/// Policy class → points.
using CalibrationData = std::map<std::string, std::vector<CalibrationPoint>>;

/// One line of a reliability table (信頼度表): confidences from `from` up to the next line's.
struct ReliabilityBin {
  double from = 0;
  int readings = 0;
  double mean_confidence = 0;
  double right_share = 0;
  double right_low = 0;  ///< two-sided 95 % Clopper–Pearson
  double right_high = 1;
};
std::vector<ReliabilityBin> reliability(const std::vector<CalibrationPoint>& points);
/// Expected calibration error: mean distance between confidence and share right over 15 bins of equal count
/// (Naeini, Cooper and Hauskrecht 2015; equal counts since most confidences lie close to 1).
double calibration_error(const std::vector<CalibrationPoint>& points);

/// Readings and errors of one writer.
struct WriterTally {
  double readings = 0;
  double wrong = 0;
};
/// Correlation of errors within a writer (analysis of variance estimator); nullopt with fewer than 5 errors or 2
/// writers. Never below 0.
std::optional<double> writer_correlation(const std::vector<WriterTally>& writers);
/// Upper bound of the wrong share at 1 - alpha over writers not seen: the larger of
/// - Clopper–Pearson with the effective number of readings, that is divided by the design effect
///   1 + (readings per writer - 1) * correlation, and lowered for few writers by Student's t
///   (Korn and Graubard 1998: Confidence intervals for proportions with small expected number of positive counts);
/// - the quantile of a bootstrap that draws whole writers.
/// Fewer than two writers say nothing: 1.
double wrong_share_bound(const std::vector<WriterTally>& writers, double alpha, double correlation, std::uint32_t seed);

/// Confidence of the bounds, over all thresholds tried (each is tested at its share of the rest).
inline constexpr double kBoundLevel = 0.95;

/// What stands behind a class's explicit threshold.
struct PolicyEvidence {
  int readings = 0;  ///< calibration readings of the class
  int writers = 0;   ///< different hands or sets among them
  int accepted = 0;  ///< of them at or above the threshold
  int wrong = 0;     ///< of the accepted
  double upper = 1;  ///< upper bound of the wrong share among accepted, at `bound_level`
  double bound_level = kBoundLevel;
  double correlation = 0;            ///< of errors within a writer
  bool correlation_assumed = false;  ///< too few errors to measure it: kAssumedCorrelation
  double calibration_error = 0;
};

/// Where a fitted class stands. Its evidence is that of least_confidence; where that is nullopt, of the threshold with
/// the smallest bound.
struct ClassFit : PolicyEvidence {
  int wrong_readings = 0;
  double target_error = 0;
  std::vector<ReliabilityBin> table;
  std::optional<double> least_confidence;  ///< nullopt: the data cannot support the target
  double threshold = 1;                    ///< the one that the evidence is of
};

/// Correlation of errors within a writer while the data are too few to show it. Digits of one hand fail alike (a
/// crossed 7, an open 4): published cluster surveys of binary data mostly find 0.01 to 0.1. Dimensionless.
inline constexpr double kAssumedCorrelation = 0.05;

/// The least threshold, of a grid that is fixed before the data are seen, whose bound meets the target. Since the best
/// of several is taken, each is tested at (1 - kBoundLevel) / their number (Bonferroni): the promise holds for
/// whichever is chosen.
ClassFit fit_class(const std::vector<CalibrationPoint>& points, double target_error, std::uint32_t seed);
/// The grid, highest first.
const std::vector<double>& thresholds_tried();

}  // namespace uketsuke::validate
