#include "ocr/form/over_edge.h"

#include <algorithm>
#include <cstdint>
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
/// A line of writing is at most so much higher than its share of the field's writing: lines differ.
constexpr double kLineOverMean = 1.3;
/// Half a printed line as it is taken out, and what it takes of a stroke's edge, mm.
constexpr double kBegins_mm = 0.6;
/// Share of the paper beyond the border that must be bare for its ink to tell anything.
constexpr double kBareShare = 0.5;

class Edge {
 public:
  Edge(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field)
      : cut_(cut), field_(field), mask_(ink_mask(cut.grey, cut.paper, kLeastInk)) {
    const std::vector<Rect<FormMm>> lines = printed_lines(form, cut.area);
    for (const Rect<FormMm>& line : lines) wipe(mask_, cut, line);
    const bool text = field.type == FieldType::Text;
    near_right_ = ink_between(field.rect.right() - kOneSign_mm, field.rect.right() - kBorder_mm);
    if (!near_right_ && !(text && ink_between(field.rect.x + kBorder_mm, field.rect.x + kBegins_mm))) return;
    taken_ = printed_places(form, cut.area);
    for (const Rect<FormMm>& line : lines) taken_.push_back(line.grown(kThickLine_mm));
    // The shaded cell of the next label (見出し): its words and the grain of its shade are no writing.
    for (const ArtBox& box : form.boxes)
      if (!box.fill.empty() && !box.rect.contains(field.rect.centre())) taken_.push_back(box.rect);
    for (const CheckPoint& cross : form.check_points)
      taken_.push_back(Rect<FormMm>{cross.at.x, cross.at.y, 0, 0}.grown(kCross_mm));
    for (const FieldTemplate& other : form.fields)
      if (&other != &field) taken_.push_back(other.rect.grown(other.type == FieldType::Seal ? 0 : kBorder_mm));
    for (const Component& piece : components(mask_))
      if (std::max(piece.width(), piece.height()) >= kStroke_mm * cut.px_per_mm)
        pieces_.push_back(place_of(piece, cut));
  }

  EdgeReport report() const {
    const double border = field_.rect.right();
    EdgeReport out{false, border};
    const Rect<FormMm> rows = written_rows();
    if (rows.empty()) return out;
    const bool from_left = field_.type == FieldType::Text && begins_at_border(rows);
    if (!near_right_) return {from_left, border};
    const Rect<FormMm> beyond{border + kBorder_mm, rows.y, cut_.area.right() - border - kBorder_mm, rows.h};
    const double left_over = border - rows.right();
    const bool bare = bare_share(beyond) >= kBareShare;
    const bool text = field_.type == FieldType::Text;
    if ((bare || text) && left_over < kOneSign_mm) {
      for (const Rect<FormMm>& piece : pieces_)
        if (written(piece, beyond) || (text && crosses(piece, rows))) out.reach = std::max(out.reach, piece.right());
      out.crossed = out.reach > border;
    }
    // A line that is full is continued on the next one.
    const bool one_line = field_.cells.empty() && field_.lines == 1;
    out.crossed = from_left || out.crossed || (one_line && left_over < (bare ? kAcross_mm : kAtEdge_mm));
    return out;
  }

 private:
  /// Whether there is any ink in a strip of the cut; mostly there is none near a border, and nothing more to look at.
  bool ink_between(double from, double to) const {
    const int x0 = std::max(0, static_cast<int>(cut_.x_px(from))),
              x1 = std::min(mask_.width, static_cast<int>(cut_.x_px(to)));
    for (int y = 0; y < mask_.height; ++y)
      for (int x = x0; x < x1; ++x)
        if (mask_.ink(x, y)) return true;
    return false;
  }

  /// Whether the first sign of the writing in `rows` stands on the left border or across it: what lies on the printed
  /// line is taken out with it, and what lies before it nobody reads (河 became 可, 坂 became 反). A line's own rest is
  /// narrower than a stroke.
  bool begins_at_border(const Rect<FormMm>& rows) const {
    const double border = field_.rect.x;
    return std::any_of(pieces_.begin(), pieces_.end(), [&](const Rect<FormMm>& piece) {
      const double middle = piece.centre().y;
      return piece.x < border + kBegins_mm && piece.right() > border + kBegins_mm && piece.w >= kBegins_mm &&
             !is_fold(piece) && middle > rows.y && middle < rows.bottom();
    });
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

  /// Whether a piece is written on bare paper of that area.
  bool written(const Rect<FormMm>& piece, const Rect<FormMm>& area) const {
    const Rect<FormMm> part = intersect(piece, area);
    return !part.empty() && !is_fold(piece) && std::max(part.w, part.h) >= kStroke_mm &&
           std::none_of(taken_.begin(), taken_.end(), [&](const auto& place) { return place.contains(part.centre()); });
  }

  /// Whether a piece is a stroke of the writing in `rows` that stands across the border: no higher than a line of it.
  bool crosses(const Rect<FormMm>& piece, const Rect<FormMm>& rows) const {
    const double border = field_.rect.right(), middle = piece.centre().y;
    return piece.x <= border - kAcross_mm && piece.right() >= border + kAcross_mm && middle > rows.y &&
           middle < rows.bottom() && piece.h * field_.lines <= rows.h * kLineOverMean;
  }

  const FieldCut& cut_;
  const FieldTemplate& field_;
  Mask mask_;
  bool near_right_ = false;           ///< something is written within a sign of the right border
  std::vector<Rect<FormMm>> taken_;   ///< print, other fields
  std::vector<Rect<FormMm>> pieces_;  ///< of ink, without specks
};

}  // namespace

EdgeReport look_over_edge(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field) {
  return Edge(cut, form, field).report();
}

Image text_with_overrun(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field, double reach) {
  Rect<FormMm> box = field.rect.grown(-kTextInsetMm);
  const double border = field.rect.right();
  box.w = std::min(reach + kTextInsetMm, cut.area.right()) - box.x;
  FieldCut wide = cut;
  wide.grey = cut.grey.clone();
  const auto paper = static_cast<std::uint8_t>(std::clamp(cut.paper, 0.0, 255.0));
  for (const Rect<FormMm>& line : printed_lines(form, box))
    paint(wide.grey, cut, intersect(line, {border, box.y, box.right() - border, box.h}), paper);
  return Image::copy_of(wide.part(box));
}

}  // namespace uketsuke::ocr
