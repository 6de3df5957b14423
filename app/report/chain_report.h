#pragma once

#include <optional>

#include "ledger/store.h"

namespace uketsuke::app {

/// Prints what was found out about both chains and, where they were looked at, the stored files: for people a line
/// each, or one JSON object {"ok","ledger":{"ok","entries","head_lag","fault","first_bad_sequence"},"access":{…},
/// "files":{"ok","checked","disposed","bad":[…]}}.
void print_report(const ledger::VerifyReport& chains, const std::optional<ledger::FilesReport>& files, bool json);

}  // namespace uketsuke::app
