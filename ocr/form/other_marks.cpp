#include "ocr/form/other_marks.h"

#include <algorithm>
#include <vector>

#include "core/form/printed_marks.h"
#include "core/text/split.h"
#include "core/text/text.h"
#include "ocr/form/level_stroke.h"
#include "ocr/form/mask_wipe.h"
#include "ocr/form/overdrawn.h"
#include "ocr/form/printed_places.h"
#include "ocr/image/opening.h"

namespace uketsuke::ocr {
namespace {

using printed_marks::kMmPerPt;
using printed_marks::kOptionSize_pt;

/// Printed signs stand in their word's place by this, mm: registration, and what a fax spreads.
constexpr double kPrintMargin_mm = 0.4;
/// A piece this long may be a mark; less is a speck.
constexpr double kLeastMark_mm = 1.3;
/// What is centred that near a word belongs to it, mm.
constexpr double kNear_mm = 0.8;
/// A ring goes that far beyond its word, a tick beyond its box.
constexpr double kReach_mm = 2.4;
/// Half the width of a check box's printed edge with a registration error, mm.
constexpr double kEdge_mm = 0.5;
/// The same where nothing but the edge is looked at, mm.
constexpr double kEdgeAlone_mm = 0.35;
/// A line drawn through a word of one or two signs goes on to both sides, one through a longer word covers most of it.
/// Strokes of printed neighbours that happen to meet reach from end to end of two signs (紛失, 婚姻), half of more (事業主,
/// 新規加入). Beside the word's height and width.
constexpr double kThroughSign = 1.3, kThroughTwo = 1.03, kThroughWord = 0.75;
/// Share of a field's whole width at which a line is not meant for a word.
constexpr double kFromSideToSide = 0.95;
/// How far a line through a word is followed beyond it, mm.
constexpr double kBeyond_mm = 1.0;
/// Side of a solid square, mm, as a heavy dot on a word has (0.85 to 1.2), and how deep it is beside the paper's level: dense
/// signs have paler gaps between their strokes. On a copy that has lost these gaps several words have such squares, the
/// next word's 0.6 of it and more.
constexpr double kDot_mm = 0.8, kDotDepth = 0.5, kNextWord = 0.55;
/// A mark may lie that far beside an empty box, mm, and is at least that long, drawn by a pen of that width. Half a ring
/// along the edge bulges out of it by more; what scanners leave of the printed edge does not.
constexpr double kBesideBox_mm = 0.8, kLeastBeside_mm = 1.3, kPen_mm = 0.4;
/// A line over a whole row reaches from the first word's middle to the last one's. A fold or a streak is straight and
/// level: with the words that it touches it is less than that high, mm.
constexpr double kStraight_mm = 3.2;

double word_height() { return kOptionSize_pt * kMmPerPt; }

/// Where the word of a ringed option is printed: in the middle of its place.
Rect<FormMm> word_in(const ChoiceOption& option) {
  const double width = std::min(option.rect.w, word_height() * static_cast<double>(to_utf32(option.label).size()));
  const Point<FormMm> c = option.rect.centre();
  return {c.x - width / 2, c.y - word_height() / 2, width, word_height()};
}

class OtherMarks {
 public:
  OtherMarks(const FieldCut& cut, const Mask& ink, const FormTemplate& form, const std::vector<ChoiceOption>& options,
             std::span<const MarkReport> marks, std::string_view value)
      : cut_(cut), mask_(ink), whole_(ink), print_(printed_places(form, cut.area)) {
    const std::vector<std::string_view> values = split(value, ',');
    for (std::size_t i = 0; i < options.size(); ++i) {
      const ChoiceOption& option = options[i];
      const bool chosen = std::find(values.begin(), values.end(), option.value) != values.end();
      if (option.mark == MarkStyle::Circle) {
        // With nothing chosen a mark between two words may be meant for either.
        add_word(option, chosen, value.empty() ? kReach_mm : kNear_mm);
        if (chosen) rings_.push_back({&marks[i], word_in(option)});
      } else {
        add_box(option, chosen);
      }
    }
  }

  bool any() const {
    if (overdrawn() || dotted()) return true;
    const auto pieces = components(mask_);
    if (line_over_row(pieces) || marked_beside_boxes()) return true;
    if (std::any_of(words_.begin(), words_.end(), [&](const Rect<FormMm>& word) { return struck(word); })) return true;
    return std::any_of(pieces.begin(), pieces.end(), [&](const Component& piece) { return is_mark(piece); });
  }

 private:
  struct Ring {
    const MarkReport* mark;
    Rect<FormMm> word;
  };

  /// A chosen option's mark was itself crossed out, hatched or blotted.
  bool overdrawn() const {
    return std::any_of(rings_.begin(), rings_.end(),
                       [&](const Ring& ring) { return ring_overdrawn(cut_, *ring.mark, ring.word, plain_words_); }) ||
           std::any_of(ticked_.begin(), ticked_.end(), [&](const auto& box) {
             return check_overdrawn(cut_, box) || check_slashed(cut_, whole_, box);
           });
  }

  /// Where nothing was chosen, a heavy dot on a word may be meant as a mark.
  bool dotted() const {
    if (!rings_.empty() || plain_words_.empty()) return false;
    Mask deep = pale_ink_mask(cut_.grey, cut_.paper, kDotDepth * cut_.paper);
    for (std::size_t i = 0; i < deep.bits.size(); ++i) deep.bits[i] &= mask_.bits[i];  // without the printed lines
    const std::vector<int> squares = solid_squares(deep);
    double most = 0, next = 0;
    for (const Rect<FormMm>& word : plain_words_) {
      const double side = largest_square(squares, word.grown(kPrintMargin_mm));
      next = std::max(next, std::min(side, most));
      most = std::max(most, side);
    }
    return most >= kDot_mm && next <= kNextWord * most;
  }

  double largest_square(const std::vector<int>& squares, const Rect<FormMm>& place) const {
    const int x0 = std::max(0, static_cast<int>(cut_.x_px(place.x)));
    const int y0 = std::max(0, static_cast<int>(cut_.y_px(place.y)));
    const int x1 = std::min(mask_.width, static_cast<int>(cut_.x_px(place.right())));
    const int y1 = std::min(mask_.height, static_cast<int>(cut_.y_px(place.bottom())));
    int out = 0;
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x)
        out = std::max(out, squares[static_cast<std::size_t>(y) * static_cast<std::size_t>(mask_.width) +
                                    static_cast<std::size_t>(x)]);
    return out / cut_.px_per_mm;
  }

  /// A zigzag, a wave or a slash over all words of a row.
  bool line_over_row(const std::vector<Component>& pieces) const {
    if (words_.size() < 2) return false;
    const double first = words_.front().centre().x, last = words_.back().centre().x;
    if (words_.back().y > words_.front().bottom()) return false;  // words in two rows
    return std::any_of(pieces.begin(), pieces.end(), [&](const Component& piece) {
      const Rect<FormMm> at = place_of(piece, cut_);
      return at.x < first && at.right() > last && at.h > kStraight_mm;
    });
  }

  /// The printed edge of a box shows on all sides or on none; a line under the box, or half a ring along it, on some.
  bool edge_on_some_sides(const Rect<FormMm>& box) const {
    constexpr double kShown = 0.7, kNotShown = 0.05, kAway_mm = 0.4;
    double most = 0, least = 1;
    for (const Rect<FormMm>& edge : edges_of(box)) {
      const bool level = edge.h <= 0;
      const double step = 1 / cut_.px_per_mm;
      int inked = 0, all = 0;
      for (double t = 0; t < (level ? edge.w : edge.h); t += step, ++all)
        for (double off = -kAway_mm; off <= kAway_mm; off += step) {
          const int x = static_cast<int>(cut_.x_px(edge.x + (level ? t : off)));
          const int y = static_cast<int>(cut_.y_px(edge.y + (level ? off : t)));
          if (x < 0 || y < 0 || x >= whole_.width || y >= whole_.height || !whole_.ink(x, y)) continue;
          ++inked;
          break;
        }
      const double share = static_cast<double>(inked) / std::max(1, all);
      most = std::max(most, share), least = std::min(least, share);
    }
    return most >= kShown && least <= kNotShown;
  }

  /// Ink at an empty box that is neither its printed edge nor print: a ring round it, a tick beside it, a line under it.
  bool marked_beside_boxes() const {
    if (empty_boxes_.empty()) return false;
    Mask left = whole_;
    for (const Rect<FormMm>& print : print_) wipe(left, cut_, print);
    const auto pieces = components(left);
    return std::any_of(empty_boxes_.begin(), empty_boxes_.end(),
                       [&](const auto& box) { return edge_on_some_sides(box) || marked_beside(box, pieces); });
  }

  bool marked_beside(const Rect<FormMm>& box, const std::vector<Component>& pieces) const {
    const double px = cut_.px_per_mm;
    return std::any_of(pieces.begin(), pieces.end(), [&](const Component& piece) {
      const bool level = piece.x0 <= 1 && piece.x1 >= whole_.width - 1;
      const bool upright = piece.y0 <= 1 && piece.y1 >= whole_.height - 1;
      const Rect<FormMm> at = place_of(piece, cut_);
      if (level || upright || intersect(at, box.grown(kBesideBox_mm)).empty()) return false;
      const auto off_edge = std::count_if(piece.pixels.begin(), piece.pixels.end(), [&](const auto& p) {
        const Point<FormMm> place{cut_.area.x + p.first / px, cut_.area.y + p.second / px};
        return !box.grown(kEdgeAlone_mm).contains(place) || box.grown(-kEdgeAlone_mm).contains(place);
      });
      return static_cast<double>(off_edge) > kLeastBeside_mm * kPen_mm * px * px;
    });
  }

  void add_word(const ChoiceOption& option, bool chosen, double beside_mm) {
    const Rect<FormMm> word = word_in(option);
    words_.push_back(word);
    print_.push_back(word.grown(kPrintMargin_mm));
    if (chosen) {
      own_.push_back(option.rect.grown(kReach_mm));
    } else {
      const Rect<FormMm> zone = option.rect.grown(kNear_mm);
      zones_.push_back({option.rect.x - beside_mm, zone.y, option.rect.w + 2 * beside_mm, zone.h});
      plain_words_.push_back(word);
    }
  }

  void add_box(const ChoiceOption& option, bool chosen) {
    const Rect<FormMm>& box = option.rect;
    if (chosen) {
      own_.push_back(box.grown(kReach_mm));
      ticked_.push_back(box);
    } else {
      empty_boxes_.push_back(box);
    }
    for (const Rect<FormMm>& edge : edges_of(box)) wipe(mask_, cut_, edge.grown(kEdge_mm));
    boxes_.push_back(box.grown(kEdge_mm));
    const double width = word_height() * static_cast<double>(to_utf32(option.label).size());
    zones_.push_back({box.right(), box.y - kNear_mm, printed_marks::kOptionGap_mm + width, box.h + 2 * kNear_mm});
  }

  bool struck(const Rect<FormMm>& word) const {
    const int x0 = std::max(0, static_cast<int>(cut_.x_px(word.x - kBeyond_mm)));
    const int x1 = std::min(mask_.width, static_cast<int>(cut_.x_px(word.right() + kBeyond_mm)));
    const int y0 = std::max(0, static_cast<int>(cut_.y_px(word.y)));
    const int y1 = std::min(mask_.height, static_cast<int>(cut_.y_px(word.bottom())));
    const double signs = word.w / word.h;
    const double through = std::max(kThroughSign, signs * (signs < 2.5 ? kThroughTwo : kThroughWord));
    if (longest_level_stroke(mask_, {x0, y0, x1, y1}) < through) return false;
    // A fold, a streak or the line through unused rows (斜線) runs on from side to side.
    return longest_level_stroke(mask_, {0, y0, mask_.width, y1}) * (y1 - y0) < kFromSideToSide * mask_.width;
  }

  /// Whether a piece of ink lies at a word and is neither the word, nor a ring, nor a mark in a box.
  bool is_mark(const Component& piece) const {
    const Rect<FormMm> at = place_of(piece, cut_);
    if (std::max(at.w, at.h) < kLeastMark_mm) return false;
    const bool level = piece.x0 <= 1 && piece.x1 >= mask_.width - 1;
    const bool upright = piece.y0 <= 1 && piece.y1 >= mask_.height - 1;
    if (level || upright) return false;  // a fold or a streak
    const auto holds = [&](const Rect<FormMm>& place) { return place.contains(at.centre()); };
    if (std::none_of(zones_.begin(), zones_.end(), holds)) return false;
    if (std::any_of(own_.begin(), own_.end(), holds)) return false;
    if (std::any_of(boxes_.begin(), boxes_.end(), [&](const auto& box) { return !intersect(box, at).empty(); }))
      return false;
    return std::none_of(print_.begin(), print_.end(), [&](const Rect<FormMm>& word) {
      return at.x >= word.x && at.y >= word.y && at.right() <= word.right() && at.bottom() <= word.bottom();
    });
  }

  const FieldCut& cut_;
  Mask mask_;        ///< without the edges of boxes
  const Mask& whole_;
  std::vector<Rect<FormMm>> print_;  ///< places of printed words
  std::vector<Rect<FormMm>> words_;  ///< of options that are ringed
  std::vector<Rect<FormMm>> zones_;  ///< where a mark would mean an option that was not chosen
  std::vector<Rect<FormMm>> own_;  ///< where the rings and ticks of chosen options are
  std::vector<Rect<FormMm>> boxes_;
  std::vector<Ring> rings_;                ///< of chosen words
  std::vector<Rect<FormMm>> plain_words_;  ///< the others
  std::vector<Rect<FormMm>> ticked_, empty_boxes_;
};

}  // namespace

bool has_other_marks(const FieldCut& cut, const Mask& ink, const FormTemplate& form,
                     const std::vector<ChoiceOption>& options, std::span<const MarkReport> marks,
                     std::string_view value) {
  return OtherMarks(cut, ink, form, options, marks, value).any();
}

}  // namespace uketsuke::ocr
