#pragma once

#include <filesystem>

#include "core/form/template_set.h"
#include "tools/page_maker/glyphs/glyph_set.h"

namespace uketsuke::test {

/// The glyphs that the repository carries.
inline const page_maker::GlyphSet& bundled_glyphs() {
  static const page_maker::GlyphSet set =
      page_maker::GlyphSet::load(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "tests/samples/glyphs");
  return set;
}

inline const TemplateSet& released_forms() {
  static const TemplateSet set(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "templates");
  return set;
}

inline const FormTemplate& form_of(const char* id) { return *released_forms().find(id, "v01"); }
inline const FormTemplate& acquisition_form() { return form_of("shikaku_shutoku"); }

}  // namespace uketsuke::test
