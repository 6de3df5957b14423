#pragma once

#include <vector>

#include "tools/page_maker/fill/entries.h"
#include "tools/page_maker/ink/writer.h"

namespace uketsuke::page_maker {

/// Writes entries into the form's fields, as an applicant does with a pen.
void write_entries(Writer& writer, const std::vector<Entry>& entries);

/// Stamps the employer's seal (角印) and the day of receipt on a sheet where the form has places for them.
void stamp_seals(const GlyphSet& set, const FormTemplate& form, const Household& household, Random random, Image& sheet,
                 double dpi);

/// The cells that an entry's digits or kana stand in, one for each character of `digits`, or of the kana.
std::vector<Rect<FormMm>> used_cells(const FieldTemplate& field, const std::string& digits);

}  // namespace uketsuke::page_maker
