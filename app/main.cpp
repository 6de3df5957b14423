#include "app/commands/commands.h"

int main(int argc, char** argv) {
  uketsuke::app::CommandLine line;
  uketsuke::app::add_all_commands(line);
  return line.run(argc, argv);
}
