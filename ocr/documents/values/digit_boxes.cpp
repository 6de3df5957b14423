#include "ocr/documents/values/digit_boxes.h"

#include <algorithm>
#include <cmath>

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {
namespace {

/// Sides of a box, mm; sides of one run differ by less than this in height and place, and in their distance (share).
constexpr double kMostWide_mm = 10, kLeastWide_mm = 2.5, kMostHigh_mm = 12, kSame_mm = 0.9, kEven = 0.2;
/// Sides of a run, least; fewer do where top and bottom are the boxes' own and no rules of a table.
constexpr std::size_t kLeastSides = 4, kLeastClosed = 3;
/// Grey beside an erased line, px: its blurred edge.
constexpr int kEdge_px = 2;

bool same_height(const RuledLine& a, const RuledLine& b, double px_per_mm) {
  const double slack = kSame_mm * px_per_mm;
  return std::abs(a.from - b.from) < slack && std::abs(a.to - b.to) < slack;
}

double x_of(const RuledLine& side) { return side.at((side.from + side.to) / 2); }

/// Top or bottom of a run: a rule that reaches no further than its sides.
bool closes(const RuledLine& rule, const std::vector<RuledLine>& sides, double px_per_mm) {
  const double slack = kSame_mm * px_per_mm, left = x_of(sides.front()), right = x_of(sides.back());
  const double y = rule.at((left + right) / 2);
  return std::abs(rule.from - left) < slack && std::abs(rule.to - right) < slack &&
         (std::abs(y - sides.front().from) < slack || std::abs(y - sides.front().to) < slack);
}

}  // namespace

std::vector<BoxFrames> digit_boxes(const RuledLines& rules, double px_per_mm) {
  std::vector<RuledLine> sides;
  for (const RuledLine& side : rules.vertical())
    if (side.to - side.from < kMostHigh_mm * px_per_mm) sides.push_back(side);
  std::sort(sides.begin(), sides.end(), [](const auto& a, const auto& b) { return x_of(a) < x_of(b); });
  std::vector<BoxFrames> out;
  std::vector<bool> taken(sides.size(), false);
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (taken[i]) continue;
    std::vector<std::size_t> run{i};
    double wide = 0;
    for (std::size_t k = i + 1; k < sides.size(); ++k) {
      const double step = x_of(sides[k]) - x_of(sides[run.back()]);
      if (step > kMostWide_mm * px_per_mm) break;
      if (taken[k] || step < kLeastWide_mm * px_per_mm || !same_height(sides[k], sides[i], px_per_mm)) continue;
      if (run.size() > 1 && std::abs(step - wide) > kEven * wide) break;
      wide = step;
      run.push_back(k);
    }
    if (run.size() < kLeastClosed) continue;
    BoxFrames frames;
    for (const std::size_t k : run) frames.vertical.push_back(sides[k]);
    for (const RuledLine& rule : rules.horizontal())
      if (closes(rule, frames.vertical, px_per_mm)) frames.horizontal.push_back(rule);
    if (run.size() < kLeastSides && frames.horizontal.size() < 2) continue;
    for (const std::size_t k : run) taken[k] = true;
    out.push_back(std::move(frames));
  }
  return out;
}

CleanPage without_digit_boxes(const CleanPage& page) {
  const double mm = px_per_mm_of(page);
  const auto runs = digit_boxes(RuledLines::find(page.binary, mm), mm);
  CleanPage out = page;
  if (!runs.empty()) out.grey = page.grey.clone();
  for (const BoxFrames& frames : runs) {
    const ImageView ruled = out.binary.view();
    const Image open = RuledLines::of(frames.horizontal, frames.vertical).erased(ruled, mm);
    const RuledLine &first = frames.vertical.front(), &last = frames.vertical.back();
    const int margin = static_cast<int>(mm);
    const int left = std::max(kEdge_px, static_cast<int>(x_of(first)) - margin);
    const int right = std::min(open.width() - kEdge_px, static_cast<int>(x_of(last)) + margin);
    const int top = std::max(kEdge_px, static_cast<int>(first.from) - margin);
    const int bottom = std::min(open.height() - kEdge_px, static_cast<int>(first.to) + margin);
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x) {
        if (open.row(y)[x] < 128 || ruled.row(y)[x] >= 128) continue;
        for (int v = y - kEdge_px; v <= y + kEdge_px; ++v)
          for (int u = x - kEdge_px; u <= x + kEdge_px; ++u)
            if (open.row(v)[u] >= 128) out.grey.row(v)[u] = 255;
      }
    out.binary = open;
  }
  return out;
}

}  // namespace uketsuke::ocr
