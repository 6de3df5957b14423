#include "validate/policy/drift.h"

#include <cmath>
#include <vector>

#include "core/errors/require.h"

namespace uketsuke::validate {
namespace {

// Each sweep adds the paths with one more wrong sample; a cycle of more than a few dozen is practically impossible.
constexpr int kMostSweeps = 500;
constexpr double kSettled = 1e-10;

}  // namespace

SequentialTest::SequentialTest(double promised_error) {
  UKETSUKE_REQUIRE(promised_error > 0 && promised_error < 0.25);
  const double alternative = promised_error * kTimes;
  step_wrong_ = std::log(alternative / promised_error);
  step_right_ = std::log1p(-alternative) - std::log1p(-promised_error);
  alarm_at_ = std::log((1 - kBeta) / kAlpha);
  // Wald's own lower boundary, kBeta / (1 - kAlpha), is approximate and misses a little more often than kBeta; this one
  // cannot.
  quiet_at_ = std::log(kBeta);
}

void SequentialTest::add(bool wrong) {
  if (alarm_) return;
  ++samples_;
  if (wrong) ++wrong_;
  sum_ += wrong ? step_wrong_ : step_right_;
  if (sum_ >= alarm_at_) {
    alarm_ = true;
  } else if (sum_ <= quiet_at_) {
    ++cycles_;
    sum_ = 0;
  }
}

double SequentialTest::level() const { return alarm_ ? 1 : std::fmin(1, (sum_ - quiet_at_) / (alarm_at_ - quiet_at_)); }

// The states of a cycle, in steps of a right sample: state 0 is quiet, state `top` an alarm. A right sample goes down
// by one, a wrong one up by `jump`.
SequentialExpectation SequentialTest::expected(double p) const {
  const auto steps = [&](double height) { return static_cast<std::size_t>(std::ceil(height / -step_right_)); };
  const std::size_t jump = static_cast<std::size_t>(std::lround(step_wrong_ / -step_right_));
  const std::size_t start = steps(-quiet_at_);
  const std::size_t top = start + steps(alarm_at_);
  std::vector<double> fires(top, 0);
  std::vector<double> samples(top, 0);
  for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
    double change = 0;
    for (std::size_t s = 1; s < top; ++s) {
      const bool alarm = s + jump >= top;
      const double fire = p * (alarm ? 1 : fires[s + jump]) + (1 - p) * fires[s - 1];
      const double count = 1 + p * (alarm ? 0 : samples[s + jump]) + (1 - p) * samples[s - 1];
      change = std::fmax(change, std::abs(count - samples[s]) / count + std::abs(fire - fires[s]));
      fires[s] = fire;
      samples[s] = count;
    }
    if (change < kSettled) break;
  }
  return {fires[start], samples[start]};
}

}  // namespace uketsuke::validate
