#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/clock.h"
#include "ledger/store.h"

namespace uketsuke::pipeline {

/// What a setting is, from templates/tables/settings.toml.
struct SettingInfo {
  std::string key;
  std::string label;
  std::string group;
  std::string type;  ///< text, multiline, integer, boolean, date, choice, json, image
  std::string default_value;
  std::string owner;  ///< role that may change it besides admin
  std::string description;
  bool assumed = false;
};

/// All known settings, in the table's order.
std::vector<SettingInfo> load_settings(const std::filesystem::path& templates_dir);

/// Makes every known setting exist in the store.
void declare_settings(ledger::Store& store, const std::vector<SettingInfo>& known);

/// Refuses a value that does not fit its setting: Failure E-INPUT-VALUE.
void check_setting(const SettingInfo& info, const std::string& value);

/// A setting's value; throws Failure E-SETTING-MISSING when it was never declared.
std::string setting(ledger::Store& store, const std::string& key);
bool setting_flag(ledger::Store& store, const std::string& key);

/// Days on which the office is closed besides Saturday and Sunday (setting calendar.holidays).
std::set<Date> holidays(ledger::Store& store);

}  // namespace uketsuke::pipeline
