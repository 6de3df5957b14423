#include "bench/accuracy/comb_parts.h"

#include <algorithm>

#include "ocr/calibration/comb_value.h"
#include "ocr/form/comb_fields.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/frame_removal.h"
#include "ocr/form/text_fields.h"

namespace uketsuke::bench {
namespace {

template <typename Probabilities>
std::vector<double> row_of(const Probabilities& p) {
  return {p.begin(), p.end()};
}

}  // namespace

CombParts comb_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                     const ocr::Engines& engines, const CombWishes& wishes) {
  const ocr::FieldCut cut = ocr::cut_field(page, registration, field.rect.grown(ocr::kContextMm));
  const ocr::FieldCut bare = ocr::without_frames(cut, field.cells);
  const ocr::CombPictures comb = ocr::comb_pictures(cut, bare, field.cells);
  const ocr::CombPictures* const one[] = {&comb};
  const auto verdicts = ocr::cell_verdicts(one, engines.cells()).front();
  CombParts out;
  out.id = field.id;
  out.row = field.row;
  for (const auto& verdict : verdicts) {
    out.net.push_back(row_of(verdict.p));
    out.contrast.push_back(verdict.contrast);
  }
  const ocr::LineRequest whole{comb.line, &ocr::digit_signs(), ocr::kCombSqueeze};
  const ocr::Lattice lattice = engines.lines().lattices(std::span(&whole, 1)).front();
  for (const auto& cell : ocr::read_comb_lattice(lattice, comb.spans)) out.line.push_back(row_of(cell.p));
  for (const auto& p : engines.digits().judge(lattice, comb.spans)) out.head.push_back(row_of(p));
  if (wishes.cell_by_cell)
    for (const ImageView& cell : comb.bare)
      out.cell_line.push_back(row_of(engines.lines().read_sign(cell, ocr::digit_signs()).p));
  out.beliefs = ocr::digit_beliefs(comb, verdicts, engines.lines(), engines.digits());
  if (wishes.tesseract != nullptr) out.tesseract = wishes.tesseract->read(to_grey(comb.line));
  return out;
}

void weigh_combs(std::span<CombParts> page, const FormTemplate& form) {
  std::vector<std::vector<ocr::CellBelief>*> combs;
  for (CombParts& comb : page) combs.push_back(&comb.beliefs);
  ocr::weigh_page(combs);
  for (CombParts& comb : page) {
    for (const auto& belief : comb.beliefs) comb.both.push_back(row_of(belief.p));
    const auto field = std::find_if(form.fields.begin(), form.fields.end(), [&](const FieldTemplate& one) {
      return one.id == comb.id && one.row == comb.row;
    });
    comb.plain = ocr::comb_value(comb.beliefs, field->align, "");
  }
}

ocr::FieldValue text_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                           const ocr::Engines& engines) {
  const ocr::FieldCut cut = ocr::cut_field(page, registration, field.rect.grown(ocr::kContextMm));
  return ocr::read_text(cut.part(field.rect.grown(-ocr::kTextInsetMm)), cut.px_per_mm, field.charset, field.lines, engines);
}

ocr::FieldValue kana_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                           const ocr::Engines& engines) {
  const ocr::FieldCut cut = ocr::cut_field(page, registration, field.rect.grown(ocr::kContextMm));
  const ocr::FieldCut bare = ocr::without_frames(cut, field.cells);
  return ocr::read_kana(ocr::comb_pictures(cut, bare, field.cells), engines.lines());
}

}  // namespace uketsuke::bench
