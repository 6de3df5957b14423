#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/session.h"
#include "core/errors/failure.h"
#include "pipeline/office/administration.h"

namespace uketsuke::app {
namespace {

struct SettingsOptions {
  DataOptions data;
  ActorOptions actor;
  std::string key;
  std::string value;
  std::string reason;
};

// Longer values (pictures) are shown by their size.
constexpr std::size_t kShownBytes = 400;

int show(const SettingsOptions& o) {
  Session session(o.data.store_options());
  for (const ledger::Setting& setting : session.store().settings().list()) {
    if (!o.key.empty() && setting.key != o.key) continue;
    fmt::print("{}{}\t{}\n", setting.key, setting.assumed ? " (assumed)" : "",
               setting.value.size() > kShownBytes ? fmt::format("<{} bytes>", setting.value.size()) : setting.value);
  }
  return kAllDone;
}

int set(const SettingsOptions& o) {
  Session session(o.data.store_options());
  const auto known = session.store().settings().get(o.key);
  if (!known) throw Failure("E-LEDGER-NOTFOUND", "setting " + o.key);
  pipeline::change_setting(session.office(), session.actor(o.actor), o.key, o.value, known->version, o.reason);
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
