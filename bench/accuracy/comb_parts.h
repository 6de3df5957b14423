#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/form/form_template.h"
#include "core/geometry/registration.h"
#include "core/model/page.h"
#include "ocr/calibration/cell_fusion.h"
#include "ocr/calibration/field_value.h"
#include "ocr/engines.h"

namespace uketsuke::bench {

/// Tesseract by itself on one line of a comb, told that it holds digits only (the usual other choice).
class LoneTesseract {
 public:
  LoneTesseract();
  ~LoneTesseract();
  LoneTesseract(const LoneTesseract&) = delete;
  LoneTesseract& operator=(const LoneTesseract&) = delete;
  /// The digits of a line, nothing else.
  std::string read(const Image& line);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What each reader says about a digit comb (数字マス) by itself. Rows are cells in reading order; a row of the net, of
/// the head and of both holds 0–9, empty, struck out, not a digit; a row of the line reader holds empty, 0–9.
struct CombParts {
  std::string id;
  int row = 0;
  std::vector<std::vector<double>> net;        ///< digit net alone
  std::vector<std::vector<double>> line;       ///< line recogniser alone, the comb as one line
  std::vector<std::vector<double>> head;       ///< digit head on the line recogniser's features, the comb as one line
  std::vector<std::vector<double>> cell_line;  ///< line recogniser alone, cell by cell; empty unless asked for
  std::vector<std::vector<double>> both;       ///< as the product weighs them together
  std::vector<double> contrast;                ///< of the writing, 0..1
  std::vector<ocr::CellBelief> beliefs;        ///< what `both` and `plain` are made of
  ocr::FieldValue plain;                       ///< the comb's value without its check digit
  std::string tesseract;                       ///< empty unless asked for
};

/// How far a comb is taken apart.
struct CombWishes {
  bool cell_by_cell = false;           ///< the line recogniser on every cell alone too (14 ms each)
  LoneTesseract* tesseract = nullptr;  ///< not owned
};

/// Takes one digit comb of a registered page apart, cut and read as ocr/form does it; `both` and `plain` are still empty.
CombParts comb_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                     const ocr::Engines& engines, const CombWishes& wishes);

/// `both` and `plain` of all digit combs of one page, which are weighed together.
void weigh_combs(std::span<CombParts> page, const FormTemplate& form);

/// One text field by itself: no statistics, no forms of kanji; every sign with its alternatives.
ocr::FieldValue text_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                           const ocr::Engines& engines);

/// One kana comb by itself, without what is known about readings of names.
ocr::FieldValue kana_parts(const CleanPage& page, const Registration& registration, const FieldTemplate& field,
                           const ocr::Engines& engines);

}  // namespace uketsuke::bench
