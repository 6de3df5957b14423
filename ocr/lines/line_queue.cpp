#include "ocr/lines/line_queue.h"

#include <utility>

namespace uketsuke::ocr {

std::size_t LineQueue::add(const ImageView& line, const CharSet& allowed, double squeeze) {
  waiting_.push_back({line, &allowed, squeeze});
  return read_.size() + waiting_.size() - 1;
}

void LineQueue::run(const LineReader& reader) {
  for (Lattice& lattice : reader.lattices(waiting_)) read_.push_back(std::move(lattice));
  waiting_.clear();
}

}  // namespace uketsuke::ocr
