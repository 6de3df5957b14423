#include "ocr/form/coloured_ink.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/image/channels.h"
#include "ocr/form/printed_places.h"
#include "ocr/image/components.h"
#include "ocr/image/opening.h"

namespace uketsuke::ocr {
namespace {

/// Ink of a stroke of 1.5 mm with a fine pen; a seal's edge or the colours of a JPEG beside black print leave less.
constexpr double kLeast_mm2 = 0.5;
/// Wider than any pen's stroke: a highlighter has 4 mm.
constexpr double kSurface_mm = 2;
/// From the border of a box to where only writing is: half its line and a registration error; words have wider boxes.
constexpr double kCellInset_mm = 0.6;
constexpr double kBoxInset_mm = 0.9;

std::vector<Rect<FormMm>> written_places(const FieldTemplate& field) {
  std::vector<Rect<FormMm>> out;
  for (const auto* cells : {&field.cells, &field.year_cells, &field.month_cells, &field.day_cells})
    for (const Rect<FormMm>& cell : *cells) out.push_back(cell.grown(-kCellInset_mm));
  for (const EraOption& era : field.eras) out.push_back(era.rect);
  if (out.empty()) out.push_back(field.rect.grown(-kBoxInset_mm));
  return out;
}

/// A box to be ticked is printed with its own edges, which no drawing of the form holds.
std::vector<Rect<FormMm>> printed(const FormTemplate& form, const FieldTemplate& field, const Rect<FormMm>& where) {
  std::vector<Rect<FormMm>> out = printed_lines(form, where);
  for (const ChoiceOption& option : field.options) {
    if (option.mark != MarkStyle::Check) continue;
    for (const Rect<FormMm>& edge : edges_of(option.rect)) out.push_back(edge.grown(kCellInset_mm));
  }
  return out;
}

}  // namespace

Coloured ColouredInk::in(const FormTemplate& form, const FieldTemplate& field) const {
  if (page_.colour.empty() || field.type == FieldType::Seal) return Coloured::None;
  Coloured most = Coloured::None;
  for (const Rect<FormMm>& where : written_places(field)) {
    const Coloured found = at(where, printed(form, field, where));
    if (found == Coloured::Written) return found;
    if (found != Coloured::None) most = found;
  }
  return most;
}

Coloured ColouredInk::at(const Rect<FormMm>& where, const std::vector<Rect<FormMm>>& printed) const {
  const Rect<CleanPx> area = registration_(where);
  std::vector<Rect<CleanPx>> skipped;
  for (const Rect<FormMm>& one : printed) skipped.push_back(registration_(one));
  const int x0 = std::max(0, static_cast<int>(area.x)), y0 = std::max(0, static_cast<int>(area.y));
  const int x1 = std::min(page_.grey.width(), static_cast<int>(area.right()));
  const int y1 = std::min(page_.grey.height(), static_cast<int>(area.bottom()));
  if (x1 <= x0 || y1 <= y0) return Coloured::None;
  const auto scale = registration_.px_per_mm(where.centre());
  const int surface = std::max(2, static_cast<int>(kSurface_mm * std::sqrt(scale.w * scale.h)));
  Mask dropped(x1 - x0, y1 - y0);
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x)
      dropped.at(x - x0, y - y0) =
          dropped_.at(x, y) && std::none_of(skipped.begin(), skipped.end(), [&](const Rect<CleanPx>& s) {
            return s.contains(Point<CleanPx>{x + 0.5, y + 0.5});
          });
  if (dropped.count() < kLeast_mm2 * scale.w * scale.h) return Coloured::None;
  const std::vector<int> squares = solid_squares(dropped);
  return *std::max_element(squares.begin(), squares.end()) >= surface ? Coloured::Marked : Coloured::Written;
}

const CleanPage& ColouredInk::with_all_ink() {
  if (!all_.grey.empty()) return all_;
  all_ = page_;
  all_.grey = darkest_channel(page_.colour);
  return all_;
}

}  // namespace uketsuke::ocr
