#pragma once

#include <deque>
#include <span>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/persons/person_rows.h"

namespace uketsuke::ocr {

/// Persons set as cards, in one column or side by side: name, its reading, 続柄 and 性別 stand without labels over the
/// card's labelled day of birth. Only where no label on the page says 氏名; each value carries "no_label". `made` keeps
/// the labels that the values point to.
std::vector<RowValue> persons_on_cards(const PageLayout& page, const KindInfo& kind, std::span<const Label> labels,
                                       const ValueMap& map, std::deque<Label>& made);

/// 世帯主 over a card's day of birth says who its person is, not who the head is: no label.
void drop_heads_on_cards(const PageLayout& page, std::vector<Label>& labels);

}  // namespace uketsuke::ocr
