#include "bench/accuracy/comb_parts.h"

#include <algorithm>

#include "ocr/calibration/comb_value.h"
#include "ocr/form/comb_fields.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/frame_removal.h"
#include "ocr/form/text_fields.h"

namespace uketsuke::bench {
namespace {

/// As ocr/form/form_reader.cpp cuts its fields, mm.
constexpr double kContextMm = 2.6;
constexpr double kTextInsetMm = 0.35;

std::vector<ocr::CellVerdict> verdicts_of(const ocr::CombPictures& comb, const ocr::CellReader& reader) {
  std::vector<ocr::CellVerdict> out(comb.cells.size(), ocr::bare_paper_verdict());
  std::vector<ImageView> cells;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < comb.cells.size(); ++i) {
    if (comb.ink[i].bare()) continue;
    cells.push_back(comb.cells[i]);
    places.push_back(i);
  }
  const auto read = reader.read(cells);
  for (std::size_t i = 0; i < places.size(); ++i) out[places[i]] = read[i];
  return out;
}

template <typename Probabilities>
std::vector<double> row_of(const Probabilities& p) {
  return {p.begin(), p.end()};
}

}  // namespace

CombParts comb_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                     const ocr::Engines& engines, const CombWishes& wishes) {
  const ocr::FieldCut cut = ocr::cut_field(page, registration, field.rect.grown(kContextMm));
  const ocr::FieldCut bare = ocr::without_frames(cut, field.cells);
  const ocr::CombPictures comb = ocr::comb_pictures(cut, bare, field.cells);
  const auto verdicts = verdicts_of(comb, engines.cells());
  CombParts out;
  out.id = field.id;
  out.row = field.row;
  for (const auto& verdict : verdicts) {
    out.net.push_back(row_of(verdict.p));
    out.contrast.push_back(verdict.contrast);
  }
  for (const auto& cell : engines.lines().read_comb(comb.line, comb.spans, ocr::digit_signs()))
    out.line.push_back(row_of(cell.p));
  if (wishes.cell_by_cell)
    for (const ImageView& cell : comb.bare)
      out.cell_line.push_back(row_of(engines.lines().read_sign(cell, ocr::digit_signs()).p));
  const auto beliefs = ocr::digit_beliefs(comb, verdicts, engines.lines());
  for (const auto& belief : beliefs) out.both.push_back(row_of(belief.p));
  out.plain = ocr::comb_value(beliefs, field.align, "");
  if (wishes.tesseract != nullptr) out.tesseract = wishes.tesseract->read(to_grey(comb.line));
  return out;
}

ocr::FieldValue text_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                           const ocr::Engines& engines) {
  const ocr::FieldCut cut = ocr::cut_field(page, registration, field.rect.grown(kContextMm));
  return ocr::read_text(cut.part(field.rect.grown(-kTextInsetMm)), cut.px_per_mm, field.charset, field.lines,
                        engines.lines());
}

ocr::FieldValue kana_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                           const ocr::Engines& engines) {
  const ocr::FieldCut cut = ocr::cut_field(page, registration, field.rect.grown(kContextMm));
  const ocr::FieldCut bare = ocr::without_frames(cut, field.cells);
  return ocr::read_kana(ocr::comb_pictures(cut, bare, field.cells), engines.lines());
}

}  // namespace uketsuke::bench
