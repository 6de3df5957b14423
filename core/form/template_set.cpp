#include "core/form/template_set.h"

#include <algorithm>

namespace uketsuke {

TemplateSet::TemplateSet(const std::filesystem::path& templates_dir) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  const fs::path forms = templates_dir / "forms";
  if (fs::exists(forms))
    for (const auto& entry : fs::recursive_directory_iterator(forms))
      if (entry.path().filename() == "form.toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) forms_.push_back(load_form_template(file));
}

const FormTemplate* TemplateSet::find(std::string_view id, std::string_view version, int page) const {
  for (const FormTemplate& form : forms_)
    if (form.ref.id == id && form.ref.version == version && form.page == page) return &form;
  return nullptr;
}

bool TemplateSet::knows(std::string_view id) const { return newest(id) != nullptr; }

const FormTemplate* TemplateSet::newest(std::string_view id) const {
  const FormTemplate* best = nullptr;
  for (const FormTemplate& form : forms_)
    if (form.ref.id == id && form.page == 1 && (best == nullptr || form.ref.version > best->ref.version)) best = &form;
  return best;
}

}  // namespace uketsuke
