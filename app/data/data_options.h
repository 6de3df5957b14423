#pragma once

#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "ledger/store.h"

namespace uketsuke::app {

/// Where the data folder and its keys lie, as given on the command line.
struct DataOptions {
  std::string data;
  std::string key_file;
  std::string head_file;

  /// Declares --data, --key-file and --head-file; `without` tells what happens without --data.
  void declare(Command& command, const std::string& without = "$XDG_DATA_HOME/uketsuke");
  /// Store options; without --data the folder is $XDG_DATA_HOME/uketsuke (~/.local/share/uketsuke).
  ledger::StoreOptions store_options() const;
  /// The words that make another process open the same data.
  static std::vector<std::string> words_for(const ledger::StoreOptions& options);
};

/// A person who works through the command line: `--as USER` and the token in UKETSUKE_TOKEN.
struct ActorOptions {
  std::string user;

  void declare(Command& command);
  /// Throws Failure E-AUTH-SIGNIN when the token is missing, unknown, or another user's.
  ledger::User user_of(ledger::Store& store) const;
};

}  // namespace uketsuke::app
