#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/image/image.h"
#include "core/model/page.h"

/// The inside of the decoding program: one reader per file kind. Runs only in the limited child process.
namespace uketsuke::capture::decoder {

/// A side as decoded: upright, with its stated resolution.
struct Side {
  Image image;
  Dpi dpi;
};

/// An open file. Constructors and page() throw Failure E-INTAKE-*.
class PageSource {
 public:
  virtual ~PageSource() = default;
  /// Sides of the file, at least 1.
  virtual int page_count() const = 0;
  /// Decodes side `number`, from 1.
  virtual Side page(int number) = 0;
};

/// Each takes bytes that outlive the source.
std::unique_ptr<PageSource> open_tiff(std::span<const std::uint8_t> bytes);
std::unique_ptr<PageSource> open_jpeg(std::span<const std::uint8_t> bytes);
std::unique_ptr<PageSource> open_png(std::span<const std::uint8_t> bytes);
std::unique_ptr<PageSource> open_pdf(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke::capture::decoder
