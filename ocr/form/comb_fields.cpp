#include "ocr/form/comb_fields.h"

#include <algorithm>
#include <cmath>

#include "ocr/calibration/kana_value.h"
#include "ocr/cells/cell_input.h"
#include "ocr/form/ink.h"

namespace uketsuke::ocr {
namespace {

/// A comb in which the net gives every cell at least this probability of being empty is not read as a line.
constexpr double kSurelyEmpty = 0.97;

Rect<FormMm> widened(const Rect<FormMm>& cell) {
  return {cell.x - cell.w * kCropMargin, cell.y - cell.h * kCropMargin, cell.w * (1 + 2 * kCropMargin),
          cell.h * (1 + 2 * kCropMargin)};
}

/// What the line reader would say if the ink test spoke for it: empty or some digit.
CombCell ink_opinion(const ImageView& interior, double px_per_mm) {
  const double blank = find_ink(interior, px_per_mm).p_blank();
  CombCell out{std::vector<double>(11, (1 - blank) / 10), 0, 0};
  out.p[0] = blank;
  return out;
}

}  // namespace

CombPictures comb_pictures(const FieldCut& cut, std::span<const Rect<FormMm>> cells) {
  CombPictures out;
  out.px_per_mm = cut.px_per_mm;
  Rect<FormMm> all;
  for (const auto& cell : cells) {
    out.cells.push_back(cut.part(widened(cell)));
    out.interiors.push_back(cut.part(cell));
    all = unite(all, widened(cell));
  }
  out.line = cut.part(all);
  for (const auto& cell : cells)
    out.spans.push_back({(cell.x - all.x) * cut.px_per_mm, (cell.right() - all.x) * cut.px_per_mm});
  return out;
}

std::vector<CellBelief> digit_beliefs(const CombPictures& comb, std::span<const CellVerdict> verdicts,
                                      const LineReader& lines) {
  const bool all_empty =
      std::all_of(verdicts.begin(), verdicts.end(), [](const CellVerdict& v) { return v.p[kCellEmpty] > kSurelyEmpty; });
  std::vector<CombCell> line;
  if (!all_empty) line = lines.read_comb(comb.line, comb.spans, digit_signs());
  std::vector<CellBelief> out;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    out.push_back(fuse(verdicts[i], all_empty ? ink_opinion(comb.interiors[i], comb.px_per_mm) : line[i]));
  return out;
}

FieldValue read_kana(const CombPictures& comb, const LineReader& lines) {
  std::vector<InkReport> ink;
  for (const ImageView& interior : comb.interiors) ink.push_back(find_ink(interior, comb.px_per_mm));
  const Lattice lattice = lines.lattice(comb.line, katakana_signs());
  const auto read = read_comb_lattice(lattice, comb.spans);
  std::vector<KanaCell> cells;
  double contrast = 1;
  for (std::size_t i = 0; i < ink.size(); ++i) {
    const double height = static_cast<double>(ink[i].y1 - ink[i].y0) / std::max(1, comb.interiors[i].height);
    cells.push_back(kana_cell(read[i], lattice.signs, ink[i].p_blank(), height));
    if (cells.back().p_blank > 0.5) continue;
    contrast = std::min(contrast, ink[i].darkness);
    const Lattice alone = lines.lattice(comb.cells[i], katakana_signs());
    CombCell look{one_sign_posterior(alone, 0, alone.steps), 0, 0};
    second_look(cells.back(), look, alone.signs);
  }
  FieldValue out = kana_value(std::move(cells));
  if (out.state == ReadState::Read && contrast < 0.12) out.doubt("faint");
  return out;
}

}  // namespace uketsuke::ocr
