#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ocr/documents/value_place.h"

namespace uketsuke::ocr {

/// The print of a page that labels and their values account for.
class Claimed {
 public:
  explicit Claimed(const PageLayout& page);
  void add(const Label& label);
  void add(const std::vector<GlyphPlace>& places);
  bool holds(GlyphPlace at) const { return glyphs_[at.row][at.index]; }

 private:
  std::vector<std::vector<bool>> glyphs_;
};

/// What entitles a value to its label (帰属の裏付け): the label read as the book has it, nothing unknown that makes it a longer
/// word, and nothing unknown nearer to the value. A layout that nobody has seen prints words that the book does not
/// know; where one of them may be the value's own label, a person looks. Returns "label_unclear", "unknown_label",
/// "rival_value" or nothing. `once`: the field stands once on a page.
std::string_view attribution_doubt(const PageLayout& page, const Claimed& claimed, const Label& label,
                                   const ValuePlace& place, bool once);

}  // namespace uketsuke::ocr
