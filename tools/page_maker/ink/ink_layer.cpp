#include "tools/page_maker/ink/ink_layer.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::page_maker {
namespace {

constexpr int kGlyphSide = 16;

double glyph_at(const DigitGlyph& glyph, int x, int y) {
  if (x < 0 || y < 0 || x >= kGlyphSide || y >= kGlyphSide) return 0;
  return glyph[static_cast<std::size_t>(y * kGlyphSide + x)] / 255.0;
}

/// Weights of Keys' cubic convolution (a = −0.5) for the four samples around t in [0, 1).
std::array<double, 4> cubic(double t) {
  return {((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((-1.5 * t + 2) * t + 0.5) * t,
          (0.5 * t - 0.5) * t * t};
}

/// The glyph between its pixels; u, v in glyph pixels with pixel centres at half units.
double glyph_between(const DigitGlyph& glyph, double u, double v) {
  const int x0 = static_cast<int>(std::floor(u - 0.5));
  const int y0 = static_cast<int>(std::floor(v - 0.5));
  const auto wx = cubic(u - 0.5 - x0);
  const auto wy = cubic(v - 0.5 - y0);
  double sum = 0;
  for (int j = 0; j < 4; ++j)
    for (int i = 0; i < 4; ++i)
      sum +=
          glyph_at(glyph, x0 - 1 + i, y0 - 1 + j) * wx[static_cast<std::size_t>(i)] * wy[static_cast<std::size_t>(j)];
  return sum;
}

/// The darkest ink within a pixel of each place: how dark the line is of which a pixel is the middle or the
/// edge.
DigitGlyph line_darkness(const DigitGlyph& glyph) {
  DigitGlyph out{};
  for (int y = 0; y < kGlyphSide; ++y)
    for (int x = 0; x < kGlyphSide; ++x) {
      double most = 0;
      for (int j = -1; j <= 1; ++j)
        for (int i = -1; i <= 1; ++i) most = std::max(most, glyph_at(glyph, x + i, y + j));
      out[static_cast<std::size_t>(y * kGlyphSide + x)] = static_cast<std::uint8_t>(std::lround(255 * most));
    }
  return out;
}

/// A 16 px scan enlarged six times is a blur; a pen line has edges. The edge lies near half of the line's own
/// darkness: with one threshold for all, thin lines broke and thick ones ran together.
double with_edge(double coverage, double darkness) {
  constexpr double kFaintest = 0.16;  // below this it is the paper's grain
  constexpr double kEdge = 0.42;      // a little under a half: thin diagonals of a 16 px scan have gaps at a half
  constexpr double kSoftness = 0.16;  // half width of the ramp, share of the line's darkness
  if (darkness < kFaintest) return 0;
  return std::clamp((coverage / darkness - kEdge + kSoftness) / (2 * kSoftness), 0.0, 1.0);
}

}  // namespace

Rect<CropPx> ink_box(const DigitGlyph& glyph) {
  int x0 = kGlyphSide, y0 = kGlyphSide, x1 = -1, y1 = -1;
  for (int y = 0; y < kGlyphSide; ++y)
    for (int x = 0; x < kGlyphSide; ++x)
      if (glyph_at(glyph, x, y) > 0.35) {
        x0 = std::min(x0, x);
        y0 = std::min(y0, y);
        x1 = std::max(x1, x);
        y1 = std::max(y1, y);
      }
  if (x1 < x0) return {0, 0, kGlyphSide, kGlyphSide};
  return {static_cast<double>(x0), static_cast<double>(y0), x1 - x0 + 1.0, y1 - y0 + 1.0};
}

InkLayer::InkLayer(int width_px, int height_px, double dpi)
    : width_(width_px),
      height_(height_px),
      dpi_(dpi),
      coverage_(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), 0) {}

void InkLayer::raise(int x, int y, double coverage) {
  if (x < 0 || y < 0 || x >= width_ || y >= height_) return;
  auto& cell = coverage_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)];
  cell = std::max(cell, static_cast<std::uint8_t>(std::lround(255 * std::clamp(coverage, 0.0, 1.0))));
}

void InkLayer::segment(Point<FormMm> from, Point<FormMm> to, double width_from_mm, double width_to_mm,
                       double strength) {
  const double k = dpi_ / 25.4;
  const double ax = from.x * k, ay = from.y * k, bx = to.x * k, by = to.y * k;
  const double reach = std::max(width_from_mm, width_to_mm) * k / 2 + 1;
  const double length2 = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
  const int x0 = static_cast<int>(std::floor(std::min(ax, bx) - reach));
  const int x1 = static_cast<int>(std::ceil(std::max(ax, bx) + reach));
  const int y0 = static_cast<int>(std::floor(std::min(ay, by) - reach));
  const int y1 = static_cast<int>(std::ceil(std::max(ay, by) + reach));
  for (int y = y0; y <= y1; ++y)
    for (int x = x0; x <= x1; ++x) {
      const double px = x + 0.5, py = y + 0.5;
      const double t =
          length2 > 0 ? std::clamp(((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length2, 0.0, 1.0) : 0;
      const double away = std::hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
      const double radius = (width_from_mm + t * (width_to_mm - width_from_mm)) * k / 2;
      const double cover = std::clamp(radius - away + 0.5, 0.0, 1.0);
      if (cover > 0) raise(x, y, cover * strength);
    }
}

void InkLayer::line(std::span<const Point<FormMm>> points, double width_mm, double taper, double strength) {
  if (points.size() == 1) return segment(points[0], points[0], width_mm, width_mm, strength);
  const double n = static_cast<double>(points.size()) - 1;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double from = width_mm * (1 + (taper - 1) * static_cast<double>(i) / n);
    const double to = width_mm * (1 + (taper - 1) * static_cast<double>(i + 1) / n);
    segment(points[i], points[i + 1], from, to, strength);
  }
}

void InkLayer::digit(const Rect<FormMm>& rect, const DigitGlyph& glyph, double slant, double strength) {
  const Rect<CropPx> box = ink_box(glyph);
  const DigitGlyph darkness = line_darkness(glyph);
  const double k = dpi_ / 25.4;
  const double lean = std::abs(slant) * rect.h;
  const int x0 = static_cast<int>((rect.x - lean) * k) - 2;
  const int x1 = static_cast<int>((rect.right() + lean) * k) + 2;
  const int y0 = static_cast<int>(rect.y * k) - 2;
  const int y1 = static_cast<int>(rect.bottom() * k) + 2;
  for (int y = y0; y <= y1; ++y)
    for (int x = x0; x <= x1; ++x) {
      const double v = ((y + 0.5) / k - rect.y) / rect.h;
      const double u = ((x + 0.5) / k - rect.x - slant * rect.h * (0.5 - v)) / rect.w;
      if (u < -0.15 || u > 1.15 || v < -0.15 || v > 1.15) continue;
      const double gu = box.x + u * box.w, gv = box.y + v * box.h;
      raise(x, y, strength * with_edge(glyph_between(glyph, gu, gv), glyph_between(darkness, gu, gv)));
    }
}

void InkLayer::lay_over(Image& sheet, const std::array<double, 3>& bgr) const {
  for (int y = 0; y < height_; ++y) {
    std::uint8_t* row = sheet.row(y);
    const std::uint8_t* cover = coverage_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
    for (int x = 0; x < width_; ++x) {
      if (cover[x] == 0) continue;
      const double a = cover[x] / 255.0;
      // Inks multiply: a pen over print never makes it lighter.
      for (int c = 0; c < 3; ++c) {
        std::uint8_t& pixel = row[3 * x + c];
        pixel = static_cast<std::uint8_t>(std::lround(pixel * (1 - a + a * bgr[static_cast<std::size_t>(c)] / 255)));
      }
    }
  }
}

}  // namespace uketsuke::page_maker
