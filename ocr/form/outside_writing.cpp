#include "ocr/form/outside_writing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "ocr/form/dropped_ink.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/ink_groups.h"
#include "ocr/form/mask_wipe.h"
#include "ocr/form/printed_places.h"
#include "ocr/form/red_ink.h"
#include "ocr/form/seal_outline.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {
namespace {

constexpr int kShrink = 2;  // clean pixels per pixel that is looked at: 150 dpi tell a stroke

/// What lies that near the sheet's edge is its shadow, a hole's rim or a fax header.
constexpr double kRim_mm = 6;
/// Staples, torn corners and fiducials.
constexpr double kCorner_mm = 22;
/// Round a fiducial, a code or a check cross, mm.
constexpr double kMarkMargin_mm = 2;
/// A stroke of handwriting, mm: less is dirt, more is a fold, a stain or the frame of something that lay on the glass.
constexpr double kLeast_mm = 1.2, kMost_mm = 15;
/// Thinner than this a long straight piece is a fold or a streak.
constexpr double kHair_mm = 0.5, kHairLong_mm = 5;
/// A disc that fills its box is a punched hole, a bullet or a blot.
constexpr double kSolid = 0.62;
/// Ink whose red is that far (of 255) ahead of the rest is a seal's or a red pen's.
constexpr int kRed = 50;
/// The gap between a seal's ring and its letters.
constexpr double kSealGap_mm = 2;
/// The largest seals are 25 mm, receipt stamps (日付印) 36; a line of words in a red pen is lower than a large stamp, and red
/// paper or cloth under the sheet larger, mm.
constexpr double kLargeStamp_mm = 38, kHighStamp_mm = 12, kLargestStamp_mm = 150;
/// Seals stand beside their place by this, mm.
constexpr double kBesidePlace_mm = 6;
/// Red that goes on into a field is the rest of a seal if it is no longer line: a half seal is twice as long as wide.
constexpr double kRestOfSeal = 2.5;
/// Half a name seal is that wide, mm; a red stroke of a pen is less.
constexpr double kHalfSeal_mm = 4;
/// Red pieces smaller than this are grain of the print or of coloured paper, mm.
constexpr double kGrain_mm = 0.4;
/// Strokes that near each other belong together: the gap between two words.
constexpr double kJoin_mm = 6;
/// A word has that many strokes and is that long; two or three stray pieces are none.
constexpr std::size_t kFewestStrokes = 4;
constexpr double kShortest_mm = 6;

class Outside {
 public:
  Outside(const CleanPage& page, const Registration& registration, const FormTemplate& form)
      : page_(page),
        registration_(registration),
        mm_(page.report.dpi.x / 25.4 / kShrink),
        mask_(page.binary.width() / kShrink, page.binary.height() / kShrink),
        taken_(mask_.width, mask_.height) {
    const DroppedInk dropped(page);
    for (int y = 0; y < mask_.height; ++y)
      for (int x = 0; x < mask_.width; ++x) {
        for (int k = 0; k < kShrink; ++k)
          if (const std::uint8_t* row = page.binary.row(kShrink * y + k) + kShrink * x; row[0] == 0 || row[1] == 0)
            mask_.at(x, y) = 1;
        if (dropped.at(kShrink * x, kShrink * y)) mask_.at(x, y) = 1;
      }
    take_out(form);
    pieces_ = components(mask_);
  }

  std::vector<Rect<CleanPx>> groups() const {
    const std::vector<Rect<CleanPx>> stamped = seals();
    std::vector<InkGroup> out;
    for (const Component& piece : pieces_) {
      const Rect<CleanPx> box = box_of(piece);
      const bool in_seal = std::any_of(stamped.begin(), stamped.end(),
                                       [&](const Rect<CleanPx>& seal) { return seal.contains(box.centre()); });
      if (is_stroke(piece) && !(in_seal && red(piece))) join_group(out, piece, kJoin_mm * mm_);
    }
    std::vector<Rect<CleanPx>> words;
    for (const InkGroup& group : out)
      if (group.pieces.size() >= kFewestStrokes && std::max(group.box.w, group.box.h) >= kShortest_mm * mm_)
        words.push_back(on_page(group.box));
    for (const Rect<CleanPx>& one : large_stamps()) words.push_back(on_page(one));
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    return words;
  }

 private:
  /// Where seals and red stamps stand (印影), in pixels of the mask.
  std::vector<Rect<CleanPx>> seals() const {
    std::vector<InkGroup> groups;
    for (const Component& piece : pieces_)
      if (std::max(piece.width(), piece.height()) >= kGrain_mm * mm_ && red(piece))
        join_group(groups, piece, kSealGap_mm * mm_);
    std::vector<Rect<CleanPx>> out;
    for (const InkGroup& group : groups)
      if (has_seal_outline(group.pieces, mm_) || rest_of_seal(group)) out.push_back(group.box);
    return out;
  }

  /// Where a square of 0.5 mm is red throughout: the frames that the form prints are thinner.
  Mask thick_red() const {
    Mask red(mask_.width, mask_.height), out(mask_.width, mask_.height);
    for (int y = 0; y < red.height; ++y)
      for (int x = 0; x < red.width; ++x) {
        const std::uint8_t* p = page_.colour.row(kShrink * y) + 3 * kShrink * x;
        red.at(x, y) = redness(p) > kRed && !leans_to_orange(p);
      }
    for (int y = 1; y + 1 < red.height; ++y)
      for (int x = 1; x + 1 < red.width; ++x) {
        bool all = true;
        for (int k = 0; k < 9 && all; ++k) all = red.ink(x + k % 3 - 1, y + k / 3 - 1);
        out.at(x, y) = all;
      }
    return out;
  }

  /// Red stamps that are larger than any seal, wherever they stand but in a place for one (取消, 無効).
  std::vector<Rect<CleanPx>> large_stamps() const {
    if (page_.colour.empty()) return {};
    const Mask red = thick_red();
    const std::vector<Component> pieces = components(red);
    std::vector<InkGroup> groups;
    for (const Component& piece : pieces)
      if (std::max(piece.width(), piece.height()) >= kLeast_mm * mm_) join_group(groups, piece, kSealGap_mm * mm_);
    std::vector<Rect<CleanPx>> out;
    for (const InkGroup& group : groups) {
      const double longer = std::max(group.box.w, group.box.h) / mm_, shorter = std::min(group.box.w, group.box.h) / mm_;
      const bool in_place = std::any_of(seal_places_.begin(), seal_places_.end(), [&](const Rect<CleanPx>& place) {
        return place.contains(group.box.centre());
      });
      if (longer >= kLargeStamp_mm && longer <= kLargestStamp_mm && shorter >= kHighStamp_mm && !in_place &&
          has_seal_outline(group.pieces, mm_, kLargestStamp_mm))
        out.push_back(group.box);
    }
    return out;
  }

  /// A seal that stands across the edge of a field, of which only this part was left in the mask.
  bool rest_of_seal(const InkGroup& group) const {
    const double longer = std::max(group.box.w, group.box.h), shorter = std::min(group.box.w, group.box.h);
    return shorter >= kHalfSeal_mm * mm_ && longer < kRestOfSeal * shorter &&
           std::any_of(group.pieces.begin(), group.pieces.end(), [&](const Component* p) { return touches_taken(*p); });
  }

  static Rect<CleanPx> on_page(const Rect<CleanPx>& box) {
    return {box.x * kShrink, box.y * kShrink, box.w * kShrink, box.h * kShrink};
  }

  void erase(const Rect<FormMm>& rect) {
    fill(mask_, registration_, kShrink, rect, 0);
    fill(taken_, registration_, kShrink, rect, 1);
  }

  void take_out(const FormTemplate& form) {
    const Rect<FormMm> sheet{0, 0, form.page_mm.w, form.page_mm.h};
    for (const Rect<FormMm>& place : printed_places(form, sheet)) erase(place);
    // The name of the 組合 stands for a word of the template, and may be longer.
    for (const ArtText& text : form.texts)
      if (text.text.find('{') != std::string::npos) erase({text.at.x - 2, text.at.y - 8, sheet.w / 2, 11});
    for (const FieldTemplate& field : form.fields) {
      if (const Rect<CleanPx> at = registration_(field.rect.grown(kBesidePlace_mm)); field.type == FieldType::Seal)
        seal_places_.push_back({at.x / kShrink, at.y / kShrink, at.w / kShrink, at.h / kShrink});
      erase(field.rect.grown(kContextMm));
      for (const EraOption& era : field.eras) erase(era.rect.grown(kContextMm));
      for (const ChoiceOption& option : field.options) erase(option.rect.grown(kContextMm));
    }
    for (const auto* marks : {&form.fiducials, &form.codes})
      for (const Rect<FormMm>& mark : *marks) erase(mark.grown(kMarkMargin_mm));
    for (const CheckPoint& cross : form.check_points)
      erase(Rect<FormMm>{cross.at.x, cross.at.y, 0, 0}.grown(2 * kMarkMargin_mm));
  }

  /// Whether it goes on into what was taken out: a field's own writing, a word's edge.
  bool touches_taken(const Component& piece) const {
    return std::any_of(piece.pixels.begin(), piece.pixels.end(), [&](const auto& at) {
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
          const int x = at.first + dx, y = at.second + dy;
          if (x >= 0 && y >= 0 && x < mask_.width && y < mask_.height && taken_.ink(x, y)) return true;
        }
      return false;
    });
  }

  bool red(const Component& piece) const {
    if (page_.colour.empty()) return false;
    int red = 0;
    for (const auto& [x, y] : piece.pixels) red += redness(page_.colour.row(kShrink * y) + 3 * kShrink * x) > kRed;
    return 2 * red > static_cast<int>(piece.pixels.size());
  }

  bool is_stroke(const Component& piece) const {
    const double longer = std::max(piece.width(), piece.height()) / mm_;
    const double shorter = std::min(piece.width(), piece.height()) / mm_;
    if (longer < kLeast_mm || longer > kMost_mm || (shorter < kHair_mm && longer > kHairLong_mm)) return false;
    const double x = (piece.x0 + piece.x1) / 2.0 / mm_, y = (piece.y0 + piece.y1) / 2.0 / mm_;
    const double from_side = std::min(x, mask_.width / mm_ - x), from_end = std::min(y, mask_.height / mm_ - y);
    if (std::min(from_side, from_end) < kRim_mm || std::max(from_side, from_end) < kCorner_mm) return false;
    const double fill = piece.area / (static_cast<double>(piece.width()) * piece.height());
    if (shorter > 2 && fill > kSolid) return false;
    return !touches_taken(piece);
  }

  const CleanPage& page_;
  const Registration& registration_;
  double mm_;  ///< pixels of the mask
  Mask mask_;
  Mask taken_;  ///< 1 where print or a field is
  std::vector<Rect<CleanPx>> seal_places_;  ///< in pixels of the mask
  std::vector<Component> pieces_;  ///< of the mask
};

}  // namespace

std::vector<Rect<CleanPx>> writing_outside(const CleanPage& page, const Registration& registration,
                                           const FormTemplate& form) {
  return Outside(page, registration, form).groups();
}

}  // namespace uketsuke::ocr
