#pragma once

#include <array>
#include <cmath>

#include "core/geometry/frames.h"

namespace uketsuke {

/// A plane homography from frame From to frame To (3×3, row major, applied to column vectors (x, y, 1)).
/// Affine maps are the special case whose last row is (0, 0, 1).
template <class From, class To>
class Transform {
 public:
  using Matrix = std::array<double, 9>;

  /// The identity numbers: x and y keep their values while the frame changes.
  Transform() = default;
  explicit Transform(const Matrix& m) : m_(m) {}

  /// Scale by (sx, sy), then move by (tx, ty) in units of To.
  static Transform scale_then_move(double sx, double sy, double tx, double ty) {
    return Transform({sx, 0, tx, 0, sy, ty, 0, 0, 1});
  }
  /// Rotation by angle_deg clockwise (y runs down) about the origin, then a move in units of To.
  static Transform rotate_then_move(double angle_deg, double tx, double ty) {
    const double a = angle_deg * 3.14159265358979323846 / 180.0;
    return Transform({std::cos(a), -std::sin(a), tx, std::sin(a), std::cos(a), ty, 0, 0, 1});
  }

  const Matrix& matrix() const { return m_; }

  Point<To> operator()(Point<From> p) const {
    const double w = m_[6] * p.x + m_[7] * p.y + m_[8];
    return {(m_[0] * p.x + m_[1] * p.y + m_[2]) / w, (m_[3] * p.x + m_[4] * p.y + m_[5]) / w};
  }
  /// Bounding box of the mapped corners.
  Rect<To> operator()(const Rect<From>& r) const {
    std::array<Point<To>, 4> out{};
    const auto in = r.corners();
    for (std::size_t i = 0; i < 4; ++i) out[i] = (*this)(in[i]);
    return bounding_box<To>(out);
  }

  double determinant() const {
    return m_[0] * (m_[4] * m_[8] - m_[5] * m_[7]) - m_[1] * (m_[3] * m_[8] - m_[5] * m_[6]) +
           m_[2] * (m_[3] * m_[7] - m_[4] * m_[6]);
  }
  /// The inverse map; the matrix must not be singular (a singular one yields infinities).
  Transform<To, From> inverse() const {
    const double d = 1.0 / determinant();
    return Transform<To, From>({(m_[4] * m_[8] - m_[5] * m_[7]) * d, (m_[2] * m_[7] - m_[1] * m_[8]) * d,
                                (m_[1] * m_[5] - m_[2] * m_[4]) * d, (m_[5] * m_[6] - m_[3] * m_[8]) * d,
                                (m_[0] * m_[8] - m_[2] * m_[6]) * d, (m_[2] * m_[3] - m_[0] * m_[5]) * d,
                                (m_[3] * m_[7] - m_[4] * m_[6]) * d, (m_[1] * m_[6] - m_[0] * m_[7]) * d,
                                (m_[0] * m_[4] - m_[1] * m_[3]) * d});
  }

 private:
  Matrix m_{1, 0, 0, 0, 1, 0, 0, 0, 1};
};

/// Composition: first `inner` (From → Via), then `outer` (Via → To).
template <class From, class Via, class To>
Transform<From, To> compose(const Transform<Via, To>& outer, const Transform<From, Via>& inner) {
  const auto& a = outer.matrix();
  const auto& b = inner.matrix();
  typename Transform<From, To>::Matrix m{};
  for (std::size_t r = 0; r < 3; ++r)
    for (std::size_t c = 0; c < 3; ++c)
      m[r * 3 + c] = a[r * 3] * b[c] + a[r * 3 + 1] * b[3 + c] + a[r * 3 + 2] * b[6 + c];
  return Transform<From, To>(m);
}

}  // namespace uketsuke
