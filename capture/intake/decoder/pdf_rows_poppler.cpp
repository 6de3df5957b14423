#include <algorithm>
#include <array>

#include <poppler/Object.h>
#include <poppler/Stream.h>

#include "capture/intake/decoder/pdf_faults.h"
#include "capture/intake/decoder/pdf_rows.h"
#include "capture/intake/decoder/zlib_check.h"
#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::capture::decoder {
namespace {

// Bytes unpacked for a checksum: a page of the pixel limit in 16-bit CMYK. What lies behind is no pixel.
constexpr std::uint64_t kMostChecked = std::uint64_t{limits::kMaxPagePixels} * 8;

// Poppler unpacks Flate without a look at the Adler-32 behind it, so data with a flipped bit passes.
void require_sound_flate(Stream* stream) {
  // An image inside the content stream itself has no data of its own that could be read twice.
  if (dynamic_cast<EmbedStream*>(stream->getBaseStream()) != nullptr) return;
  for (Stream* filter = stream; filter != nullptr; filter = filter->getNextStream()) {
    if (filter->getKind() != strFlate) continue;
    Stream* packed = filter->getNextStream();
    packed->reset();
    const auto next = [packed](std::span<std::uint8_t> to) {
      return static_cast<std::size_t>(std::max(0, packed->doGetChars(static_cast<int>(to.size()), to.data())));
    };
    if (!is_sound_zlib(next, kMostChecked)) throw Failure("E-INTAKE-DAMAGED", "Flate checksum");
  }
}

}  // namespace

PdfImageRows::PdfImageRows(Stream* stream, int width, int components, int bits) : stream_(stream), bits_(bits) {
  const std::int64_t row = (std::int64_t{width} * components * bits + 7) / 8;
  packed_.resize(static_cast<std::size_t>(row));
  samples_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(components));
  pdf_faults() = {};
  stream_->reset();
}

PdfImageRows::~PdfImageRows() { stream_->close(); }

const std::vector<std::uint8_t>& PdfImageRows::next() {
  const int wanted = static_cast<int>(packed_.size());
  if (stream_->doGetChars(wanted, packed_.data()) != wanted)
    throw Failure(pdf_faults().bad_data ? "E-INTAKE-DAMAGED" : "E-INTAKE-INCOMPLETE", "image data");
  const unsigned mask = (1U << std::min(bits_, 8)) - 1U;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const std::size_t bit = i * static_cast<std::size_t>(bits_);
    const std::size_t shift = bits_ >= 8 ? 0 : 8 - static_cast<std::size_t>(bits_) - bit % 8;
    samples_[i] = static_cast<std::uint8_t>(static_cast<unsigned>(packed_[bit / 8]) >> shift & mask);
  }
  return samples_;
}

void PdfImageRows::require_sound() {
  if (pdf_faults().all > 0) throw Failure("E-INTAKE-DAMAGED", "image data");
  require_sound_flate(stream_);
}

Bytes jpeg_bytes(Stream* stream) {
  Stream* raw = stream->getNextStream();
  require_sound_flate(raw);
  raw->reset();
  Bytes out;
  std::array<std::uint8_t, 65536> piece{};
  for (int n = 1; n > 0;) {
    n = raw->doGetChars(static_cast<int>(piece.size()), piece.data());
    out.insert(out.end(), piece.begin(), piece.begin() + std::max(0, n));
    if (out.size() > limits::kMaxFileBytes) throw Failure("E-INTAKE-BOMB", "image data");
  }
  return out;
}

}  // namespace uketsuke::capture::decoder
