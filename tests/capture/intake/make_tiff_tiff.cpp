#include <algorithm>
#include <cstring>

#include <tiffio.h>

#include "tests/capture/intake/make_tiff.h"

namespace uketsuke::capture::test {
namespace {

struct Target {
  Bytes bytes;
  std::size_t at = 0;
};

tmsize_t read_back(thandle_t handle, void* to, tmsize_t n) {
  auto* t = static_cast<Target*>(handle);
  if (t->at >= t->bytes.size()) return 0;
  const std::size_t take = std::min(static_cast<std::size_t>(n), t->bytes.size() - t->at);
  std::memcpy(to, t->bytes.data() + t->at, take);
  t->at += take;
  return static_cast<tmsize_t>(take);
}
tmsize_t write_on(thandle_t handle, void* from, tmsize_t n) {
  auto* t = static_cast<Target*>(handle);
  const auto count = static_cast<std::size_t>(n);
  if (t->at + count > t->bytes.size()) t->bytes.resize(t->at + count);
  std::memcpy(t->bytes.data() + t->at, from, count);
  t->at += count;
  return n;
}
toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
  auto* t = static_cast<Target*>(handle);
  t->at = static_cast<std::size_t>(whence == SEEK_CUR   ? t->at + offset
                                   : whence == SEEK_END ? t->bytes.size() + offset
                                                        : offset);
  return t->at;
}
int close_none(thandle_t) { return 0; }
toff_t size_of(thandle_t handle) { return static_cast<Target*>(handle)->bytes.size(); }

int samples_of(TiffInk ink) {
  switch (ink) {
    case TiffInk::Rgb:
    case TiffInk::YCbCr: return 3;
    case TiffInk::Cmyk: return 4;
    default: return 1;
  }
}

int photometric_of(TiffInk ink) {
  switch (ink) {
    case TiffInk::MinIsWhite: return PHOTOMETRIC_MINISWHITE;
    case TiffInk::MinIsBlack: return PHOTOMETRIC_MINISBLACK;
    case TiffInk::Palette: return PHOTOMETRIC_PALETTE;
    case TiffInk::Rgb: return PHOTOMETRIC_RGB;
    case TiffInk::YCbCr: return PHOTOMETRIC_YCBCR;
    case TiffInk::Cmyk: return PHOTOMETRIC_SEPARATED;
    case TiffInk::Mask: return PHOTOMETRIC_MASK;
  }
  return 0;
}

// Sample c of the pixel at `p`, 0..255, as the ink stores it.
int stored_sample(const TiffPage& page, const std::uint8_t* p, int c) {
  const bool colour = page.image.format() == PixelFormat::Bgr8;
  switch (page.ink) {
    case TiffInk::MinIsWhite: return 255 - p[0];
    case TiffInk::Rgb:
    case TiffInk::YCbCr: return colour ? p[2 - c] : p[0];
    case TiffInk::Cmyk: return c == 3 ? 0 : 255 - (colour ? p[2 - c] : p[0]);
    // The palette below runs backwards, so that a reader that ignores it shows a negative.
    case TiffInk::Palette: return 255 - p[0];
    default: return p[0];
  }
}

// Row y, samples `from` to `to`, packed to page.bits.
std::vector<std::uint8_t> packed_row(const TiffPage& page, int y, int x0, int width, int from, int to) {
  std::vector<std::uint8_t> out(static_cast<std::size_t>((width * (to - from) * page.bits + 7) / 8) + 8);
  const int n = channels(page.image.format());
  int i = 0;
  for (int x = x0; x < x0 + width; ++x)
    for (int c = from; c < to; ++c, ++i) {
      const bool outside = x >= page.image.width() || y >= page.image.height();
      const int v = outside ? 0 : stored_sample(page, page.image.row(y) + std::ptrdiff_t{x} * n, c);
      if (page.bits == 16) {
        const auto wide = static_cast<std::uint16_t>(v * 257);
        std::memcpy(out.data() + std::ptrdiff_t{i} * 2, &wide, 2);
      } else if (page.bits == 8) {
        out[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(v);
      } else {
        const int bit = i * page.bits;
        out[static_cast<std::size_t>(bit / 8)] = static_cast<std::uint8_t>(
            out[static_cast<std::size_t>(bit / 8)] | (v >> (8 - page.bits)) << (8 - page.bits - bit % 8));
      }
    }
  return out;
}

void set_palette(TIFF* tif, int bits) {
  std::vector<std::uint16_t> table(std::size_t{1} << bits);
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = static_cast<std::uint16_t>(65535 - i * 65535 / (table.size() - 1));
  TIFFSetField(tif, TIFFTAG_COLORMAP, table.data(), table.data(), table.data());
}

void set_fields(TIFF* tif, const TiffPage& page) {
  TIFFSetField(tif, TIFFTAG_IMAGEWIDTH, page.image.width());
  TIFFSetField(tif, TIFFTAG_IMAGELENGTH, page.image.height());
  TIFFSetField(tif, TIFFTAG_BITSPERSAMPLE, page.bits);
  TIFFSetField(tif, TIFFTAG_SAMPLESPERPIXEL, samples_of(page.ink));
  TIFFSetField(tif, TIFFTAG_PHOTOMETRIC, photometric_of(page.ink));
  TIFFSetField(tif, TIFFTAG_COMPRESSION, page.compression);
  TIFFSetField(tif, TIFFTAG_PLANARCONFIG, page.planar ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
  TIFFSetField(tif, TIFFTAG_ORIENTATION, page.orientation);
  TIFFSetField(tif, TIFFTAG_RESOLUTIONUNIT, page.unit);
  if (page.x_dpi > 0) TIFFSetField(tif, TIFFTAG_XRESOLUTION, page.x_dpi);
  if (page.y_dpi > 0) TIFFSetField(tif, TIFFTAG_YRESOLUTION, page.y_dpi);
  if (page.reduced) TIFFSetField(tif, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
  if (page.mask) TIFFSetField(tif, TIFFTAG_SUBFILETYPE, FILETYPE_MASK);
  if (page.below > 0) {
    const std::vector<toff_t> unknown(static_cast<std::size_t>(page.below), 0);  // the library fills them in
    TIFFSetField(tif, TIFFTAG_SUBIFD, static_cast<std::uint16_t>(page.below), unknown.data());
  }
  if (page.ink == TiffInk::Palette) set_palette(tif, page.bits);
  if (page.compression == COMPRESSION_JPEG && page.ink == TiffInk::YCbCr)
    TIFFSetField(tif, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  if (page.compression == COMPRESSION_JPEG) TIFFSetField(tif, TIFFTAG_JPEGQUALITY, 95);
}

void write_tiles(TIFF* tif, const TiffPage& page) {
  constexpr int kTile = 128;
  TIFFSetField(tif, TIFFTAG_TILEWIDTH, kTile);
  TIFFSetField(tif, TIFFTAG_TILELENGTH, kTile);
  for (int y = 0; y < page.image.height(); y += kTile)
    for (int x = 0; x < page.image.width(); x += kTile) {
      std::vector<std::uint8_t> tile(static_cast<std::size_t>(TIFFTileSize(tif)));
      const auto row_bytes = static_cast<std::size_t>(TIFFTileRowSize(tif));
      for (int i = 0; i < kTile; ++i) {
        const auto row = packed_row(page, y + i, x, kTile, 0, samples_of(page.ink));
        std::copy_n(row.begin(), row_bytes, tile.begin() + static_cast<std::ptrdiff_t>(row_bytes) * i);
      }
      TIFFWriteTile(tif, tile.data(), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), 0, 0);
    }
}

void write_rows(TIFF* tif, const TiffPage& page) {
  TIFFSetField(tif, TIFFTAG_ROWSPERSTRIP, page.rows_per_strip);
  const int samples = samples_of(page.ink);
  for (int plane = 0; plane < (page.planar ? samples : 1); ++plane)
    for (int y = 0; y < page.image.height(); ++y) {
      auto row = packed_row(page, y, 0, page.image.width(), page.planar ? plane : 0, page.planar ? plane + 1 : samples);
      TIFFWriteScanline(tif, row.data(), static_cast<std::uint32_t>(y), static_cast<std::uint16_t>(plane));
    }
}

}  // namespace

Bytes make_tiff(const std::vector<TiffPage>& pages, const char* mode) {
  Target target;
  TIFF* tif =
      TIFFClientOpen("made", mode, &target, read_back, write_on, seek_to, close_none, size_of, nullptr, nullptr);
  for (const TiffPage& page : pages) {
    set_fields(tif, page);
    if (page.tiled)
      write_tiles(tif, page);
    else
      write_rows(tif, page);
    TIFFWriteDirectory(tif);
  }
  TIFFClose(tif);
  return target.bytes;
}

}  // namespace uketsuke::capture::test
