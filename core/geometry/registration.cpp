#include "core/geometry/registration.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/errors/require.h"

namespace uketsuke {

Registration::Registration(const Transform<FormMm, CleanPx>& base, Size<FormMm> page, int cols, int rows,
                           std::vector<Offset> offsets)
    : base_(base), page_(page), cols_(cols), rows_(rows), offsets_(std::move(offsets)) {
  UKETSUKE_REQUIRE(cols >= 2 && rows >= 2);
  UKETSUKE_REQUIRE(offsets_.size() == static_cast<std::size_t>(cols) * static_cast<std::size_t>(rows));
  UKETSUKE_REQUIRE(page.w > 0 && page.h > 0);
}

Registration::Offset Registration::offset_at(Point<FormMm> p) const {
  if (offsets_.empty()) return {};
  const double gx = std::clamp(p.x / page_.w, 0.0, 1.0) * (cols_ - 1);
  const double gy = std::clamp(p.y / page_.h, 0.0, 1.0) * (rows_ - 1);
  const int cx = std::min(static_cast<int>(gx), cols_ - 2);
  const int cy = std::min(static_cast<int>(gy), rows_ - 2);
  const double fx = gx - cx;
  const double fy = gy - cy;
  const auto node = [&](int c, int r) { return offsets_[static_cast<std::size_t>(r * cols_ + c)]; };
  const Offset top = node(cx, cy) * (1 - fx) + node(cx + 1, cy) * fx;
  const Offset bottom = node(cx, cy + 1) * (1 - fx) + node(cx + 1, cy + 1) * fx;
  return top * (1 - fy) + bottom * fy;
}

Point<CleanPx> Registration::operator()(Point<FormMm> p) const { return base_(p) + offset_at(p); }

Rect<CleanPx> Registration::operator()(const Rect<FormMm>& r) const {
  std::array<Point<CleanPx>, 4> out{};
  const auto in = r.corners();
  for (std::size_t i = 0; i < 4; ++i) out[i] = (*this)(in[i]);
  return bounding_box<CleanPx>(out);
}

Point<FormMm> Registration::to_form(Point<CleanPx> p) const {
  const auto back = base_.inverse();
  Point<FormMm> guess = back(p);
  // The correction varies slowly over a cell of the grid, so the iteration contracts quickly.
  for (int i = 0; i < 8 && !offsets_.empty(); ++i) guess = back(p - offset_at(guess));
  return guess;
}

Size<CleanPx> Registration::px_per_mm(Point<FormMm> p) const {
  const Point<CleanPx> here = (*this)(p);
  return {distance(here, (*this)(Point<FormMm>{p.x + 1, p.y})), distance(here, (*this)(Point<FormMm>{p.x, p.y + 1}))};
}

}  // namespace uketsuke
