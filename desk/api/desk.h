#pragma once

#include <functional>
#include <string>
#include <vector>

#include "desk/http/gate.h"
#include "desk/http/json_text.h"
#include "desk/http/message.h"
#include "desk/http/router.h"
#include "ledger/listing.h"
#include "pipeline/office/office.h"

namespace uketsuke::desk {

/// A file that lies in the hot folder and is not taken yet.
struct WaitingFile {
  std::string name;
  std::uint64_t bytes = 0;
  int age_s = 0;
  std::string reason;  ///< stable word: new, growing, unreadable, too_large, or why it is not whole
};

/// The hot folder as it is now (監視フォルダー).
struct HotFolder {
  bool enabled = false;
  std::string path;
  std::optional<Instant> checked_at;
  std::vector<WaitingFile> waiting;
};

/// What the desk's routes work on.
struct Desk {
  pipeline::Office office;
  std::string version;
  bool demo = false;  ///< invented data: the pages say so
  std::function<HotFolder()> hot_folder;
};

/// All operations of docs/openapi.yaml. `desk` must outlive the router.
Router desk_routes(const Desk& desk);

/// Asks the store's sessions.
std::shared_ptr<Gate> session_gate(ledger::Store& store);

}  // namespace uketsuke::desk
