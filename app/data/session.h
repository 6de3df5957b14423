#pragma once

#include <memory>
#include <optional>

#include "app/data/data_options.h"
#include "pipeline/office/office.h"

namespace uketsuke::app {

/// An opened data folder with everything the use cases need. Settings are declared on opening.
class Session {
 public:
  explicit Session(const ledger::StoreOptions& options);

  ledger::Store& store() { return *store_; }
  const pipeline::Context& context() const { return context_; }
  pipeline::Office office() { return {*store_, context_}; }
  /// The person named by --as, acting through the command line.
  pipeline::Actor actor(const ActorOptions& options) { return {options.user_of(*store_), "command_line"}; }

 private:
  pipeline::Context context_;
  std::unique_ptr<ledger::Store> store_;
};

}  // namespace uketsuke::app
