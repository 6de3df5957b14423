#include "ocr/form/seal_field.h"

#include <algorithm>
#include <cmath>

#include "ocr/form/ink.h"

namespace uketsuke::ocr {
namespace {

/// Red stands this much above green and blue (of 255).
constexpr int kRedder = 40;
/// The form's own colour (f08c6e) is red as well, but leans to orange: green stands 0.23 of the way from blue to red,
/// in vermilion 0 to 0.12, and paper that shines through changes neither. An orange pad is told by being dark: below
/// this green (of 255), which the form's colour never reaches.
constexpr double kMostOrange = 0.17;
constexpr int kDarkGreen = 115;
/// Area of red at which a seal is as likely as not, mm²: a 10 mm 認印 holds 15–40 mm², one from a worn pad on a pale
/// copy keeps 0.5; a slip of a red pen has up to 3, which is asked about.
constexpr double kHalfAreaMm2 = 1.7, kAreaSlope = 3.5;

/// A piece of ink of this size may be part of a stamp, mm; what the form prints into the box is no larger.
constexpr double kStampPartMm = 3.0;

bool is_vermilion(int blue, int green, int red) {
  if (red - std::max(green, blue) <= kRedder) return false;
  return green - blue < kMostOrange * (red - blue) || green < kDarkGreen;
}

double red_area_mm2(const FieldCut& cut, const Rect<FormMm>& box) {
  const int x0 = std::max(0, static_cast<int>(cut.x_px(box.x))),
            x1 = std::min(cut.colour.width(), static_cast<int>(cut.x_px(box.right())));
  const int y0 = std::max(0, static_cast<int>(cut.y_px(box.y))),
            y1 = std::min(cut.colour.height(), static_cast<int>(cut.y_px(box.bottom())));
  int red = 0;
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) {
      const std::uint8_t* p = cut.colour.row(y) + 3 * x;
      red += is_vermilion(p[0], p[1], p[2]);
    }
  return red / (cut.px_per_mm * cut.px_per_mm);
}

}  // namespace

FieldValue read_seal(const FieldCut& cut, const Rect<FormMm>& box) {
  FieldValue out;
  double present = 0;
  const InkReport ink = find_ink(cut.part(box.grown(-0.4)), cut.px_per_mm, cut.paper);
  if (!cut.colour.empty()) {
    present = 1.0 / (1.0 + std::exp((kHalfAreaMm2 - red_area_mm2(cut, box)) * kAreaSlope));
    // Something stands there that is not red: a worn pad, a faded copy, another colour, a signature.
    if (present < 0.5 && std::max(ink.extent_mm, ink.pale_extent_mm) > kStampPartMm) out.doubt("faint");
  } else {
    present = ink.extent_mm > 6 ? 0.85 : 1 - ink.p_blank();
    out.doubt("no_colour");
  }
  present = std::clamp(present, 0.001, 0.999);
  if (present > 0.5) out.candidates = {{"present", present}};
  out.state = present > 0.5 ? ReadState::Read : ReadState::Blank;
  out.value = present > 0.5 ? "present" : "";
  out.confidence = std::max(present, 1 - present);
  return out;
}

}  // namespace uketsuke::ocr
