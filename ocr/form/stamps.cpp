#include "ocr/form/stamps.h"

#include <algorithm>
#include <cstdint>

#include "ocr/form/field_cut.h"
#include "ocr/form/ink_groups.h"
#include "ocr/form/mask_wipe.h"
#include "ocr/form/printed_places.h"
#include "ocr/form/red_ink.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {
namespace {

constexpr int kShrink = 2;  // clean pixels per pixel that is looked at: 150 dpi tell a stamp's ring
/// Smaller pieces of red are grain of the print or of coloured paper, mm.
constexpr double kGrain_mm = 0.4;
/// The gap between a stamp's ring and its letters, mm.
constexpr double kGap_mm = 1.5;
/// Larger red is paper or cloth under the sheet, mm.
constexpr double kLargest_mm = 150;
/// The least stamps (訂正印) have 5 mm, where their edge is lost in a printed line 4, mm. More than this share of a highlighter's band
/// is inked.
constexpr double kLeast_mm = 4, kSolid = 0.6;
/// A stamp over a field hides or crosses at least so much of its cells, mm.
constexpr double kOver_mm = 3;
/// Half of what is taken out along the edges of cells, mm: their line and a registration error; a stamp's ring crosses many.
constexpr double kCellEdge_mm = 0.3;
/// Writing behind a stamp: pieces of ink that high, mm.
constexpr double kSign_mm = 1.5;

/// Red in half of four pixels: where a JPEG mixes the orange of a printed line with its paper, single ones look red.
Mask red_of(const CleanPage& page) {
  constexpr int kLeast = 2;
  Mask out(page.binary.width() / kShrink, page.binary.height() / kShrink);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      int red = 0;
      for (int k = 0; k < kShrink * kShrink; ++k)
        red += is_vermilion(page.colour.row(kShrink * y + k / kShrink) + 3 * (kShrink * x + k % kShrink));
      out.at(x, y) = red >= kLeast;
    }
  return out;
}

/// Takes out what the form prints and where seals belong.
void take_out_print(Mask& mask, const FormTemplate& form, const Registration& registration) {
  const auto erase = [&](const Rect<FormMm>& rect) { fill(mask, registration, kShrink, rect, 0); };
  for (const Rect<FormMm>& place : printed_places(form, {0, 0, form.page_mm.w, form.page_mm.h})) erase(place);
  for (const FieldTemplate& field : form.fields) {
    if (field.type == FieldType::Seal || field.office_use) erase(field.rect);
    for (const Rect<FormMm>& cell : cells_of(field))
      for (const Rect<FormMm>& edge : edges_of(cell)) erase(edge.grown(kCellEdge_mm));
  }
  for (const auto* marks : {&form.fiducials, &form.codes})
    for (const Rect<FormMm>& mark : *marks) erase(mark);
}

Rect<CleanPx> on_page(const Rect<CleanPx>& box) {
  return {box.x * kShrink, box.y * kShrink, box.w * kShrink, box.h * kShrink};
}

std::vector<Rect<CleanPx>> red_stamps(const Mask& red, double mm) {
  const std::vector<Component> pieces = components(red);
  std::vector<InkGroup> groups;
  for (const Component& piece : pieces)
    if (std::max(piece.width(), piece.height()) >= kGrain_mm * mm) join_group(groups, piece, kGap_mm * mm);
  std::vector<Rect<CleanPx>> out;
  for (const InkGroup& group : groups) {
    int inked = 0;
    for (const Component* piece : group.pieces) inked += piece->area;
    if (std::min(group.box.w, group.box.h) >= kLeast_mm * mm && std::max(group.box.w, group.box.h) <= kLargest_mm * mm &&
        inked < kSolid * group.box.w * group.box.h)
      out.push_back(on_page(group.box));
  }
  return out;
}

bool lies_over(const Rect<CleanPx>& stamp, const Rect<CleanPx>& place, double least) {
  const Rect<CleanPx> both = intersect(stamp, place);
  return both.w >= least && both.h >= least;
}

}  // namespace

Stamps::Stamps(const CleanPage& page, const Registration& registration, const FormTemplate& form)
    : page_(page), registration_(registration), mm_(page.report.dpi.x / 25.4) {
  if (page.colour.empty()) return;
  Mask red = red_of(page);
  take_out_print(red, form, registration);
  red_ = red_stamps(red, mm_ / kShrink);
}

bool Stamps::written_behind(const Rect<CleanPx>& stamp, const Rect<CleanPx>& field) const {
  const int x0 = static_cast<int>(std::max(stamp.right(), field.x));
  const int x1 = std::min(page_.binary.width(), static_cast<int>(field.right()));
  const int y1 = std::min(page_.binary.height(), static_cast<int>(field.bottom()));
  if (x0 >= x1) return false;
  int high = 0;  // longest run of rows with ink
  for (int y = std::max(0, static_cast<int>(field.y)), run = 0; y < y1; ++y) {
    const std::uint8_t* row = page_.binary.row(y);
    run = std::find(row + x0, row + x1, 0) != row + x1 ? run + 1 : 0;
    high = std::max(high, run);
  }
  return high >= kSign_mm * mm_;
}

bool Stamps::over(const FieldTemplate& field) const {
  if (field.type == FieldType::Seal || field.type == FieldType::Choice) return false;
  const std::vector<Rect<FormMm>> cells = cells_of(field);
  const Rect<CleanPx> whole = registration_(field.rect.grown(-kSign_mm / 2));
  return std::any_of(red_.begin(), red_.end(), [&](const Rect<CleanPx>& stamp) {
    if (cells.empty()) return lies_over(stamp, whole, kOver_mm * mm_) && written_behind(stamp, whole);
    return std::any_of(cells.begin(), cells.end(), [&](const Rect<FormMm>& cell) {
      return lies_over(stamp, registration_(cell), kOver_mm * mm_);
    });
  });
}

}  // namespace uketsuke::ocr
