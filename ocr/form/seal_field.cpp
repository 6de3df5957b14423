#include "ocr/form/seal_field.h"

#include <algorithm>
#include <cmath>

#include "ocr/form/ink.h"
#include "ocr/form/red_ink.h"
#include "ocr/form/seal_outline.h"

namespace uketsuke::ocr {
namespace {

/// Area of red at which a seal is as likely as not, mm²: a 10 mm 認印 holds 15–40 mm², one from a worn pad on a pale
/// copy keeps 0.5; a slip of a red pen has up to 3, which is asked about.
constexpr double kHalfAreaMm2 = 1.7, kAreaSlope = 3.5;

/// A piece of ink of this size may be part of a stamp, mm, as may this many small ones of that extent: the ring of a worn stamp
/// in crumbs. The least seals have 6 mm.
constexpr double kStampPartMm = 3.0, kStampMm = 6.0;
constexpr std::size_t kCrumbs = 6;
/// Ink of the form's own ring and 印, in its colour, mm²: where a scan without colour shows less, it may have lost a seal as well.
constexpr double kSeenPrintMm2 = 2.0;
/// What ink of a stamp's extent without its shape is worth in grey, as a seal.
constexpr double kGreyInk = 0.85;

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

/// Distance from the outline of a box with rounded corners, mm.
double from_outline(const ArtBox& box, const Point<FormMm>& at) {
  const Point<FormMm> c = box.rect.centre();
  const double x = std::abs(at.x - c.x) - (box.rect.w / 2 - box.radius_mm);
  const double y = std::abs(at.y - c.y) - (box.rect.h / 2 - box.radius_mm);
  return std::abs(std::hypot(std::max(x, 0.0), std::max(y, 0.0)) + std::min(std::max(x, y), 0.0) - box.radius_mm);
}

bool is_printed(const SealPrint& printed, const Point<FormMm>& at) {
  return std::any_of(printed.outlines.begin(), printed.outlines.end(),
                     [&](const ArtBox& line) { return from_outline(line, at) < kPrintHalf_mm; }) ||
         std::any_of(printed.places.begin(), printed.places.end(), [&](const Rect<FormMm>& r) { return r.contains(at); });
}

/// Takes out of a mask over the cut what lies outside the box or where the form prints.
void keep_unprinted(Mask& ink, const FieldCut& cut, const Rect<FormMm>& box, const SealPrint& printed) {
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x) {
      if (!ink.ink(x, y)) continue;
      const Point<FormMm> at{cut.area.x + (x + 0.5) / cut.px_per_mm, cut.area.y + (y + 0.5) / cut.px_per_mm};
      if (!box.contains(at) || is_printed(printed, at)) ink.at(x, y) = 0;
    }
}

/// Dark ink in the box that the form did not print there.
Mask stamp_ink(const FieldCut& cut, const Rect<FormMm>& box, const SealPrint& printed) {
  Mask out = ink_mask(cut.grey, cut.paper, kLeastInk);
  keep_unprinted(out, cut, box, printed);
  return out;
}

double red_area_mm2(const FieldCut& cut, const Rect<FormMm>& box, const SealPrint& printed) {
  Mask red(cut.colour.width(), cut.colour.height());
  for (int y = 0; y < red.height; ++y)
    for (int x = 0; x < red.width; ++x) red.at(x, y) = is_vermilion(cut.colour.row(y) + 3 * x);
  keep_unprinted(red, cut, box, printed);
  return red.count() / (cut.px_per_mm * cut.px_per_mm);
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

/// Pieces of ink in the box that the form did not print there, without dust.
struct StampInk {
  std::vector<Component> all;
  std::vector<const Component*> pieces;

  StampInk(const FieldCut& cut, const Rect<FormMm>& box, const SealPrint& printed)
      : all(components(stamp_ink(cut, box, printed), cut.grey, cut.paper)) {
    for (const Component& piece : all)
      if (std::max(piece.width(), piece.height()) >= kDust_mm * cut.px_per_mm) pieces.push_back(&piece);
  }
  /// Of the largest piece, mm.
  double largest_mm(const FieldCut& cut) const {
    int out = 0;
    for (const Component* piece : pieces) out = std::max({out, piece->width(), piece->height()});
    return out / cut.px_per_mm;
  }
  /// Of all of them together, mm.
  double extent_mm(const FieldCut& cut) const {
    if (pieces.empty()) return 0;
    const auto [x0, y0, x1, y1] = extent_of(pieces);
    return std::max(x1 - x0, y1 - y0) / cut.px_per_mm;
  }
  bool is_stamp(const FieldCut& cut) const {
    if (!has_seal_outline(pieces, cut.px_per_mm)) return false;
    const double inside = inked_inside(pieces);
    return inside >= kLeastInside && inside <= kMostInside;
  }
  /// Whether they may be a stamp, or what is left of one.
  bool may_be_stamp(const FieldCut& cut) const {
    return largest_mm(cut) > kStampPartMm || (pieces.size() >= kCrumbs && extent_mm(cut) > kStampMm);
  }
};

/// Whether a scan without colour shows what the form prints into the box: it has more ink there than the stamp's.
bool shows_print(const FieldCut& cut, const Rect<FormMm>& box, const StampInk& stamp) {
  int printed = stamp_ink(cut, box, {}).count();
  for (const Component& piece : stamp.all) printed -= piece.area;
  return printed / (cut.px_per_mm * cut.px_per_mm) > kSeenPrintMm2;
}

}  // namespace

FieldValue read_seal(const FieldCut& cut, const Rect<FormMm>& box, const SealPrint& printed) {
  FieldValue out;
  double present = 0;
  const StampInk ink(cut, box, printed);
  if (!cut.colour.empty()) {
    present = 1.0 / (1.0 + std::exp((kHalfAreaMm2 - red_area_mm2(cut, box, printed)) * kAreaSlope));
    // Something stands there that is not red: a worn pad, a faded copy, another colour, a signature.
    if (present < 0.5 && ink.may_be_stamp(cut)) out.doubt("faint");
  } else if (ink.is_stamp(cut)) {
    present = kGreySeal;
  } else if (const bool ink_left = ink.may_be_stamp(cut); ink_left || !shows_print(cut, box, ink)) {
    present = ink_left && ink.extent_mm(cut) > kStampMm ? kGreyInk : 1 - kGreyInk;
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
