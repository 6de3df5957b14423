#include "render/canvas/canvas.h"

namespace uketsuke::render {

Path& Path::move(Point<FormMm> to) {
  steps_.push_back({Verb::Move, {}, {}, to});
  return *this;
}

Path& Path::line(Point<FormMm> to) {
  steps_.push_back({Verb::Line, {}, {}, to});
  return *this;
}

Path& Path::curve(Point<FormMm> c1, Point<FormMm> c2, Point<FormMm> to) {
  steps_.push_back({Verb::Curve, c1, c2, to});
  return *this;
}

Path& Path::close() {
  steps_.push_back({Verb::Close, {}, {}, {}});
  return *this;
}

Path Path::polygon(std::span<const Point<FormMm>> corners) {
  Path path;
  for (const auto& corner : corners) path.steps_.empty() ? path.move(corner) : path.line(corner);
  if (!path.steps_.empty()) path.close();
  return path;
}

Path Path::ellipse(Rect<FormMm> rect) {
  // Control points at 4/3·(√2−1) of the half axis bring four Bézier curves within 0.03 % of an ellipse.
  constexpr double k = 0.5522847498;
  const Point<FormMm> c = rect.centre();
  const double a = rect.w / 2;
  const double b = rect.h / 2;
  Path path;
  path.move({c.x + a, c.y});
  path.curve({c.x + a, c.y + k * b}, {c.x + k * a, c.y + b}, {c.x, c.y + b});
  path.curve({c.x - k * a, c.y + b}, {c.x - a, c.y + k * b}, {c.x - a, c.y});
  path.curve({c.x - a, c.y - k * b}, {c.x - k * a, c.y - b}, {c.x, c.y - b});
  path.curve({c.x + k * a, c.y - b}, {c.x + a, c.y - k * b}, {c.x + a, c.y});
  return path.close();
}

}  // namespace uketsuke::render
