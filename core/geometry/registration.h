#pragma once

#include <vector>

#include "core/geometry/transform.h"

namespace uketsuke {

/// Registration (位置合わせ) of a clean page to its form template: a homography FormMm → CleanPx and, on top,
/// a grid of local corrections for sheets that were stretched or bent. The grid spans the page evenly
/// (cols × rows nodes, first node at (0,0) mm, last at the page's far corner); between nodes the correction is
/// bilinear, outside the page it is that of the nearest edge.
class Registration {
 public:
  /// Correction of one grid node, in clean pixels, added to the homography's result.
  using Offset = Point<CleanPx>;

  Registration() = default;
  explicit Registration(const Transform<FormMm, CleanPx>& base) : base_(base) {}
  /// `offsets` holds cols × rows nodes in row order; both counts must be at least 2.
  Registration(const Transform<FormMm, CleanPx>& base, Size<FormMm> page, int cols, int rows,
               std::vector<Offset> offsets);

  /// Where a point of the form lies on the clean page.
  Point<CleanPx> operator()(Point<FormMm> p) const;
  /// Bounding box on the clean page of a rectangle of the form.
  Rect<CleanPx> operator()(const Rect<FormMm>& r) const;
  /// Where a clean pixel lies on the form (fixed-point iteration over the local correction, < 0.001 mm).
  Point<FormMm> to_form(Point<CleanPx> p) const;
  /// Clean pixels per millimetre, horizontally and vertically, around a point of the form.
  Size<CleanPx> px_per_mm(Point<FormMm> p) const;

  const Transform<FormMm, CleanPx>& base() const { return base_; }
  Size<FormMm> page() const { return page_; }
  int cols() const { return cols_; }
  int rows() const { return rows_; }
  const std::vector<Offset>& offsets() const { return offsets_; }

 private:
  Offset offset_at(Point<FormMm> p) const;

  Transform<FormMm, CleanPx> base_;
  Size<FormMm> page_{};
  int cols_ = 0;
  int rows_ = 0;
  std::vector<Offset> offsets_;
};

}  // namespace uketsuke
