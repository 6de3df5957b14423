#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "core/image/codec.h"
#include "core/model/page.h"

namespace uketsuke::page_maker {

/// One side to be written.
struct Side {
  Image image;
  Dpi dpi;
};

/// How TIFF strips are compressed.
enum class TiffCoding { Group4, Lzw, Jpeg, None };

/// PNG with its resolution (pHYs).
Bytes png_file(const Side& side);
/// JPEG with its resolution (JFIF density).
Bytes jpeg_file(const Side& side, int quality);
/// A PDF of scanned pages, each one JPEG image that fills its page, as office scanners write.
Bytes pdf_file(std::span<const Side> sides, int quality);
/// A TIFF of one or more pages; Group4 needs bilevel pages (0 and 255).
Bytes tiff_file(std::span<const Side> sides, TiffCoding coding);

/// Writes by the name's ending: .png, .jpg, .pdf, .tif (Group4 when every page is bilevel, else LZW). Throws
/// Failure E-INPUT-VALUE for another ending and E-ENV-DISK.
void write_pages(const std::filesystem::path& file, std::span<const Side> sides);

}  // namespace uketsuke::page_maker
