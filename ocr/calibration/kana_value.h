#pragma once

#include <span>
#include <vector>

#include "ocr/calibration/field_value.h"
#include "ocr/lines/comb_lattice.h"

namespace uketsuke::ocr {

/// What is known about one kana cell (フリガナのマス).
struct KanaCell {
  double p_blank = 0;                ///< nothing written, by the ink and the line reader together
  double ink_height = 0;             ///< height of the writing, share of the cell; 0 if unknown. Parts ツ from ッ
  double ink_top = 0;                ///< where the writing begins, share of the cell from its top
  std::vector<SignPosterior> signs;  ///< what it is if something is written; sums to about 1
  bool agree = true;                 ///< a second look at the cell alone named the same sign
};

/// Adds the comb's word to what the ink said about a cell (`ink`: blank, height, top). `signs` are the lattice's
/// (CombCell entry k is signs[k − 1]).
KanaCell kana_cell(const CombCell& comb, std::span<const char32_t> signs, const KanaCell& ink);

/// Adds the cell read alone (a second, independent look): geometric mean of both.
void second_look(KanaCell& cell, const CombCell& alone, std::span<const char32_t> signs);

/// Scores a kana comb: full-width katakana, one full-width space for empty cells between two names. Small kana
/// (ッャュョ…) are told from large ones by the height and the top of the writing against the other cells.
FieldValue kana_value(std::vector<KanaCell> cells);

/// Doubts a person's name that seems to have more than the one gap between 姓 and 名: a cell inside it was left out, or holds
/// a sign that nobody saw (空いたマス). `kana` is as kana_value gave it.
void doubt_second_gap(FieldValue& kana);

}  // namespace uketsuke::ocr
