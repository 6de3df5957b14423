#pragma once

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// A 課税証明書 may show another 年度 beside the one that it certifies, for comparison ((参考), 前年度): takes the print in
/// the columns, or lines, of a ruled table that are headed by another year off the page. The certified year is the one
/// that title and sentence name. Where they name none of the headings or several of them, or two headings say it, nothing is
/// taken off: amounts with others beside them are doubted (entitlement.h).
void keep_certified_year(PageLayout& page);

}  // namespace uketsuke::ocr
