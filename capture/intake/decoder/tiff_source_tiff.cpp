#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <optional>
#include <set>
#include <vector>

#include <tiffio.h>

#include "capture/intake/decoder/finish.h"
#include "capture/intake/decoder/tiff_rows.h"
#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::capture::decoder {
namespace {

using Span = std::span<const std::uint8_t>;

// Rows of a G3 fax that may hold transmission errors before the page counts as damaged: one in 200. Such a
// row is 0.13 mm high; in all other codings an error spoils what follows it.
constexpr std::uint32_t kRowsPerFaxError = 200;

// The memory client: a span with a position.
struct Source {
  Span bytes;
  std::uint64_t at = 0;
};

tmsize_t read_some(thandle_t handle, void* to, tmsize_t n) {
  auto* s = static_cast<Source*>(handle);
  if (n <= 0 || s->at >= s->bytes.size()) return 0;
  const std::size_t take = std::min(static_cast<std::size_t>(n), s->bytes.size() - static_cast<std::size_t>(s->at));
  std::memcpy(to, s->bytes.data() + s->at, take);
  s->at += take;
  return static_cast<tmsize_t>(take);
}
tmsize_t write_none(thandle_t, void*, tmsize_t) { return 0; }
toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
  auto* s = static_cast<Source*>(handle);
  if (whence == SEEK_SET) s->at = offset;
  if (whence == SEEK_CUR) s->at += offset;
  if (whence == SEEK_END) s->at = s->bytes.size() + offset;
  return s->at;
}
int close_none(thandle_t) { return 0; }
toff_t size_of(thandle_t handle) { return static_cast<Source*>(handle)->bytes.size(); }

// libtiff's handlers are global; one file is decoded per process.
struct Complaints {
  std::uint32_t fax = 0;   // CCITT rows with errors
  std::uint32_t jpeg = 0;  // JPEG data that libjpeg papered over
};
Complaints g_complaints;  // NOLINT: the library's handlers carry no context that survives all versions

void note(thandle_t, const char* module, const char* format, va_list arguments) {
  const std::string_view where = module == nullptr ? "" : module;
  if (where.starts_with("Fax")) ++g_complaints.fax;
  if (!where.starts_with("JPEGLib") || format == nullptr) return;
  // libjpeg's words come through unchanged; these two mean invented pixels (jerror.h, JWRN_*).
  std::array<char, 256> text{};
  std::vsnprintf(text.data(), text.size(), format, arguments);
  const std::string_view words = text.data();
  const bool corrupt =
      words.find("Corrupt JPEG data") != std::string_view::npos && words.find("extraneous") == std::string_view::npos;
  if (corrupt || words.find("Premature end") != std::string_view::npos) ++g_complaints.jpeg;
}

// One image file directory.
struct Directory {
  toff_t offset = 0;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  bool flagged = false;  // said to be a smaller version of another page, or its mask
  bool mask = false;     // holds what is to be seen of another page (TIFF 6.0, 透過マスク)
};

// Shorter side in pixels from which a picture flagged as a smaller version is taken for a sheet all the same:
// thumbnails have up to 256, previews of viewers 320; a card of 54 mm at 200 dpi has 425. Judged by its share of
// the largest page before, a sheet a little smaller than the first was lost.
constexpr std::uint32_t kLeastSheetSide_px = 400;

template <class T>
T field(TIFF* tif, std::uint32_t tag, T otherwise) {
  T value = otherwise;
  return TIFFGetFieldDefaulted(tif, tag, &value) == 1 ? value : otherwise;
}

class TiffSource final : public PageSource {
 public:
  explicit TiffSource(Span bytes) : source_{bytes, 0} {
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    TIFFSetErrorHandlerExt(note);
    TIFFSetWarningHandlerExt(note);
    tif_ =
        TIFFClientOpen("scan", "rm", &source_, read_some, write_none, seek_to, close_none, size_of, nullptr, nullptr);
    if (tif_ == nullptr) throw Failure("E-INTAKE-DAMAGED", "TIFF directory");
    list_pages();
  }
  TiffSource(const TiffSource&) = delete;
  TiffSource& operator=(const TiffSource&) = delete;
  ~TiffSource() override { TIFFClose(tif_); }

  int page_count() const override { return static_cast<int>(pages_.size()) + (chain_broken_ ? 1 : 0); }

  Side page(int number) override {
    if (static_cast<std::size_t>(number) > pages_.size()) throw Failure("E-INTAKE-DAMAGED", "TIFF directory chain");
    const Directory& directory = pages_[static_cast<std::size_t>(number - 1)];
    g_complaints = {};
    if (TIFFSetSubDirectory(tif_, directory.offset) == 0) throw Failure("E-INTAKE-DAMAGED", "TIFF directory");
    require_size(directory.width, directory.height);
    const auto compression = field<std::uint16_t>(tif_, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    if (TIFFIsCODECConfigured(compression) == 0) throw Failure("E-INTAKE-UNSUPPORTED", "TIFF compression");
    const int width = static_cast<int>(directory.width);
    const int height = static_cast<int>(directory.height);
    const auto format = direct_format();
    Image image = format ? read_direct(*format, width, height) : read_by_library(width, height);
    judge_complaints(directory.height);
    Side side{without_needless_colour(std::move(image)), stated_dpi(width, height)};
    return turned_upright(std::move(side), field<std::uint16_t>(tif_, TIFFTAG_ORIENTATION, 1));
  }

 private:
  // Thumbnails and masks that writers put beside a page are not sides of paper; a flag alone makes none.
  void list_pages() {
    std::vector<Directory> all;
    std::vector<std::vector<toff_t>> below;  // directories hung under each
    do {
      all.push_back(current_directory());
      below.push_back(offsets_below());
      if (TIFFLastDirectory(tif_) != 0 || all.size() > std::size_t{limits::kMaxPagesPerFile}) break;
      chain_broken_ = TIFFReadDirectory(tif_) != 1;
    } while (!chain_broken_);
    all = with_sheets_below(all, below);
    std::uint64_t largest = 0;
    for (const Directory& d : all)
      if (!d.flagged) largest = std::max(largest, std::uint64_t{d.width} * d.height);
    for (const Directory& d : all) {
      const bool large = std::min(d.width, d.height) >= kLeastSheetSide_px || std::uint64_t{d.width} * d.height >= largest;
      if (!d.flagged || largest == 0 || (large && !d.mask)) pages_.push_back(d);
    }
  }

  Directory current_directory() {
    Directory d;
    d.offset = TIFFCurrentDirOffset(tif_);
    TIFFGetField(tif_, TIFFTAG_IMAGEWIDTH, &d.width);
    TIFFGetField(tif_, TIFFTAG_IMAGELENGTH, &d.height);
    const auto type = field<std::uint32_t>(tif_, TIFFTAG_SUBFILETYPE, 0);
    d.flagged = (type & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) != 0;
    d.mask = field<std::uint16_t>(tif_, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK) == PHOTOMETRIC_MASK;
    return d;
  }

  std::vector<toff_t> offsets_below() {
    std::uint16_t count = 0;
    toff_t* offsets = nullptr;
    if (TIFFGetField(tif_, TIFFTAG_SUBIFD, &count, &offsets) != 1 || offsets == nullptr) return {};
    return {offsets, offsets + count};
  }

  // A sheet hung under another page (SubIFD) that is not marked as its smaller version is a side behind it.
  // What cannot be opened there is no picture: writers keep data of their own under a page.
  std::vector<Directory> with_sheets_below(const std::vector<Directory>& pages,
                                           const std::vector<std::vector<toff_t>>& below) {
    std::set<toff_t> known;
    for (const Directory& page : pages) known.insert(page.offset);
    std::vector<Directory> all;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      all.push_back(pages[i]);
      for (const toff_t offset : below[i]) {
        if (all.size() > std::size_t{limits::kMaxPagesPerFile} || !known.insert(offset).second) continue;
        if (TIFFSetSubDirectory(tif_, offset) == 0) continue;
        const Directory sheet = current_directory();
        if (!sheet.flagged && std::min(sheet.width, sheet.height) >= limits::kMinPageSide) all.push_back(sheet);
      }
    }
    return all;
  }

  Dpi stated_dpi(int width, int height) {
    const auto unit = field<std::uint16_t>(tif_, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    float x = 0;
    float y = 0;
    TIFFGetField(tif_, TIFFTAG_XRESOLUTION, &x);
    TIFFGetField(tif_, TIFFTAG_YRESOLUTION, &y);
    if (x <= 0) x = y;
    if (y <= 0) y = x;
    const double per_inch = unit == RESUNIT_CENTIMETER ? 2.54 : unit == RESUNIT_INCH ? 1 : 0;
    return judge_dpi(static_cast<double>(x) * per_inch, static_cast<double>(y) * per_inch, width, height);
  }

  // The row format when rows can be decoded without the library's RGBA interface, which needs 4 bytes a
  // pixel.
  std::optional<RowFormat> direct_format() {
    RowFormat f;
    f.bits = field<std::uint16_t>(tif_, TIFFTAG_BITSPERSAMPLE, 1);
    f.samples = field<std::uint16_t>(tif_, TIFFTAG_SAMPLESPERPIXEL, 1);
    if (field<std::uint16_t>(tif_, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT) != SAMPLEFORMAT_UINT) return {};
    if (field<std::uint16_t>(tif_, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) != PLANARCONFIG_CONTIG && f.samples > 1)
      return {};
    const auto compression = field<std::uint16_t>(tif_, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    if (compression == COMPRESSION_OJPEG) return {};
    std::uint16_t photometric = 0;
    if (TIFFGetField(tif_, TIFFTAG_PHOTOMETRIC, &photometric) != 1) return {};
    if (photometric == PHOTOMETRIC_YCBCR && compression == COMPRESSION_JPEG) {
      TIFFSetField(tif_, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
      photometric = PHOTOMETRIC_RGB;
    }
    if (!known_layout(f, photometric)) return {};
    if (f.photometric == Photometric::Palette && !read_palette(f)) return {};
    return f;
  }

  bool known_layout(RowFormat& f, std::uint16_t photometric) {
    const bool whole_bytes = f.bits == 8 || f.bits == 16;
    const bool packed = f.bits == 1 || f.bits == 2 || f.bits == 4;
    if (!whole_bytes && !packed) return false;
    switch (photometric) {
      case PHOTOMETRIC_MINISWHITE: f.photometric = Photometric::WhiteIsZero; break;
      case PHOTOMETRIC_MINISBLACK: f.photometric = Photometric::BlackIsZero; break;
      case PHOTOMETRIC_PALETTE: f.photometric = Photometric::Palette; break;
      case PHOTOMETRIC_RGB: f.photometric = Photometric::Rgb; break;
      default: return false;
    }
    if (f.samples < f.colours() || f.samples > f.colours() + 4 || (packed && f.samples != 1)) return false;
    if (f.photometric == Photometric::Palette) return f.samples == 1 && f.bits <= 8;
    std::uint16_t extras = 0;
    std::uint16_t* kinds = nullptr;
    if (f.samples > f.colours() && TIFFGetField(tif_, TIFFTAG_EXTRASAMPLES, &extras, &kinds) == 1 && extras > 0) {
      f.premultiplied = kinds[0] == EXTRASAMPLE_ASSOCALPHA;
      f.alpha = f.premultiplied || kinds[0] == EXTRASAMPLE_UNASSALPHA;
    }
    return true;
  }

  bool read_palette(RowFormat& f) {
    std::uint16_t* r = nullptr;
    std::uint16_t* g = nullptr;
    std::uint16_t* b = nullptr;
    if (TIFFGetField(tif_, TIFFTAG_COLORMAP, &r, &g, &b) != 1) return false;
    const std::size_t n = std::size_t{1} << f.bits;
    // Old writers put 8-bit values where 16-bit ones belong.
    bool wide = false;
    for (std::size_t i = 0; i < n; ++i) wide = wide || r[i] > 255 || g[i] > 255 || b[i] > 255;
    const auto scaled = [wide](std::uint16_t v) { return static_cast<std::uint8_t>(wide ? v / 257 : v); };
    for (std::size_t i = 0; i < n; ++i) f.palette.push_back({scaled(b[i]), scaled(g[i]), scaled(r[i])});
    return true;
  }

  // A strip or tile may claim any size; it must stay in proportion to the page.
  static std::vector<std::uint8_t> buffer_of(tmsize_t size) {
    if (size <= 0) throw Failure("E-INTAKE-DAMAGED", "TIFF strip size");
    if (size > tmsize_t{8} * limits::kMaxPagePixels) throw Failure("E-INTAKE-BOMB", "TIFF strip size");
    return std::vector<std::uint8_t>(static_cast<std::size_t>(size));
  }

  Image read_direct(const RowFormat& f, int width, int height) {
    Image image(width, height, f.out_channels() == 1 ? PixelFormat::Grey8 : PixelFormat::Bgr8, 255);
    if (TIFFIsTiled(tif_) != 0)
      read_tiles(f, image);
    else
      read_strips(f, image);
    return image;
  }

  void read_strips(const RowFormat& f, Image& image) {
    const auto height = static_cast<std::uint32_t>(image.height());
    const std::uint32_t rows = std::min(field<std::uint32_t>(tif_, TIFFTAG_ROWSPERSTRIP, height), height);
    const tmsize_t row_bytes = TIFFScanlineSize(tif_);
    if (rows == 0 || row_bytes < tmsize_t{(image.width() * f.bits * f.samples + 7) / 8})
      throw Failure("E-INTAKE-DAMAGED", "TIFF rows");
    std::vector<std::uint8_t> strip = buffer_of(row_bytes * static_cast<tmsize_t>(rows));
    for (std::uint32_t y = 0; y < height; y += rows) {
      const std::uint32_t n = std::min(rows, height - y);
      const tmsize_t wanted = row_bytes * static_cast<tmsize_t>(n);
      if (TIFFReadEncodedStrip(tif_, TIFFComputeStrip(tif_, y, 0), strip.data(), wanted) != wanted)
        throw Failure("E-INTAKE-DAMAGED", "TIFF strip");
      for (std::uint32_t i = 0; i < n; ++i)
        convert_row(f, strip.data() + static_cast<tmsize_t>(i) * row_bytes, image.row(static_cast<int>(y + i)),
                    image.width());
    }
  }

  void read_tiles(const RowFormat& f, Image& image) {
    const auto tile_w = static_cast<int>(std::min(field<std::uint32_t>(tif_, TIFFTAG_TILEWIDTH, 0), 1U << 20));
    const auto tile_h = static_cast<int>(std::min(field<std::uint32_t>(tif_, TIFFTAG_TILELENGTH, 0), 1U << 20));
    // TIFF 6.0 §15: multiples of 16, so a tile's rows begin at byte borders.
    if (tile_w <= 0 || tile_h <= 0 || tile_w % 16 != 0) throw Failure("E-INTAKE-DAMAGED", "TIFF tile");
    std::vector<std::uint8_t> tile = buffer_of(TIFFTileSize(tif_));
    const tmsize_t row_bytes = TIFFTileRowSize(tif_);
    if (row_bytes * tile_h > static_cast<tmsize_t>(tile.size())) throw Failure("E-INTAKE-DAMAGED", "TIFF tile");
    for (int y = 0; y < image.height(); y += tile_h)
      for (int x = 0; x < image.width(); x += tile_w) {
        const std::uint32_t index =
            TIFFComputeTile(tif_, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), 0, 0);
        if (TIFFReadEncodedTile(tif_, index, tile.data(), static_cast<tmsize_t>(tile.size())) < 0)
          throw Failure("E-INTAKE-DAMAGED", "TIFF tile");
        const int n = std::min(tile_h, image.height() - y);
        for (int i = 0; i < n; ++i)
          convert_row(f, tile.data() + i * row_bytes, image.row(y + i) + x * f.out_channels(),
                      std::min(tile_w, image.width() - x));
      }
  }

  // CMYK, CIELab, YCbCr without JPEG, separate planes, old-style JPEG: libtiff's own conversion.
  Image read_by_library(int width, int height) {
    char reason[1024] = "";
    if (TIFFRGBAImageOK(tif_, reason) != 1) throw Failure("E-INTAKE-UNSUPPORTED", "TIFF layout");
    buffer_of(TIFFIsTiled(tif_) != 0 ? TIFFTileSize(tif_) : TIFFStripSize(tif_));
    std::vector<std::uint32_t> raster(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const int stored = field<std::uint16_t>(tif_, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    if (TIFFReadRGBAImageOriented(tif_, static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height),
                                  raster.data(), stored, 1) != 1)
      throw Failure("E-INTAKE-DAMAGED", "TIFF data");
    Image image(width, height, PixelFormat::Bgr8, 0);
    for (int y = 0; y < height; ++y) {
      const std::uint32_t* in = raster.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
      std::uint8_t* out = image.row(y);
      for (int x = 0; x < width; ++x, out += 3) {
        const std::uint32_t paper = 255U - TIFFGetA(in[x]);  // premultiplied
        out[0] = static_cast<std::uint8_t>(std::min(255U, TIFFGetB(in[x]) + paper));
        out[1] = static_cast<std::uint8_t>(std::min(255U, TIFFGetG(in[x]) + paper));
        out[2] = static_cast<std::uint8_t>(std::min(255U, TIFFGetR(in[x]) + paper));
      }
    }
    return image;
  }

  void judge_complaints(std::uint32_t height) {
    const auto compression = field<std::uint16_t>(tif_, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    const std::uint32_t tolerated = compression == COMPRESSION_CCITTFAX3 ? height / kRowsPerFaxError : 0;
    if (g_complaints.fax > tolerated) throw Failure("E-INTAKE-DAMAGED", "fax rows");
    if (g_complaints.jpeg > 0) throw Failure("E-INTAKE-DAMAGED", "JPEG data");
  }

  Source source_;
  TIFF* tif_ = nullptr;
  std::vector<Directory> pages_;
  // The last page names a next one that cannot be reached (a circle): one more side, which is refused.
  bool chain_broken_ = false;
};

}  // namespace

std::unique_ptr<PageSource> open_tiff(Span bytes) { return std::make_unique<TiffSource>(bytes); }

}  // namespace uketsuke::capture::decoder
