#include "core/os/child.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/errors/failure.h"

namespace uketsuke {
namespace {

constexpr int kPipeBytes = 1 << 20;  // the most an unprivileged process may ask for

void limit(int what, std::uint64_t value) {
  if (value == 0) return;
  const rlimit both{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

// Runs between vfork and exec, in the parent's memory: only async-signal-safe calls.
[[noreturn]] void become(const char* program, char* const* argv, int out, int inherited, pid_t parent,
                         const ChildLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);
  const int null = ::open("/dev/null", O_RDWR);
  ::dup2(null, 0);
  ::dup2(out, 1);
  // dup2 onto itself would leave the descriptor to be closed by exec.
  if (inherited == kInheritedDescriptor) ::fcntl(inherited, F_SETFD, 0);
  if (inherited > kInheritedDescriptor) ::dup2(inherited, kInheritedDescriptor);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.cpu_s));
  limit(RLIMIT_CORE, 1);
  ::execv(program, argv);
  ::_exit(127);
}

}  // namespace

Child::Child(const std::filesystem::path& program, const std::vector<std::string>& arguments, const ChildLimits& limits,
             int inherited) {
  if (::access(program.c_str(), X_OK) != 0) throw Failure("E-ENV-FILE", program.filename().string());
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw Failure("E-ENV-FILE", std::strerror(errno));
  const std::string name = program.string();
  std::vector<std::string> words{name};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  // Writers of whole pages wake the reader less often; where the system allows less, the default stays.
  ::fcntl(ends[0], F_SETPIPE_SZ, kPipeBytes);
  const pid_t parent = ::getpid();
  pid_ = ::vfork();  // a fork would copy the tables of a worker's half gigabyte
  if (pid_ == 0) become(name.c_str(), argv.data(), ends[1], inherited, parent, limits);
  ::close(ends[1]);
  out_ = ends[0];
  if (pid_ < 0) {
    ::close(out_);
    throw Failure("E-ENV-FILE", "fork failed");
  }
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      out_(std::exchange(other.out_, -1)),
      timed_out_(other.timed_out_),
      exit_(other.exit_) {}

Child& Child::operator=(Child&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(out_, other.out_);
  std::swap(timed_out_, other.timed_out_);
  std::swap(exit_, other.exit_);
  return *this;
}

Child::~Child() {
  if (pid_ > 0 && !exit_) {
    kill();
    wait();
  }
  if (out_ >= 0) ::close(out_);
}

bool Child::read_exactly(void* to, std::size_t n, int timeout_ms) {
  using std::chrono::steady_clock;
  const auto end = steady_clock::now() + std::chrono::milliseconds(timeout_ms);
  auto* bytes = static_cast<char*>(to);
  while (n > 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now()).count();
    pollfd waiting{out_, POLLIN, 0};
    const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) timed_out_ = true;
    if (ready <= 0) return false;
    const ssize_t got = ::read(out_, bytes, n);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    n -= static_cast<std::size_t>(got);
  }
  return true;
}

std::optional<ChildExit> Child::poll() {
  if (exit_) return exit_;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) == pid_)
    exit_ = WIFSIGNALED(status) ? ChildExit{true, WTERMSIG(status)} : ChildExit{false, WEXITSTATUS(status)};
  return exit_;
}

ChildExit Child::wait() {
  while (!exit_) {
    int status = 0;
    const pid_t got = ::waitpid(pid_, &status, 0);
    if (got == pid_)
      exit_ = WIFSIGNALED(status) ? ChildExit{true, WTERMSIG(status)} : ChildExit{false, WEXITSTATUS(status)};
    else if (errno != EINTR)
      exit_ = ChildExit{true, SIGKILL};
  }
  return *exit_;
}

void Child::kill() {
  if (pid_ > 0 && !exit_) ::kill(pid_, SIGKILL);
}

std::filesystem::path program_folder() { return std::filesystem::read_symlink("/proc/self/exe").parent_path(); }

}  // namespace uketsuke
