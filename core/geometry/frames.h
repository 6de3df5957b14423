#pragma once

#include <algorithm>
#include <array>
#include <cmath>

namespace uketsuke {

/// Frames are types: a point in one frame cannot be handed to code that expects another.
/// In all frames the origin is top-left, x runs right, y runs down, angles are clockwise in degrees.

/// Pixels of the page image exactly as it was scanned (before any rotation).
struct ScanPx {};
/// Pixels of the cleaned page (補正済み画像): upright, deskewed, borders removed.
struct CleanPx {};
/// Millimetres on the printed form (様式), as the form template states them.
struct FormMm {};
/// Pixels of a crop cut out of a clean page.
struct CropPx {};

/// A point of frame F.
template <class F>
struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

template <class F>
Point<F> operator+(Point<F> a, Point<F> b) {
  return {a.x + b.x, a.y + b.y};
}
template <class F>
Point<F> operator-(Point<F> a, Point<F> b) {
  return {a.x - b.x, a.y - b.y};
}
template <class F>
Point<F> operator*(Point<F> a, double k) {
  return {a.x * k, a.y * k};
}
/// Euclidean distance in units of the frame.
template <class F>
double distance(Point<F> a, Point<F> b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// Width and height in units of frame F.
template <class F>
struct Size {
  double w = 0;
  double h = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

/// An axis-parallel rectangle of frame F.
template <class F>
struct Rect {
  double x = 0;
  double y = 0;
  double w = 0;
  double h = 0;
  friend bool operator==(const Rect&, const Rect&) = default;

  double right() const { return x + w; }
  double bottom() const { return y + h; }
  double area() const { return w * h; }
  bool empty() const { return w <= 0 || h <= 0; }
  Point<F> centre() const { return {x + w / 2, y + h / 2}; }
  bool contains(Point<F> p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  /// Corners in the order top-left, top-right, bottom-right, bottom-left.
  std::array<Point<F>, 4> corners() const {
    return {Point<F>{x, y}, Point<F>{right(), y}, Point<F>{right(), bottom()}, Point<F>{x, bottom()}};
  }
  /// Grown by d on all four sides (shrunk if d is negative).
  Rect grown(double d) const { return {x - d, y - d, w + 2 * d, h + 2 * d}; }
};

/// The common part of two rectangles; empty() when they do not meet.
template <class F>
Rect<F> intersect(const Rect<F>& a, const Rect<F>& b) {
  const double x = std::max(a.x, b.x);
  const double y = std::max(a.y, b.y);
  return {x, y, std::max(0.0, std::min(a.right(), b.right()) - x), std::max(0.0, std::min(a.bottom(), b.bottom()) - y)};
}

/// The smallest rectangle holding both.
template <class F>
Rect<F> unite(const Rect<F>& a, const Rect<F>& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// The smallest rectangle around a range of points.
template <class F, class Range>
Rect<F> bounding_box(const Range& points) {
  double x0 = 1e300, y0 = 1e300, x1 = -1e300, y1 = -1e300;
  for (const Point<F>& p : points) {
    x0 = std::min(x0, p.x);
    y0 = std::min(y0, p.y);
    x1 = std::max(x1, p.x);
    y1 = std::max(y1, p.y);
  }
  return x1 < x0 ? Rect<F>{} : Rect<F>{x0, y0, x1 - x0, y1 - y0};
}

}  // namespace uketsuke
