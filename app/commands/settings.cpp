#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/data_options.h"
#include "core/errors/failure.h"
#include "pipeline/settings/association.h"

namespace uketsuke::app {
namespace {

struct SettingsOptions {
  DataOptions data;
  ActorOptions actor;
  std::string key;
  std::string value;
  std::string reason;
};

int show(const SettingsOptions& o) {
  const auto store = ledger::open_store(o.data.store_options());
  pipeline::declare_settings(*store, known_settings);
  for (const ledger::Setting& setting : store->settings().list()) {
    if (!o.key.empty() && setting.key != o.key) continue;
    const bool picture = setting.value.size() > 200;
    fmt::print("{}{}\t{}\n", setting.key, setting.assumed ? " (assumed)" : "",
               picture ? fmt::format("<{} bytes>", setting.value.size()) : setting.value);
  }
  return kAllDone;
}

int set(const SettingsOptions& o) {
  const auto store = ledger::open_store(o.data.store_options());
  pipeline::declare_settings(*store, known_settings);
  const ledger::User user = o.actor.user_of(*store);
  const auto known = store->settings().get(o.key);
  if (!known) throw Failure("E-LEDGER-NOTFOUND", "setting " + o.key);
  if (!user.has("admin") && !user.has(known->owner)) throw Failure("E-AUTH-DENIED", o.key);
  pipeline::check_setting(o.key, o.value);
  store->settings().set(o.key, o.value, known->version, user.name, o.reason);
  return kAllDone;
}

}  // namespace

void add_settings(CommandLine& line) {
  auto& options = line.keep<SettingsOptions>();
  Command settings = line.command("settings", "Settings of the association");
  Command list = settings.subcommand("show", "All settings, or one; 'assumed' marks defaults nobody confirmed");
  options.data.declare(list);
  list.word("KEY", options.key, "one setting", false);
  list.action([&options] { return show(options); });
  Command change = settings.subcommand("set", "Change a setting; the old value stays in its history");
  options.data.declare(change);
  options.actor.declare(change);
  change.word("KEY", options.key, "setting");
  change.word("VALUE", options.value, "new value");
  change.option("--reason", options.reason, "why", true);
  change.action([&options] { return set(options); });
}

}  // namespace uketsuke::app
