#pragma once

#include <functional>

#include "app/cli/command_line.h"
#include "app/data/session.h"

namespace uketsuke::app {

/// Options that every command for a person's work shares.
struct OfficeCli {
  DataOptions data;
  ActorOptions actor;
  bool json = false;
  std::string id;
  std::string reason;

  void declare(Command& command) {
    data.declare(command);
    actor.declare(command);
    command.flag("--json", json, "for machines");
  }
};

/// Opens the data and runs a use case as the actor.
template <class Act>
int with_office(const OfficeCli& options, const Act& act) {
  Session session(options.data.store_options());
  const pipeline::Actor actor = session.actor(options.actor);
  act(session, actor);
  return kAllDone;
}

}  // namespace uketsuke::app
