#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/image/image.h"

namespace uketsuke::ocr {

/// Classes of the cell net besides the digits 0–9.
inline constexpr std::size_t kCellEmpty = 10;   ///< nothing written (空欄); specks and frame remnants may be there
inline constexpr std::size_t kCellStruck = 11;  ///< struck out, overwritten or scribbled over (抹消)
inline constexpr std::size_t kCellOther = 12;   ///< written, but no digit
inline constexpr std::size_t kCellClasses = 13;

/// What the cell net says about one cell: probabilities calibrated on left-out writers, summing to 1.
struct CellVerdict {
  std::array<double, kCellClasses> p{};
  double contrast = 0;  ///< darkness of the writing against the paper, 0..1

  std::size_t best() const;
  /// Best digit and its probability among all classes.
  std::size_t best_digit() const;
  double digit_mass() const;  ///< all ten digits together
};

/// The digit-cell reader (数字マス): an own small net (ocr/models/cells) through OpenVINO.
class CellReader {
 public:
  /// Opens cells.onnx. Throws Failure E-ENGINE-MODEL when it is missing or no such net.
  explicit CellReader(const std::filesystem::path& model);
  ~CellReader();
  CellReader(CellReader&&) noexcept;
  CellReader& operator=(CellReader&&) noexcept;

  /// One verdict per crop, in order. A crop is one cell and kCropMargin beyond each of its borders, dark on light.
  std::vector<CellVerdict> read(std::span<const ImageView> cells) const;

  /// "cells-v1".
  const std::string& version() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::ocr
