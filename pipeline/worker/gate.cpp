#include "pipeline/worker/gate.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "core/errors/failure.h"

namespace uketsuke::pipeline {

Gate::Gate() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw Failure("E-ENV-FILE", "pipe");
  read_ = ends[0];
  write_ = ends[1];
}

Gate::~Gate() {
  open();
  ::close(read_);
}

void Gate::open() {
  if (write_ >= 0) ::close(write_);
  write_ = -1;
}

void pass_gate(int descriptor, const std::function<bool()>& stop) {
  char nothing = 0;
  while (!stop()) {
    const auto got = ::read(descriptor, &nothing, 1);
    if (got == 0 || (got < 0 && errno != EINTR)) break;
  }
  ::close(descriptor);
}

}  // namespace uketsuke::pipeline
