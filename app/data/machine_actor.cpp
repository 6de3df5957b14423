#include "app/data/machine_actor.h"

#include <pwd.h>
#include <unistd.h>

namespace uketsuke::app {

std::string machine_actor() {
  const passwd* entry = ::getpwuid(::getuid());
  return std::string("command_line:") + (entry == nullptr ? "?" : entry->pw_name);
}

}  // namespace uketsuke::app
