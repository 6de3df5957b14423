#include <algorithm>
#include <cmath>

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "core/limits.h"
#include "render/canvas/canvas.h"
#include "render/canvas/glyph_batch.h"
#include "render/canvas/pictures.h"
#include "render/canvas/stamps.h"
#include "render/typeset/fonts.h"
#include "render/typeset/layout.h"

namespace uketsuke::render {
namespace {

constexpr double kPi = 3.14159265358979323846;

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
  auto& bytes = *static_cast<Bytes*>(closure);
  bytes.insert(bytes.end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Canvas::Impl {
  cairo_surface_t* surface = nullptr;
  cairo_t* cr = nullptr;
  bool is_pdf = false;
  bool is_dry = false;
  Size<FormMm> page;
  Bytes bytes;
  std::vector<double> alpha{1.0};
  GlyphBatch batch;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (cr) cairo_destroy(cr);
    if (surface) cairo_surface_destroy(surface);
  }

  void start(double units_per_mm) {
    cr = cairo_create(surface);
    cairo_scale(cr, units_per_mm, units_per_mm);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    check();
  }

  void check() const {
    const cairo_status_t status = cr ? cairo_status(cr) : CAIRO_STATUS_NO_MEMORY;
    if (status != CAIRO_STATUS_SUCCESS) throw Failure("E-RENDER-PDF", cairo_status_to_string(status));
  }

  /// What was set before must be drawn before.
  void show_text() { batch.show(cr); }

  void colour(const Colour& c) const { cairo_set_source_rgba(cr, c.r, c.g, c.b, alpha.back()); }

  void stroke(const Stroke& s) {
    colour(s.colour);
    cairo_set_line_width(cr, s.width_mm);
    cairo_set_line_cap(cr, s.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, s.round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_dash(cr, s.dash_mm.data(), static_cast<int>(s.dash_mm.size()), 0);
    cairo_stroke(cr);
  }

  void paint_surface(Rect<FormMm> rect, cairo_surface_t* image, double opacity,
                     cairo_operator_t how = CAIRO_OPERATOR_OVER) {
    show_text();
    cairo_save(cr);
    cairo_translate(cr, rect.x, rect.y);
    cairo_scale(cr, rect.w / cairo_image_surface_get_width(image), rect.h / cairo_image_surface_get_height(image));
    cairo_set_source_surface(cr, image, 0, 0);
    // On PDF a better filter would write /Interpolate true, which PDF/A forbids; on images it decides the
    // quality.
    cairo_pattern_set_filter(cairo_get_source(cr), is_pdf ? CAIRO_FILTER_FAST : CAIRO_FILTER_GOOD);
    cairo_set_operator(cr, how);
    cairo_paint_with_alpha(cr, opacity * alpha.back());
    cairo_restore(cr);
  }

  /// To the nearest corner of a device pixel.
  void snap(Point<FormMm>& p) const {
    cairo_user_to_device(cr, &p.x, &p.y);
    p = {std::round(p.x), std::round(p.y)};
    cairo_device_to_user(cr, &p.x, &p.y);
  }
};

Canvas::Canvas(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Canvas Canvas::pdf(Size<FormMm> page, const PdfOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->is_pdf = true;
  impl->page = page;
  impl->surface =
      cairo_pdf_surface_create_for_stream(&append_bytes, &impl->bytes, page.w / kMmPerPoint, page.h / kMmPerPoint);
  cairo_pdf_surface_restrict_to_version(impl->surface, CAIRO_PDF_VERSION_1_5);
  if (!options.title.empty()) {
    cairo_pdf_surface_set_metadata(impl->surface, CAIRO_PDF_METADATA_TITLE, options.title.c_str());
  }
  // Cairo writes the present time otherwise; render/pdfa puts the notice's own date in its place.
  cairo_pdf_surface_set_metadata(impl->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  impl->start(1 / kMmPerPoint);
  return Canvas(std::move(impl));
}

Canvas Canvas::image(Size<FormMm> page, double dpi) {
  const double w = std::round(page.w / 25.4 * dpi);
  const double h = std::round(page.h / 25.4 * dpi);
  if (!(w >= 1 && h >= 1) || w > limits::kMaxPageSide || h > limits::kMaxPageSide ||
      w * h > static_cast<double>(limits::kMaxPagePixels)) {
    throw Failure("E-INPUT-VALUE", fmt::format("page of {:.0f} x {:.0f} pixels", w, h));
  }
  auto impl = std::make_unique<Impl>();
  impl->page = page;
  impl->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(w), static_cast<int>(h));
  impl->start(dpi / 25.4);
  cairo_set_source_rgb(impl->cr, 1, 1, 1);
  cairo_paint(impl->cr);
  return Canvas(std::move(impl));
}

Canvas Canvas::dry(Size<FormMm> page) {
  auto impl = std::make_unique<Impl>();
  impl->page = page;
  impl->is_dry = true;
  impl->surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  impl->start(1);
  // With an empty clip Cairo turns every call away at its door.
  cairo_reset_clip(impl->cr);
  cairo_rectangle(impl->cr, 0, 0, 0, 0);
  cairo_clip(impl->cr);
  return Canvas(std::move(impl));
}

void Canvas::new_page(Size<FormMm> page) {
  UKETSUKE_REQUIRE(impl_->is_pdf || impl_->is_dry);
  impl_->show_text();
  if (impl_->is_pdf) {
    cairo_show_page(impl_->cr);
    cairo_pdf_surface_set_size(impl_->surface, page.w / kMmPerPoint, page.h / kMmPerPoint);
  }
  impl_->page = page;
  impl_->check();
}

Size<FormMm> Canvas::page_size() const { return impl_->page; }

TextExtent Canvas::text(Point<FormMm> at, std::string_view utf8, const TextStyle& style, const TextFit& fit) {
  const TextLayout layout = layout_text(FontLibrary::shared(), utf8, style, fit);
  if (impl_->is_dry) return layout.extent;
  const double em_mm = layout.extent.size_pt * kMmPerPoint;
  for (const PlacedLine& line : layout.lines) {
    impl_->batch.add(impl_->cr, line, at, em_mm, layout.extent.condense, style.colour, impl_->alpha.back());
  }
  return layout.extent;
}

TextExtent Canvas::text_in(Rect<FormMm> rect, std::string_view utf8, const TextStyle& style, TextFit fit) {
  TextStyle inside = style;
  if (inside.valign == VAlign::Baseline) inside.valign = VAlign::Middle;
  fit.max_w_mm = rect.w;
  fit.max_h_mm = rect.h;
  Point<FormMm> at{rect.x, rect.y};
  if (style.align == HAlign::Centre) at.x = rect.x + rect.w / 2;
  if (style.align == HAlign::Right) at.x = rect.right();
  if (inside.valign == VAlign::Middle) at.y = rect.y + rect.h / 2;
  if (inside.valign == VAlign::Bottom) at.y = rect.bottom();
  return text(at, utf8, inside, fit);
}

TextExtent Canvas::measure(std::string_view utf8, const TextStyle& style, const TextFit& fit) {
  return layout_text(FontLibrary::shared(), utf8, style, fit).extent;
}

void Canvas::line(Point<FormMm> from, Point<FormMm> to, const Stroke& stroke) {
  impl_->show_text();
  cairo_move_to(impl_->cr, from.x, from.y);
  cairo_line_to(impl_->cr, to.x, to.y);
  impl_->stroke(stroke);
}

void Canvas::box(Rect<FormMm> rect, const BoxStyle& style) {
  impl_->show_text();
  cairo_t* cr = impl_->cr;
  const double r = std::min({style.radius_mm, rect.w / 2, rect.h / 2});
  cairo_new_path(cr);
  if (r > 0) {
    cairo_arc(cr, rect.right() - r, rect.y + r, r, -kPi / 2, 0);
    cairo_arc(cr, rect.right() - r, rect.bottom() - r, r, 0, kPi / 2);
    cairo_arc(cr, rect.x + r, rect.bottom() - r, r, kPi / 2, kPi);
    cairo_arc(cr, rect.x + r, rect.y + r, r, kPi, 3 * kPi / 2);
    cairo_close_path(cr);
  } else {
    cairo_rectangle(cr, rect.x, rect.y, rect.w, rect.h);
  }
  if (style.fill) {
    impl_->colour(*style.fill);
    cairo_fill_preserve(cr);
  }
  if (style.stroke) impl_->stroke(*style.stroke);
  cairo_new_path(cr);
}

void Canvas::path(const Path& path, const std::optional<Stroke>& stroke, const std::optional<Colour>& fill) {
  impl_->show_text();
  cairo_t* cr = impl_->cr;
  cairo_new_path(cr);
  for (const Path::Step& s : path.steps()) {
    switch (s.verb) {
      case Path::Verb::Move: cairo_move_to(cr, s.to.x, s.to.y); break;
      case Path::Verb::Line: cairo_line_to(cr, s.to.x, s.to.y); break;
      case Path::Verb::Curve: cairo_curve_to(cr, s.c1.x, s.c1.y, s.c2.x, s.c2.y, s.to.x, s.to.y); break;
      case Path::Verb::Close: cairo_close_path(cr); break;
    }
  }
  if (fill) {
    impl_->colour(*fill);
    cairo_fill_preserve(cr);
  }
  if (stroke) impl_->stroke(*stroke);
  cairo_new_path(cr);
}

void Canvas::picture(Rect<FormMm> rect, const ImageView& image, double alpha) {
  if (image.empty()) return;
  auto* surface = static_cast<cairo_surface_t*>(picture_surface(image));
  impl_->paint_surface(rect, surface, alpha);
  cairo_surface_destroy(surface);
  impl_->check();
}

void Canvas::png(Rect<FormMm> rect, std::span<const std::uint8_t> bytes) {
  auto* stamp = static_cast<cairo_surface_t*>(stamp_surface(bytes));
  impl_->paint_surface(rect, stamp, 1, CAIRO_OPERATOR_MULTIPLY);
  cairo_surface_destroy(stamp);
  impl_->check();
}

void Canvas::modules(Point<FormMm> at, const ModuleMatrix& matrix, Size<FormMm> module, Colour colour) {
  impl_->show_text();
  cairo_t* cr = impl_->cr;
  cairo_new_path(cr);
  for (int row = 0; row < matrix.rows; ++row) {
    for (int column = 0; column < matrix.columns; ++column) {
      if (!matrix.at(column, row)) continue;
      const int first = column;
      while (column + 1 < matrix.columns && matrix.at(column + 1, row)) ++column;
      Point<FormMm> a{at.x + first * module.w, at.y + row * module.h};
      Point<FormMm> b{at.x + (column + 1) * module.w, at.y + (row + 1) * module.h};
      if (impl_->is_pdf) {
        // A bar as a thick line: half the numbers of a rectangle, and numbers are what a code costs (0.5 ms a
        // page).
        cairo_move_to(cr, a.x, (a.y + b.y) / 2);
        cairo_line_to(cr, b.x, (a.y + b.y) / 2);
      } else {
        impl_->snap(a);
        impl_->snap(b);
        cairo_rectangle(cr, a.x, a.y, b.x - a.x, b.y - a.y);
      }
    }
  }
  if (impl_->is_pdf) {
    impl_->stroke({module.h, colour, {}, false});
  } else {
    impl_->colour(colour);
    cairo_fill(cr);
  }
}

void Canvas::stencil(Rect<FormMm> rect, const ModuleMatrix& matrix, Colour colour) {
  if (impl_->is_dry) return;
  // Four pixels a module, so that a viewer that smooths pictures blurs only the very edge of each.
  constexpr int kPixels = 4;
  impl_->show_text();
  auto* mask = static_cast<cairo_surface_t*>(stencil_surface(matrix, kPixels));
  cairo_pattern_t* pattern = cairo_pattern_create_for_surface(mask);
  cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
  cairo_t* cr = impl_->cr;
  cairo_save(cr);
  cairo_translate(cr, rect.x, rect.y);
  cairo_scale(cr, rect.w / (matrix.columns * kPixels), rect.h / (matrix.rows * kPixels));
  impl_->colour(colour);
  cairo_mask(cr, pattern);
  cairo_restore(cr);
  cairo_pattern_destroy(pattern);
  cairo_surface_destroy(mask);
  impl_->check();
}

void Canvas::push() {
  impl_->show_text();
  cairo_save(impl_->cr);
  impl_->alpha.push_back(impl_->alpha.back());
}

void Canvas::pop() {
  UKETSUKE_REQUIRE(impl_->alpha.size() > 1);
  impl_->show_text();
  cairo_restore(impl_->cr);
  impl_->alpha.pop_back();
}

void Canvas::translate(double dx_mm, double dy_mm) {
  impl_->show_text();
  cairo_translate(impl_->cr, dx_mm, dy_mm);
}
void Canvas::rotate(double angle_deg) {
  impl_->show_text();
  cairo_rotate(impl_->cr, angle_deg * kPi / 180);
}
void Canvas::scale(double sx, double sy) {
  impl_->show_text();
  cairo_scale(impl_->cr, sx, sy);
}

void Canvas::clip(Rect<FormMm> rect) {
  impl_->show_text();
  cairo_rectangle(impl_->cr, rect.x, rect.y, rect.w, rect.h);
  cairo_clip(impl_->cr);
}

void Canvas::opacity(double alpha) { impl_->alpha.back() *= alpha; }

Bytes Canvas::finish_pdf() {
  UKETSUKE_REQUIRE(impl_->is_pdf);
  impl_->show_text();
  impl_->check();
  cairo_show_page(impl_->cr);
  cairo_surface_finish(impl_->surface);
  const cairo_status_t status = cairo_surface_status(impl_->surface);
  if (status != CAIRO_STATUS_SUCCESS) throw Failure("E-RENDER-PDF", cairo_status_to_string(status));
  return std::move(impl_->bytes);
}

Image Canvas::finish_image() {
  UKETSUKE_REQUIRE(!impl_->is_pdf && !impl_->is_dry);
  impl_->show_text();
  impl_->check();
  return image_of_surface(impl_->surface);
}

}  // namespace uketsuke::render
