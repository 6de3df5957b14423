#include "ocr/form/crowded_cells.h"

#include <algorithm>
#include <vector>

#include "ocr/form/comb_ink.h"
#include "ocr/form/mask_wipe.h"

namespace uketsuke::ocr {
namespace {

/// Cells that far apart have other cells' words between them, where writing_beside_cells() looks, mm.
constexpr double kSameComb_mm = 2;
/// A stroke whose middle is that near to a border may be taken for the frame, mm: half a pen, half a frame and a
/// registration error; the ink test drops what lies within 0.55 mm. Of a kana (ハ, リ) one stroke may well be that
/// near: it has to stand on the gap.
constexpr double kDigitAtBorder_mm = 0.7, kKanaAtBorder_mm = 0.3;
/// A piece of which that share lies well inside a cell is that cell's sign.
constexpr double kOwnShare = 0.5;
/// What makes a sign of a piece: its share of the cell's height. A kana may be as small as a 濁点: one that stands
/// alone behind the last sign is asked about whichever it is.
constexpr double kSignHeight = 0.33, kKanaHeight = 0.18;
/// A stroke is about as dark as the rest of the writing: what a bad copy leaves of the frames had up to 0.6 of it,
/// signs on borders from 0.85. And it is no narrower than that, mm.
constexpr double kShareOfWriting = 0.65, kNarrowest_mm = 0.35;
/// The parts of a sign that the frames have cut are no smaller than this, mm; the rests of the frames themselves are
/// narrower.
constexpr double kPart_mm = 0.5, kLowPart_mm = 0.3;
/// Two signs in one cell: the lower one's share of the higher one's height.
constexpr double kAlike = 0.6;
/// A piece leaves its neighbour free by that much, mm, in every row that both have.
constexpr double kApart_mm = 0.1;
/// Half a frame and a registration error, mm.
constexpr double kFrame_mm = 0.3;

/// A piece of ink of a sign's height.
struct Sign {
  const Component* piece;
  Rect<FormMm> at;
  std::size_t cell;  ///< that holds most of it
  bool own;          ///< and well inside
  bool low;          ///< lower than a sign, or a small kana
};

class Crowd {
 public:
  Crowd(const FieldCut& bare, std::span<const Rect<FormMm>> cells, std::span<const InkReport> ink, CombSigns signs,
        double writing)
      : cut_(bare),
        cells_(cells),
        ink_(ink),
        digits_(signs == CombSigns::Digits),
        at_border_(digits_ ? kDigitAtBorder_mm : kKanaAtBorder_mm),
        least_(digits_ ? kSignHeight : kKanaHeight),
        least_dark_(kShareOfWriting * written_darkness(ink).value_or(writing)),
        pieces_(components(comb_ink_mask(bare, ink, writing), bare.grey, bare.paper)) {
    join_parts();
    for (const Component& piece : pieces_) add(piece);
  }

  /// A sign on a border that no cell beside it can have read.
  bool on_border() const {
    return std::any_of(signs_.begin(), signs_.end(), [&](const Sign& sign) { return !sign.own && is_nobodys(sign); });
  }

  /// Two digits in one cell; two strokes may well be one kana.
  bool two_in_a_cell() const {
    if (!digits_) return false;
    for (const Sign& a : signs_)
      for (const Sign& b : signs_)
        if (a.cell == b.cell && a.at.x < b.at.x && std::min(a.at.h, b.at.h) >= kAlike * std::max(a.at.h, b.at.h) &&
            left_of(*a.piece, *b.piece))
          return true;
    return false;
  }

 private:
  /// Joins what stands on one border in parts too low to be a sign each: a 2 of which the pen or the frame left two.
  void join_parts() {
    for (std::size_t i = 0; i + 1 < cells_.size(); ++i) {
      Component joined{cut_.grey.width(), cut_.grey.height(), 0, 0, 0, 0, {}};
      int parts = 0;
      for (const Component& piece : pieces_) {
        const Rect<FormMm> at = place_of(piece, cut_);
        if (at.w < kPart_mm || at.h < kLowPart_mm || at.h >= kSignHeight * cells_[i].h) continue;
        const Point<FormMm> middle = at.centre();
        if (middle.y < cells_[i].y || middle.y > cells_[i].bottom()) continue;
        if (middle.x < cells_[i].right() - at_border_ || middle.x > cells_[i + 1].x + at_border_) continue;
        if (cells_[i + 1].x - cells_[i].right() > kSameComb_mm) continue;
        ++parts;
        joined.x0 = std::min(joined.x0, piece.x0), joined.x1 = std::max(joined.x1, piece.x1);
        joined.y0 = std::min(joined.y0, piece.y0), joined.y1 = std::max(joined.y1, piece.y1);
        joined.darkness = (joined.darkness * joined.area + piece.darkness * piece.area) / (joined.area + piece.area);
        joined.area += piece.area;
        joined.pixels.insert(joined.pixels.end(), piece.pixels.begin(), piece.pixels.end());
      }
      if (parts > 1) pieces_.push_back(std::move(joined));
    }
  }

  void add(const Component& piece) {
    const Rect<FormMm> at = place_of(piece, cut_);
    if (piece.darkness < least_dark_ || at.w < kNarrowest_mm) return;
    const Point<FormMm> middle = at.centre();
    std::size_t best = cells_.size();
    double most = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const Rect<FormMm>& cell = cells_[i];
      // The frame itself, and what is written in it: on a scan of a wrong threshold it is as dark as the writing.
      if (at.w >= cell.w - kFrame_mm && at.h >= cell.h) return;
      if (middle.y < cell.y || middle.y > cell.bottom() || at.h < least_ * cell.h) continue;
      if (middle.x < cell.x - kDigitAtBorder_mm || middle.x > cell.right() + kDigitAtBorder_mm) continue;
      const double share = share_in(piece, cut_, cells_.subspan(i, 1), kFrame_mm);
      if (best == cells_.size() || share > most) best = i, most = share;
    }
    if (best == cells_.size()) return;
    Rect<FormMm> inside = cells_[best];
    inside.x += at_border_, inside.w -= 2 * at_border_;
    signs_.push_back(
        {&piece, at, best, share_in(piece, cut_, {&inside, 1}, 0) >= kOwnShare, at.h < kSignHeight * cells_[best].h});
  }

  bool is_nobodys(const Sign& sign) const {
    const auto [left, right] = beside(sign);
    // At the comb's end it can be one cell's only: that cell has it, unless it was dropped as the frame's or is its
    // second one.
    if (left >= cells_.size() || right >= cells_.size())
      return ink_[sign.cell].p_blank() >= 0.5 || (digits_ && has_other(sign.cell, sign));
    const bool left_has = has_other(left, sign), right_has = has_other(right, sign);
    // Where both cells have a sign of their own it is one more; where neither has, whose it is decides the value.
    if (left_has == right_has) return !sign.low;
    return ink_[left_has ? right : left].p_blank() >= 0.5;
  }

  /// The two cells whose border a sign stands on; past the last where there is none.
  std::pair<std::size_t, std::size_t> beside(const Sign& sign) const {
    const std::size_t cell = sign.cell;
    if (sign.at.centre().x < cells_[cell].centre().x)
      return {cell > 0 && cells_[cell].x - cells_[cell - 1].right() < kSameComb_mm ? cell - 1 : cells_.size(), cell};
    const bool more = cell + 1 < cells_.size() && cells_[cell + 1].x - cells_[cell].right() < kSameComb_mm;
    return {cell, more ? cell + 1 : cells_.size()};
  }

  bool has_other(std::size_t cell, const Sign& but) const {
    return std::any_of(signs_.begin(), signs_.end(),
                       [&](const Sign& sign) { return sign.cell == cell && sign.piece != but.piece; });
  }

  /// Whether one piece ends before the other begins in each row that both have: slanting digits lean over each other.
  /// So do the halves of a 0 that the scan broke: asked about as well.
  bool left_of(const Component& a, const Component& b) const {
    const int top = std::max(a.y0, b.y0), bottom = std::min(a.y1, b.y1);
    if (bottom <= top) return false;
    const auto rows = static_cast<std::size_t>(bottom - top);
    std::vector<int> ends(rows, -1), begins(rows, cut_.grey.width());
    for (const auto& [x, y] : a.pixels)
      if (y >= top && y < bottom)
        ends[static_cast<std::size_t>(y - top)] = std::max(ends[static_cast<std::size_t>(y - top)], x);
    for (const auto& [x, y] : b.pixels)
      if (y >= top && y < bottom)
        begins[static_cast<std::size_t>(y - top)] = std::min(begins[static_cast<std::size_t>(y - top)], x);
    const double apart = kApart_mm * cut_.px_per_mm;
    for (std::size_t i = 0; i < rows; ++i)
      if (ends[i] >= 0 && begins[i] < cut_.grey.width() && begins[i] - ends[i] <= apart) return false;
    return true;
  }

  const FieldCut& cut_;
  std::span<const Rect<FormMm>> cells_;
  std::span<const InkReport> ink_;
  bool digits_;
  double at_border_;  ///< mm
  double least_;      ///< share of the cell's height
  double least_dark_;
  std::vector<Component> pieces_;
  std::vector<Sign> signs_;
};

}  // namespace

bool crowded_cells(const FieldCut& bare, std::span<const Rect<FormMm>> cells, std::span<const InkReport> ink,
                   CombSigns signs, double writing) {
  const Crowd crowd(bare, cells, ink, signs, writing);
  return crowd.on_border() || crowd.two_in_a_cell();
}

}  // namespace uketsuke::ocr
