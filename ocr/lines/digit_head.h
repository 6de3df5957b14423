#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "ocr/cells/cell_net.h"
#include "ocr/lines/comb_lattice.h"

namespace uketsuke::ocr {

/// What the head is asked about one cell: the map's columns at its middle and up to three to each side (28 of 48 px; a
/// cell is 17 to 28 wide), then the features of the steps at its middle and up to two to each side; between two
/// interpolated, beyond the line's ends those of the end. The same in tools/train/combs.py.
inline constexpr int kMapReach = 3, kStepReach = 2;
inline constexpr std::size_t kHeadInput = (2 * kMapReach + 1) * kMapColumn + (2 * kStepReach + 1) * kFeatures;

/// Writes it to `out`, kHeadInput numbers: column by column, in a column row by row; step by step.
void head_input(const Lattice& lattice, const CellSpan& cell, std::span<float> out);

/// A digit comb's second judge (ocr/models/digits): what the line recogniser sees of every cell, in its convolutions and
/// before its last layer, told by an own small net in the cell net's classes. The recogniser itself must choose among
/// 18,709 signs and has no word for "struck out"; the head knows that a digit is meant and was taught what hands make of
/// digits.
class DigitHead {
 public:
  /// Opens head.onnx. Throws Failure E-ENGINE-MODEL when it is missing or no such net.
  explicit DigitHead(const std::filesystem::path& model);

  /// Probabilities for every cell of a comb that was read as one line with digit_signs(); the spans are those of
  /// read_comb_lattice().
  std::vector<CellProbabilities> judge(const Lattice& lattice, std::span<const CellSpan> cells) const;

  /// "digits-v3".
  const std::string& version() const { return version_; }

 private:
  CellNet net_;
  std::string version_ = "digits-v3";
};

}  // namespace uketsuke::ocr
