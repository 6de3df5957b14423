#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "app/data/session.h"

namespace uketsuke::app {

/// How the desk is served.
struct ServeOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  ///< 0: any free port
  int workers = 2;
  std::string hot_folder;  ///< empty: none is watched
  bool demo = false;
  std::function<void(int)> on_ready;  ///< called once with the port
};

/// Runs desk, workers and hot folder in one until a stop signal comes. The desk process never reads sheets itself.
/// Throws Failure E-ENV-FILE when the port is taken.
int serve_desk(Session& session, const ledger::StoreOptions& data, const ServeOptions& options);

}  // namespace uketsuke::app
