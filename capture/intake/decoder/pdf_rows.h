#pragma once

#include <cstdint>
#include <vector>

#include "core/image/codec.h"

// Poppler's own name of a chain of filters; only *_poppler.cpp look inside.
class Stream;

namespace uketsuke::capture::decoder {

/// Decodes the pixels of one image row by row.
class PdfImageRows {
 public:
  /// `bits` per component of a pixel. The stream must outlive the object.
  PdfImageRows(Stream* stream, int width, int components, int bits);
  ~PdfImageRows();
  PdfImageRows(const PdfImageRows&) = delete;
  PdfImageRows& operator=(const PdfImageRows&) = delete;

  /// One byte per component; bits < 8 stay raw values, of 16 bits the upper half is kept. Throws Failure
  /// E-INTAKE-INCOMPLETE or -DAMAGED when the data does not suffice.
  const std::vector<std::uint8_t>& next();

  /// To be called behind the last row: throws Failure E-INTAKE-DAMAGED when the decoder complained or a
  /// checksum on the way differs.
  void require_sound();

 private:
  Stream* stream_;
  int bits_;
  std::vector<std::uint8_t> packed_;
  std::vector<std::uint8_t> samples_;
};

/// The JPEG file inside a stream whose last filter is DCTDecode.
Bytes jpeg_bytes(Stream* stream);

}  // namespace uketsuke::capture::decoder
