#pragma once

#include <string>
#include <vector>

#include "core/geometry/frames.h"
#include "render/typeset/layout.h"
#include "render/typeset/text_style.h"

namespace uketsuke::render {

/// Glyphs of one font, size and colour that wait to be drawn together: a column of a table is one call of the
/// drawing library instead of one per cell, which is a quarter of a page's cost.
class GlyphBatch {
 public:
  /// Adds a placed line; what waits in another font, size, colour or opacity is shown first. `context` is the
  /// drawing library's (cairo_t*).
  void add(void* context, const PlacedLine& line, Point<FormMm> at, double em_mm, double condense, const Colour& colour,
           double alpha);
  /// Draws what waits. To be called before anything else is drawn or the transformation changes.
  void show(void* context);

 private:
  struct Look {
    int font = -1;
    double em_mm = 0;
    double condense = 1;
    Colour colour;
    double alpha = 1;
    friend bool operator==(const Look&, const Look&) = default;
  };
  struct Placed {
    std::uint32_t index;
    Point<FormMm> at;
  };
  struct Part {
    int bytes;
    int glyphs;
  };
  Look look_;
  std::string text_;
  std::vector<Placed> glyphs_;
  std::vector<Part> parts_;
};

}  // namespace uketsuke::render
