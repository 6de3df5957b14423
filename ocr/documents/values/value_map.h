#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// A field's value located on the page.
struct PlacedValue {
  std::string_view field;
  int row = 0;  ///< person's row from 1 where the kind has rows
  ValueKind kind = ValueKind::Text;
  ValuePlace place;
};

/// What labels tell about a page: where the fields stand, and which print belongs to a label (wanted or not).
struct ValueMap {
  std::vector<PlacedValue> values;
  std::vector<GlyphPlace> used;  ///< glyphs of labels and of their values
  std::map<std::string_view, int> seen;  ///< values of persons with print, by field, whether or not they found a row
  double certified_y = 0;  ///< px; below stands the issuer, whose name and address are not the person's. 0: unknown
  bool is_used(GlyphPlace at) const;
};

/// True when a kind has a field that is not located yet.
bool lacks(const KindInfo& kind, const ValueMap& map, std::string_view field);

/// Locates all labelled values of a kind. Persons' rows are numbered from top to bottom, whether each has a block of
/// labels (世帯連記式), a line of a table, or both (the insured above, the family in a table).
ValueMap map_values(const PageLayout& page, const KindInfo& kind);

/// Where the certifying sentence stands (… を証明する, px from the top); 0 when there is none or it stands above what
/// it certifies (下記のとおり).
double certified_below(const PageLayout& page);

}  // namespace uketsuke::ocr
