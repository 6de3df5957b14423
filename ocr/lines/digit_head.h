#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "ocr/cells/cell_net.h"
#include "ocr/lines/comb_lattice.h"

namespace uketsuke::ocr {

/// What the head is asked about one cell: the features at its middle and one and two steps to each side, between steps
/// interpolated, beyond the line's ends those of the end. The same in tools/train/combs.py.
inline constexpr int kHeadReach = 2;
inline constexpr std::size_t kHeadInput = (2 * kHeadReach + 1) * kFeatures;
std::array<float, kHeadInput> head_input(const Lattice& lattice, const CellSpan& cell);

/// A digit comb's second judge (ocr/models/digits): what the line recogniser sees of every cell before its last layer,
/// told by an own small net in the cell net's classes. The recogniser itself must choose among 18,709 signs and has no
/// word for "struck out"; the head knows that a digit is meant and was taught what hands make of digits.
class DigitHead {
 public:
  /// Opens head.onnx. Throws Failure E-ENGINE-MODEL when it is missing or no such net.
  explicit DigitHead(const std::filesystem::path& model);

  /// Probabilities for every cell of a comb that was read as one line with digit_signs(); the spans are those of
  /// read_comb_lattice().
  std::vector<CellProbabilities> judge(const Lattice& lattice, std::span<const CellSpan> cells) const;

  /// "digits-v2".
  const std::string& version() const { return version_; }

 private:
  CellNet net_;
  std::string version_ = "digits-v2";
};

}  // namespace uketsuke::ocr
