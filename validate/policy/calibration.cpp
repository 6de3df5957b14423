#include "validate/policy/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "validate/policy/bounds.h"

namespace uketsuke::validate {
namespace {

// Edges of the reliability table: closer together where the thresholds lie.
constexpr std::array kEdges{0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999};
constexpr std::size_t kErrorBins = 15;
// A correlation from fewer errors is noise.
constexpr double kFewestErrors = 5;
// The quantile of the smallest alpha asked for lies 10 replicates from the end.
constexpr int kReplicates = 2000;

std::vector<WriterTally> tally(const std::vector<CalibrationPoint>& points, double least) {
  std::map<std::string, WriterTally> writers;
  for (const CalibrationPoint& point : points) {
    if (point.confidence < least) continue;
    WriterTally& writer = writers[point.writer];
    writer.readings += 1;
    if (!point.right) writer.wrong += 1;
  }
  std::vector<WriterTally> out;
  for (const auto& [name, writer] : writers) out.push_back(writer);
  return out;
}

WriterTally sum_of(const std::vector<WriterTally>& writers) {
  WriterTally sum;
  for (const WriterTally& writer : writers) {
    sum.readings += writer.readings;
    sum.wrong += writer.wrong;
  }
  return sum;
}

double squares_of(const std::vector<WriterTally>& writers) {
  double squares = 0;
  for (const WriterTally& writer : writers) squares += writer.readings * writer.readings;
  return squares;
}

// Effective number of readings; see wrong_share_bound().
double effective_readings(const std::vector<WriterTally>& writers, double alpha, double correlation) {
  const double n = sum_of(writers).readings;
  const double design_effect = 1 + (squares_of(writers) / n - 1) * correlation;
  const double few = student_quantile(1 - alpha, std::fmax(1, n - 1)) /
                     student_quantile(1 - alpha, static_cast<double>(writers.size()) - 1);
  return n / design_effect * few * few;
}

double bootstrap_quantile(const std::vector<WriterTally>& writers, double alpha, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<double> shares;
  shares.reserve(kReplicates);
  for (int i = 0; i < kReplicates; ++i) {
    WriterTally sum;
    for (std::size_t w = 0; w < writers.size(); ++w) {
      const WriterTally& drawn = writers[random() % writers.size()];
      sum.readings += drawn.readings;
      sum.wrong += drawn.wrong;
    }
    shares.push_back(sum.wrong / sum.readings);
  }
  const auto at = static_cast<std::ptrdiff_t>(std::ceil((1 - alpha) * kReplicates)) - 1;
  std::nth_element(shares.begin(), shares.begin() + at, shares.end());
  return shares[static_cast<std::size_t>(at)];
}

}  // namespace

std::vector<ReliabilityBin> reliability(const std::vector<CalibrationPoint>& points) {
  std::vector<ReliabilityBin> bins(kEdges.size());
  std::vector<int> right(kEdges.size(), 0);
  for (std::size_t i = 0; i < kEdges.size(); ++i) bins[i].from = kEdges[i];
  for (const CalibrationPoint& point : points) {
    const auto above = std::upper_bound(kEdges.begin(), kEdges.end(), point.confidence);
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, above - kEdges.begin()) - 1);
    ++bins[at].readings;
    bins[at].mean_confidence += point.confidence;
    if (point.right) ++right[at];
  }
  constexpr double kEachSide = 0.025;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    ReliabilityBin& bin = bins[i];
    if (bin.readings == 0) continue;
    bin.mean_confidence /= bin.readings;
    bin.right_share = static_cast<double>(right[i]) / bin.readings;
    bin.right_low = clopper_pearson_lower(right[i], bin.readings, kEachSide);
    bin.right_high = clopper_pearson_upper(right[i], bin.readings, kEachSide);
  }
  return bins;
}

double calibration_error(const std::vector<CalibrationPoint>& points) {
  if (points.empty()) return 0;
  std::vector<CalibrationPoint> sorted = points;
  // Equal confidences stay in the order they came, so that the result does not depend on the sort.
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.confidence < b.confidence; });
  const std::size_t bins = std::min(kErrorBins, sorted.size());
  double error = 0;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    double difference = 0;
    for (std::size_t i = sorted.size() * bin / bins; i < sorted.size() * (bin + 1) / bins; ++i)
      difference += sorted[i].confidence - (sorted[i].right ? 1 : 0);
    error += std::abs(difference);
  }
  return error / static_cast<double>(sorted.size());
}

std::optional<double> writer_correlation(const std::vector<WriterTally>& writers) {
  const WriterTally sum = sum_of(writers);
  const auto m = static_cast<double>(writers.size());
  if (writers.size() < 2 || sum.wrong < kFewestErrors || sum.readings <= m) return std::nullopt;
  const double share = sum.wrong / sum.readings;
  double between = 0;
  double within = 0;
  for (const WriterTally& writer : writers) {
    const double own = writer.wrong / writer.readings;
    between += writer.readings * (own - share) * (own - share);
    within += writer.readings * own * (1 - own);
  }
  between /= m - 1;
  within /= sum.readings - m;
  const double size = (sum.readings - squares_of(writers) / sum.readings) / (m - 1);
  const double whole = between + (size - 1) * within;
  return whole > 0 ? std::clamp((between - within) / whole, 0.0, 1.0) : 1.0;
}

double wrong_share_bound(const std::vector<WriterTally>& writers, double alpha, double correlation,
                         std::uint32_t seed) {
  if (writers.size() < 2) return 1;
  const WriterTally sum = sum_of(writers);
  const double n = std::fmin(sum.readings, effective_readings(writers, alpha, correlation));
  const double exact = clopper_pearson_upper(sum.wrong * n / sum.readings, n, alpha);
  // Without an error every replicate is 0: the bound then rests on the effective number alone.
  if (sum.wrong == 0) return exact;
  return std::fmax(exact, bootstrap_quantile(writers, alpha, seed));
}

const std::vector<double>& thresholds_tried() {
  static const std::vector<double> tried{0.9999, 0.9998, 0.9995, 0.999, 0.998, 0.995, 0.99, 0.98, 0.95, 0.9};
  return tried;
}

ClassFit fit_class(const std::vector<CalibrationPoint>& points, double target_error, std::uint32_t seed) {
  ClassFit fit;
  fit.target_error = target_error;
  fit.readings = static_cast<int>(points.size());
  fit.calibration_error = calibration_error(points);
  fit.table = reliability(points);
  const std::vector<WriterTally> all = tally(points, 0);
  fit.writers = static_cast<int>(all.size());
  fit.wrong_readings = static_cast<int>(sum_of(all).wrong);
  const auto measured = writer_correlation(all);
  fit.correlation_assumed = !measured;
  fit.correlation = measured.value_or(kAssumedCorrelation);
  const double alpha = (1 - kBoundLevel) / static_cast<double>(thresholds_tried().size());
  for (const double threshold : thresholds_tried()) {
    const std::vector<WriterTally> accepted = tally(points, threshold);
    const WriterTally sum = sum_of(accepted);
    const double correlation = std::fmax(fit.correlation, writer_correlation(accepted).value_or(0));
    const double upper = wrong_share_bound(accepted, alpha, correlation, seed);
    const bool meets = upper <= target_error;
    if (!meets && (fit.least_confidence || upper >= fit.upper)) continue;
    if (meets) fit.least_confidence = threshold;
    fit.threshold = threshold;
    fit.accepted = static_cast<int>(sum.readings);
    fit.wrong = static_cast<int>(sum.wrong);
    fit.upper = upper;
  }
  return fit;
}

}  // namespace uketsuke::validate
