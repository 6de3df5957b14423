#include "ocr/form/seal_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace uketsuke::ocr {
namespace {

/// A name seal (認印) has 8 mm, a correction seal 6.
constexpr double kSmallest_mm = 5;
/// Ink that far from the middle of the box (1: at its edge) is the outline's. A stamp set down askew by 5° has the
/// corners of its frame at the edge and the middles of its sides at 0.9.
constexpr double kAtEdge = 0.84;
constexpr int kDirections = 72;
/// Share of the directions in which the outline is met: a worn seal lacks up to a quarter of its ring.
constexpr double kMet = 0.7;

}  // namespace

MaskArea extent_of(const std::vector<const Component*>& pieces) {
  MaskArea out{pieces.front()->x0, pieces.front()->y0, pieces.front()->x1, pieces.front()->y1};
  for (const Component* piece : pieces) {
    out.x0 = std::min(out.x0, piece->x0), out.y0 = std::min(out.y0, piece->y0);
    out.x1 = std::max(out.x1, piece->x1), out.y1 = std::max(out.y1, piece->y1);
  }
  return out;
}

bool has_seal_outline(const std::vector<const Component*>& pieces, double px_per_mm, double largest_mm) {
  if (pieces.empty()) return false;
  const auto [x0, y0, x1, y1] = extent_of(pieces);
  const double half_w = (x1 - x0) / 2.0, half_h = (y1 - y0) / 2.0;
  if (2 * std::min(half_w, half_h) < kSmallest_mm * px_per_mm || 2 * std::max(half_w, half_h) > largest_mm * px_per_mm)
    return false;
  std::array<bool, kDirections> ring{}, frame{};
  for (const Component* piece : pieces)
    for (const auto& [x, y] : piece->pixels) {
      const double u = (x + 0.5 - x0 - half_w) / half_w, v = (y + 0.5 - y0 - half_h) / half_h;
      const double turn = std::atan2(v, u) / (2 * std::numbers::pi) + 0.5;
      const auto direction = std::min<std::size_t>(static_cast<std::size_t>(turn * kDirections), kDirections - 1);
      const double from_middle = std::hypot(u, v);
      if (from_middle >= kAtEdge && from_middle <= 2 - kAtEdge) ring[direction] = true;
      if (std::max(std::abs(u), std::abs(v)) >= kAtEdge) frame[direction] = true;
    }
  const auto met = [](const auto& directions) {
    return static_cast<double>(std::count(directions.begin(), directions.end(), true)) >= kMet * kDirections;
  };
  return met(ring) || met(frame);
}

}  // namespace uketsuke::ocr
