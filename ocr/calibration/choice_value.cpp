#include "ocr/calibration/choice_value.h"

#include <algorithm>
#include <cmath>

#include "core/limits.h"
#include "ocr/calibration/k_best.h"

namespace uketsuke::ocr {
namespace {

/// Prior weights against independence: people mark one option of a row; two marks are a correction or a slip.
constexpr double kSeveralPrior = 0.05;

/// A ring that stands alone in its row: as likely as not at this share of its way round, by this slope. Of 3,600 made
/// answers none was wrong, though one in fourteen was believed less than 0.994 by what a ring is worth among others
/// (ocr/form/marks.cpp): careless rings with gaps, 0.64 to 0.8 of their way. Of 340 rows drawn full of stains one reached 0.67.
constexpr double kHalfWayAlone = 0.55, kSlopeAlone = 28.0;
/// Printed words, specks and a neighbour's ring reach this much of a way round.
constexpr double kNothingMuch = 0.45;

double marked(std::span<const OptionBelief> options, std::size_t i) {
  const auto much = [](const OptionBelief& option) { return option.way > kNothingMuch; };
  const bool alone = much(options[i]) && std::count_if(options.begin(), options.end(), much) == 1;
  if (!alone) return options[i].marked;
  return std::max(options[i].marked, 1 / (1 + std::exp((kHalfWayAlone - options[i].way) * kSlopeAlone)));
}

struct Single {
  double none = 1;
  std::vector<double> one;
  double several = 0;
};

Single weigh(std::span<const OptionBelief> options) {
  Single out;
  std::vector<double> belief;
  for (std::size_t i = 0; i < options.size(); ++i) belief.push_back(marked(options, i));
  for (const double p : belief) out.none *= 1 - p;
  double all_one = 0;
  for (std::size_t i = 0; i < belief.size(); ++i) {
    double p = belief[i];
    for (std::size_t j = 0; j < belief.size(); ++j)
      if (j != i) p *= 1 - belief[j];
    out.one.push_back(p);
    all_one += p;
  }
  out.several = std::max(0.0, 1 - out.none - all_one) * kSeveralPrior;
  const double total = std::max(out.none + all_one + out.several, 1e-12);
  out.none /= total;
  out.several /= total;
  for (double& p : out.one) p /= total;
  return out;
}

FieldValue multiple_value(std::span<const OptionBelief> options) {
  FieldValue out;
  std::vector<std::vector<PlaceOption>> places;
  for (const OptionBelief& option : options) places.push_back({{1, option.marked}, {0, 1 - option.marked}});
  for (const Combination& c : k_best(std::move(places), limits::kMaxCandidates)) {
    std::string value;
    for (std::size_t i = 0; i < options.size(); ++i)
      if (c.symbols[i] == 1) value += (value.empty() ? "" : ",") + options[i].value;
    out.candidates.push_back({value, c.p});
  }
  const Candidate best = out.candidates.empty() ? Candidate{"", 1} : out.candidates.front();
  out.state = best.value.empty() ? ReadState::Blank : ReadState::Read;
  out.value = out.raw = best.value;
  out.confidence = best.p;
  std::erase_if(out.candidates, [](const Candidate& c) { return c.value.empty(); });
  return out;
}

FieldValue single_value(std::span<const OptionBelief> options) {
  const Single single = weigh(options);
  FieldValue out;
  for (std::size_t i = 0; i < options.size(); ++i) out.candidates.push_back({options[i].value, single.one[i]});
  std::stable_sort(out.candidates.begin(), out.candidates.end(),
                   [](const auto& a, const auto& b) { return a.p > b.p; });
  std::erase_if(out.candidates, [](const Candidate& c) { return c.p < 1e-6; });
  if (out.candidates.size() > limits::kMaxCandidates) out.candidates.resize(limits::kMaxCandidates);
  const double best = out.candidates.empty() ? 0 : out.candidates.front().p;
  if (single.none >= best && single.none >= single.several) {
    out.state = ReadState::Blank;
    out.confidence = single.none;
  } else if (single.several > best) {
    out.state = ReadState::Unreadable;
    out.confidence = single.several;
    out.doubt("several_marks");
  } else {
    out.state = ReadState::Read;
    out.value = out.raw = out.candidates.front().value;
    out.confidence = best;
  }
  return out;
}

bool any_faint(std::span<const OptionBelief> options) {
  return std::any_of(options.begin(), options.end(), [](const OptionBelief& option) { return option.faint; });
}

}  // namespace

FieldValue choice_value(std::span<const OptionBelief> options, bool multiple) {
  FieldValue out = multiple ? multiple_value(options) : single_value(options);
  if (any_faint(options)) out.doubt("faint");
  return out;
}

DateInk era_belief(std::span<const OptionBelief> options) {
  const Single single = weigh(options);
  DateInk out;
  for (std::size_t i = 0; i < options.size(); ++i) out.eras.push_back({options[i].value, single.one[i]});
  out.no_era = single.none;
  out.several_eras = single.several;
  out.faint_era = any_faint(options);
  return out;
}

}  // namespace uketsuke::ocr
