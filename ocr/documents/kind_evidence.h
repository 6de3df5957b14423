#pragma once

#include <optional>
#include <vector>

#include "core/model/identified.h"
#include "ocr/documents/page/page_rows.h"

namespace uketsuke::ocr {

/// Which certificate a page is (証明書の種別), from its heading and from the words that only such a paper carries.
/// Nothing when no kind is sure: another paper with a like heading (納税証明書, 卒業証明書, a form that asks for a
/// 住民票) is nothing. `page_width_px` and `page_height_px` are the clean page's.
std::optional<RecognisedDocument> recognise_kind(const std::vector<TextRow>& rows, double page_width_px,
                                                 double page_height_px);

/// True when a page that is wider than high carries two headings or two certifying sentences, one in each half: two papers that were
/// laid on the glass together (2枚を並べて読み取った面). Whose a value is then nobody can say.
bool shows_two_papers(const std::vector<TextRow>& rows, double page_width_px, double page_height_px);

/// True when a page not recognised holds so much of what certificates say that a second look at its headings is worth
/// its time.
bool may_certify(const std::vector<TextRow>& rows);

}  // namespace uketsuke::ocr
