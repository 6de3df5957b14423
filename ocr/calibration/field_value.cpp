#include "ocr/calibration/field_value.h"

#include <algorithm>
#include <utility>

namespace uketsuke::ocr {
namespace {

/// Confidence, at most, of a value that only statistics put first.
constexpr double kByStatistics = 0.9;

}  // namespace

void FieldValue::doubt(std::string word) {
  if (!has_doubt(word)) doubts.push_back(std::move(word));
}

bool FieldValue::has_doubt(std::string_view word) const {
  return std::find(doubts.begin(), doubts.end(), word) != doubts.end();
}

double FieldValue::outside() const {
  double rest = 1;
  for (const Candidate& c : candidates) rest -= c.p;
  return std::max(rest, 1e-6);
}

void FieldValue::settle(std::vector<Candidate> weighed) {
  const bool bounded = confidence < candidates.front().p;
  candidates = std::move(weighed);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.p > b.p; });
  const Candidate& first = candidates.front();
  confidence = bounded ? std::min(confidence, first.p) : first.p;
  if (first.value == value) return;
  value = raw = first.value;
  confidence = std::min(confidence, kByStatistics);
  doubt("by_statistics");
}

void FieldValue::weigh_by(const std::function<double(const std::string&)>& trust) {
  if (candidates.empty()) return;
  std::vector<Candidate> fresh;
  double total = outside();
  for (const Candidate& c : candidates) {
    fresh.push_back({c.value, c.p * trust(c.value)});
    total += fresh.back().p;
  }
  for (Candidate& c : fresh) c.p /= total;
  settle(std::move(fresh));
}

}  // namespace uketsuke::ocr
