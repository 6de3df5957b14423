#include "app/data/session.h"

namespace uketsuke::app {

Session::Session(const ledger::StoreOptions& options)
    : context_(Assets::locate()), store_(ledger::open_store(options)) {
  pipeline::declare_settings(*store_, context_.settings);
}

}  // namespace uketsuke::app
