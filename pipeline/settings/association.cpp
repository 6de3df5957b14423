#include "pipeline/settings/association.h"

#include <algorithm>
#include <sstream>

#include "core/errors/failure.h"
#include "core/toml/strict_table.h"
#include "pipeline/settings/premium.h"

namespace uketsuke::pipeline {

std::vector<SettingInfo> load_settings(const std::filesystem::path& templates_dir) {
  StrictTable file = StrictTable::read(templates_dir / "tables" / "settings.toml");
  std::vector<SettingInfo> out;
  for (StrictTable& row : file.tables("setting")) {
    SettingInfo info;
    info.key = row.text("key");
    info.label = row.text("label");
    info.group = row.text("group");
    info.type = row.text("type");
    info.default_value = row.text("default");
    info.owner = row.text("owner");
    info.assumed = row.flag_or("assumed", true);
    info.description = row.text_or("description", "");
    row.finish();
    out.push_back(std::move(info));
  }
  file.finish();
  return out;
}

void declare_settings(ledger::Store& store, const std::vector<SettingInfo>& known) {
  store.transact([&] {
    for (const SettingInfo& info : known)
      if (!store.settings().get(info.key))
        store.settings().declare(info.key, info.default_value, info.owner, info.assumed);
  });
}

void check_setting(const SettingInfo& info, const std::string& value) {
  const auto refuse = [&](const char* what) { throw Failure("E-INPUT-VALUE", info.key + ": " + what); };
  if (info.type == "boolean" && value != "true" && value != "false") refuse("true or false");
  if (info.type == "integer" && (value.empty() || value.size() > 9 ||
                                 !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })))
    refuse("a whole number");
  if (info.key.starts_with("quality.share.") && std::stoi(value) > 1000) refuse("at most 1000 per thousand");
  if (info.key == "quality.known_percent" && std::stoi(value) > 100) refuse("at most 100 percent");
  if (info.type == "date" && !date_from_iso(value).ok()) refuse("a date like 2026-11-22");
  if (info.type == "image" && !value.empty() && !value.starts_with("data:image/png;base64,")) refuse("a PNG picture");
  if (info.key == "premium.table") PremiumTable::parse(value);
}

std::string setting(ledger::Store& store, const std::string& key) {
  const auto known = store.settings().get(key);
  if (!known) throw Failure("E-SETTING-MISSING", key);
  return known->value;
}

bool setting_flag(ledger::Store& store, const std::string& key) { return setting(store, key) == "true"; }

std::set<Date> holidays(ledger::Store& store) {
  std::set<Date> out;
  std::istringstream lines(setting(store, "calendar.holidays"));
  for (std::string line; std::getline(lines, line);)
    if (const Date day = date_from_iso(line); day.ok()) out.insert(day);
  return out;
}

}  // namespace uketsuke::pipeline
