#pragma once

#include <span>
#include <string>

#include "core/image/codec.h"

namespace uketsuke::render {

/// What a PDF/A file says about itself. No personal data: it is readable without opening the pages.
struct PdfaInfo {
  std::string title;       ///< e.g. 資格取得確認兼保険料決定通知書
  std::string author;      ///< the association (組合名); may be empty
  std::string created_on;  ///< ISO date; midnight in Japan is the file's creation and modification time
};

/// Makes PDF/A-2u (ISO 19005-2, Unicode level) of a PDF drawn by Canvas: XMP metadata, an sRGB output intent
/// (GTS_PDFA1, from Debian's icc-profiles-free), language ja-JP, the /CIDToGIDMap that Cairo leaves out
/// (clause 6.2.11.3.2), an /ID that is the hash of the content. Same input, same bytes: no clock, no random
/// numbers. Throws Failure E-RENDER-PDF (not a PDF of ours), E-ENV-FILE (no colour profile), E-INPUT-VALUE
/// (date).
Bytes to_pdfa(std::span<const std::uint8_t> pdf, const PdfaInfo& info);

}  // namespace uketsuke::render
