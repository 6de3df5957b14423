#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry/frames.h"
#include "core/image/codec.h"
#include "core/image/image.h"
#include "render/typeset/text_style.h"

namespace uketsuke::render {

/// A line's look. `width_mm` 0.1 is a hairline, 0.35 the frame of a form.
struct Stroke {
  double width_mm = 0.2;
  Colour colour = kBlack;
  std::vector<double> dash_mm;  ///< on, off, on, …; empty draws a whole line
  bool round = false;           ///< round ends and joins
};

/// How a box is drawn; without stroke and fill nothing is.
struct BoxStyle {
  std::optional<Stroke> stroke;
  std::optional<Colour> fill;
  double radius_mm = 0;
};

/// An outline of lines and Bézier curves, in millimetres.
class Path {
 public:
  enum class Verb { Move, Line, Curve, Close };
  struct Step {
    Verb verb;
    Point<FormMm> c1, c2, to;
  };
  Path& move(Point<FormMm> to);
  Path& line(Point<FormMm> to);
  Path& curve(Point<FormMm> c1, Point<FormMm> c2, Point<FormMm> to);
  Path& close();
  /// A closed polygon.
  static Path polygon(std::span<const Point<FormMm>> corners);
  /// An ellipse filling the rectangle.
  static Path ellipse(Rect<FormMm> rect);
  const std::vector<Step>& steps() const { return steps_; }

 private:
  std::vector<Step> steps_;
};

/// Dark and light modules of a code (Data Matrix, bars of one row), row by row without the quiet zone.
struct ModuleMatrix {
  int columns = 0;
  int rows = 0;
  std::vector<bool> dark;  ///< rows × columns
  bool at(int column, int row) const { return dark[static_cast<std::size_t>(row * columns + column)]; }
};

/// Page properties a PDF surface is made with. Dates are written by render/pdfa, so a plain canvas PDF holds
/// none that change.
struct PdfOptions {
  std::string title;
  bool compress = true;
};

/// A drawing surface in millimetres, origin top-left, x right, y down: either pages of a PDF or one image.
/// Same calls, same bytes: it uses only the font files of typeset/font_files.h (no system font
/// configuration), unhinted outlines and no clock. A text with a character that no font of its role holds is
/// Failure E-RENDER-GLYPH naming the character; a missing font file is Failure E-RENDER-FONT.
class Canvas {
 public:
  /// PDF with one empty page of the given size.
  static Canvas pdf(Size<FormMm> page, const PdfOptions& options = {});
  /// White Bgr8 image of the page at a resolution; throws Failure E-INPUT-VALUE beyond
  /// limits::kMaxPagePixels.
  static Canvas image(Size<FormMm> page, double dpi);
  /// Draws nothing but fails as the others would: a check before anything is printed.
  static Canvas dry(Size<FormMm> page);
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  /// Ends the page and begins the next (PDF and dry).
  void new_page(Size<FormMm> page);
  Size<FormMm> page_size() const;

  /// Draws a text at a point as the style's alignment says; returns what it took.
  TextExtent text(Point<FormMm> at, std::string_view utf8, const TextStyle& style, const TextFit& fit = {});
  /// Draws a text inside a rectangle: width and height of `fit` are taken from it, the style's alignment is
  /// against its sides (Baseline counts as Middle).
  TextExtent text_in(Rect<FormMm> rect, std::string_view utf8, const TextStyle& style, TextFit fit = {});
  /// The extent of a text without drawing it; fails as `text` would.
  TextExtent measure(std::string_view utf8, const TextStyle& style, const TextFit& fit = {});

  void line(Point<FormMm> from, Point<FormMm> to, const Stroke& stroke);
  void box(Rect<FormMm> rect, const BoxStyle& style);
  void path(const Path& path, const std::optional<Stroke>& stroke, const std::optional<Colour>& fill);
  /// A picture stretched over the rectangle; alpha 0..1.
  void picture(Rect<FormMm> rect, const ImageView& image, double alpha = 1);
  /// A PNG (with its transparency) stretched over the rectangle and multiplied onto what is there, as
  /// stamping ink is: a seal's white ground hides nothing. Throws Failure E-INPUT-VALUE if it is none.
  void png(Rect<FormMm> rect, std::span<const std::uint8_t> bytes);
  /// A code's modules as vector rectangles from a top-left corner; on an image the module edges are rounded
  /// to whole device pixels so that all modules of a row are crisp.
  void modules(Point<FormMm> at, const ModuleMatrix& matrix, Size<FormMm> module, Colour colour = kBlack);
  /// A code as a one-bit picture filling the rectangle: a fifth of the cost of `modules` in a PDF, for codes
  /// that stand on every page of a large run and need not be measured.
  void stencil(Rect<FormMm> rect, const ModuleMatrix& matrix, Colour colour = kBlack);

  /// Saves and restores the transformation, the clip and the opacity; must be balanced.
  void push();
  void pop();
  void translate(double dx_mm, double dy_mm);
  /// Clockwise about the current origin.
  void rotate(double angle_deg);
  void scale(double sx, double sy);
  void clip(Rect<FormMm> rect);
  /// Opacity of what is drawn until the matching pop(), 0..1 (watermarks).
  void opacity(double alpha);

  /// The finished PDF (plain; render/pdfa makes PDF/A of it). The canvas is used up.
  Bytes finish_pdf();
  /// The finished image, Bgr8. The canvas is used up.
  Image finish_image();

 private:
  struct Impl;
  explicit Canvas(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::render
