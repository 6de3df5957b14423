#pragma once

#include <optional>
#include <vector>

#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// Values that certificates print without a label: the day of issue above the issuer's name, the fiscal year beside the
/// heading, the school or firm that signs. Only those that `map` does not hold yet.
std::vector<PlacedValue> free_values(const PageLayout& page, const KindInfo& kind, const ValueMap& map);

/// Who certifies by the foot of the page where a label among the values names another firm (事業所名称 in the table,
/// 日本年金機構 below): a person looks at both.
std::optional<PlacedValue> certifier(const PageLayout& page, const ValueMap& map);

/// A day of issue or a school behind a label is a "rival_value" where below the certifying sentence another one stands.
void doubt_rivals_below(const PageLayout& page, const KindInfo& kind, ValueMap& map);

/// The page mark k/n and where it stands.
struct PlacedMark {
  PageMark mark;
  ValuePlace place;
};
std::optional<PlacedMark> find_page_mark(const PageLayout& page, const ValueMap& map);
/// Short print at the head and foot of the page where a page mark may stand that was not understood: print with digits, or
/// `garbled`, of very few signs without any (1 - 1 read as 還).
std::vector<ValuePlace> page_mark_places(const PageLayout& page, const ValueMap& map, bool garbled = false);

}  // namespace uketsuke::ocr
