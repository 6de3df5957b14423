#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// The print of a page that labels and their values account for.
class ClaimedPrint {
 public:
  explicit ClaimedPrint(const PageLayout& page);
  void add(const Label& label);
  void add(const std::vector<GlyphPlace>& places);
  bool holds(GlyphPlace at) const { return glyphs_[at.row][at.index]; }

 private:
  std::vector<std::vector<bool>> glyphs_;
};

/// What entitles a value to its label (帰属の裏付け): the label read as the book has it, nothing unknown that makes it a
/// longer word or stands nearer to the value, and no other print that could be the value as well. A layout that nobody has
/// seen prints words that the book does not know; where one of them may be the value's own label, a person looks: places
/// without a doubt get "label_unclear", "unknown_label" or "rival_value". `once`: the field stands once on a page.
void doubt_attribution(const PageLayout& page, const ClaimedPrint& claimed, const Label& label, bool once,
                       LabelValues& values);

}  // namespace uketsuke::ocr
