#include "validate/forms/form_versions.h"

#include <algorithm>

#include "core/toml/strict_table.h"

namespace uketsuke::validate {
namespace {

Date day_from(StrictTable& table, std::string_view key) {
  const Date day = date_from_iso(table.text(key));
  if (!day.ok()) table.fail("no day", key);
  return day;
}

FormVersion version_from(StrictTable& table) {
  FormVersion out;
  out.form = table.text("form");
  out.version = table.text("version");
  out.from = day_from(table, "accepted_from");
  if (table.has("accepted_until")) out.until = day_from(table, "accepted_until");
  if (out.until && *out.until < out.from) table.fail("ends before it begins", "accepted_until");
  out.assumed = table.flag_or("assumed", false);
  table.finish();
  return out;
}

}  // namespace

FormVersions FormVersions::load(const std::filesystem::path& form_versions_toml) {
  FormVersions out;
  StrictTable file = StrictTable::read(form_versions_toml);
  for (StrictTable& row : file.tables("form")) {
    FormVersion entry = version_from(row);
    if (out.find(entry.form, entry.version) != nullptr) row.fail("the version stands twice", "version");
    out.versions_.push_back(std::move(entry));
  }
  file.finish();
  return out;
}

const FormVersion* FormVersions::find(std::string_view form, std::string_view version) const {
  const auto it = std::find_if(versions_.begin(), versions_.end(),
                               [&](const FormVersion& v) { return v.form == form && v.version == version; });
  return it == versions_.end() ? nullptr : &*it;
}

}  // namespace uketsuke::validate
