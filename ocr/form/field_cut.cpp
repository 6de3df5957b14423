#include "ocr/form/field_cut.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ocr/image/components.h"

namespace uketsuke::ocr {
namespace {

/// The registration is followed exactly at nodes this far apart and linearly between: paper does not bend faster.
constexpr int kNodePx = 32;
/// Source pixels per pixel of the cut under which bilinear is enough; above, the pixels between would be lost.
constexpr double kSharp = 1.25;

/// Mean of the source pixels around (x, y) over a square of side `reach` (at least one pixel: bilinear).
void sample(const ImageView& image, double x, double y, double reach, std::uint8_t* out) {
  const int n = channels(image.format);
  const double half = std::max(0.5, reach / 2);
  const double x0 = x - half, x1 = x + half, y0 = y - half, y1 = y + half;
  double sum[3] = {0, 0, 0}, weight = 0;
  for (int yy = static_cast<int>(std::floor(y0)); yy < y1; ++yy) {
    const double wy = std::min(y1, yy + 1.0) - std::max(y0, static_cast<double>(yy));
    for (int xx = static_cast<int>(std::floor(x0)); xx < x1; ++xx) {
      const double w = wy * (std::min(x1, xx + 1.0) - std::max(x0, static_cast<double>(xx)));
      const bool inside = xx >= 0 && yy >= 0 && xx < image.width && yy < image.height;
      for (int c = 0; c < n; ++c) sum[c] += w * (inside ? image.row(yy)[xx * n + c] : 255);
      weight += w;
    }
  }
  for (int c = 0; c < n; ++c) out[c] = static_cast<std::uint8_t>(std::lround(std::clamp(sum[c] / weight, 0.0, 255.0)));
}

/// Bilinear between the four neighbours along a row of at most kNodePx pixels, the first at `start`; the caller knows
/// that all lie inside. 8 fractional bits are a 256th of a pixel.
template <int n>
void blend(const ImageView& image, const Point<CleanPx>& start, double step_x, double step_y, int count,
           std::uint8_t* out) {
  std::array<int, kNodePx> x0, y0, fx, fy;
  // The places first: without the look-ups between, the compiler works them out two at a time.
  for (std::size_t i = 0; i < kNodePx; ++i) {
    const double along = static_cast<int>(i) + 0.5;
    const double sx = start.x + step_x * along - 0.5, sy = start.y + step_y * along - 0.5;
    x0[i] = static_cast<int>(sx), y0[i] = static_cast<int>(sy);
    fx[i] = static_cast<int>((sx - x0[i]) * 256), fy[i] = static_cast<int>((sy - y0[i]) * 256);
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i, out += n) {
    const std::uint8_t* a = image.row(y0[i]) + x0[i] * n;
    const std::uint8_t* b = a + image.stride;
    for (int c = 0; c < n; ++c) {
      const int top = a[c] * (256 - fx[i]) + a[c + n] * fx[i], bottom = b[c] * (256 - fx[i]) + b[c + n] * fx[i];
      out[c] = static_cast<std::uint8_t>((top * (256 - fy[i]) + bottom * fy[i] + (1 << 15)) >> 16);
    }
  }
}

Image warp(const ImageView& page, const Registration& registration, const FieldCut& cut, int w, int h, double reach) {
  Image out(w, h, page.format);
  const int n = channels(page.format);
  const auto at = [&](double px, double py) {
    return registration(Point<FormMm>{cut.area.x + px / cut.px_per_mm, cut.area.y + py / cut.px_per_mm});
  };
  for (int by = 0; by < h; by += kNodePx)
    for (int bx = 0; bx < w; bx += kNodePx) {
      const int ex = std::min(w, bx + kNodePx), ey = std::min(h, by + kNodePx);
      const auto a = at(bx, by), b = at(ex, by), c = at(bx, ey), d = at(ex, ey);
      const auto clear = [&](const Point<CleanPx>& p) {
        return p.x >= 1 && p.y >= 1 && p.x < page.width - 1.5 && p.y < page.height - 1.5;
      };
      // A block whose corners lie inside the page lies inside altogether.
      const bool sharp = reach < kSharp && clear(a) && clear(b) && clear(c) && clear(d);
      for (int y = by; y < ey; ++y) {
        const double v = (y + 0.5 - by) / (ey - by);
        const auto left = a * (1 - v) + c * v, right = b * (1 - v) + d * v;
        const double step_x = (right.x - left.x) / (ex - bx), step_y = (right.y - left.y) / (ex - bx);
        std::uint8_t* to = out.row(y) + bx * n;
        if (sharp && n == 1)
          blend<1>(page, left, step_x, step_y, ex - bx, to);
        else if (sharp)
          blend<3>(page, left, step_x, step_y, ex - bx, to);
        for (int x = bx; !sharp && x < ex; ++x, to += n)
          sample(page, left.x + step_x * (x + 0.5 - bx), left.y + step_y * (x + 0.5 - bx), reach, to);
      }
    }
  return out;
}

}  // namespace

ImageView FieldCut::part(const Rect<FormMm>& rect) const {
  const auto r = intersect(rect, area);
  const int x = static_cast<int>(std::lround(x_px(r.x))), y = static_cast<int>(std::lround(y_px(r.y)));
  const int w = static_cast<int>(std::lround(x_px(r.right()))) - x,
            h = static_cast<int>(std::lround(y_px(r.bottom()))) - y;
  return grey.view().part(x, y, std::max(1, w), std::max(1, h));
}

FieldCut cut_field(const CleanPage& page, const Registration& registration, const Rect<FormMm>& area,
                   bool with_colour) {
  FieldCut out;
  out.area = area;
  const auto scale = registration.px_per_mm(area.centre());
  const double native = std::sqrt(std::max(1e-6, scale.w * scale.h));
  out.px_per_mm = std::min(native, kMostPxPerMm);
  out.on_page = registration(area);
  const int w = std::max(1, static_cast<int>(std::lround(area.w * out.px_per_mm)));
  const int h = std::max(1, static_cast<int>(std::lround(area.h * out.px_per_mm)));
  const double reach = native / out.px_per_mm;
  out.grey = warp(page.grey, registration, out, w, h, reach);
  out.paper = paper_level(out.grey);
  if (with_colour && !page.colour.empty()) out.colour = warp(page.colour, registration, out, w, h, reach);
  return out;
}

std::vector<Rect<FormMm>> cells_of(const FieldTemplate& field) {
  if (field.type == FieldType::Digits || field.type == FieldType::Kana) return field.cells;
  std::vector<Rect<FormMm>> out;
  if (field.type != FieldType::CalendarDate) return out;
  for (const auto* part : {&field.year_cells, &field.month_cells, &field.day_cells})
    out.insert(out.end(), part->begin(), part->end());
  return out;
}

}  // namespace uketsuke::ocr
