// Sides that are not ours but carry lines, codes, boxes, bubbles and print: none may be taken for a form, a sheet of
// ours or an empty side. Runs when UKETSUKE_CORPUS names a folder that holds the data sets.

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "capture/intake/decode.h"
#include "core/os/files.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

namespace fs = std::filesystem;

struct Tally {
  int sides = 0;
  int upright_known = 0;
};

void look(const fs::path& file, Tally& tally) {
  try {
    decode(read_file(file, limits::kMaxFileBytes), ScanFileId("x"), {}, [&](const DecodedSide& side) {
      const Page* page = side.page();
      if (page == nullptr || side.number > 3) return;
      const CleanPage cleaned = clean(*page, {}, no_debug());
      const Identification found = identify(cleaned, released_forms(), no_debug());
      ++tally.sides;
      tally.upright_known += cleaned.report.rotation_sure;
      EXPECT_EQ(found.kind, PageKind::Unknown) << file << " side " << side.number << " " << found.detail;
      EXPECT_FALSE(found.form.has_value()) << file;
    });
  } catch (const Failure& failure) {
    std::cout << file.filename() << " is refused: " << failure.code() << "\n";
  }
}

TEST(NeverOurs, ForeignSidesAreUnknown) {
  const char* corpus = std::getenv("UKETSUKE_CORPUS");
  if (corpus == nullptr) {
    std::cout << "UKETSUKE_CORPUS is not set: foreign sides not looked at\n";
    return;
  }
  Tally tally;
  for (const char* folder : {"leptonica_scans", "receipts_showthrough", "omr_marks", "barcodes_zxing/datamatrix-1",
                             "barcodes_zxing/datamatrix-2", "barcodes_zxing/datamatrix-4", "barcodes_zxing/multi-1"})
    for (const auto& entry : fs::directory_iterator(fs::path(corpus) / folder)) {
      const auto kind = entry.path().extension();
      if (kind == ".jpg" || kind == ".png" || kind == ".tif") look(entry.path(), tally);
    }
  std::cout << tally.sides << " foreign sides looked at\n";
  EXPECT_GE(tally.sides, 80);
  EXPECT_EQ(tally.upright_known, 0) << "only our own codes make a turn sure";
}

}  // namespace
}  // namespace uketsuke::capture
