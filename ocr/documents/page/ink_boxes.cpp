#include "ocr/documents/page/ink_boxes.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace uketsuke::ocr {
namespace {

/// Ink side by side in one pixel row: columns [from, to).
struct Run {
  int from;
  int to;
  int y;
};

std::size_t root_of(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) {
    parent[i] = parent[parent[i]];
    i = parent[i];
  }
  return i;
}

void add_runs(const ImageView& binary, int y, std::vector<Run>& runs) {
  const std::uint8_t* row = binary.row(y);
  for (int x = 0; x < binary.width;) {
    if (row[x] >= 128) {
      ++x;
      continue;
    }
    const int from = x;
    while (x < binary.width && row[x] < 128) ++x;
    runs.push_back({from, x, y});
  }
}

}  // namespace

std::vector<InkBox> ink_boxes(const ImageView& binary) {
  std::vector<Run> runs;
  std::vector<std::size_t> parent;
  std::size_t above = 0, above_end = 0;  // runs of the row before
  for (int y = 0; y < binary.height; ++y) {
    const std::size_t begin = runs.size();
    add_runs(binary, y, runs);
    for (std::size_t i = begin; i < runs.size(); ++i) parent.push_back(i);
    std::size_t a = above;
    for (std::size_t i = begin; i < runs.size(); ++i) {
      while (a < above_end && runs[a].to < runs[i].from) ++a;
      for (std::size_t k = a; k < above_end && runs[k].from <= runs[i].to; ++k)
        parent[root_of(parent, i)] = root_of(parent, k);
    }
    above = begin;
    above_end = runs.size();
  }
  struct Box {
    int x0 = 1 << 30, y0 = 1 << 30, x1 = 0, y1 = 0, area = 0;
  };
  std::vector<Box> boxes(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Box& box = boxes[root_of(parent, i)];
    box.x0 = std::min(box.x0, runs[i].from), box.x1 = std::max(box.x1, runs[i].to);
    box.y0 = std::min(box.y0, runs[i].y), box.y1 = std::max(box.y1, runs[i].y + 1);
    box.area += runs[i].to - runs[i].from;
  }
  std::vector<InkBox> out;
  for (const Box& box : boxes)
    if (box.area > 0)
      out.push_back({{static_cast<double>(box.x0), static_cast<double>(box.y0), static_cast<double>(box.x1 - box.x0),
                      static_cast<double>(box.y1 - box.y0)},
                     box.area});
  return out;
}

}  // namespace uketsuke::ocr
