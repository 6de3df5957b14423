#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/reading.h"
#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// How many persons a certificate says that it is about: 世帯人員 3人, 全員 4名, 被扶養者 2名 (and the insured).
/// Nothing where it does not say so, or says two different numbers.
std::optional<int> printed_persons(const PageLayout& page);

/// Counts the persons of a page by what does not depend on how its rows were made out (days of birth, sexes, relations,
/// 個人番号 that stand on it, the number it prints, the head named above) and compares with the persons read. Where
/// they disagree somebody is missing or too many, and whose each value is nobody can say: all values of persons are
/// doubted, with both numbers in the doubt ("more_births:4:3"), and where no person was read one is asked about.
/// `seen`: how many values of persons labels found, before rows were made out. `page_count`: of the page mark; 0 or 1:
/// everybody stands on this page.
void doubt_persons(const PageLayout& page, const KindInfo& kind, const std::map<std::string_view, int>& seen,
                   int page_count, std::vector<FieldReading>& fields);

}  // namespace uketsuke::ocr
