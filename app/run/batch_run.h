#pragma once

#include <string>
#include <vector>

#include "app/data/session.h"

namespace uketsuke::app {

/// How a batch from the command line is run.
struct BatchRunOptions {
  std::string debug_dir;
  std::string received_on;  ///< 到達日; empty: nobody knows it, days count from today
  int workers = 2;
  bool reveal_debug = false;
  bool quiet = false;  ///< no progress bar
};

/// One given file with its arrival.
struct RunFile {
  std::string path;  ///< as given on the command line (or found in a given folder)
  ArrivalId arrival;
};

/// Takes the files in as one batch, lets worker processes read it to the end, and returns the files in their order.
/// Shows a progress bar on a terminal.
std::vector<RunFile> run_batch(Session& session, const ledger::StoreOptions& data, const BatchRunOptions& options,
                               const std::vector<std::string>& paths);

/// The words that start a worker process on this data.
std::vector<std::string> worker_words(const ledger::StoreOptions& data, const std::string& debug_dir, bool reveal);

}  // namespace uketsuke::app
