#include <filesystem>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/errors/failure.h"
#include "ledger/store.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "uketsuke-run-";

fs::path key_file_for(const fs::path& folder) {
  const fs::path memory = "/dev/shm";
  const bool usable = fs::is_directory(memory) && ::access(memory.c_str(), W_OK) == 0;
  return usable ? memory / (folder.filename().string() + ".key") : folder / "master.key";
}

void remove_scratch(const fs::path& folder) {
  std::error_code ignored;
  fs::remove(key_file_for(folder), ignored);
  fs::remove_all(folder, ignored);
}

// Takes the lock that says "somebody uses this folder"; -1 when somebody does.
int take_alive(const fs::path& folder, int flags) {
  const int fd = ::open((folder / ".alive").c_str(), O_RDWR | O_CLOEXEC | flags, 0600);
  if (fd >= 0 && ::flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
  if (fd >= 0) ::close(fd);
  return -1;
}

// A run that was killed cannot remove its folder; the next run does, since the dead hold no lock.
void remove_dead() {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fs::temp_directory_path(), error)) {
    if (entry.path().filename().string().rfind(kPrefix, 0) != 0) continue;
    const int fd = take_alive(entry.path(), 0);
    if (fd < 0) continue;
    remove_scratch(entry.path());
    ::close(fd);
  }
}

}  // namespace

ScratchData::ScratchData() {
  remove_dead();
  std::string name = (fs::temp_directory_path() / (std::string(kPrefix) + "XXXXXX")).string();
  if (::mkdtemp(name.data()) == nullptr) throw Failure("E-ENV-DISK", "temporary folder");
  folder_ = name;
  alive_ = take_alive(folder_, O_CREAT);
  key_file_ = key_file_for(folder_);
}

ScratchData::~ScratchData() {
  remove_scratch(folder_);
  if (alive_ >= 0) ::close(alive_);
}

StoreOptions ScratchData::options() const {
  StoreOptions out;
  out.data = folder_ / "data";
  out.key_file = key_file_;
  out.head_file = folder_ / "chain.head";
  return out;
}

}  // namespace uketsuke::ledger
