#pragma once

#include <vector>

#include "core/form/form_template.h"
#include "core/geometry/registration.h"
#include "core/model/page.h"

namespace uketsuke::ocr {

/// A piece of a clean page in form millimetres, unbent by the registration: pixel (x, y) shows the form at
/// area.x + x / px_per_mm, area.y + y / px_per_mm.
struct FieldCut {
  Image grey;             ///< Grey8, form colour dropped out where the scan had colour
  Image colour;           ///< Bgr8, only if asked for and the scan had colour
  Rect<FormMm> area;      ///< what is shown
  double px_per_mm = 0;   ///< both directions
  Rect<CleanPx> on_page;  ///< bounding box on the clean page
  double paper = 0;       ///< grey level of its paper

  double x_px(double x_mm) const { return (x_mm - area.x) * px_per_mm; }
  double y_px(double y_mm) const { return (y_mm - area.y) * px_per_mm; }
  /// The part that shows a rectangle of the form, clipped.
  ImageView part(const Rect<FormMm>& rect) const;
};

/// The cells that a field is written into (マス): of digits, kana or a date; none otherwise.
std::vector<Rect<FormMm>> cells_of(const FieldTemplate& field);

/// Paper around a field that its marks may use, mm: a circle goes 2 mm beyond its word.
inline constexpr double kContextMm = 2.6;
/// Inside of a text box that is read, mm from its border: half the line and a registration error.
inline constexpr double kTextInsetMm = 0.35;

/// Finest resolution of a cut, pixels per millimetre (300 dpi): the readers gain nothing above it.
inline constexpr double kMostPxPerMm = 11.811;

/// Cuts `area` out of the clean page at the page's own resolution, at most kMostPxPerMm. Beyond the page is paper.
FieldCut cut_field(const CleanPage& page, const Registration& registration, const Rect<FormMm>& area,
                   bool with_colour = false);

}  // namespace uketsuke::ocr
