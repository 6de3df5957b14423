#include "ocr/form/other_marks.h"

#include <algorithm>
#include <vector>

#include "core/form/printed_marks.h"
#include "core/text/split.h"
#include "core/text/text.h"
#include "ocr/form/level_stroke.h"
#include "ocr/form/mask_wipe.h"
#include "ocr/form/printed_places.h"

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
/// A line drawn through a word of one or two signs goes on to both sides, one through a longer word covers most of it.
/// Strokes of printed neighbours that happen to meet reach from end to end of two signs (紛失, 婚姻), half of more (事業主,
/// 新規加入). Beside the word's height and width.
constexpr double kThroughSign = 1.3, kThroughTwo = 1.03, kThroughWord = 0.75;
/// Share of a field's whole width at which a line is not meant for a word.
constexpr double kFromSideToSide = 0.95;
/// How far a line through a word is followed beyond it, mm.
constexpr double kBeyond_mm = 1.0;

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
             std::string_view value)
      : cut_(cut), mask_(ink), print_(printed_places(form, cut.area)) {
    const std::vector<std::string_view> values = split(value, ',');
    for (const ChoiceOption& option : options) {
      const bool chosen = std::find(values.begin(), values.end(), option.value) != values.end();
      if (option.mark == MarkStyle::Circle) {
        add_word(option, chosen);
      } else {
        add_box(option, chosen);
      }
    }
  }

  bool any() const {
    if (std::any_of(words_.begin(), words_.end(), [&](const Rect<FormMm>& word) { return struck(word); })) return true;
    const Image grey(mask_.width, mask_.height, PixelFormat::Grey8);
    const auto pieces = components(mask_, grey, 255);
    return std::any_of(pieces.begin(), pieces.end(), [&](const Component& piece) { return is_mark(piece); });
  }

 private:
  void add_word(const ChoiceOption& option, bool chosen) {
    const Rect<FormMm> word = word_in(option);
    words_.push_back(word);
    print_.push_back(word.grown(kPrintMargin_mm));
    if (chosen) {
      own_.push_back(option.rect.grown(kReach_mm));
    } else {
      zones_.push_back(option.rect.grown(kNear_mm));
    }
  }

  void add_box(const ChoiceOption& option, bool chosen) {
    const Rect<FormMm>& box = option.rect;
    if (chosen) own_.push_back(box.grown(kReach_mm));
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
  Mask mask_;
  std::vector<Rect<FormMm>> print_;  ///< places of printed words
  std::vector<Rect<FormMm>> words_;  ///< of options that are ringed
  std::vector<Rect<FormMm>> zones_;  ///< where a mark would mean an option that was not chosen
  std::vector<Rect<FormMm>> own_;  ///< where the rings and ticks of chosen options are
  std::vector<Rect<FormMm>> boxes_;
};

}  // namespace

bool has_other_marks(const FieldCut& cut, const Mask& ink, const FormTemplate& form,
                     const std::vector<ChoiceOption>& options, std::string_view value) {
  return OtherMarks(cut, ink, form, options, value).any();
}

}  // namespace uketsuke::ocr
