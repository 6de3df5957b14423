#include "capture/intake/memory_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/errors/failure.h"

namespace uketsuke::capture {
namespace {

[[noreturn]] void fail(int fd) {
  const std::string reason = std::strerror(errno);
  if (fd >= 0) ::close(fd);
  throw Failure("E-ENV-FILE", "memory file: " + reason);
}

}  // namespace

MemoryFile::MemoryFile(std::span<const std::uint8_t> bytes) {
  const int fd = ::memfd_create("scan", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0) fail(fd);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) fail(fd);
    done += static_cast<std::size_t>(n);
  }
  if (::fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) fail(fd);
  fd_ = fd;
}

MemoryFile::~MemoryFile() { ::close(fd_); }

}  // namespace uketsuke::capture
