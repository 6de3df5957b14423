#include "ocr/calibration/k_best.h"

#include <algorithm>
#include <queue>
#include <set>

namespace uketsuke::ocr {
namespace {

using Ranks = std::vector<std::size_t>;

double probability(const std::vector<std::vector<PlaceOption>>& places, const Ranks& ranks) {
  double p = 1;
  for (std::size_t i = 0; i < places.size(); ++i) p *= places[i][ranks[i]].p;
  return p;
}

}  // namespace

std::vector<Combination> k_best(std::vector<std::vector<PlaceOption>> places, std::size_t n) {
  for (auto& options : places) {
    if (options.empty()) return {};
    std::sort(options.begin(), options.end(),
              [](const PlaceOption& a, const PlaceOption& b) { return a.p != b.p ? a.p > b.p : a.symbol < b.symbol; });
  }
  using Entry = std::pair<double, Ranks>;
  std::priority_queue<Entry> open;
  std::set<Ranks> seen;
  const Ranks first(places.size(), 0);
  open.emplace(probability(places, first), first);
  seen.insert(first);
  std::vector<Combination> out;
  while (!open.empty() && out.size() < n) {
    const auto [p, ranks] = open.top();
    open.pop();
    Combination found{{}, p};
    for (std::size_t i = 0; i < places.size(); ++i) found.symbols.push_back(places[i][ranks[i]].symbol);
    out.push_back(std::move(found));
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (ranks[i] + 1 >= places[i].size()) continue;
      Ranks next = ranks;
      ++next[i];
      if (seen.insert(next).second) open.emplace(probability(places, next), next);
    }
  }
  return out;
}

}  // namespace uketsuke::ocr
