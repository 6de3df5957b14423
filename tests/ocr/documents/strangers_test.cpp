#include "tools/page_maker/documents/strangers.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/os/files.h"
#include "tests/ocr/documents/made_pages.h"

namespace uketsuke::ocr::test {
namespace {

// Papers of the same offices, schools and firms that say something else: a wrong kind would carry their values into a
// case.
TEST(Strangers, OfTheSameOfficesAreNoCertificates) {
  for (std::size_t i = 0; i < page_maker::stranger_titles().size(); ++i) {
    const auto home = page_maker::invent_household(glyphs(), date_from_iso("2026-11-20"),
                                                   page_maker::Random(900 + i).fork("household"));
    const auto made =
        page_maker::make_stranger(home, date_from_iso("2026-11-11"), i, 900 + i,
                                  page_maker::damage_of(i % 2 == 0 ? "clean" : "office", page_maker::Random(i)));
    const DocumentPage read = read_scan(made.scan.image, made.scan.dpi);
    EXPECT_FALSE(read.recognised) << page_maker::stranger_titles()[i] << " taken for " << read.recognised->kind;
  }
}

// Pages that carry print, lines and boxes but are no certificate: none may be taken for one.
TEST(Strangers, AreNoCertificates) {
  const char* corpus = std::getenv("UKETSUKE_CORPUS");
  if (corpus == nullptr) {
    std::cout << "UKETSUKE_CORPUS is not set: no pages of others were read\n";
    return;
  }
  const char* asked = std::getenv("UKETSUKE_PAGES");
  const std::size_t most = asked == nullptr ? 6 : std::strtoul(asked, nullptr, 10);  // of each set, all over it
  int read = 0;
  for (const std::string set : {"leptonica_scans", "receipts_showthrough", "omr_marks"}) {
    const std::filesystem::path folder = std::filesystem::path(corpus) / set;
    if (!std::filesystem::exists(folder)) continue;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      const std::string end = entry.path().extension().string();
      if (end == ".png" || end == ".jpg" || end == ".jpeg") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < std::min(most, files.size()); ++i) {
      const auto& file = files[i * files.size() / std::min(most, files.size())];
      const bool png = file.extension() == ".png";
      Image image;
      try {
        const Bytes bytes = read_file(file, 64 << 20);
        image = png ? decode_png(bytes) : decode_jpeg(bytes);
      } catch (const Failure&) {
        continue;  // formats that the product's decoder takes care of
      }
      ++read;
      EXPECT_FALSE(read_scan(image, {}).recognised) << file;
    }
  }
  std::cout << read << " pages of others\n";
  EXPECT_GT(read, 0);
}

}  // namespace
}  // namespace uketsuke::ocr::test
