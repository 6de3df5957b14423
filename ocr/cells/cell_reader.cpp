#include "ocr/cells/cell_reader.h"

#include <algorithm>
#include <numeric>

#include "ocr/cells/cell_input.h"

namespace uketsuke::ocr {

std::size_t CellVerdict::best() const {
  return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
}
std::size_t CellVerdict::best_digit() const {
  return static_cast<std::size_t>(std::max_element(p.begin(), p.begin() + 10) - p.begin());
}
double CellVerdict::digit_mass() const { return std::accumulate(p.begin(), p.begin() + 10, 0.0); }

CellReader::CellReader(const std::filesystem::path& model)
    : net_(model, {1, std::size_t{kCellInput}, std::size_t{kCellInput}}) {}

std::vector<CellVerdict> CellReader::read(std::span<const ImageView> cells) const {
  std::vector<CellVerdict> out(cells.size());
  const auto p = net_.run(cells.size(), [&](std::size_t i, float* to) {
    const CellInput input = cell_input(cells[i]);
    std::copy(input.values.begin(), input.values.end(), to);
    out[i].contrast = input.contrast;
  });
  for (std::size_t i = 0; i < out.size(); ++i) out[i].p = p[i];
  return out;
}

}  // namespace uketsuke::ocr
