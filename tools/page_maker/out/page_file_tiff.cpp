#include <algorithm>
#include <cstring>

#include <tiffio.h>

#include "core/errors/failure.h"
#include "tools/page_maker/out/page_file.h"

namespace uketsuke::page_maker {
namespace {

/// A TIFF that grows in memory.
struct Memory {
  Bytes bytes;
  std::size_t at = 0;
};

Memory& memory_of(thandle_t handle) { return *static_cast<Memory*>(handle); }

tmsize_t read_some(thandle_t handle, void* to, tmsize_t count) {
  Memory& memory = memory_of(handle);
  const std::size_t left = memory.bytes.size() - std::min(memory.at, memory.bytes.size());
  const std::size_t n = std::min(left, static_cast<std::size_t>(count));
  std::memcpy(to, memory.bytes.data() + memory.at, n);
  memory.at += n;
  return static_cast<tmsize_t>(n);
}

tmsize_t write_some(thandle_t handle, void* from, tmsize_t count) {
  Memory& memory = memory_of(handle);
  const auto n = static_cast<std::size_t>(count);
  if (memory.bytes.size() < memory.at + n) memory.bytes.resize(memory.at + n);
  std::memcpy(memory.bytes.data() + memory.at, from, n);
  memory.at += n;
  return count;
}

toff_t seek(thandle_t handle, toff_t offset, int whence) {
  Memory& memory = memory_of(handle);
  if (whence == SEEK_SET) memory.at = static_cast<std::size_t>(offset);
  if (whence == SEEK_CUR) memory.at += static_cast<std::size_t>(offset);
  if (whence == SEEK_END) memory.at = memory.bytes.size() + static_cast<std::size_t>(offset);
  return memory.at;
}

int close_it(thandle_t) { return 0; }
toff_t size_of(thandle_t handle) { return memory_of(handle).bytes.size(); }

std::uint16_t compression_of(TiffCoding coding) {
  switch (coding) {
    case TiffCoding::Group4: return COMPRESSION_CCITTFAX4;
    case TiffCoding::Lzw: return COMPRESSION_LZW;
    case TiffCoding::Jpeg: return COMPRESSION_JPEG;
    case TiffCoding::None: break;
  }
  return COMPRESSION_NONE;
}

void describe(TIFF* tiff, const Side& side, TiffCoding coding) {
  const bool bilevel = coding == TiffCoding::Group4;
  const bool grey = side.image.format() == PixelFormat::Grey8;
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(side.image.width()));
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(side.image.height()));
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bilevel ? 1 : 8);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, grey ? 1 : 3);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression_of(coding));
  TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  TIFFSetField(tiff, TIFFTAG_XRESOLUTION, side.dpi.x);
  TIFFSetField(tiff, TIFFTAG_YRESOLUTION, side.dpi.y);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, coding == TiffCoding::Jpeg ? 128U : 64U);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC,
               bilevel ? PHOTOMETRIC_MINISWHITE
               : grey  ? PHOTOMETRIC_MINISBLACK
                       : PHOTOMETRIC_RGB);
}

/// One row as the file stores it: bits (1 = ink), grey, or red-green-blue.
void pack(const std::uint8_t* row, const Side& side, bool bilevel, Bytes& line) {
  const int width = side.image.width();
  if (bilevel) {
    std::fill(line.begin(), line.end(), std::uint8_t{0});
    for (int x = 0; x < width; ++x)
      if (row[x] < 128) line[static_cast<std::size_t>(x / 8)] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
    return;
  }
  if (side.image.format() == PixelFormat::Grey8) {
    std::copy_n(row, width, line.begin());
    return;
  }
  for (int x = 0; x < width; ++x)
    for (int c = 0; c < 3; ++c) line[static_cast<std::size_t>(3 * x + c)] = row[3 * x + 2 - c];
}

}  // namespace

Bytes tiff_file(std::span<const Side> sides, TiffCoding coding) {
  Memory memory;
  TIFF* tiff = TIFFClientOpen("memory", "w", &memory, read_some, write_some, seek, close_it, size_of, nullptr, nullptr);
  if (tiff == nullptr) throw Failure("E-ENV-DISK", "TIFF");
  bool written = true;
  for (const Side& side : sides) {
    describe(tiff, side, coding);
    Bytes line(static_cast<std::size_t>(side.image.stride()));
    for (int y = 0; y < side.image.height() && written; ++y) {
      pack(side.image.row(y), side, coding == TiffCoding::Group4, line);
      written = TIFFWriteScanline(tiff, line.data(), static_cast<std::uint32_t>(y), 0) == 1;
    }
    written = written && TIFFWriteDirectory(tiff) == 1;
  }
  TIFFClose(tiff);
  if (!written) throw Failure("E-ENV-DISK", "TIFF");
  return std::move(memory.bytes);
}

}  // namespace uketsuke::page_maker
