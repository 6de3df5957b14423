#include <cairo.h>

#include "render/canvas/glyph_batch.h"
#include "render/typeset/fonts.h"

namespace uketsuke::render {

void GlyphBatch::add(void* context, const PlacedLine& line, Point<FormMm> at, double em_mm, double condense,
                     const Colour& colour, double alpha) {
  const ShapedText& text = *line.text;
  Point<FormMm> pen{at.x + line.x_mm, at.y + line.y_mm};
  for (std::size_t i = line.part.first; i < line.part.last; ++i) {
    const Cluster& c = text.clusters[i];
    const Look look{c.font, em_mm, condense, colour, alpha};
    if (look != look_) {
      show(context);
      look_ = look;
    }
    double x = pen.x;
    for (std::uint32_t g = c.first_glyph; g < c.first_glyph + c.glyph_count; ++g) {
      const Glyph& glyph = text.glyphs[g];
      glyphs_.push_back({glyph.index, {x + glyph.dx_em * em_mm * condense, pen.y + glyph.dy_em * em_mm}});
      x += glyph.advance_em * em_mm * condense;
    }
    parts_.push_back({static_cast<int>(c.text_length), static_cast<int>(c.glyph_count)});
    text_.append(text.text, c.text_begin, c.text_length);
    pen.x += c.advance_em * em_mm * condense + line.gap_mm;
  }
}

void GlyphBatch::show(void* context) {
  if (parts_.empty()) return;
  auto* cr = static_cast<cairo_t*>(context);
  std::vector<cairo_glyph_t> glyphs;
  glyphs.reserve(glyphs_.size());
  for (const Placed& g : glyphs_) glyphs.push_back({g.index, g.at.x, g.at.y});
  std::vector<cairo_text_cluster_t> clusters;
  clusters.reserve(parts_.size());
  for (const Part& p : parts_) clusters.push_back({p.bytes, p.glyphs});
  const cairo_matrix_t matrix{look_.em_mm * look_.condense, 0, 0, look_.em_mm, 0, 0};
  cairo_set_source_rgba(cr, look_.colour.r, look_.colour.g, look_.colour.b, look_.alpha);
  cairo_set_font_face(cr, static_cast<cairo_font_face_t*>(FontLibrary::shared().native_face(look_.font)));
  cairo_set_font_matrix(cr, &matrix);
  cairo_show_text_glyphs(cr, text_.data(), static_cast<int>(text_.size()), glyphs.data(),
                         static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                         static_cast<cairo_text_cluster_flags_t>(0));
  text_.clear();
  glyphs_.clear();
  parts_.clear();
}

}  // namespace uketsuke::render
