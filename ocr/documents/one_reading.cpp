#include "ocr/documents/one_reading.h"

#include <algorithm>
#include <utility>

#include "ocr/documents/value_notation.h"

namespace uketsuke::ocr {

void add_reading(FieldReading reading, std::vector<FieldReading>& fields) {
  const auto known = std::find_if(fields.begin(), fields.end(), [&](const FieldReading& f) {
    return f.field == reading.field && f.row == reading.row;
  });
  if (known == fields.end())
    fields.push_back(std::move(reading));
  else if (known->state != ReadState::Read)
    *known = std::move(reading);
  else if (reading.state == ReadState::Read && !same_value(reading.value, known->value))
    known->doubts.emplace_back("several_values");
}

void drop_names_as_kana(std::vector<FieldReading>& fields) {
  std::vector<FieldReading> names;
  for (const FieldReading& field : fields)
    if (field.field == "name") names.push_back(field);
  std::erase_if(fields, [&](const FieldReading& kana) {
    return kana.field == "name_kana" && kana.state != ReadState::Read &&
           std::any_of(names.begin(), names.end(), [&](const FieldReading& name) {
             const double both = intersect(name.rect, kana.rect).area();
             return name.row == kana.row && both > 0.5 * std::min(name.rect.area(), kana.rect.area());
           });
  });
}

}  // namespace uketsuke::ocr
