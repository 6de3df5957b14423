#pragma once

#include "app/cli/command_line.h"

namespace uketsuke::app {

/// Each declares one command of the program; see docs/cli.md.
void add_run(CommandLine& line);
void add_watch(CommandLine& line);
void add_serve(CommandLine& line);
void add_worker(CommandLine& line);
void add_status(CommandLine& line);
void add_find(CommandLine& line);
void add_register(CommandLine& line);
void add_review(CommandLine& line);
void add_case(CommandLine& line);
void add_notice(CommandLine& line);
void add_mailing(CommandLine& line);
void add_envelope(CommandLine& line);
void add_ledger(CommandLine& line);
void add_backup(CommandLine& line);
void add_restore(CommandLine& line);
void add_dispose(CommandLine& line);
void add_template(CommandLine& line);
void add_print(CommandLine& line);
void add_read(CommandLine& line);
void add_check(CommandLine& line);
void add_user(CommandLine& line);
void add_settings(CommandLine& line);
void add_accuracy(CommandLine& line);
void add_demo(CommandLine& line);

/// All of them.
void add_all_commands(CommandLine& line);

}  // namespace uketsuke::app
