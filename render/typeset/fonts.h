#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "render/typeset/font_files.h"
#include "render/typeset/text_style.h"

namespace uketsuke::render {

/// One glyph of a shaped text; lengths in em.
struct Glyph {
  std::uint32_t index = 0;  ///< glyph number in its font file
  double dx_em = 0;
  double dy_em = 0;
  double advance_em = 0;
};

/// The smallest part of a text that is set as one: a character with its variation selector or marks.
struct Cluster {
  std::uint32_t text_begin = 0;   ///< bytes into ShapedText::text
  std::uint32_t text_length = 0;  ///< bytes
  std::uint32_t first_glyph = 0;
  std::uint32_t glyph_count = 0;
  int font = 0;  ///< FontLibrary's number of the font file
  double advance_em = 0;
  char32_t character = 0;  ///< first code point
};

/// A line of text as glyphs, before it is broken or placed.
struct ShapedText {
  std::string text;
  std::vector<Cluster> clusters;
  std::vector<Glyph> glyphs;
  double advance_em = 0;
};

/// Opens font files and turns text into glyphs. A character is looked up in the fonts of its role **with its
/// variation selector** before anything is drawn, so nothing can be dropped or replaced: HarfBuzz alone would
/// fall back to the plain character when a font lacks the variant, which is another spelling of a person's
/// name. Safe to use from several threads.
class FontLibrary {
 public:
  explicit FontLibrary(FontFiles files);
  ~FontLibrary();
  FontLibrary(const FontLibrary&) = delete;
  FontLibrary& operator=(const FontLibrary&) = delete;
  /// The library every canvas uses, over FontFiles::debian().
  static FontLibrary& shared();

  /// Glyphs of one line (no '\n'); the answer is kept for repeated texts. Throws Failure E-RENDER-GLYPH (a
  /// character without a glyph, private use, control characters, 〓 and U+FFFD, in names also □),
  /// E-RENDER-FONT (file missing or no font), E-INPUT-VALUE (no UTF-8).
  std::shared_ptr<const ShapedText> shape(std::string_view utf8, FontRole role, bool bold);

  /// The drawing library's handle of font number `font` (cairo_font_face_t*), for render/canvas alone.
  void* native_face(int font);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::render
