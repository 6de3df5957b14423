#pragma once

#include <vector>

#include "ocr/lines/line_reader.h"

namespace uketsuke::ocr {

/// Lines that wait to be read together: lines of one width share the network's weights in the cache, and a change of
/// width costs 2 ms. The pictures must live until run().
class LineQueue {
 public:
  /// Adds a line and returns its number.
  std::size_t add(const ImageView& line, const CharSet& allowed, double squeeze = 1);
  /// Reads all lines added since the last run.
  void run(const LineReader& reader);
  /// The lattice of a line that was read.
  const Lattice& operator[](std::size_t number) const { return read_[number]; }

 private:
  std::vector<LineRequest> waiting_;
  std::vector<Lattice> read_;
};

}  // namespace uketsuke::ocr
