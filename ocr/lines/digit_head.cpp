#include "ocr/lines/digit_head.h"

#include <algorithm>
#include <cmath>

#include "core/errors/require.h"

namespace uketsuke::ocr {

namespace {

/// The rows of `seen` at `middle` (in rows, from the first one's left edge) and `reach` to each side of it.
void around(const std::vector<float>& seen, std::size_t row, double middle, int reach, float* to) {
  const double end = static_cast<double>(seen.size() / row) - 1;
  for (int offset = -reach; offset <= reach; ++offset, to += row) {
    const double at = std::clamp(middle - 0.5 + offset, 0.0, end);
    const double left = std::floor(at), right = std::min(left + 1, end);
    const auto share = static_cast<float>(at - left);
    const float* a = seen.data() + static_cast<std::size_t>(left) * row;
    const float* b = seen.data() + static_cast<std::size_t>(right) * row;
    for (std::size_t i = 0; i < row; ++i) to[i] = a[i] * (1 - share) + b[i] * share;
  }
}

}  // namespace

void head_input(const Lattice& lattice, const CellSpan& cell, std::span<float> out) {
  UKETSUKE_REQUIRE(out.size() == kHeadInput && !lattice.map.empty() && !lattice.features.empty());
  const double middle = (cell.from_px + cell.to_px) / 2 / lattice.px_per_step;
  around(lattice.map, kMapColumn, middle * kColumnsPerStep, kMapReach, out.data());
  around(lattice.features, kFeatures, middle, kStepReach, out.data() + (2 * kMapReach + 1) * kMapColumn);
}

DigitHead::DigitHead(const std::filesystem::path& model) : net_(model, {kHeadInput}) {}

std::vector<CellProbabilities> DigitHead::judge(const Lattice& lattice, std::span<const CellSpan> cells) const {
  UKETSUKE_REQUIRE(lattice.steps > 0);
  return net_.run(cells.size(), [&](std::size_t i, float* to) {
    head_input(lattice, cells[i], std::span(to, kHeadInput));
  });
}

}  // namespace uketsuke::ocr
