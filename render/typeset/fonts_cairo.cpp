#include <map>
#include <mutex>
#include <span>
#include <unordered_map>

#include <cairo-ft.h>
#include <cairo.h>
#include <fmt/format.h>
#include <ft2build.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include FT_FREETYPE_H
#include FT_FONT_FORMATS_H

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "render/typeset/characters.h"
#include "render/typeset/fonts.h"

// HarfBuzz decides the glyphs, FreeType outlines reach Cairo, and no font configuration is asked. Pango is
// left out on purpose: its fallback would silently take another font for a character, and its layouts cost
// more than the plain left-to-right lines of a notice need.

namespace uketsuke::render {
namespace {

// Shaped texts kept; a notice has about 150 of them, of which the fixed ones repeat. Past this the cache
// starts anew.
constexpr std::size_t kKeptTexts = 20'000;

struct FontFile {
  hb_blob_t* outline_bytes = nullptr;
  hb_face_t* face = nullptr;
  hb_font_t* font = nullptr;
  FT_Face outlines = nullptr;
  cairo_font_face_t* drawn = nullptr;
  double units_per_em = 1000;

  FontFile() = default;
  FontFile(const FontFile&) = delete;
  FontFile& operator=(const FontFile&) = delete;
  ~FontFile() {
    if (drawn) cairo_font_face_destroy(drawn);
    if (outlines) FT_Done_Face(outlines);
    if (font) hb_font_destroy(font);
    if (face) hb_face_destroy(face);
    hb_blob_destroy(outline_bytes);
  }
};

/// The font as Cairo gets it: outlines and widths under the same glyph numbers, and nothing else.
/// - No character table: Cairo 1.16 asks it for the character behind every glyph that it embeds, by reading
/// all of
///   it again (200 kB) and searching from the start, 10 of the 20 ms that a notice took. It is told every
///   glyph's text anyway.
/// - No hinting: instructions are a third of what is embedded and compressed for each file, and neither
/// printers nor
///   Cairo's own images use them.
hb_blob_t* outlines_only(hb_face_t* face) {
  hb_subset_input_t* input = hb_subset_input_create_or_fail();
  if (!input) return nullptr;
  hb_set_add_range(hb_subset_input_glyph_set(input), 0, hb_face_get_glyph_count(face) - 1);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS);
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : {"cmap", "GSUB", "GPOS", "GDEF", "BASE", "vmtx", "vhea", "DSIG", "post", "meta"}) {
    hb_set_add(dropped, hb_tag_from_string(tag, 4));
  }
  hb_face_t* subset = hb_subset_or_fail(face, input);
  hb_subset_input_destroy(input);
  hb_blob_t* blob = subset ? hb_face_reference_blob(subset) : nullptr;
  hb_face_destroy(subset);
  return blob;
}

const cairo_user_data_key_t kOutlineKey{};

cairo_status_t ready(cairo_scaled_font_t*, cairo_t*, cairo_font_extents_t*) { return CAIRO_STATUS_SUCCESS; }

cairo_status_t draw_outline(cairo_scaled_font_t* scaled, unsigned long index, cairo_t* cr,
                            cairo_text_extents_t* extents) {
  void* face = cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(scaled), &kOutlineKey);
  cairo_set_font_face(cr, static_cast<cairo_font_face_t*>(face));
  cairo_set_font_size(cr, 1);
  const cairo_glyph_t glyph{index, 0, 0};
  cairo_text_extents_t own;
  cairo_glyph_extents(cr, &glyph, 1, &own);
  extents->x_advance = own.x_advance;
  cairo_glyph_path(cr, &glyph, 1);
  cairo_fill(cr);
  return CAIRO_STATUS_SUCCESS;
}

/// Cairo 1.16 embeds TrueType fonts well, but with the CFF font of OCR-B it writes a reference to a font that
/// it then leaves out, without any error: the digits would be missing on paper. As a font whose glyphs are
/// drawn by us (Type 3 in the PDF) it is whole and keeps its text.
cairo_font_face_t* drawn_face(FT_Face outlines) {
  cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(outlines, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  if (std::string_view(FT_Get_Font_Format(outlines)) == "TrueType") return face;
  cairo_font_face_t* user = cairo_user_font_face_create();
  cairo_user_font_face_set_init_func(user, &ready);
  cairo_user_font_face_set_render_glyph_func(user, &draw_outline);
  cairo_font_face_set_user_data(user, &kOutlineKey, face,
                                [](void* f) { cairo_font_face_destroy(static_cast<cairo_font_face_t*>(f)); });
  return user;
}

bool has_ink(hb_font_t* font, hb_codepoint_t glyph) {
  hb_glyph_extents_t extents{};
  return hb_font_get_glyph_extents(font, glyph, &extents) != 0 && extents.width != 0 && extents.height != 0;
}

/// True when the font draws this character in exactly this variant.
bool holds(const FontFile& file, const Character& c) {
  hb_codepoint_t glyph = 0;
  const bool found = c.selector ? hb_font_get_variation_glyph(file.font, c.base, c.selector, &glyph) != 0
                                : hb_font_get_nominal_glyph(file.font, c.base, &glyph) != 0;
  return found && glyph != 0 && (is_blank(c.base) || has_ink(file.font, glyph));
}

}  // namespace

struct FontLibrary::Impl {
  FontFiles files;
  std::mutex mutex;
  FT_Library freetype = nullptr;
  std::vector<std::unique_ptr<FontFile>> fonts;
  std::map<std::filesystem::path, int> numbers;
  std::unordered_map<std::string, std::shared_ptr<const ShapedText>> kept;

  explicit Impl(FontFiles f) : files(std::move(f)) {
    if (FT_Init_FreeType(&freetype) != 0) throw Failure("E-RENDER-FONT", "FreeType");
  }
  ~Impl() {
    fonts.clear();
    FT_Done_FreeType(freetype);
  }

  int open(const std::filesystem::path& path) {
    if (const auto it = numbers.find(path); it != numbers.end()) return it->second;
    auto file = std::make_unique<FontFile>();
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(path.c_str());
    if (!blob) throw Failure("E-RENDER-FONT", path.string());
    file->face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    file->outline_bytes = outlines_only(file->face);
    unsigned length = 0;
    const char* data = file->outline_bytes ? hb_blob_get_data(file->outline_bytes, &length) : nullptr;
    if (hb_face_get_glyph_count(file->face) == 0 || !data ||
        FT_New_Memory_Face(freetype, reinterpret_cast<const FT_Byte*>(data), static_cast<FT_Long>(length), 0,
                           &file->outlines) != 0) {
      throw Failure("E-RENDER-FONT", path.string());
    }
    file->units_per_em = hb_face_get_upem(file->face);
    file->font = hb_font_create(file->face);
    hb_font_make_immutable(file->font);
    file->drawn = drawn_face(file->outlines);
    fonts.push_back(std::move(file));
    numbers[path] = static_cast<int>(fonts.size()) - 1;
    return numbers[path];
  }

  int font_for(const Character& c, std::span<const std::filesystem::path> chain) {
    for (const auto& path : chain) {
      const int number = open(path);
      if (holds(*fonts[static_cast<std::size_t>(number)], c)) return number;
    }
    throw Failure("E-RENDER-GLYPH", describe(c));
  }

  void shape_run(ShapedText& out, std::size_t begin, std::size_t end, int number) {
    const FontFile& file = *fonts[static_cast<std::size_t>(number)];
    hb_buffer_t* buffer = hb_buffer_create();
    const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> keep(buffer, &hb_buffer_destroy);
    hb_buffer_add_utf8(buffer, out.text.data(), static_cast<int>(out.text.size()), static_cast<unsigned>(begin),
                       static_cast<int>(end - begin));
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string("ja", 2));
    // Ligatures would join characters that a table may have to break apart.
    const hb_feature_t no_ligatures{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_shape(file.font, buffer, &no_ligatures, 1);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; ++i) {
      if (infos[i].codepoint == 0) throw Failure("E-RENDER-GLYPH", describe(character_at(out.text, infos[i].cluster)));
      if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
        Cluster c;
        c.text_begin = infos[i].cluster;
        c.first_glyph = static_cast<std::uint32_t>(out.glyphs.size());
        c.font = number;
        out.clusters.push_back(c);
      }
      const double em = file.units_per_em;
      out.glyphs.push_back(
          {infos[i].codepoint, places[i].x_offset / em, -places[i].y_offset / em, places[i].x_advance / em});
      Cluster& c = out.clusters.back();
      ++c.glyph_count;
      c.advance_em += out.glyphs.back().advance_em;
    }
  }

  std::shared_ptr<const ShapedText> shape(std::string_view utf8, FontRole role, bool bold) {
    const std::vector<Character> characters = split_characters(utf8, role == FontRole::Name);
    const auto& chain = files.chain(role, bold);
    auto out = std::make_shared<ShapedText>();
    out->text = utf8;
    for (std::size_t i = 0; i < characters.size();) {
      const int number = font_for(characters[i], chain);
      std::size_t j = i + 1;
      while (j < characters.size() && font_for(characters[j], chain) == number) ++j;
      const std::size_t end = j < characters.size() ? characters[j].begin : utf8.size();
      shape_run(*out, characters[i].begin, end, number);
      i = j;
    }
    for (std::size_t i = 0; i < out->clusters.size(); ++i) {
      Cluster& c = out->clusters[i];
      const std::size_t end = i + 1 < out->clusters.size() ? out->clusters[i + 1].text_begin : utf8.size();
      c.text_length = static_cast<std::uint32_t>(end - c.text_begin);
      c.character = character_at(out->text, c.text_begin).base;
      out->advance_em += c.advance_em;
    }
    return out;
  }
};

FontLibrary::FontLibrary(FontFiles files) : impl_(std::make_unique<Impl>(std::move(files))) {}
FontLibrary::~FontLibrary() = default;

FontLibrary& FontLibrary::shared() {
  static FontLibrary library(FontFiles::debian());
  return library;
}

std::shared_ptr<const ShapedText> FontLibrary::shape(std::string_view utf8, FontRole role, bool bold) {
  std::string key(1, static_cast<char>(2 * static_cast<int>(role) + (bold ? 1 : 0)));
  key += utf8;
  const std::lock_guard lock(impl_->mutex);
  if (const auto it = impl_->kept.find(key); it != impl_->kept.end()) return it->second;
  auto shaped = impl_->shape(utf8, role, bold);
  if (impl_->kept.size() >= kKeptTexts) impl_->kept.clear();
  impl_->kept.emplace(std::move(key), shaped);
  return shaped;
}

void* FontLibrary::native_face(int font) {
  const std::lock_guard lock(impl_->mutex);
  return impl_->fonts.at(static_cast<std::size_t>(font))->drawn;
}

}  // namespace uketsuke::render
