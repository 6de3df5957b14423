#include "render/pdfa/pdfa.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/os/child.h"
#include "render/bundle/print_bundle.h"
#include "render/notice/notice_renderer.h"
#include "tests/render/notices/all_kinds.h"
#include "tests/render/notices/failure_text.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

// Everything that leaves the house is judged by veraPDF, the reference validator of PDF/A (Java; `./run
// setup` puts it into the cache). One Java process judges all files of a test.

namespace uketsuke::render {
namespace {

using testing::as_specimen;
using testing::certificate_for;
using testing::decision_for;
using testing::failure_of;
using testing::scratch_file;
using ::testing::StartsWith;
using testing::templates;

constexpr int kTimeout_ms = 120'000;
constexpr const char* kJars = UKETSUKE_VERAPDF;

/// veraPDF's verdict on each file: "PASS" or "FAIL".
std::map<std::string, std::string> verdicts(const std::map<std::string, Bytes>& files) {
  std::vector<std::string> arguments{"-XX:TieredStopAtLevel=1",
                                     "-Xshare:auto",
                                     "-cp",
                                     std::string(kJars) + "/*",
                                     "org.verapdf.apps.GreenfieldCliWrapper",
                                     "--flavour",
                                     "2u",
                                     "--format",
                                     "text"};
  std::map<std::string, std::string> name_of;
  for (const auto& [name, bytes] : files) {
    arguments.push_back(scratch_file(name + ".pdf", bytes));
    name_of[arguments.back()] = name;
  }
  Child java("/usr/bin/java", arguments, {});
  std::string output;
  for (char byte = 0; java.read_exactly(&byte, 1, kTimeout_ms);) output += byte;
  java.wait();
  std::map<std::string, std::string> result;
  for (const auto& [path, name] : name_of) {
    const std::size_t at = output.find(" " + path + " ");
    result[name] = at == std::string::npos || at < 4 ? "no verdict: " + output : output.substr(at - 4, 4);
  }
  return result;
}

Bytes replaced(Bytes bytes, const std::string& from, const std::string& to) {
  const auto at = std::search(bytes.begin(), bytes.end(), from.begin(), from.end());
  EXPECT_NE(at, bytes.end()) << from;
  EXPECT_EQ(from.size(), to.size());
  std::copy(to.begin(), to.end(), at);
  return bytes;
}

class PdfA : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(std::filesystem::is_directory(kJars)) << "veraPDF is not at " << kJars << ": run ./run setup";
  }
};

TEST_F(PdfA, EveryKindOfNoticeIsAccepted) {
  std::map<std::string, Bytes> files;
  const std::map<std::string, std::string> names{
      {"plain", "山田　太郎"},           {"tsuchiyoshi", "𠮷田　𠮷子"},     {"hashigodaka", "髙橋　﨑雄"},
      {"nabe_mj", "渡邉\U000E0113　葵"}, {"nabe_aj", "渡邉\U000E0100　葵"}, {"kuzu", "葛\U000E0100城　辻\U000E0100子"},
      {"kana", "マリア　サントス"},      {"latin", "SMITH　JOHN WILLIAM"}};
  for (const auto& [label, name] : names) {
    files["decision_" + label] = render_notice(decision_for(2, name), templates());
    files["certificate_" + label] = render_notice(certificate_for(name), templates());
  }
  files["decision_1_seal_specimen"] = render_notice(as_specimen(decision_for(1)), templates());
  files["decision_10_seal_specimen"] = render_notice(as_specimen(decision_for(10)), templates());
  files["decision_30"] = render_notice(decision_for(30), templates());
  Notice postcard = as_specimen(certificate_for());
  postcard.variables["print.layout"] = "postcard";
  files["certificate_postcard"] = render_notice(postcard, templates());
  files["certificate_seal_specimen"] = render_notice(as_specimen(certificate_for()), templates());
  for (const std::string& kind : templates().kinds()) {
    if (kind == "shikaku_shutoku_kettei") continue;
    files[kind] = render_notice(testing::sample_of(kind, 20), templates());
    files[kind + "_seal_specimen"] = render_notice(as_specimen(testing::bare_sample_of(kind)), templates());
  }
  for (const std::string& kind : testing::postcard_kinds()) {
    files[kind + "_postcard"] = render_notice(as_specimen(testing::sample_in(kind, "postcard")), templates());
  }
  const std::vector<Notice> notices{as_specimen(decision_for(3)), postcard, decision_for(12), certificate_for()};
  files["bundle"] = make_print_bundle(notices, templates(), {"束", "見本組合", "2026-11-22"}).pdf;
  for (const auto& [name, verdict] : verdicts(files)) EXPECT_EQ(verdict, "PASS") << name;
}

TEST_F(PdfA, WhatACanvasDrawsIsAccepted) {
  Canvas canvas = Canvas::pdf({210, 297});
  canvas.text({20, 20}, "0123456789", {.font = FontRole::OcrB});
  canvas.text({20, 30}, "Ａ1 日本", {.font = FontRole::Gothic});
  canvas.picture({20, 40, 30, 30}, Image(50, 50, PixelFormat::Bgr8, 200), 0.5);
  canvas.picture({60, 40, 30, 30}, Image(50, 50, PixelFormat::Grey8, 90));
  canvas.png({100, 40, 20, 20}, specimen_seal());
  canvas.push();
  canvas.opacity(0.3);
  canvas.box({20, 80, 50, 20}, {Stroke{}, Colour{1, 0, 0}, 4});
  canvas.pop();
  canvas.new_page({91, 127});
  const auto result =
      verdicts({{"canvas", to_pdfa(canvas.finish_pdf(), {"絵 <&> 文字", "組合 \"見本\" & 支部", "2026-01-01"})}});
  EXPECT_EQ(result.at("canvas"), "PASS");
}

TEST_F(PdfA, TheCheckCanFail) {
  Canvas canvas = Canvas::pdf({210, 297});
  canvas.text({20, 20}, "邉\U000E0113", {.font = FontRole::Name});
  const Bytes plain = canvas.finish_pdf();
  const Bytes good = to_pdfa(plain, {"題", "", "2026-11-22"});
  const auto result = verdicts({{"good", good},
                                {"plain", plain},
                                {"no_intent", replaced(good, "GTS_PDFA1", "GTS_PDFA0")},
                                {"no_glyph_map", replaced(good, "CIDToGIDMap", "CIDToGIDMop")},
                                {"no_conformance", replaced(good, ">U</pdfaid:c", ">Q</pdfaid:c")},
                                {"no_unicode", replaced(good, "/ToUnicode", "/ToUnicodf")}});
  for (const auto& [name, verdict] : result) EXPECT_EQ(verdict, name == "good" ? "PASS" : "FAIL") << name;
}

TEST(PdfaFile, SaysWhatItIsAndHoldsNoClock) {
  const Bytes pdf = render_notice(decision_for(1), templates());
  const std::string path = scratch_file("info.pdf", pdf);
  const std::string info = testing::output_of("/usr/bin/pdfinfo", {"-isodates", path});
  EXPECT_THAT(info, ::testing::HasSubstr("Title:           資格取得確認兼保険料決定通知書"));
  EXPECT_THAT(info, ::testing::HasSubstr("Author:          見本建設国民健康保険組合"));
  EXPECT_THAT(info, ::testing::HasSubstr("CreationDate:    2026-11-22T"));
  EXPECT_THAT(info, ::testing::HasSubstr("ModDate:         2026-11-22T"));
  testing::output_of("/usr/bin/qpdf", {"--check", path});
}

TEST(PdfaFile, RefusesWhatIsNoPdfOfOurs) {
  EXPECT_THAT(failure_of([] { to_pdfa(Bytes{'n', 'o'}, {"", "", "2026-11-22"}); }), StartsWith("E-RENDER-PDF"));
  Canvas canvas = Canvas::pdf({210, 297});
  canvas.text({20, 20}, "山", {});
  const Bytes pdf = canvas.finish_pdf();
  EXPECT_THAT(failure_of([&] { to_pdfa(pdf, {"", "", "22.11.2026"}); }), StartsWith("E-INPUT-VALUE"));
}

}  // namespace
}  // namespace uketsuke::render
