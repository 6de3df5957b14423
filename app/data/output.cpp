#include "app/data/output.h"

#include <cstdio>

#include "core/os/files.h"

namespace uketsuke::app {

void write_output(const std::string& path, const Bytes& bytes) {
  if (path == "-")
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  else
    real_file_system().write_durably(path, bytes);
}

}  // namespace uketsuke::app
