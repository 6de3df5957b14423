#include "ocr/form/over_edge.h"

#include <algorithm>
#include <vector>

#include "core/form/printed_marks.h"
#include "ocr/form/mask_wipe.h"
#include "ocr/form/printed_places.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {
namespace {

constexpr double kLeastInk = 22;
/// Half a printed border and a registration error, mm.
constexpr double kBorder_mm = 0.5;
/// What is left of a thick printed line lies that near to it, mm.
constexpr double kThickLine_mm = 0.4;
/// Round the middle of a check cross, mm.
constexpr double kCross_mm = printed_marks::kCheckCross_mm / 2 + printed_marks::kClearZone_mm;
/// A piece of ink of this size is a stroke, mm.
constexpr double kStroke_mm = 0.8;
/// Who has room left does not write that near to the border, mm: the gap between two signs is about as wide. Where the
/// paper beyond is seen to be bare, only a sign that stands across the border itself is left to find.
constexpr double kAtEdge_mm = 1.0, kAcross_mm = 0.7;
/// The last sign in the box and the first one beyond it are no farther apart, mm.
constexpr double kOneSign_mm = 5;
/// Share of the paper beyond the border that must be bare for its ink to tell anything.
constexpr double kBareShare = 0.5;

class Edge {
 public:
  Edge(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field)
      : cut_(cut), field_(field), mask_(ink_mask(cut.grey, cut.paper, kLeastInk)) {
    const std::vector<Rect<FormMm>> lines = printed_lines(form, cut.area);
    for (const Rect<FormMm>& line : lines) wipe(mask_, cut, line);
    if (!near_border()) return;
    taken_ = printed_places(form, cut.area);
    for (const Rect<FormMm>& line : lines) taken_.push_back(line.grown(kThickLine_mm));
    for (const CheckPoint& cross : form.check_points)
      taken_.push_back(Rect<FormMm>{cross.at.x, cross.at.y, 0, 0}.grown(kCross_mm));
    for (const FieldTemplate& other : form.fields)
      if (&other != &field) taken_.push_back(other.rect.grown(kBorder_mm));
    const Image grey(mask_.width, mask_.height, PixelFormat::Grey8);
    for (const Component& piece : components(mask_, grey, 255))
      if (std::max(piece.width(), piece.height()) >= kStroke_mm * cut.px_per_mm)
        pieces_.push_back(place_of(piece, cut));
  }

  bool crossed() const {
    const double border = field_.rect.right();
    const Rect<FormMm> rows = written_rows();
    if (rows.empty()) return false;
    const Rect<FormMm> beyond{border + kBorder_mm, rows.y, cut_.area.right() - border - kBorder_mm, rows.h};
    const double left_over = border - rows.right();
    const bool bare = bare_share(beyond) >= kBareShare;
    if (bare && left_over < kOneSign_mm && written(beyond)) return true;
    // A line that is full is continued on the next one.
    return field_.cells.empty() && field_.lines == 1 && left_over < (bare ? kAcross_mm : kAtEdge_mm);
  }

 private:
  /// Whether there is any ink within a sign of the border; mostly there is none, and nothing more to look at.
  bool near_border() const {
    const double border = field_.rect.right();
    const int x0 = std::max(0, static_cast<int>(cut_.x_px(border - kOneSign_mm)));
    const int x1 = std::min(mask_.width, static_cast<int>(cut_.x_px(border - kBorder_mm)));
    for (int y = 0; y < mask_.height; ++y)
      for (int x = x0; x < x1; ++x)
        if (mask_.ink(x, y)) return true;
    return false;
  }

  /// Box of what is written inside the field.
  Rect<FormMm> written_rows() const {
    const Rect<FormMm> inside = field_.rect.grown(-kBorder_mm);
    Rect<FormMm> out{};
    for (const Rect<FormMm>& piece : pieces_) {
      const Rect<FormMm> part = intersect(piece, inside);
      if (!part.empty() && !is_fold(piece)) out = out.empty() ? part : unite(out, part);
    }
    return out;
  }

  bool is_fold(const Rect<FormMm>& piece) const { return piece.h >= cut_.area.h - kBorder_mm; }

  double bare_share(const Rect<FormMm>& area) const {
    constexpr int kSteps = 8;
    int bare = 0;
    for (int i = 0; i < kSteps * kSteps; ++i) {
      const double right = (i % kSteps + 0.5) / kSteps, down = (i / kSteps + 0.5) / kSteps;
      const Point<FormMm> at{area.x + right * area.w, area.y + down * area.h};
      bare += std::none_of(taken_.begin(), taken_.end(), [&](const auto& place) { return place.contains(at); });
    }
    return static_cast<double>(bare) / (kSteps * kSteps);
  }

  bool written(const Rect<FormMm>& area) const {
    return std::any_of(pieces_.begin(), pieces_.end(), [&](const Rect<FormMm>& piece) {
      const Rect<FormMm> part = intersect(piece, area);
      return !part.empty() && !is_fold(piece) && std::max(part.w, part.h) >= kStroke_mm &&
             std::none_of(taken_.begin(), taken_.end(),
                          [&](const auto& place) { return place.contains(part.centre()); });
    });
  }

  const FieldCut& cut_;
  const FieldTemplate& field_;
  Mask mask_;
  std::vector<Rect<FormMm>> taken_;   ///< print, other fields
  std::vector<Rect<FormMm>> pieces_;  ///< of ink, without specks
};

}  // namespace

bool runs_over_edge(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field) {
  return Edge(cut, form, field).crossed();
}

}  // namespace uketsuke::ocr
