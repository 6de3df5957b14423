#pragma once

#include <cstdint>
#include <span>

namespace uketsuke::capture {

/// An anonymous file that lives only in memory (memfd) and can no longer be changed: the way to hand bytes
/// that are sealed on disk to another process without writing them in clear. Closed with the object.
class MemoryFile {
 public:
  /// Throws Failure E-ENV-FILE when the system has no memory left for it.
  explicit MemoryFile(std::span<const std::uint8_t> bytes);
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();

  int descriptor() const { return fd_; }

 private:
  int fd_ = -1;
};

}  // namespace uketsuke::capture
