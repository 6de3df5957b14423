#include "ocr/form/lost_signs.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/form/printed_marks.h"
#include "ocr/form/comb_ink.h"
#include "ocr/form/mask_wipe.h"
#include "ocr/form/printed_places.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {
namespace {

/// A stroke of this size may be a sign, mm; specks and the rests of print are smaller. A small kana between two lines
/// of a made form was 1.1 mm, but a comma of the line above is no larger: such a one is left to the hole in its name.
constexpr double kStroke_mm = 1.3;
/// Half a frame and a registration error, mm.
constexpr double kBorder_mm = 0.3;
/// A piece of which that share lies in the comb's cells, or in another field, is written there: a sign across a border
/// has half in its cell, and less when it stands on a frame that was painted over.
constexpr double kOwnShare = 0.35, kOtherShare = 0.5;
/// What stands nearer to a cell than this is the end of a sign in it, mm.
constexpr double kOverhang_mm = 0.6;
/// A gap between two cells that a sign fits into, mm.
constexpr double kLeastGap_mm = 2;
/// A sign beside a comb has its middle no more than this above or below the cells, mm: what has is in the next line.
constexpr double kRows_mm = 0.8;
/// Print is where it should be within this, mm: registration, and what a copy spreads. A digit is 3.5 to 5 mm high, the
/// words between cells 2.5, so that it stands out above and below.
constexpr double kPrint_mm = 0.5;
/// Rings go that far beyond their words, ticks beyond their boxes, seals beyond their places, mm.
constexpr double kRing_mm = 2.6, kTick_mm = 1, kSeal_mm = 6;
/// Of a cell's edge as much may be a rest of its frame, mm.
constexpr double kCellInset_mm = 0.4;
/// Round the middle of a check cross, mm.
constexpr double kCross_mm = printed_marks::kCheckCross_mm / 2 + printed_marks::kClearZone_mm;

class Beside {
 public:
  Beside(const FieldCut& bare, const FormTemplate& form, const FieldTemplate& field,
         std::span<const Rect<FormMm>> cells, std::span<const InkReport> ink, double writing)
      : cut_(bare),
        cells_(cells),
        mask_(comb_ink_mask(bare, ink, writing)),
        empty_(std::all_of(ink.begin(), ink.end(), [](const InkReport& cell) { return cell.p_blank() >= 0.5; })) {
    for (const Rect<FormMm>& line : printed_lines(form, cut_.area)) wipe(mask_, cut_, line);
    for (const CheckPoint& cross : form.check_points)
      wipe(mask_, cut_, Rect<FormMm>{cross.at.x, cross.at.y, 0, 0}.grown(kCross_mm));
    words_ = printed_words(form, cut_.area);
    add_others(form, field);
    add_zones(ink);
  }

  bool any() const {
    const auto pieces = components(mask_);
    return std::any_of(pieces.begin(), pieces.end(), [&](const Component& piece) { return is_sign(piece); });
  }

 private:
  void add_others(const FormTemplate& form, const FieldTemplate& field) {
    for (const FieldTemplate& other : form.fields) {
      if (&other != &field) others_.push_back(other.rect.grown(other.type == FieldType::Seal ? kSeal_mm : kBorder_mm));
      for (const EraOption& era : other.eras) others_.push_back(era.rect.grown(kRing_mm));
      for (const ChoiceOption& option : other.options)
        others_.push_back(option.rect.grown(option.mark == MarkStyle::Circle ? kRing_mm : kTick_mm));
      if (&other == &field) continue;
      const std::vector<Rect<FormMm>> cells = cells_of(other);
      other_cells_.insert(other_cells_.end(), cells.begin(), cells.end());
    }
    std::erase_if(others_, [&](const Rect<FormMm>& place) { return intersect(place, cut_.area).empty(); });
  }

  void add_zones(std::span<const InkReport> ink) {
    const double reach = kBesideMm - kOverhang_mm;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const Rect<FormMm>& cell = cells_[i];
      const double top = cell.y - kRows_mm, height = cell.h + 2 * kRows_mm, from = cell.right() + kOverhang_mm;
      if (i == 0) zones_.push_back({cell.x - kBesideMm, top, reach, height});
      const double to = i + 1 < cells_.size() ? cells_[i + 1].x : cell.right() + kBesideMm + kOverhang_mm;
      if (to - cell.right() >= kLeastGap_mm) zones_.push_back({from, top, to - kOverhang_mm - from, height});
      if (ink[i].p_blank() < 0.5) continue;
      zones_.push_back({cell.x, cell.y - kBesideMm, cell.w, reach});
      zones_.push_back({cell.x, cell.bottom() + kOverhang_mm, cell.w, reach});
    }
  }

  static double nearest(std::span<const Rect<FormMm>> cells, Point<FormMm> at) {
    double out = kBesideMm;
    for (const Rect<FormMm>& cell : cells)
      out = std::min(out, std::hypot(std::max({cell.x - at.x, 0.0, at.x - cell.right()}),
                                     std::max({cell.y - at.y, 0.0, at.y - cell.bottom()})));
    return out;
  }

  bool is_sign(const Component& piece) const {
    const Rect<FormMm> at = place_of(piece, cut_);
    if (std::max(at.w, at.h) < kStroke_mm) return false;
    const bool level = piece.x0 <= 1 && piece.x1 >= mask_.width - 1;
    const bool upright = piece.y0 <= 1 && piece.y1 >= mask_.height - 1;
    if (level || upright) return false;  // a fold that is not straight
    if (empty_ && nearest(other_cells_, at.centre()) < nearest(cells_, at.centre())) return false;
    const auto holds = [&](const Rect<FormMm>& place) { return place.contains(at.centre()); };
    if (std::none_of(zones_.begin(), zones_.end(), holds)) return false;
    const bool print = std::any_of(words_.begin(), words_.end(), [&](const Rect<FormMm>& word) {
      const Rect<FormMm> room = word.grown(kPrint_mm);
      return at.x >= room.x && at.y >= room.y && at.right() <= room.right() && at.bottom() <= room.bottom();
    });
    if (print) return false;
    return share_in(piece, cut_, cells_, kBorder_mm) < kOwnShare && share_in(piece, cut_, others_, 0) < kOtherShare;
  }

  const FieldCut& cut_;
  std::span<const Rect<FormMm>> cells_;
  Mask mask_;
  std::vector<Rect<FormMm>> words_;        ///< of print
  std::vector<Rect<FormMm>> others_;       ///< places of other fields, with what may be drawn round them
  std::vector<Rect<FormMm>> other_cells_;  ///< of other combs
  bool empty_;  ///< nothing is written in the comb itself: what stands nearer to another one is that one's
  std::vector<Rect<FormMm>> zones_;  ///< where a sign of the comb may have gone
};

}  // namespace

bool writing_beside_cells(const FieldCut& bare, const FormTemplate& form, const FieldTemplate& field,
                          std::span<const Rect<FormMm>> cells, std::span<const InkReport> ink, double writing) {
  return Beside(bare, form, field, cells, ink, writing).any();
}

bool pale_sign_in_empty_cell(const FieldCut& bare, std::span<const Rect<FormMm>> cells,
                             std::span<const InkReport> ink) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (ink[i].pieces > 0) continue;
    const InkReport all = find_ink(bare.part(cells[i].grown(-kCellInset_mm)), bare.px_per_mm, bare.paper);
    if (all.pale() || all.extent_mm >= kStroke_mm) return true;
  }
  return false;
}

}  // namespace uketsuke::ocr
