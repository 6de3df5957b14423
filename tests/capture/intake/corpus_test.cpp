// Hostile and odd files from elsewhere: every one ends in pages or a stable refusal, nothing hangs, this
// process neither crashes nor grows. Runs when UKETSUKE_CORPUS names a folder that holds the data sets.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "capture/intake/decode.h"
#include "core/errors/catalogue.h"
#include "core/os/files.h"

namespace uketsuke::capture {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int files = 0;
  int pages = 0;
  int refused_sides = 0;
  std::map<std::string, int> refusals;  // whole files by code
  double slowest_s = 0;
  std::string slowest;
};

long peak_mb() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return used.ru_maxrss / 1024;
}

void take(const fs::path& path, Outcome& out) {
  const auto begin = std::chrono::steady_clock::now();
  int sides = 0;
  std::string verdict;
  try {
    const Bytes bytes = read_file(path, limits::kMaxFileBytes);
    const DecodeSummary summary = decode(bytes, ScanFileId("x"), {}, [&](DecodedSide side) {
      EXPECT_EQ(side.number, ++sides) << path;
      if (const Page* page = side.page()) {
        EXPECT_FALSE(page->image.empty()) << path;
        verdict += "p" + std::to_string(page->image.width()) + "x" + std::to_string(page->image.height()) + " ";
        ++out.pages;
      } else {
        verdict += side.failure()->code() + " ";
        EXPECT_NE(find_error(side.failure()->code()), nullptr);
        ++out.refused_sides;
        ++out.refusals["side " + side.failure()->code()];
      }
    });
    EXPECT_EQ(summary.page_count, sides) << path;
    EXPECT_GT(sides, 0) << path;
  } catch (const Failure& failure) {
    EXPECT_EQ(sides, 0) << path << " " << failure.what();
    EXPECT_TRUE(failure.code().starts_with("E-INTAKE-")) << path << " " << failure.code();
    verdict = failure.code() + " " + failure.detail();
    ++out.refusals[failure.code()];
  }
  const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (std::getenv("UKETSUKE_LIST") != nullptr) std::cout << path.string() << ": " << verdict << " " << s << " s\n";
  ++out.files;
  if (s > out.slowest_s) {
    out.slowest_s = s;
    out.slowest = path.filename().string();
  }
}

Outcome take_all(const fs::path& folder) {
  Outcome out;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) take(entry.path(), out);
  std::cout << folder.filename().string() << ": " << out.files << " files, " << out.pages << " pages, "
            << out.refused_sides << " refused sides, slowest " << out.slowest_s << " s (" << out.slowest << "), peak "
            << peak_mb() << " MB\n";
  for (const auto& [code, n] : out.refusals) std::cout << "  " << code << " " << n << "\n";
  return out;
}

class Corpus : public ::testing::TestWithParam<const char*> {};

TEST_P(Corpus, EveryFileEndsInPagesOrAStableRefusal) {
  const char* corpus = std::getenv("UKETSUKE_CORPUS");
  if (corpus == nullptr || !fs::exists(fs::path(corpus) / GetParam())) {
    std::cout << "not there: " << GetParam() << "\n";
    return;
  }
  const long before = peak_mb();
  const Outcome out = take_all(fs::path(corpus) / GetParam());
  EXPECT_GT(out.files, 0);
  EXPECT_GT(out.pages, 0);
  // One page of the largest allowed size in colour is 343 MB.
  EXPECT_LT(peak_mb() - before, 600);
}

INSTANTIATE_TEST_SUITE_P(Intake, Corpus, ::testing::Values("nasty", "ocrmypdf_pdfs", "leptonica_scans", "pdfa"));

}  // namespace
}  // namespace uketsuke::capture
