#include "capture/intake/tiff_structure.h"

#include <algorithm>
#include <array>
#include <set>

namespace uketsuke::capture {
namespace {

constexpr Completeness kWhole{true, ""};
constexpr Completeness kDirectoryCut{false, "directory_cut"};
constexpr Completeness kStripsCut{false, "strips_cut"};

// Overlapping directories could make a small file cost quadratic time; a 2,000-page file with 3,500 strips a
// page needs 14 million steps.
constexpr std::int64_t kMostSteps = 50'000'000;

constexpr std::uint16_t kStripOffsets = 273;
constexpr std::uint16_t kStripByteCounts = 279;
constexpr std::uint16_t kTileOffsets = 324;
constexpr std::uint16_t kTileByteCounts = 325;
constexpr std::uint16_t kJpegOffset = 513;
constexpr std::uint16_t kJpegLength = 514;

// Bytes of one value by TIFF field type; 0 for unknown types.
constexpr std::array<std::uint8_t, 19> kTypeBytes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

// One directory entry whose values lie at `at`.
struct Entry {
  std::uint16_t tag = 0;
  std::uint16_t type = 0;
  std::uint64_t count = 0;
  std::uint64_t at = 0;
  bool inside = false;  // the values lie inside the file
};

class TiffFile {
 public:
  explicit TiffFile(std::span<const std::uint8_t> bytes)
      : bytes_(bytes), little_(bytes[0] == 'I'), big_((little_ ? bytes[2] : bytes[3]) == '+') {}

  Completeness check() {
    const std::uint64_t first_at = big_ ? 8 : 4;
    if (!inside(first_at, word())) return kDirectoryCut;
    std::uint64_t next = number(first_at, word());
    if (next == 0) return kDirectoryCut;  // a writer fills this in when it is done
    std::set<std::uint64_t> visited;
    while (next != 0) {
      // Back to an earlier page: what should follow is told as a damaged side by the decoder.
      if (!visited.insert(next).second) return kWhole;
      const Completeness one = check_directory(next);
      if (!one.complete) return one;
    }
    return kWhole;
  }

 private:
  std::uint64_t word() const { return big_ ? 8 : 4; }
  bool inside(std::uint64_t at, std::uint64_t length) const {
    return at <= bytes_.size() && length <= bytes_.size() - at;
  }
  std::uint64_t number(std::uint64_t at, std::uint64_t width) const {
    std::uint64_t value = 0;
    for (std::uint64_t i = 0; i < width; ++i)
      value = value << 8 | bytes_[static_cast<std::size_t>(little_ ? at + width - 1 - i : at + i)];
    return value;
  }

  // Checks the directory at `next` and moves `next` on to the following one.
  Completeness check_directory(std::uint64_t& next) {
    const std::uint64_t count_width = big_ ? 8 : 2;
    const std::uint64_t entry_width = big_ ? 20 : 12;
    if (!inside(next, count_width)) return kDirectoryCut;
    const std::uint64_t entries = number(next, count_width);
    const std::uint64_t begin = next + count_width;
    if (entries > bytes_.size() / entry_width || !inside(begin, entries * entry_width + word())) return kDirectoryCut;
    steps_ += static_cast<std::int64_t>(entries) + 1;
    Entry offsets;
    Entry counts;
    for (std::uint64_t i = 0; i < entries; ++i) {
      const Entry entry = read_entry(begin + i * entry_width);
      if (entry.tag == kStripOffsets || entry.tag == kTileOffsets || entry.tag == kJpegOffset) {
        if (!entry.inside) return kDirectoryCut;
        if (offsets.tag == 0 || entry.tag != kJpegOffset) offsets = entry;
      } else if (entry.tag == kStripByteCounts || entry.tag == kTileByteCounts || entry.tag == kJpegLength) {
        if (!entry.inside) return kDirectoryCut;
        if (counts.tag == 0 || entry.tag != kJpegLength) counts = entry;
      }
    }
    next = number(begin + entries * entry_width, word());
    return check_pieces(offsets, counts);
  }

  Entry read_entry(std::uint64_t at) const {
    Entry entry;
    entry.tag = static_cast<std::uint16_t>(number(at, 2));
    entry.type = static_cast<std::uint16_t>(number(at + 2, 2));
    entry.count = number(at + 4, word());
    const std::uint64_t each = entry.type < kTypeBytes.size() ? kTypeBytes[entry.type] : 0;
    if (each == 0 || entry.count > bytes_.size()) return entry;
    const std::uint64_t value_at = at + 4 + word();
    entry.at = entry.count * each <= word() ? value_at : number(value_at, word());
    entry.inside = inside(entry.at, entry.count * each);
    return entry;
  }

  std::uint64_t value(const Entry& entry, std::uint64_t i) const {
    const std::uint64_t each = kTypeBytes[entry.type];
    return number(entry.at + i * each, each);
  }

  // Every strip or tile lies inside the file. Missing byte counts (old writers) leave only the offsets to
  // check.
  Completeness check_pieces(const Entry& offsets, const Entry& counts) {
    if (offsets.tag == 0) return kWhole;
    steps_ += static_cast<std::int64_t>(offsets.count);
    if (steps_ > kMostSteps) return kDirectoryCut;
    for (std::uint64_t i = 0; i < offsets.count; ++i) {
      const std::uint64_t length = i < counts.count ? value(counts, i) : 0;
      const std::uint64_t at = value(offsets, i);
      if (at >= bytes_.size() || !inside(at, length)) return kStripsCut;
    }
    return kWhole;
  }

  std::span<const std::uint8_t> bytes_;
  bool little_;
  bool big_;
  std::int64_t steps_ = 0;
};

}  // namespace

Completeness tiff_completeness(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 8) return kDirectoryCut;
  return TiffFile(bytes).check();
}

}  // namespace uketsuke::capture
