// jpeglib.h needs FILE from cstdio, jerror.h needs jpeglib.h for the arithmetic coder's codes.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
#include <jerror.h>
// clang-format on

#include <algorithm>
#include <vector>

#include "capture/intake/decoder/finish.h"
#include "capture/intake/decoder/jpeg_stream.h"
#include "core/errors/failure.h"

namespace uketsuke::capture::decoder {
namespace {

// A progressive file of a scanner or camera has about ten scans; each further one costs a pass over all
// coefficients, so a small file with thousands would run for hours.
constexpr int kMostScans = 200;

[[noreturn]] void fail(j_common_ptr info) {
  switch (info->err->msg_code) {
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_ARITH_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_COMPONENT_COUNT:
    case JERR_CCIR601_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL: throw Failure("E-INTAKE-UNSUPPORTED", "JPEG");
    case JERR_OUT_OF_MEMORY:
    case JERR_IMAGE_TOO_BIG: throw Failure("E-INTAKE-BOMB", "JPEG");
    default: throw Failure("E-INTAKE-DAMAGED", "JPEG");
  }
}

// Whether coded data is left over behind the last block: the header's height was cut, or a flipped bit swallowed blocks
// and whatever stands below it is moved or gone. Some cameras leave a byte or two; padding is none. The library is silent on
// the last eight bytes, which it has read ahead.
bool leaves_data(j_common_ptr info) {
  constexpr int kFewestBytes = 4;
  const auto& d = *reinterpret_cast<j_decompress_ptr>(info);
  const int left = info->err->msg_parm.i[0];
  if (d.input_scan_number == 0 || left < kFewestBytes) return false;
  const auto file = *static_cast<const std::span<const std::uint8_t>*>(info->client_data);
  const auto passed = file.first(static_cast<std::size_t>(d.src->next_input_byte - file.data()));
  const auto rest = passed.last(std::min(passed.size(), static_cast<std::size_t>(left)));
  return !std::all_of(rest.begin(), rest.end(), [](std::uint8_t b) { return b == 0 || b == 0xFF; });
}

// Warnings (level −1) after which pixels are invented; the others are harmless.
void judge(j_common_ptr info, int level) {
  if (level >= 0) return;
  switch (info->err->msg_code) {
    case JWRN_JPEG_EOF: throw Failure("E-INTAKE-INCOMPLETE", "JPEG data");
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_BOGUS_PROGRESSION: throw Failure("E-INTAKE-DAMAGED", "JPEG data");
    case JWRN_EXTRANEOUS_DATA:
      if (leaves_data(info)) throw Failure("E-INTAKE-DAMAGED", "JPEG data left over");
      return;
    default: return;
  }
}

void count_scans(j_common_ptr info) {
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostScans)
    throw Failure("E-INTAKE-BOMB", "JPEG scans");
}

// Owns libjpeg's state.
struct Decompressor {
  jpeg_error_mgr errors{};
  jpeg_progress_mgr progress{};
  jpeg_decompress_struct d{};
  Decompressor() {
    d.err = jpeg_std_error(&errors);
    errors.error_exit = fail;
    errors.emit_message = judge;
    jpeg_create_decompress(&d);
    progress.progress_monitor = count_scans;
    d.progress = &progress;
  }
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;
  ~Decompressor() { jpeg_destroy_decompress(&d); }
};

// CMYK over white paper; Adobe programs store the inks inverted.
void cmyk_to_bgr(const std::uint8_t* in, std::uint8_t* out, int width, bool inverted) {
  for (int x = 0; x < width; ++x, in += 4, out += 3) {
    const unsigned flip = inverted ? 0U : 255U;
    const unsigned light = in[3] ^ flip;
    for (int c = 0; c < 3; ++c) out[2 - c] = static_cast<std::uint8_t>(((in[c] ^ flip) * light + 127) / 255);
  }
}

Image read_rows(jpeg_decompress_struct& d) {
  const bool cmyk = d.out_color_space == JCS_CMYK;
  const auto width = static_cast<int>(d.output_width);
  Image out(width, static_cast<int>(d.output_height),
            d.out_color_space == JCS_GRAYSCALE ? PixelFormat::Grey8 : PixelFormat::Bgr8, 0);
  std::vector<std::uint8_t> inks(cmyk ? static_cast<std::size_t>(width) * 4 : 0);
  while (d.output_scanline < d.output_height) {
    std::uint8_t* to = out.row(static_cast<int>(d.output_scanline));
    JSAMPROW row = cmyk ? inks.data() : to;
    jpeg_read_scanlines(&d, &row, 1);
    if (cmyk) cmyk_to_bgr(inks.data(), to, width, d.saw_Adobe_marker != 0);
  }
  return out;
}

}  // namespace

Jpeg decode_strict_jpeg(std::span<const std::uint8_t> bytes) {
  Decompressor owner;
  jpeg_decompress_struct& d = owner.d;
  d.client_data = &bytes;
  jpeg_mem_src(&d, bytes.data(), bytes.size());
  jpeg_read_header(&d, TRUE);
  require_size(d.image_width, d.image_height);
  if (d.num_components == 1)
    d.out_color_space = JCS_GRAYSCALE;
  else if (d.num_components == 3)
    d.out_color_space = JCS_EXT_BGR;
  else if (d.num_components == 4)
    d.out_color_space = JCS_CMYK;
  else
    throw Failure("E-INTAKE-UNSUPPORTED", "JPEG components");
  jpeg_start_decompress(&d);
  Jpeg out;
  out.image = read_rows(d);
  jpeg_finish_decompress(&d);
  const double per_inch = d.density_unit == 1 ? 1 : d.density_unit == 2 ? 2.54 : 0;
  if (d.saw_JFIF_marker != 0) {
    out.x_dpi = d.X_density * per_inch;
    out.y_dpi = d.Y_density * per_inch;
  }
  return out;
}

}  // namespace uketsuke::capture::decoder
