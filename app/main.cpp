#include <cstdlib>

#include "app/commands/commands.h"

int main(int argc, char** argv) {
  // The reading engine's threading library asks hwloc for the processors, and hwloc complains on standard error where
  // /sys is not there (chroot, some containers), although one thread is all a worker uses. Set before any thread runs;
  // an operator's own setting stands. 2: hwloc ≥ 2.7 says nothing at all.
  ::setenv("HWLOC_HIDE_ERRORS", "2", 0);
  uketsuke::app::CommandLine line;
  uketsuke::app::add_all_commands(line);
  return line.run(argc, argv);
}
