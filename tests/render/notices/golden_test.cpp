#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "render/notice/notice_renderer.h"
#include "tests/render/notices/all_kinds.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

// Where every word of a notice stands, as Poppler finds it, against a committed list. UKETSUKE_GOLDEN=update
// writes the list anew (refused where CI is set): look at the rendered notice before committing it.

namespace uketsuke::render {
namespace {

using testing::PdfWord;
using testing::words_of;

/// A word may move by this much before somebody has to look at it.
constexpr double kTolerance_mm = 0.15;

std::vector<PdfWord> read_list(const std::string& path) {
  std::vector<PdfWord> words;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream in(line);
    PdfWord w;
    in >> w.page >> w.box.x >> w.box.y >> w.box.w >> w.box.h >> w.text;
    words.push_back(w);
  }
  return words;
}

void write_list(const std::string& path, const std::vector<PdfWord>& words) {
  ASSERT_EQ(std::getenv("CI"), nullptr) << "the golden lists are not changed by CI";
  std::ofstream file(path);
  for (const PdfWord& w : words) {
    file << fmt::format("{} {:.2f} {:.2f} {:.2f} {:.2f} {}\n", w.page, w.box.x, w.box.y, w.box.w, w.box.h, w.text);
  }
}

void expect_golden(const std::string& name, const Notice& notice) {
  const std::string path = UKETSUKE_SOURCE_DIR "/tests/render/notices/golden/" + name + ".txt";
  const auto words = words_of(render_notice(notice, testing::templates()));
  const char* mode = std::getenv("UKETSUKE_GOLDEN");
  if (mode && std::string(mode) == "update") write_list(path, words);
  const auto golden = read_list(path);
  ASSERT_EQ(words.size(), golden.size()) << path;
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].text, golden[i].text);
    EXPECT_EQ(words[i].page, golden[i].page) << words[i].text;
    EXPECT_NEAR(words[i].box.x, golden[i].box.x, kTolerance_mm) << words[i].text;
    EXPECT_NEAR(words[i].box.y, golden[i].box.y, kTolerance_mm) << words[i].text;
    EXPECT_NEAR(words[i].box.w, golden[i].box.w, kTolerance_mm) << words[i].text;
  }
}

TEST(Golden, DecisionForTwo) { expect_golden("decision_2", testing::decision_for(2)); }
TEST(Golden, DecisionForTwelveOnTwoPages) { expect_golden("decision_12", testing::decision_for(12)); }
TEST(Golden, LossForTwelve) { expect_golden("loss_12", testing::sample_of("shikaku_soshitsu_tsuchi", 12)); }
TEST(Golden, QualificationInformation) { expect_golden("information", testing::sample_of("shikaku_johosho")); }
TEST(Golden, LetterWithItsSlip) { expect_golden("letter", testing::sample_of("hosei_irai")); }

// A certificate given out for the first time prints what v01 prints.
TEST(Golden, CertificateOfTheLimitInBothVersions) {
  for (const char* version : {"v01", "v02"})
    for (const char* layout : {"carrier", "postcard"}) {
      Notice notice = testing::sample_in("gendogaku_hyojun_ninteisho", layout);
      notice.template_version = version;
      notice.variables.erase("certificate.reissue_reason");
      notice.variables.erase("certificate.issue");
      expect_golden(std::string("limit_") + layout, notice);
    }
}

// Where v02 has nothing to add, it prints what v01 prints.
TEST(Golden, CertificateInBothVersions) {
  for (const char* version : {"v01", "v02"}) {
    Notice notice = testing::certificate_for();
    notice.template_version = version;
    expect_golden("certificate_carrier", notice);
    notice.variables["print.layout"] = "postcard";
    expect_golden("certificate_postcard", notice);
  }
}

}  // namespace
}  // namespace uketsuke::render
