#include "core/form/kind_catalogue.h"

#include <algorithm>

namespace uketsuke {
namespace {

FieldInfo info_of(const FieldTemplate& field) {
  FieldInfo info;
  info.id = field.id;
  info.label = field.label;
  info.concept_id = field.concept_id;
  info.type = field.type;
  info.check = field.check;
  info.charset = field.charset;
  info.options = field.options;
  info.multiple = field.multiple;
  info.in_rows = field.row > 0;
  info.rows = field.row;
  info.required = field.required;
  info.my_number = field.my_number;
  info.office_use = field.office_use;
  info.digits = static_cast<int>(field.cells.size());
  return info;
}

KindInfo kind_of(const FormTemplate& form) {
  KindInfo kind;
  kind.id = form.ref.id;
  kind.label = form.title;
  kind.form = true;
  kind.procedure = form.procedure;
  for (const FieldTemplate& field : form.fields) {
    kind.rows = std::max(kind.rows, field.row);
    const auto known = std::find_if(kind.fields.begin(), kind.fields.end(),
                                    [&](const FieldInfo& info) { return info.id == field.id; });
    if (known == kind.fields.end())
      kind.fields.push_back(info_of(field));
    else
      known->rows = std::max(known->rows, field.row);
  }
  return kind;
}

}  // namespace

const FieldInfo* KindInfo::find(std::string_view field) const {
  for (const FieldInfo& info : fields)
    if (info.id == field) return &info;
  return nullptr;
}

bool KindInfo::has_row(const FieldInfo& field, int row) const {
  if (!field.in_rows || row < 1) return field.in_rows == (row > 0);
  return field.rows == 0 || (row - 1) % rows < field.rows;
}

KindCatalogue::KindCatalogue(const std::filesystem::path& templates_dir, const TemplateSet& forms) {
  namespace fs = std::filesystem;
  for (const FormTemplate& form : forms.forms()) {
    if (forms.newest(form.ref.id) == nullptr || form.ref.version != forms.newest(form.ref.id)->ref.version) continue;
    const KindInfo kind = kind_of(form);
    const auto known = std::find_if(kinds_.begin(), kinds_.end(), [&](const KindInfo& k) { return k.id == kind.id; });
    if (known == kinds_.end())
      kinds_.push_back(kind);
    else  // a further page of the same form
      known->fields.insert(known->fields.end(), kind.fields.begin(), kind.fields.end());
  }
  std::vector<fs::path> files;
  if (fs::exists(templates_dir / "documents"))
    for (const auto& entry : fs::directory_iterator(templates_dir / "documents"))
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) kinds_.push_back(load_document_kind(file));
}

const KindInfo* KindCatalogue::find(std::string_view id) const {
  for (const KindInfo& kind : kinds_)
    if (kind.id == id) return &kind;
  return nullptr;
}

std::string KindCatalogue::label(std::string_view kind, std::string_view field) const {
  const KindInfo* known = find(kind);
  const FieldInfo* info = known == nullptr ? nullptr : known->find(field);
  return info == nullptr ? std::string(field) : info->label;
}

}  // namespace uketsuke
