#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/image/image.h"
#include "ocr/lines/char_set.h"
#include "ocr/lines/comb_lattice.h"
#include "ocr/lines/lattice.h"

namespace uketsuke::ocr {

/// A line of writing or print as read.
struct LineText {
  std::string text;                       ///< best candidate, UTF-8; empty when nothing is written
  double p = 0;                           ///< its probability under the masked lattice; uncalibrated
  std::vector<LineCandidate> candidates;  ///< best first
  std::vector<PlacedSign> signs;          ///< of the best candidate, left to right
  double writing = 0;                     ///< highest unmasked probability of any allowed sign: evidence of writing
  double foreign = 0;                     ///< highest unmasked probability of a sign outside the mask
};

/// A line to be read.
struct LineRequest {
  ImageView line;                    ///< grey or colour, dark on light, any size
  const CharSet* allowed = nullptr;  ///< what it may hold; not null
  double squeeze = 1;                ///< its width is scaled by this beside its height (0.5 to 1): spread writing is as
                                     ///< well read narrower, and the time grows with the width
};

/// The line recogniser (行認識): PP-OCRv6 small on OpenVINO, one model per process, one thread. Reads handwriting, and
/// is the second reader for print. Its wide layers run in 8 bits where the processor does that well, else in f32
/// (docs/decisions has what that costs: nothing measurable). Not safe for use from two threads at once.
class LineReader {
 public:
  /// Opens the model file of the pinned wheel and the plan of its rounding. Throws Failure E-ENGINE-MODEL when one is
  /// missing or is of another model, E-ENGINE-SELFTEST when the engine cannot run on this machine.
  LineReader(const std::filesystem::path& model, const std::filesystem::path& plan);
  ~LineReader();
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;

  /// The masked lattices of horizontal lines, in order; each is scaled to 48 px height. Lines wider than 26 times their
  /// height are squeezed.
  std::vector<Lattice> lattices(std::span<const LineRequest> lines) const;

  /// The same for one line.
  Lattice lattice(const ImageView& line, const CharSet& allowed) const;

  /// Best text, up to `n` candidates and the place of every sign.
  LineText read(const ImageView& line, const CharSet& allowed, std::size_t n = 5) const;

  /// One sign standing alone (a cell): posterior over "nothing" (entry 0) and the signs of `allowed`.
  CombCell read_sign(const ImageView& cell, const CharSet& allowed) const;

  /// True when the recogniser's dictionary holds the character; others can never be read (﨑, 𠮷, 濵).
  bool knows(char32_t c) const;

  /// "ppocrv6-rec-small/openvino-2026.4.1-int8", or -f32.
  const std::string& version() const;
  /// The libtbb.so.12 that this process loaded: OpenCV's and OpenVINO's must be one.
  static std::string loaded_tbb();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The texts of a lattice: best, up to `n` candidates, the place of every sign.
LineText line_text(const Lattice& lattice, std::size_t n = 5);

/// A vertical column (縦書き) turned 90° counter-clockwise, as the recogniser wants it.
Image turned_column(const ImageView& column);

}  // namespace uketsuke::ocr
