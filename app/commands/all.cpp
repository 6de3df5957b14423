#include "app/commands/commands.h"

namespace uketsuke::app {

void add_all_commands(CommandLine& line) {
  add_run(line);
  add_serve(line);
  add_demo(line);
  add_watch(line);
  add_worker(line);
  add_status(line);
  add_find(line);
  add_register(line);
  add_review(line);
  add_case(line);
  add_notice(line);
  add_mailing(line);
  add_envelope(line);
  add_ledger(line);
  add_backup(line);
  add_restore(line);
  add_dispose(line);
  add_template(line);
  add_print(line);
  add_read(line);
  add_check(line);
  add_user(line);
  add_settings(line);
  add_accuracy(line);
}

}  // namespace uketsuke::app
