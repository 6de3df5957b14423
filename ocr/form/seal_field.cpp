#include "ocr/form/seal_field.h"

#include <algorithm>
#include <cmath>

#include "ocr/form/ink.h"
#include "ocr/form/red_ink.h"
#include "ocr/form/seal_outline.h"

namespace uketsuke::ocr {
namespace {

/// Red stands this much above green and blue (of 255).
constexpr int kRedder = 40;
/// An orange pad is told from the form's own colour by being dark: below this green (of 255), which the form never reaches.
constexpr int kDarkGreen = 115;
/// Area of red at which a seal is as likely as not, mm²: a 10 mm 認印 holds 15–40 mm², one from a worn pad on a pale
/// copy keeps 0.5; a slip of a red pen has up to 3, which is asked about.
constexpr double kHalfAreaMm2 = 1.7, kAreaSlope = 3.5;

/// A piece of ink of this size may be part of a stamp, mm; what the form prints into the box is no larger.
constexpr double kStampPartMm = 3.0;

/// Least depth of a stamp's ink (of 255) in a grey scan.
constexpr double kLeastInk = 30;
/// Ink that near the middle of a line that the form prints is taken for the print, mm.
constexpr double kPrintHalf_mm = 0.6;
/// Smaller pieces are dust, mm.
constexpr double kDust_mm = 0.5;
/// The middle of a seal, and the least and most of it that is inked: characters fill a fifth to a half. A ring drawn by hand
/// round nothing is none, nor a blot.
constexpr double kMiddle = 0.7, kLeastInside = 0.06, kMostInside = 0.75;
/// What such a shape in grey is worth: somebody may have drawn a frame round their name.
constexpr double kGreySeal = 0.996;

bool is_vermilion(const std::uint8_t* bgr) {
  return redness(bgr) > kRedder && (!leans_to_orange(bgr) || bgr[1] < kDarkGreen);
}

double red_area_mm2(const FieldCut& cut, const Rect<FormMm>& box) {
  const int x0 = std::max(0, static_cast<int>(cut.x_px(box.x))),
            x1 = std::min(cut.colour.width(), static_cast<int>(cut.x_px(box.right())));
  const int y0 = std::max(0, static_cast<int>(cut.y_px(box.y))),
            y1 = std::min(cut.colour.height(), static_cast<int>(cut.y_px(box.bottom())));
  int red = 0;
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) red += is_vermilion(cut.colour.row(y) + 3 * x);
  return red / (cut.px_per_mm * cut.px_per_mm);
}

/// Distance from the outline of a box with rounded corners, mm.
double from_outline(const ArtBox& box, const Point<FormMm>& at) {
  const Point<FormMm> c = box.rect.centre();
  const double x = std::abs(at.x - c.x) - (box.rect.w / 2 - box.radius_mm);
  const double y = std::abs(at.y - c.y) - (box.rect.h / 2 - box.radius_mm);
  return std::abs(std::hypot(std::max(x, 0.0), std::max(y, 0.0)) + std::min(std::max(x, y), 0.0) - box.radius_mm);
}

/// Dark ink in the box that the form did not print there.
Mask stamp_ink(const FieldCut& cut, const Rect<FormMm>& box, std::span<const ArtBox> printed) {
  Mask out = ink_mask(cut.grey, cut.paper, kLeastInk);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      if (!out.ink(x, y)) continue;
      const Point<FormMm> at{cut.area.x + (x + 0.5) / cut.px_per_mm, cut.area.y + (y + 0.5) / cut.px_per_mm};
      const bool print = std::any_of(printed.begin(), printed.end(),
                                     [&](const ArtBox& line) { return from_outline(line, at) < kPrintHalf_mm; });
      if (print || !box.contains(at)) out.at(x, y) = 0;
    }
  return out;
}

/// Share of the middle of what the pieces cover that is inked.
double inked_inside(const std::vector<const Component*>& pieces) {
  const auto [x0, y0, x1, y1] = extent_of(pieces);
  const double half_w = kMiddle * (x1 - x0) / 2, half_h = kMiddle * (y1 - y0) / 2;
  const double cx = (x0 + x1) / 2.0, cy = (y0 + y1) / 2.0;
  int inside = 0;
  for (const Component* piece : pieces)
    inside += static_cast<int>(std::count_if(piece->pixels.begin(), piece->pixels.end(), [&](const auto& pixel) {
      return std::abs(pixel.first + 0.5 - cx) < half_w && std::abs(pixel.second + 0.5 - cy) < half_h;
    }));
  return inside / std::max(1.0, 4 * half_w * half_h);
}

bool is_stamped(const FieldCut& cut, const Rect<FormMm>& box, std::span<const ArtBox> printed) {
  const std::vector<Component> all = components(stamp_ink(cut, box, printed), cut.grey, cut.paper);
  std::vector<const Component*> pieces;
  for (const Component& piece : all)
    if (std::max(piece.width(), piece.height()) >= kDust_mm * cut.px_per_mm) pieces.push_back(&piece);
  if (!has_seal_outline(pieces, cut.px_per_mm)) return false;
  const double inside = inked_inside(pieces);
  return inside >= kLeastInside && inside <= kMostInside;
}

}  // namespace

FieldValue read_seal(const FieldCut& cut, const Rect<FormMm>& box, std::span<const ArtBox> printed) {
  FieldValue out;
  double present = 0;
  const InkReport ink = find_ink(cut.part(box.grown(-0.4)), cut.px_per_mm, cut.paper);
  if (!cut.colour.empty()) {
    present = 1.0 / (1.0 + std::exp((kHalfAreaMm2 - red_area_mm2(cut, box)) * kAreaSlope));
    // Something stands there that is not red: a worn pad, a faded copy, another colour, a signature.
    if (present < 0.5 && std::max(ink.extent_mm, ink.pale_extent_mm) > kStampPartMm) out.doubt("faint");
  } else if (is_stamped(cut, box, printed)) {
    present = kGreySeal;
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
