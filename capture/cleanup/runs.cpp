#include "capture/cleanup/runs.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace uketsuke::capture {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// Appends the ink runs of one row. White stretches are skipped eight pixels at a time.
void row_runs(const std::uint8_t* row, int width, int y, std::vector<Run>& runs) {
  int x = 0;
  while (x < width) {
    while (x + 8 <= width) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, row + x, 8);
      if ((~eight & 0x8080808080808080ULL) != 0) break;  // some pixel is below 128
      x += 8;
    }
    while (x < width && row[x] >= 128) ++x;
    if (x >= width) break;
    const int start = x;
    while (x < width && row[x] < 128) ++x;
    runs.push_back({y, start, x, 0});
  }
}

int root(std::vector<int>& parent, int i) {
  while (parent[at(i)] != i) {
    parent[at(i)] = parent[at(parent[at(i)])];
    i = parent[at(i)];
  }
  return i;
}

}  // namespace

Blobs find_blobs(const ImageView& binary) {
  Blobs out;
  std::vector<Run>& runs = out.runs;
  std::vector<int> parent;
  std::size_t above = 0, above_end = 0;  // runs of the row before
  for (int y = 0; y < binary.height; ++y) {
    const std::size_t begin = runs.size();
    row_runs(binary.row(y), binary.width, y, runs);
    std::size_t a = above;
    for (std::size_t r = begin; r < runs.size(); ++r) {
      parent.push_back(static_cast<int>(r));
      // 8-connected: a run above touches when it reaches within one pixel diagonally.
      while (a < above_end && runs[a].x1 < runs[r].x0) ++a;
      for (std::size_t k = a; k < above_end && runs[k].x0 <= runs[r].x1; ++k) {
        const int p = root(parent, static_cast<int>(k)), q = root(parent, static_cast<int>(r));
        parent[at(std::max(p, q))] = std::min(p, q);
      }
    }
    above = begin;
    above_end = runs.size();
  }
  std::vector<int> index(runs.size(), -1);
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const int top = root(parent, static_cast<int>(r));
    Run& run = runs[r];
    if (index[at(top)] < 0) {
      index[at(top)] = static_cast<int>(out.blobs.size());
      out.blobs.push_back({run.x0, run.y, run.x1, run.y + 1, 0});
    }
    run.blob = index[at(top)];
    Blob& b = out.blobs[at(run.blob)];
    b.x0 = std::min(b.x0, run.x0);
    b.x1 = std::max(b.x1, run.x1);
    b.y0 = std::min(b.y0, run.y);
    b.y1 = std::max(b.y1, run.y + 1);
    b.area += run.x1 - run.x0;
  }
  return out;
}

}  // namespace uketsuke::capture
