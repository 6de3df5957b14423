#pragma once

#include <functional>

#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// True for glyphs that belong to a label or to another value.
using Claimed = std::function<bool(GlyphPlace)>;

/// An address that no rules bound, with the lines below where it goes on there (方書: コーポ青葉 203). A line that may
/// belong to it and may not sets `more_below`.
ValuePlace with_lines_below(const PageLayout& page, ValuePlace address, const Claimed& claimed);

}  // namespace uketsuke::ocr
