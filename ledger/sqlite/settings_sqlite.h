#pragma once

#include "ledger/settings.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteSettings final : public Settings {
 public:
  SqliteSettings(Context& context, Audit& audit) : context_(context), audit_(audit) {}
  void declare(const std::string& key, const std::string& value, const std::string& owner, bool assumed) override;
  std::optional<Setting> get(std::string_view key) override;
  std::vector<Setting> list() override;
  Setting set(const std::string& key, const std::string& value, int version, const std::string& actor,
              const std::string& reason) override;
  std::vector<SettingChange> history(std::string_view key) override;

 private:
  Context& context_;
  Audit& audit_;
};

}  // namespace uketsuke::ledger
