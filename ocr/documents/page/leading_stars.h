#pragma once

#include <vector>

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// Amounts are printed behind asterisks (***3,000) so that nobody adds a digit before them. Takes such asterisks off
/// the only line of an amount, as their ink shows them: lower than the digits, without a gap to them. Returns whether
/// there were any; a value of asterisks alone is left as it is.
bool behind_stars(const PageLayout& page, std::vector<Rect<CleanPx>>& lines);

/// Takes the end of a dotted leader (給与収入 ……… 1,234円) off the line of an amount: its dots are read as points and ones.
void drop_leaders(const PageLayout& page, std::vector<Rect<CleanPx>>& lines);

}  // namespace uketsuke::ocr
