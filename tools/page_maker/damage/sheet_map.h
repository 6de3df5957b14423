#pragma once

#include "core/geometry/transform.h"

namespace uketsuke::page_maker {

/// How a sheet lies on the scanner: exact both ways. A point of the sheet is first moved by the paper's own
/// bending (a smooth displacement of a millimetre or less), then by one homography into scan pixels. Pixel
/// (i, j) covers [i, i+1) × [j, j+1).
class SheetMap {
 public:
  /// Displacement of paper that went through the feeder in a curve, millimetres at its largest.
  struct Bend {
    double across_mm = 0;  ///< sideways, one half wave down the sheet
    double along_mm = 0;   ///< up and down, one wave across the sheet
    double phase = 0;      ///< radians
    /// A crease across the sheet that does not lie flat: print near it is moved down the sheet, less and less up to
    /// 20 mm away.
    struct Fold {
      double at = 0;        ///< share of the sheet's height
      double moved_mm = 0;  ///< at the crease; at most 0.8
    } fold{};
  };

  SheetMap() = default;
  SheetMap(Size<FormMm> sheet, const Bend& bend, const Transform<FormMm, ScanPx>& flat)
      : sheet_(sheet), bend_(bend), flat_(flat), flat_inverse_(flat.inverse()) {}

  Point<ScanPx> operator()(Point<FormMm> p) const;
  /// By fixed-point iteration, to better than 0.001 mm.
  Point<FormMm> to_sheet(Point<ScanPx> p) const;

  const Transform<FormMm, ScanPx>& flat() const { return flat_; }
  const Bend& bend() const { return bend_; }
  Size<FormMm> sheet() const { return sheet_; }

 private:
  Point<FormMm> bent(Point<FormMm> p) const;

  Size<FormMm> sheet_{210, 297};
  Bend bend_;
  Transform<FormMm, ScanPx> flat_;
  Transform<ScanPx, FormMm> flat_inverse_;
};

}  // namespace uketsuke::page_maker
