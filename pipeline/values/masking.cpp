#include "pipeline/values/masking.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/numbers/number_search.h"
#include "core/text/text.h"

namespace uketsuke::pipeline {
namespace {

// A mid grey: unlike paper and unlike ink, so that nobody takes the place for an empty field.
constexpr int kPaint = 0xA0;

}  // namespace

std::string masked(std::string_view value) { return std::string(length(value), '*'); }

bool takes_words(const FieldInfo& field) {
  if (field.my_number || field.type != FieldType::Text || !field.check.empty()) return false;
  return field.concept_id != "enrolment.student_id" && field.concept_id.find("number") == std::string::npos &&
         field.concept_id.find("symbol") == std::string::npos && field.concept_id != "person.phone";
}

std::string shown_to_all(const FieldInfo& field, std::string_view value) {
  if (field.my_number) return masked(value);
  return takes_words(field) ? without_my_numbers(value) : std::string(value);
}

void paint_over(Image& picture, const Rect<CleanPx>& rect) {
  const int x0 = std::clamp(static_cast<int>(std::floor(rect.x)), 0, picture.width());
  const int y0 = std::clamp(static_cast<int>(std::floor(rect.y)), 0, picture.height());
  const int x1 = std::clamp(static_cast<int>(std::ceil(rect.right())), x0, picture.width());
  const int y1 = std::clamp(static_cast<int>(std::ceil(rect.bottom())), y0, picture.height());
  const int bytes = channels(picture.format());
  for (int y = y0; y < y1; ++y)
    std::memset(picture.row(y) + x0 * bytes, kPaint, static_cast<std::size_t>((x1 - x0) * bytes));
}

}  // namespace uketsuke::pipeline
