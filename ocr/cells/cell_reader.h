#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/image/image.h"
#include "ocr/cells/cell_net.h"

namespace uketsuke::ocr {

/// What the cell net says about one cell: probabilities calibrated on left-out writers, summing to 1.
struct CellVerdict {
  CellProbabilities p{};
  double contrast = 0;  ///< darkness of the writing against the paper, 0..1

  std::size_t best() const;
  /// Best digit and its probability among all classes.
  std::size_t best_digit() const;
  double digit_mass() const;  ///< all ten digits together
};

/// The digit-cell reader (数字マス): an own small net (ocr/models/cells).
class CellReader {
 public:
  /// Opens cells.onnx. Throws Failure E-ENGINE-MODEL when it is missing or no such net.
  explicit CellReader(const std::filesystem::path& model);

  /// One verdict per crop, in order. A crop is one cell and kCropMargin beyond each of its borders, dark on light.
  std::vector<CellVerdict> read(std::span<const ImageView> cells) const;

  /// "cells-v3".
  const std::string& version() const { return version_; }

 private:
  CellNet net_;
  std::string version_ = "cells-v3";
};

}  // namespace uketsuke::ocr
