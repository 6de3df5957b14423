#include "capture/identify/debug_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace uketsuke::capture {
namespace {

using Colour = std::array<std::uint8_t, 3>;  // blue, green, red
constexpr Colour kBlue{220, 90, 0}, kGreen{40, 150, 40}, kRed{30, 30, 220};

void line(Image& image, Point<CleanPx> a, Point<CleanPx> b, const Colour& colour) {
  const int steps = std::max(1, static_cast<int>(distance(a, b)));
  for (int i = 0; i <= steps; ++i) {
    const Point<CleanPx> p = a + (b - a) * (static_cast<double>(i) / steps);
    const int x = static_cast<int>(p.x), y = static_cast<int>(p.y);
    for (int dy = 0; dy < 2; ++dy)
      for (int dx = 0; dx < 2; ++dx)
        if (x + dx >= 0 && y + dy >= 0 && x + dx < image.width() && y + dy < image.height())
          std::copy(colour.begin(), colour.end(), image.row(y + dy) + 3 * (x + dx));
  }
}

void outline(Image& image, const std::array<Point<CleanPx>, 4>& corners, const Colour& colour) {
  for (std::size_t i = 0; i < 4; ++i) line(image, corners[i], corners[(i + 1) % 4], colour);
}

void outline(Image& image, const Registration& registration, const Rect<FormMm>& rect, const Colour& colour) {
  std::array<Point<CleanPx>, 4> corners{};
  const auto form = rect.corners();
  for (std::size_t i = 0; i < 4; ++i) corners[i] = registration(form[i]);
  outline(image, corners, colour);
}

}  // namespace

Image identification_picture(const CleanPage& page, const std::vector<FoundCode>& codes, const FormTemplate* form,
                             const Registration* registration) {
  Image out(page.grey.width(), page.grey.height(), PixelFormat::Bgr8);
  for (int y = 0; y < out.height(); ++y)
    for (int x = 0; x < out.width(); ++x)
      // Paler than the page, so that the drawing stands out.
      std::fill_n(out.row(y) + 3 * x, 3, static_cast<std::uint8_t>(96 + page.grey.row(y)[x] * 159 / 255));
  for (const FoundCode& code : codes) outline(out, code.corners, kBlue);
  if (form == nullptr || registration == nullptr) return out;
  for (const auto& mark : form->fiducials) outline(out, *registration, mark, kRed);
  for (const CheckPoint& p : form->check_points)
    outline(out, *registration, Rect<FormMm>{p.at.x, p.at.y, 0, 0}.grown(1.5), kRed);
  for (const FieldTemplate& field : form->fields)
    for (const auto* cells : {&field.cells, &field.year_cells, &field.month_cells, &field.day_cells})
      for (const auto& cell : *cells) outline(out, *registration, cell, kGreen);
  return out;
}

}  // namespace uketsuke::capture
