#pragma once

#include <string>

namespace uketsuke::app {

/// Who acts where no user of the desk is asked for: whoever can read the master key. The machine's user name stands in
/// the ledger, as "command_line:<name>".
std::string machine_actor();

}  // namespace uketsuke::app
