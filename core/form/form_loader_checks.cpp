#include "core/form/form_loader.h"
#include "core/form/printed_marks.h"

namespace uketsuke::form_loader {
namespace {

// Rectangles may share an edge; a hundredth of a square millimetre is rounding, not an overlap.
constexpr double kOverlap_mm2 = 0.01;

bool overlap(const Rect<FormMm>& a, const Rect<FormMm>& b) { return intersect(a, b).area() > kOverlap_mm2; }

std::string name_of(const FieldTemplate& field) {
  return field.row == 0 ? field.id : field.id + " (row " + std::to_string(field.row) + ")";
}

/// Fiducials, codes and check crosses, each with its clear zone.
std::vector<Rect<FormMm>> marks_of(const FormTemplate& form) {
  using namespace printed_marks;
  std::vector<Rect<FormMm>> marks;
  for (const auto& rect : form.fiducials) marks.push_back(rect.grown(kClearZone_mm));
  for (const auto& rect : form.codes) marks.push_back(rect.grown(kClearZone_mm));
  for (const auto& point : form.check_points)
    marks.push_back(Rect<FormMm>{point.at.x, point.at.y, 0, 0}.grown(kCheckCross_mm / 2 + kClearZone_mm));
  return marks;
}

bool inside(const Rect<FormMm>& rect, const Size<FormMm>& page) {
  return rect.x >= 0 && rect.y >= 0 && rect.right() <= page.w && rect.bottom() <= page.h;
}

void check_marks(const FormTemplate& form, const std::vector<Rect<FormMm>>& marks, const StrictTable& place) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!inside(marks[i], form.page_mm)) place.fail("a fiducial, code or check cross lies outside the page");
    for (std::size_t j = 0; j < i; ++j)
      if (overlap(marks[i], marks[j])) place.fail("two fiducials, codes or check crosses lie on each other");
  }
}

void check_art(const FormTemplate& form, const StrictTable& place) {
  const Rect<FormMm> page{0, 0, form.page_mm.w, form.page_mm.h};
  for (const auto& text : form.texts)
    if (!page.contains(text.at)) place.fail("the text '" + text.text + "' lies outside the page");
  for (const auto& box : form.boxes)
    if (!inside(box.rect, form.page_mm)) place.fail("a box lies outside the page");
  for (const auto& line : form.lines)
    if (!page.contains(line.from) || !page.contains(line.to)) place.fail("a line lies outside the page");
}

void check_field(const Draft& draft, std::size_t index, const std::vector<Rect<FormMm>>& marks) {
  const FieldTemplate& field = draft.form.fields[index];
  const StrictTable& place = draft.places[index];
  if (!inside(field.rect, draft.form.page_mm)) place.fail("field " + name_of(field) + " lies outside the page", "id");
  for (const auto& mark : marks)
    if (overlap(field.rect, mark))
      place.fail("field " + name_of(field) + " lies on a fiducial, code or check cross", "id");
  for (std::size_t j = 0; j < index; ++j) {
    const FieldTemplate& other = draft.form.fields[j];
    if (field.id == other.id && field.row == other.row) place.fail("there are two fields " + name_of(field), "id");
    if (overlap(field.rect, other.rect))
      place.fail("field " + name_of(field) + " lies on field " + name_of(other), "id");
  }
}

}  // namespace

void check_draft(const Draft& draft, const StrictTable& form_table) {
  const std::vector<Rect<FormMm>> marks = marks_of(draft.form);
  check_marks(draft.form, marks, form_table);
  check_art(draft.form, form_table);
  for (std::size_t i = 0; i < draft.form.fields.size(); ++i) check_field(draft, i, marks);
}

}  // namespace uketsuke::form_loader
