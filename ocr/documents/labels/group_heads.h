#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// What heads a label and lines over or under it: the words of the higher cell at the left of its own (世帯主 beside 住所
/// and 氏名, 課税標準 beside 総所得金額分), across or downwards. Empty without one.
std::u32string group_of(const PageLayout& page, const Label& label);

/// The head of a household (世帯主) named in a box of his own over the list of the insured is none of its persons, unless
/// the list names him again: the labels of his name in that box become labels of what nobody wants. Kinds that want the
/// head know him by a field.
void drop_householders_labels(const PageLayout& page, const KindInfo& kind, std::vector<Label>& labels);

/// The base of the tax on the general income where its line says only 総所得金額分 and the group beside it 課税標準.
std::vector<PlacedValue> bases_in_groups(const PageLayout& page, std::span<const Label> labels);

}  // namespace uketsuke::ocr
