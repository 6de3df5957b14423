#include "app/commands/commands.h"

namespace uketsuke::app {

void add_all_commands(CommandLine& line) {
  add_check(line);
}

}  // namespace uketsuke::app
