#include "core/form/form_loader.h"

namespace uketsuke::form_loader {

Rect<FormMm> rect_from(const std::vector<double>& numbers, const Placement& where) {
  return {numbers[0] + where.dx, numbers[1] + where.dy, numbers[2], numbers[3]};
}

Rect<FormMm> read_rect(StrictTable& table, std::string_view key, const Placement& where) {
  const Rect<FormMm> rect = rect_from(table.numbers(key, 4), where);
  if (rect.empty()) table.fail("a rectangle needs a positive width and height", key);
  return rect;
}

Point<FormMm> read_point(StrictTable& table, std::string_view key, const Placement& where) {
  const std::vector<double> numbers = table.numbers(key, 2);
  return {numbers[0] + where.dx, numbers[1] + where.dy};
}

Size<FormMm> read_size(StrictTable& table, std::string_view key) {
  const std::vector<double> numbers = table.numbers(key, 2);
  if (numbers[0] <= 0 || numbers[1] <= 0) table.fail("a size needs a positive width and height", key);
  return {numbers[0], numbers[1]};
}

double centred_baseline_mm(double y_mm, double size_pt) { return y_mm + 0.38 * size_pt * 25.4 / 72.0; }

}  // namespace uketsuke::form_loader
