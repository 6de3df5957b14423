#include "capture/intake/decoder/zlib_check.h"

#include <new>
#include <vector>

#include <zlib.h>

namespace uketsuke::capture::decoder {
namespace {

constexpr std::size_t kPieceBytes = 65536;

struct Inflater {
  z_stream z{};
  Inflater() {
    if (inflateInit(&z) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&z); }
};

}  // namespace

bool is_sound_zlib(const NextBytes& next, std::uint64_t most) {
  Inflater inflater;
  z_stream& z = inflater.z;
  std::vector<std::uint8_t> in(kPieceBytes);
  std::vector<std::uint8_t> out(kPieceBytes);
  for (std::uint64_t unpacked = 0; unpacked <= most;) {
    if (z.avail_in == 0) {
      z.avail_in = static_cast<uInt>(next(in));
      z.next_in = in.data();
      if (z.avail_in == 0) return true;
    }
    z.next_out = out.data();
    z.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&z, Z_NO_FLUSH);
    if (result == Z_STREAM_END) return true;
    if (result != Z_OK && result != Z_BUF_ERROR) return false;
    unpacked += out.size() - z.avail_out;
  }
  return true;
}

}  // namespace uketsuke::capture::decoder
