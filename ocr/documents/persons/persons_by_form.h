#pragma once

#include <deque>
#include <span>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/persons/person_rows.h"

namespace uketsuke::ocr {

/// Values of persons that no label names, found by their form and by what stands beside them:
/// 花形　美佐緒（妻・昭和62年10月17日生）, or ①　花形　美佐緒（ハナガタ　ミサオ） over 昭和62年10月17日生　女.
/// A day of birth (… 生) that nothing else claims begins the search. Every value is marked: a person confirms it.
/// `labelled` are the values that labels name; `made` keeps what stands for the labels.
std::vector<RowValue> persons_by_form(const PageLayout& page, const KindInfo& kind, std::span<const Label> labels,
                                      const ValueMap& map, const std::vector<RowValue>& labelled,
                                      std::deque<Label>& made);

/// The addressee of a certificate without a label: 上沼　巌男　様. Nothing where two are addressed.
std::optional<PlacedValue> addressee(const PageLayout& page, const ValueMap& map);

}  // namespace uketsuke::ocr
