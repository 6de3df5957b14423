#include "ocr/form/comb_fields.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ocr/calibration/kana_value.h"
#include "ocr/cells/cell_input.h"

namespace uketsuke::ocr {
namespace {

/// A kana that the comb gives more than this is not looked at alone as well (8 ms each).
constexpr double kSureKana = 0.995;
/// What is certain of a cell without a speck of ink: writing would have to be lighter than any reader can see.
constexpr double kBarePaper = 0.99995;
/// And of one that is painted over.
constexpr double kPainted = 0.98;
/// A cell's printed frame and a registration error, mm.
constexpr double kFrameMm = 0.3;
/// Writing lighter than this (of 1) is doubted as faint.
constexpr double kFaint = 0.12;

std::array<double, kCellClasses> all_but_sure(std::size_t which, double p) {
  std::array<double, kCellClasses> out{};
  out.fill((1 - p) / static_cast<double>(kCellClasses - 1));
  out[which] = p;
  return out;
}

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
    out.ink.push_back(find_ink(out.interiors.back(), cut.px_per_mm, bare.paper));
    out.blackened.push_back(blackened(cut.part(cell.grown(-kFrameMm)), bare.paper));
    all = unite(all, widened(cell));
  }
  out.line = bare.part(all);
  for (const auto& cell : cells)
    out.spans.push_back({(cell.x - all.x) * cut.px_per_mm, (cell.right() - all.x) * cut.px_per_mm});
  return out;
}

namespace {

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

void judge_blackened(const CombPictures& comb, std::span<CellVerdict> verdicts) {
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (comb.blackened[i]) verdicts[i].p = all_but_sure(kCellStruck, kPainted);
}

std::vector<std::vector<CellVerdict>> cell_verdicts(std::span<const CombPictures* const> combs,
                                                    const CellReader& reader) {
  std::vector<std::vector<CellVerdict>> out;
  std::vector<ImageView> cells;
  std::vector<std::pair<std::size_t, std::size_t>> wanted;  // comb and cell
  for (const CombPictures* comb : combs) {
    out.emplace_back(comb->cells.size());
    for (std::size_t i = 0; i < comb->cells.size(); ++i) {
      if (comb->ink[i].bare()) {
        out.back()[i].p = all_but_sure(kCellEmpty, kBarePaper);
        continue;
      }
      cells.push_back(comb->cells[i]);
      wanted.emplace_back(out.size() - 1, i);
    }
  }
  const auto read = reader.read(cells);
  for (std::size_t i = 0; i < wanted.size(); ++i) out[wanted[i].first][wanted[i].second] = read[i];
  for (std::size_t i = 0; i < combs.size(); ++i) judge_blackened(*combs[i], out[i]);
  return out;
}

DigitJob start_digits(const CombPictures& comb, std::span<const CellVerdict> verdicts, LineQueue& queue) {
  DigitJob out;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const double blank = comb.ink[i].p_blank();
    out.written.push_back(verdicts[i].best() != kCellEmpty || blank < kSurelyEmpty);
    out.beliefs.push_back(with_ink(verdicts[i], blank));
  }
  out.run = written_run(comb, out.written);
  if (!out.run.spans.empty()) out.line = queue.add(out.run.line, digit_signs(), kCombSqueeze);
  return out;
}

std::vector<CellBelief> finish_digits(DigitJob job, std::span<const CellVerdict> verdicts, const LineQueue& queue,
                                      const DigitHead& head) {
  if (job.run.spans.empty()) return std::move(job.beliefs);
  const auto read = read_comb_lattice(queue[job.line], job.run.spans);
  const auto judged = head.judge(queue[job.line], job.run.spans);
  for (std::size_t i = job.run.first; i < job.run.end; ++i)
    if (job.written[i]) job.beliefs[i] = fuse(verdicts[i], read[i - job.run.first], judged[i - job.run.first]);
  return std::move(job.beliefs);
}

KanaJob start_kana(const CombPictures& comb, LineQueue& queue) {
  KanaJob out;
  for (std::size_t i = 0; i < comb.ink.size(); ++i) {
    const InkReport& ink = comb.ink[i];
    const double height = std::max(1, comb.interiors[i].height);
    KanaCell cell;
    cell.p_blank = ink.p_blank();
    cell.ink_height = (ink.y1 - ink.y0) / height;
    cell.ink_top = ink.y0 / height;
    out.written.push_back(cell.p_blank < kSurelyEmpty);
    if (cell.p_blank < 0.5) out.contrast = std::min(out.contrast, ink.darkness);
    out.blackened = out.blackened || comb.blackened[i];
    out.cells.push_back(std::move(cell));
  }
  out.run = written_run(comb, out.written);
  if (!out.run.spans.empty()) out.line = queue.add(out.run.line, katakana_signs(), kCombSqueeze);
  return out;
}

void look_again(KanaJob& job, const CombPictures& comb, LineQueue& queue) {
  if (job.run.spans.empty()) return;
  const Lattice& lattice = queue[job.line];
  const auto read = read_comb_lattice(lattice, job.run.spans);
  for (std::size_t i = job.run.first; i < job.run.end; ++i) {
    if (!job.written[i]) continue;
    KanaCell& cell = job.cells[i];
    cell = kana_cell(read[i - job.run.first], lattice.signs, cell);
    if (cell.p_blank <= 0.5 && cell.signs.front().p <= kSureKana)
      job.alone.emplace_back(i, queue.add(comb.bare[i], katakana_signs()));
  }
}

FieldValue finish_kana(KanaJob job, const LineQueue& queue) {
  for (const auto& [cell, line] : job.alone) {
    const Lattice& alone = queue[line];
    second_look(job.cells[cell], {one_sign_posterior(alone, 0, alone.steps), 0, 0}, alone.signs);
  }
  FieldValue out = kana_value(std::move(job.cells));
  if (out.state == ReadState::Read && job.contrast < kFaint) out.doubt("faint");
  if (job.blackened) out.doubt("overwritten");
  return out;
}

std::vector<CellBelief> digit_beliefs(const CombPictures& comb, std::span<const CellVerdict> verdicts,
                                      const LineReader& lines, const DigitHead& head) {
  LineQueue queue;
  DigitJob job = start_digits(comb, verdicts, queue);
  queue.run(lines);
  return finish_digits(std::move(job), verdicts, queue, head);
}

FieldValue read_kana(const CombPictures& comb, const LineReader& lines) {
  LineQueue queue;
  KanaJob job = start_kana(comb, queue);
  queue.run(lines);
  look_again(job, comb, queue);
  queue.run(lines);
  return finish_kana(std::move(job), queue);
}

}  // namespace uketsuke::ocr
