#pragma once

#include "app/cli/command_line.h"

namespace uketsuke::app {

/// Each declares one command of the program; see docs/cli.md.
void add_check(CommandLine& line);

/// All of them.
void add_all_commands(CommandLine& line);

}  // namespace uketsuke::app
