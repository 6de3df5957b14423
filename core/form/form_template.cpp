#include "core/form/form_template.h"

#include "core/errors/require.h"

namespace uketsuke {

std::string_view to_string(FieldType type) {
  switch (type) {
    case FieldType::Digits: return "digits";
    case FieldType::Kana: return "kana";
    case FieldType::CalendarDate: return "date";
    case FieldType::Choice: return "choice";
    case FieldType::Text: return "text";
    case FieldType::Seal: return "seal";
  }
  bug("field type", __FILE__, __LINE__);
}

std::string_view to_string(MarkStyle style) { return style == MarkStyle::Circle ? "circle" : "check"; }

const FieldTemplate* find_field(const FormTemplate& form, std::string_view id, int row) {
  for (const FieldTemplate& field : form.fields)
    if (field.id == id && field.row == row) return &field;
  return nullptr;
}

std::string form_code(const FormTemplate& form, std::string_view case_token) {
  std::string code = "UKT1|" + form.ref.id + "|" + form.ref.version + "|" + std::to_string(form.page);
  if (!case_token.empty()) code.append("|").append(case_token);
  return code;
}

}  // namespace uketsuke
