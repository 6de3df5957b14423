#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace uketsuke::ocr {

/// Classes of a digit cell besides the digits 0–9.
inline constexpr std::size_t kCellEmpty = 10;   ///< nothing written (空欄); specks and frame remnants may be there
inline constexpr std::size_t kCellStruck = 11;  ///< struck out, overwritten or scribbled over (抹消)
inline constexpr std::size_t kCellOther = 12;   ///< written, but no digit
inline constexpr std::size_t kCellClasses = 13;

/// Probabilities of a cell's classes; sum to 1.
using CellProbabilities = std::array<double, kCellClasses>;

/// A small net that says the classes of digit cells, through OpenVINO, on one thread. Not safe for use from two threads
/// at once.
class CellNet {
 public:
  /// Opens an ONNX file whose input is rows of `shape` ({1, 32, 32}) and whose output is kCellClasses logits a row.
  /// Throws Failure E-ENGINE-MODEL when it is missing or no such net.
  CellNet(const std::filesystem::path& model, const std::vector<std::size_t>& shape);
  ~CellNet();
  CellNet(CellNet&&) noexcept;
  CellNet& operator=(CellNet&&) noexcept;

  /// `fill` writes the input of row i, which holds what an earlier row left there. Throws Failure E-ENGINE-SELFTEST.
  std::vector<CellProbabilities> run(std::size_t rows, const std::function<void(std::size_t, float*)>& fill) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::ocr
