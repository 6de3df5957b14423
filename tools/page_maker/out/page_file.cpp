#include "tools/page_maker/out/page_file.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "core/errors/failure.h"
#include "core/os/files.h"

namespace uketsuke::page_maker {
namespace {

// What office scanners use for "small files".
constexpr int kJpegQuality = 68;

void put_be32(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

/// CRC-32 of PNG chunks (ISO 3309).
std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
  }
  return ~crc;
}

void append(Bytes& out, const std::string& text) { out.insert(out.end(), text.begin(), text.end()); }

bool is_bilevel(const ImageView& image) {
  if (image.format != PixelFormat::Grey8) return false;
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x)
      if (image.grey(x, y) != 0 && image.grey(x, y) != 255) return false;
  return true;
}

}  // namespace

Bytes png_file(const Side& side) {
  const Bytes plain = encode_png(side.image);
  Bytes chunk;
  append(chunk, "pHYs");
  put_be32(chunk, static_cast<std::uint32_t>(std::lround(side.dpi.x / 0.0254)));
  put_be32(chunk, static_cast<std::uint32_t>(std::lround(side.dpi.y / 0.0254)));
  chunk.push_back(1);  // per metre
  // Signature (8) and IHDR (25) come first; pHYs must stand before the pixels.
  Bytes out(plain.begin(), plain.begin() + 33);
  put_be32(out, 9);
  const std::uint32_t crc = crc32(chunk);
  out.insert(out.end(), chunk.begin(), chunk.end());
  put_be32(out, crc);
  out.insert(out.end(), plain.begin() + 33, plain.end());
  return out;
}

Bytes jpeg_file(const Side& side, int quality) {
  Bytes out = encode_jpeg(side.image, quality);
  // SOI, APP0 marker and length, "JFIF\0", version; then units, x density, y density.
  constexpr std::array<std::uint8_t, 4> kHead{0xFF, 0xD8, 0xFF, 0xE0};
  if (!std::equal(kHead.begin(), kHead.end(), out.begin())) throw Failure("E-INPUT-VALUE", "JPEG without JFIF head");
  const auto x = static_cast<std::uint32_t>(std::lround(side.dpi.x)),
             y = static_cast<std::uint32_t>(std::lround(side.dpi.y));
  out[13] = 1;  // dots per inch
  out[14] = static_cast<std::uint8_t>(x >> 8);
  out[15] = static_cast<std::uint8_t>(x & 0xFF);
  out[16] = static_cast<std::uint8_t>(y >> 8);
  out[17] = static_cast<std::uint8_t>(y & 0xFF);
  return out;
}

Bytes pdf_file(std::span<const Side> sides, int quality) {
  Bytes out;
  std::vector<std::size_t> at{0};
  const auto begin = [&](const std::string& body) {
    at.push_back(out.size());
    append(out, std::to_string(at.size() - 1) + " 0 obj\n" + body);
  };
  append(out, "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n");
  begin("<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
  std::string kids;
  for (std::size_t i = 0; i < sides.size(); ++i) kids += std::to_string(3 + 3 * i) + " 0 R ";
  begin("<</Type/Pages/Count " + std::to_string(sides.size()) + "/Kids[" + kids + "]>>\nendobj\n");
  for (const Side& side : sides) {
    const std::string number = std::to_string(at.size() + 1), picture = std::to_string(at.size() + 2);
    std::array<char, 96> size{};
    const double w = side.image.width() / side.dpi.x * 72, h = side.image.height() / side.dpi.y * 72;
    std::snprintf(size.data(), size.size(), "%.3f %.3f", w, h);
    begin("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + std::string(size.data()) + "]/Contents " + number +
          " 0 R/Resources<</XObject<</Im0 " + picture + " 0 R>>>>>>\nendobj\n");
    std::snprintf(size.data(), size.size(), "q %.3f 0 0 %.3f 0 0 cm /Im0 Do Q", w, h);
    const std::string draw(size.data());
    begin("<</Length " + std::to_string(draw.size()) + ">>stream\n" + draw + "\nendstream\nendobj\n");
    const Bytes jpeg = jpeg_file(side, quality);
    const bool grey = side.image.format() == PixelFormat::Grey8;
    begin("<</Type/XObject/Subtype/Image/Width " + std::to_string(side.image.width()) + "/Height " +
          std::to_string(side.image.height()) + "/ColorSpace/" + (grey ? "DeviceGray" : "DeviceRGB") +
          "/BitsPerComponent 8/Filter/DCTDecode/Length " + std::to_string(jpeg.size()) + ">>stream\n");
    out.insert(out.end(), jpeg.begin(), jpeg.end());
    append(out, "\nendstream\nendobj\n");
  }
  const std::size_t table = out.size();
  append(out, "xref\n0 " + std::to_string(at.size()) + "\n0000000000 65535 f \n");
  for (std::size_t i = 1; i < at.size(); ++i) {
    std::array<char, 24> line{};
    std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", at[i]);
    append(out, line.data());
  }
  append(out, "trailer\n<</Size " + std::to_string(at.size()) + "/Root 1 0 R>>\nstartxref\n" + std::to_string(table) +
                  "\n%%EOF\n");
  return out;
}

void write_pages(const std::filesystem::path& file, std::span<const Side> sides) {
  const std::string ending = file.extension().string();
  Bytes bytes;
  if (ending == ".pdf") {
    bytes = pdf_file(sides, kJpegQuality);
  } else if (ending == ".tif" || ending == ".tiff") {
    bool all_bilevel = true;
    for (const Side& side : sides) all_bilevel = all_bilevel && is_bilevel(side.image);
    bytes = tiff_file(sides, all_bilevel ? TiffCoding::Group4 : TiffCoding::Lzw);
  } else if (sides.size() == 1 && ending == ".png") {
    bytes = png_file(sides[0]);
  } else if (sides.size() == 1 && (ending == ".jpg" || ending == ".jpeg")) {
    bytes = jpeg_file(sides[0], kJpegQuality);
  } else {
    throw Failure("E-INPUT-VALUE", "a page file ends in .png, .jpg (one page), .pdf or .tif");
  }
  real_file_system().write_durably(file, bytes);
}

}  // namespace uketsuke::page_maker
