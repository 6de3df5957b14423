#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/assets.h"
#include "core/form/kind_catalogue.h"
#include "ocr/documents/read_document.h"
#include "tools/page_maker/documents/documents.h"

namespace uketsuke::ocr::test {

/// The readers and kinds, opened once for a test program.
const Engines& engines();
const KindCatalogue& kinds();
const page_maker::GlyphSet& glyphs();

/// Cleans a scan and reads it; upside down as well when nothing is recognised, as the pipeline does.
DocumentPage read_scan(const Image& scan, const Dpi& dpi);

/// How the readings of made certificates compare with their truth.
struct Tally {
  int pages = 0, recognised = 0, wrong_kind = 0;
  int fields = 0, right = 0, wrong = 0, missing = 0;
  int sure = 0, sure_wrong = 0;  ///< of those without doubts and above the usual threshold
  double seconds = 0;            ///< of CPU, cleanup included
  void add(const Tally& other);
};

/// Adds how a reading compares with a made page's truth; what is sure beyond the truth (a person who is none) is wrong.
void compare(const page_maker::MadePage& made, const DocumentPage& read, Tally& tally);

/// One made certificate of a kind, its first page.
page_maker::MadePage made_page(const std::string& kind, const std::string& level, std::uint64_t seed, int layout);

/// Makes `count` certificates of a kind at a level ("clean", "office", "fax") in the usual layouts (−1) or in one of
/// other_offices.h, reads and compares them.
/// With UKETSUKE_SHOW in the environment every difference is printed.
Tally measure(const std::string& kind, const std::string& level, std::uint64_t first_seed, int count, int layout = -1);

}  // namespace uketsuke::ocr::test
