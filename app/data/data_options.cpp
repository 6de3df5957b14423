#include "app/data/data_options.h"

#include <cstdlib>

#include "core/errors/failure.h"

namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;

fs::path default_folder() {
  if (const char* home = std::getenv("XDG_DATA_HOME"); home != nullptr && *home != '\0')
    return fs::path(home) / "uketsuke";
  const char* home = std::getenv("HOME");
  if (home == nullptr) throw Failure("E-ENV-FILE", "neither --data nor HOME is set");
  return fs::path(home) / ".local/share/uketsuke";
}

}  // namespace

void DataOptions::declare(Command& command, const std::string& without) {
  command.option("--data", data, "data folder (default: " + without + ")");
  command.option("--key-file", key_file, "master key file (default: $XDG_CONFIG_HOME/uketsuke/keys)");
  command.option("--head-file", head_file, "file with the ledger's head (default: $XDG_STATE_HOME/uketsuke)");
}

ledger::StoreOptions DataOptions::store_options() const {
  ledger::StoreOptions options;
  options.data = data.empty() ? default_folder() : fs::path(data);
  options.key_file = key_file;
  options.head_file = head_file;
  return options;
}

std::vector<std::string> DataOptions::words_for(const ledger::StoreOptions& options) {
  std::vector<std::string> words{"--data", fs::absolute(options.data).string()};
  if (!options.key_file.empty()) words.insert(words.end(), {"--key-file", fs::absolute(options.key_file).string()});
  if (!options.head_file.empty()) words.insert(words.end(), {"--head-file", fs::absolute(options.head_file).string()});
  return words;
}

void ActorOptions::declare(Command& command) {
  command.option("--as", user, "who decides; the user's token comes from the environment variable UKETSUKE_TOKEN",
                 true);
}

ledger::User ActorOptions::user_of(ledger::Store& store) const {
  const char* token = std::getenv("UKETSUKE_TOKEN");
  const auto known = token == nullptr ? std::nullopt : store.users().by_token(token);
  if (!known || known->name != user) throw Failure("E-AUTH-SIGNIN", "the token does not belong to " + user);
  return *known;
}

}  // namespace uketsuke::app
