#include "ocr/documents/page/sign_agreement.h"

#include <algorithm>
#include <vector>

namespace uketsuke::ocr {
namespace {

/// Signs that may differ in one look, as a share of the value's length.
constexpr double kMostDiffer = 0.25;

struct Alignment {
  std::size_t edits = 0;
  bool added = false;      ///< the look has a sign that the value lacks
  std::vector<bool> same;  ///< per sign of the value
};

/// The cheapest alignment of two texts (Levenshtein), traced back.
Alignment align(std::u32string_view value, std::u32string_view look) {
  const std::size_t n = value.size(), m = look.size();
  std::vector<std::vector<std::size_t>> cost(n + 1, std::vector<std::size_t>(m + 1));
  for (std::size_t i = 0; i <= n; ++i)
    for (std::size_t k = 0; k <= m; ++k) {
      if (i == 0 || k == 0) {
        cost[i][k] = i + k;
        continue;
      }
      const std::size_t change = cost[i - 1][k - 1] + (value[i - 1] == look[k - 1] ? 0 : 1);
      cost[i][k] = std::min({change, cost[i - 1][k] + 1, cost[i][k - 1] + 1});
    }
  Alignment out;
  out.edits = cost[n][m];
  out.same.assign(n, false);
  std::size_t i = n, k = m;
  while (i > 0 || k > 0) {
    const bool both = i > 0 && k > 0;
    if (both && cost[i][k] == cost[i - 1][k - 1] + (value[i - 1] == look[k - 1] ? 0 : 1)) {
      out.same[i - 1] = value[i - 1] == look[k - 1];
      --i, --k;
    } else if (i > 0 && cost[i][k] == cost[i - 1][k] + 1) {
      --i;
    } else {
      out.added = true;
      --k;
    }
  }
  return out;
}

}  // namespace

bool confirmed_by_signs(std::u32string_view value, std::span<const std::u32string> looks, std::size_t vouched) {
  std::vector<bool> seen(value.size(), false);
  std::fill_n(seen.begin(), std::min(vouched, value.size()), true);
  bool nothing_besides = false;
  for (const std::u32string& look : looks) {
    const Alignment one = align(value, look);
    if (static_cast<double>(one.edits) > std::max(1.0, kMostDiffer * static_cast<double>(value.size()))) continue;
    nothing_besides = nothing_besides || !one.added;
    for (std::size_t i = 0; i < value.size(); ++i) seen[i] = seen[i] || one.same[i];
  }
  return nothing_besides && !value.empty() && std::find(seen.begin(), seen.end(), false) == seen.end();
}

}  // namespace uketsuke::ocr
