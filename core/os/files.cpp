#include "core/os/files.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/errors/failure.h"
#include "core/ids.h"

namespace uketsuke {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void disk_failure(const fs::path& path) {
  const std::string reason = std::strerror(errno);
  throw Failure("E-ENV-DISK", reason).at(path.filename().string());
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, mode_t mode = 0) : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }

 private:
  int fd_;
};

void sync_folder_of(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const Descriptor fd(folder, O_RDONLY | O_DIRECTORY);
  if (!fd.open() || ::fsync(fd.get()) != 0) disk_failure(path);
}

void write_all(int fd, std::span<const std::uint8_t> bytes, const fs::path& path) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) disk_failure(path);
    done += static_cast<std::size_t>(n);
  }
}

// Collects bytes for a file system that only writes whole files.
class CollectedFile final : public DurableFile {
 public:
  explicit CollectedFile(FileSystem& files) : files_(files) {}
  void add(std::span<const std::uint8_t> bytes) override { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
  void keep_as(const fs::path& path) override { files_.write_durably(path, bytes_); }

 private:
  FileSystem& files_;
  Bytes bytes_;
};

// A temporary file beside its final place.
class PartFile final : public DurableFile {
 public:
  explicit PartFile(const fs::path& folder)
      : path_(folder / (".part-" + fresh_id())), fd_(path_, O_WRONLY | O_CREAT | O_EXCL, 0600) {
    if (!fd_.open()) disk_failure(path_);
  }
  ~PartFile() override {
    if (!kept_) ::unlink(path_.c_str());
  }
  void add(std::span<const std::uint8_t> bytes) override { write_all(fd_.get(), bytes, path_); }
  void keep_as(const fs::path& path) override {
    if (::fsync(fd_.get()) != 0 || ::rename(path_.c_str(), path.c_str()) != 0) disk_failure(path);
    kept_ = true;
    sync_folder_of(path);
  }

 private:
  fs::path path_;
  Descriptor fd_;
  bool kept_ = false;
};

class RealFileSystem final : public FileSystem {
 public:
  Bytes read(const fs::path& path, std::uint64_t most) override {
    // Without O_NONBLOCK a FIFO would be waited for until somebody writes to it.
    const Descriptor fd(path, O_RDONLY | O_NONBLOCK);
    struct stat info {};
    if (!fd.open() || ::fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode))
      throw Failure("E-ENV-FILE").at(path.filename().string());
    if (static_cast<std::uint64_t>(info.st_size) > most)
      throw Failure("E-INTAKE-TOOLARGE").at(path.filename().string());
    Bytes out(static_cast<std::size_t>(info.st_size));
    std::size_t done = 0;
    while (done < out.size()) {
      const ssize_t n = ::read(fd.get(), out.data() + done, out.size() - done);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) throw Failure("E-ENV-FILE", std::strerror(errno)).at(path.filename().string());
      if (n == 0) break;
      done += static_cast<std::size_t>(n);
    }
    out.resize(done);
    return out;
  }

  void write_durably(const fs::path& path, std::span<const std::uint8_t> bytes) override {
    const fs::path temporary = path.parent_path() / (".part-" + fresh_id());
    {
      const Descriptor fd(temporary, O_WRONLY | O_CREAT | O_EXCL, 0600);
      if (!fd.open()) disk_failure(path);
      std::size_t done = 0;
      while (done < bytes.size()) {
        const ssize_t n = ::write(fd.get(), bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
          const int reason = errno;
          ::unlink(temporary.c_str());
          errno = reason;
          disk_failure(path);
        }
        done += static_cast<std::size_t>(n);
      }
      if (::fsync(fd.get()) != 0) disk_failure(path);
    }
    rename_durably(temporary, path);
  }

  std::unique_ptr<DurableFile> begin_file(const fs::path& folder) override {
    return std::make_unique<PartFile>(folder);
  }

  void rename_durably(const fs::path& from, const fs::path& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) disk_failure(to);
    sync_folder_of(to);
  }

  void remove_durably(const fs::path& path) override {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) disk_failure(path);
    sync_folder_of(path);
  }

  void make_read_only(const fs::path& path) override {
    if (::chmod(path.c_str(), 0400) != 0) disk_failure(path);
  }
};

}  // namespace

std::unique_ptr<DurableFile> FileSystem::begin_file(const fs::path&) { return std::make_unique<CollectedFile>(*this); }

FileSystem& real_file_system() {
  static RealFileSystem instance;
  return instance;
}

Bytes read_file(const fs::path& path, std::uint64_t most) { return real_file_system().read(path, most); }

std::string read_text_file(const fs::path& path, std::uint64_t most) {
  const Bytes bytes = read_file(path, most);
  return {bytes.begin(), bytes.end()};
}

}  // namespace uketsuke
