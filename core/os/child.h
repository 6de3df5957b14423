#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace uketsuke {

/// What a child process may use.
struct ChildLimits {
  std::uint64_t memory_bytes = 0;  ///< address space; 0 = no limit
  int cpu_s = 0;                   ///< processor time; 0 = no limit
};

/// The descriptor under which a child finds what it inherits.
inline constexpr int kInheritedDescriptor = 3;

/// How a child ended.
struct ChildExit {
  bool signalled = false;
  int code = 0;  ///< exit code, or the signal's number
};

/// A child process started by spawning a program (never by a bare fork, since the parent may have threads). Its
/// standard output comes through a pipe; its standard input is /dev/null; killed when the object goes away and when
/// the parent dies.
class Child {
 public:
  /// `inherited`, if not -1, is a descriptor of the caller that the child gets as kInheritedDescriptor; all other
  /// descriptors stay with the caller. Throws Failure E-ENV-FILE when the program cannot be started.
  Child(const std::filesystem::path& program, const std::vector<std::string>& arguments, const ChildLimits& limits,
        int inherited = -1);
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  pid_t pid() const { return pid_; }
  /// Reads exactly n bytes of the child's output; false at end of output or when timeout_ms passes (ask timed_out()).
  bool read_exactly(void* to, std::size_t n, int timeout_ms);
  bool timed_out() const { return timed_out_; }
  /// How it ended, if it has ended.
  std::optional<ChildExit> poll();
  /// Waits for the end.
  ChildExit wait();
  /// SIGKILL.
  void kill();

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  bool timed_out_ = false;
  std::optional<ChildExit> exit_;
};

/// Folder of the running program (through /proc/self/exe).
std::filesystem::path program_folder();

}  // namespace uketsuke
