#pragma once

#include <cstdint>
#include <filesystem>

#include "tools/page_maker/damage/damage.h"
#include "tools/page_maker/glyphs/glyph_set.h"

namespace uketsuke::page_maker {

/// Writes the attachments of the three demo applicants, numbered so that each sorts behind its form
/// (021_… behind 020_form_1.jpg). Returns 0.
int write_demo_documents(const GlyphSet& set, const std::filesystem::path& folder);

}  // namespace uketsuke::page_maker
