#include "ocr/lines/digit_head.h"

#include <algorithm>
#include <cmath>

#include "core/errors/require.h"

namespace uketsuke::ocr {

std::array<float, kHeadInput> head_input(const Lattice& lattice, const CellSpan& cell) {
  std::array<float, kHeadInput> out{};
  const double middle = (cell.from_px + cell.to_px) / 2 / lattice.px_per_step - 0.5;
  const double end = lattice.steps - 1;
  for (int offset = -kHeadReach; offset <= kHeadReach; ++offset) {
    const double at = std::clamp(middle + offset, 0.0, end);
    const double left = std::floor(at), right = std::min(left + 1, end);
    const auto share = static_cast<float>(at - left);
    const float* a = lattice.features.data() + static_cast<std::size_t>(left) * kFeatures;
    const float* b = lattice.features.data() + static_cast<std::size_t>(right) * kFeatures;
    float* to = out.data() + static_cast<std::size_t>(offset + kHeadReach) * kFeatures;
    for (std::size_t i = 0; i < kFeatures; ++i) to[i] = a[i] * (1 - share) + b[i] * share;
  }
  return out;
}

DigitHead::DigitHead(const std::filesystem::path& model) : net_(model, {kHeadInput}) {}

std::vector<CellProbabilities> DigitHead::judge(const Lattice& lattice, std::span<const CellSpan> cells) const {
  UKETSUKE_REQUIRE(lattice.steps > 0 && !lattice.features.empty());
  return net_.run(cells.size(), [&](std::size_t i, float* to) {
    const auto input = head_input(lattice, cells[i]);
    std::copy(input.begin(), input.end(), to);
  });
}

}  // namespace uketsuke::ocr
