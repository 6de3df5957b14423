#include "ocr/form/dropped_ink.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

/// A pixel has dropped out when it is next to paper in the grey picture (255) and, beyond the paper's own tint, this much
/// darker in one of its channels. Pens that stay have it too where they are bright themselves (light blue: 69), but are
/// no paper.
constexpr int kNextToPaper = 200;
constexpr int kDropped = 70;
/// Every so many pixels of each direction the paper's tint is looked at.
constexpr int kTintStep = 16;

int darker_by(std::uint8_t grey, const std::uint8_t* bgr) { return grey - std::min({bgr[0], bgr[1], bgr[2]}); }

}  // namespace

DroppedInk::DroppedInk(const CleanPage& page) : page_(page) {
  std::vector<int> tints;
  for (int y = 0; y < page.colour.height(); y += kTintStep)
    for (int x = 0; x < page.colour.width(); x += kTintStep)
      if (const std::uint8_t grey = page.grey.row(y)[x]; grey >= kNextToPaper)
        tints.push_back(darker_by(grey, page.colour.row(y) + 3 * x));
  tint_ = std::max(0, median(std::move(tints)));
}

bool DroppedInk::at(int x, int y) const {
  if (page_.colour.empty()) return false;
  const std::uint8_t grey = page_.grey.row(y)[x];
  return grey >= kNextToPaper && darker_by(grey, page_.colour.row(y) + 3 * x) >= kDropped + tint_;
}

}  // namespace uketsuke::ocr
