#pragma once

#include <string>

#include "render/pdfa/pdfa.h"

namespace uketsuke::render {

inline constexpr const char* kProducer = "Uketsuke";

/// The XMP packet (ISO 16684-1) of a PDF/A-2u file; `created` like 2026-11-22T00:00:00+09:00.
std::string xmp_packet(const PdfaInfo& info, const std::string& created);

}  // namespace uketsuke::render
