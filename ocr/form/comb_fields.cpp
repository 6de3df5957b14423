#include "ocr/form/comb_fields.h"

#include <algorithm>
#include <cmath>

#include "ocr/calibration/kana_value.h"
#include "ocr/cells/cell_input.h"
#include "ocr/form/ink.h"

namespace uketsuke::ocr {
namespace {

/// Ink test's probability from which a cell counts as empty without asking the line reader.
constexpr double kSurelyEmpty = 0.97;
/// A kana that the comb gives more than this is not looked at alone as well (8 ms each).
constexpr double kSureKana = 0.995;
/// Writing lighter than this (of 1) is doubted as faint.
constexpr double kFaint = 0.12;

Rect<FormMm> widened(const Rect<FormMm>& cell) {
  return {cell.x - cell.w * kCropMargin, cell.y - cell.h * kCropMargin, cell.w * (1 + 2 * kCropMargin),
          cell.h * (1 + 2 * kCropMargin)};
}

}  // namespace

CombPictures comb_pictures(const FieldCut& cut, const FieldCut& bare, std::span<const Rect<FormMm>> cells) {
  CombPictures out;
  out.px_per_mm = cut.px_per_mm;
  Rect<FormMm> all;
  for (const auto& cell : cells) {
    out.cells.push_back(cut.part(widened(cell)));
    out.bare.push_back(bare.part(widened(cell)));
    out.interiors.push_back(bare.part(cell));
    all = unite(all, widened(cell));
  }
  out.line = bare.part(all);
  for (const auto& cell : cells)
    out.spans.push_back({(cell.x - all.x) * cut.px_per_mm, (cell.right() - all.x) * cut.px_per_mm});
  return out;
}

namespace {

/// The run of cells that hold writing, with one empty cell to each side: the line reader's time grows with the width.
struct WrittenRun {
  std::size_t first = 0;
  std::size_t end = 0;  ///< past the last
  ImageView line;
  std::vector<CellSpan> spans;
};

WrittenRun written_run(const CombPictures& comb, const std::vector<bool>& written) {
  WrittenRun out;
  const std::size_t n = written.size();
  const auto first = static_cast<std::size_t>(std::find(written.begin(), written.end(), true) - written.begin());
  const auto last = n - static_cast<std::size_t>(std::find(written.rbegin(), written.rend(), true) - written.rbegin());
  if (first >= n) return out;
  out.first = first == 0 ? 0 : first - 1;
  out.end = std::min(n, last + 1);
  const double margin = comb.spans.front().from_px;
  const int left = std::max(0, static_cast<int>(comb.spans[out.first].from_px - margin));
  const int right = std::min(comb.line.width, static_cast<int>(std::ceil(comb.spans[out.end - 1].to_px + margin)));
  out.line = comb.line.part(left, 0, right - left, comb.line.height);
  for (std::size_t i = out.first; i < out.end; ++i)
    out.spans.push_back({comb.spans[i].from_px - left, comb.spans[i].to_px - left});
  return out;
}

}  // namespace

std::vector<CellBelief> digit_beliefs(const CombPictures& comb, std::span<const CellVerdict> verdicts,
                                      const LineReader& lines) {
  // Cells in which the net and the ink test both see nothing are empty; the line reader, the slowest of the three, is
  // asked about the run of the others.
  std::vector<CellBelief> out;
  std::vector<bool> written;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const double blank = find_ink(comb.interiors[i], comb.px_per_mm).p_blank();
    written.push_back(verdicts[i].best() != kCellEmpty || blank < kSurelyEmpty);
    out.push_back(with_ink(verdicts[i], blank));
  }
  const WrittenRun run = written_run(comb, written);
  if (run.spans.empty()) return out;
  const auto read = lines.read_comb(run.line, run.spans, digit_signs());
  for (std::size_t i = run.first; i < run.end; ++i)
    if (written[i]) out[i] = fuse(verdicts[i], read[i - run.first]);
  return out;
}

FieldValue read_kana(const CombPictures& comb, const LineReader& lines) {
  std::vector<KanaCell> cells;
  std::vector<bool> written;
  double contrast = 1;
  for (const ImageView& interior : comb.interiors) {
    const InkReport ink = find_ink(interior, comb.px_per_mm);
    KanaCell cell;
    cell.p_blank = ink.p_blank();
    cell.ink_height = static_cast<double>(ink.y1 - ink.y0) / std::max(1, interior.height);
    cell.ink_top = static_cast<double>(ink.y0) / std::max(1, interior.height);
    written.push_back(cell.p_blank < kSurelyEmpty);
    if (cell.p_blank < 0.5) contrast = std::min(contrast, ink.darkness);
    cells.push_back(cell);
  }
  const WrittenRun run = written_run(comb, written);
  if (!run.spans.empty()) {
    const Lattice lattice = lines.lattice(run.line, katakana_signs());
    const auto read = read_comb_lattice(lattice, run.spans);
    for (std::size_t i = run.first; i < run.end; ++i) {
      if (!written[i]) continue;
      cells[i] = kana_cell(read[i - run.first], lattice.signs, cells[i]);
      if (cells[i].p_blank > 0.5 || cells[i].signs.front().p > kSureKana) continue;
      const Lattice alone = lines.lattice(comb.bare[i], katakana_signs());
      second_look(cells[i], {one_sign_posterior(alone, 0, alone.steps), 0, 0}, alone.signs);
    }
  }
  FieldValue out = kana_value(std::move(cells));
  if (out.state == ReadState::Read && contrast < kFaint) out.doubt("faint");
  return out;
}

}  // namespace uketsuke::ocr
