#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/crypto/hash.h"
#include "render/bundle/print_bundle.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

namespace uketsuke::render {
namespace {

using testing::as_specimen;
using testing::certificate_for;
using testing::decision_for;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::templates;

const BundleInfo kInfo{"通知書印刷データ", "見本建設国民健康保険組合", "2026-11-22"};

std::vector<Notice> mixed() {
  std::vector<Notice> notices{as_specimen(decision_for(1)), decision_for(12), decision_for(1, "山\uE000　太郎"),
                              certificate_for()};
  notices.push_back(certificate_for());
  notices.back().variables["print.layout"] = "postcard";
  for (std::size_t i = 0; i < notices.size(); ++i) {
    notices[i].id = NoticeId("N" + std::to_string(i));
    notices[i].document_number = "第" + std::to_string(100 + i) + "号";
  }
  return notices;
}

TEST(Bundle, CountsPagesAndRecordsInOrder) {
  const auto notices = mixed();
  const PrintBundle bundle = make_print_bundle(notices, templates(), kInfo);
  ASSERT_EQ(bundle.records.size(), 4U);
  int next = 1;
  for (std::size_t i = 0; i < bundle.records.size(); ++i) {
    EXPECT_EQ(bundle.records[i].sequence, static_cast<int>(i) + 1);
    EXPECT_EQ(bundle.records[i].first_page, next);
    next += 2 * bundle.records[i].sheets;
  }
  EXPECT_EQ(bundle.pages, next - 1);
  EXPECT_EQ(bundle.records[1].pages, 2);
  EXPECT_EQ(bundle.records[1].sheets, 2) << "a letter on one side";
  EXPECT_EQ(bundle.records[1].sides(), 1);
  EXPECT_EQ(bundle.records[3].pages, 2);
  EXPECT_EQ(bundle.records[3].sheets, 1) << "front and back of one postcard";
  EXPECT_EQ(bundle.records[3].sides(), 2);
  // A second program counts the same pages and finds each number on its record's first page.
  const auto words = testing::words_of(bundle.pdf);
  EXPECT_LE(words.back().page, bundle.pages);
  for (const BundleRecord& record : bundle.records) {
    if (record.notice.value == "N4") continue;  // the postcard carries no document number
    const bool found = std::any_of(words.begin(), words.end(), [&](const auto& w) {
      return w.page == record.first_page && w.text == record.document_number;
    });
    EXPECT_TRUE(found) << record.document_number;
  }
}

// Printed on both sides throughout, a letter on one side has its words on fronts alone and nothing on its backs.
TEST(Bundle, EveryNoticeBeginsOnTheFrontOfANewSheet) {
  const PrintBundle bundle = make_print_bundle(mixed(), templates(), kInfo);
  const std::string info = testing::output_of("/usr/bin/pdfinfo", {testing::scratch_file("sheets.pdf", bundle.pdf)});
  EXPECT_EQ(std::stoi(info.substr(info.find("Pages:") + 6)), bundle.pages);
  EXPECT_EQ(bundle.pages % 2, 0);
  std::set<int> printed;
  for (const auto& word : testing::words_of(bundle.pdf)) printed.insert(word.page);
  std::set<int> expected;
  for (const BundleRecord& record : bundle.records) {
    EXPECT_EQ(record.first_page % 2, 1) << record.document_number;
    for (int i = 0; i < record.pages; ++i) expected.insert(record.first_page + (record.sides() == 1 ? 2 * i : i));
  }
  EXPECT_EQ(printed, expected);
}

TEST(Bundle, ARefusedNoticeIsListedAndTheOthersGoOn) {
  const auto notices = mixed();
  const PrintBundle bundle = make_print_bundle(notices, templates(), kInfo);
  ASSERT_EQ(bundle.refused.size(), 1U);
  EXPECT_EQ(bundle.refused[0].notice.value, "N2");
  EXPECT_EQ(bundle.refused[0].code, "E-RENDER-GLYPH");
  EXPECT_THAT(bundle.refused[0].detail, HasSubstr("U+E000"));
  EXPECT_THAT(testing::text_of(bundle.pdf), Not(HasSubstr("第102号")));
}

TEST(Bundle, SameInputSameBytes) {
  const auto notices = mixed();
  const PrintBundle first = make_print_bundle(notices, templates(), kInfo);
  const PrintBundle second = make_print_bundle(notices, templates(), kInfo);
  EXPECT_EQ(first.pdf, second.pdf);
  EXPECT_EQ(bundle_manifest(first), bundle_manifest(second));
}

TEST(Bundle, TheManifestTellsThePrinterWhatToCount) {
  const PrintBundle bundle = make_print_bundle(mixed(), templates(), kInfo);
  const auto json = nlohmann::json::parse(bundle_manifest(bundle));
  EXPECT_EQ(json["pdf_sha256"], sha256_hex(bundle.pdf));
  EXPECT_EQ(json["record_count"], 4);
  EXPECT_EQ(json["page_count"], bundle.pages);
  EXPECT_EQ(json["sheet_count"], bundle.pages / 2);
  EXPECT_EQ(json["printing"], "two_sided_long_edge");
  EXPECT_EQ(json["records"][1]["pages"], 2);
  EXPECT_EQ(json["records"][1]["sheets"], 2);
  EXPECT_EQ(json["records"][1]["sides"], 1);
  EXPECT_EQ(json["records"][3]["sides"], 2);
  EXPECT_EQ(json["records"][1]["starts_new_sheet"], true);
  EXPECT_EQ(json["first_document_number"], "第100号");
  EXPECT_EQ(json["last_document_number"], "第104号");
  EXPECT_EQ(json["refused"][0]["code"], "E-RENDER-GLYPH");
  EXPECT_THAT(bundle_manifest(bundle), Not(HasSubstr("髙橋")));
}

TEST(Bundle, WithoutNoticesThereIsNoPdf) {
  const PrintBundle bundle = make_print_bundle({}, templates(), kInfo);
  EXPECT_TRUE(bundle.pdf.empty());
  EXPECT_EQ(nlohmann::json::parse(bundle_manifest(bundle))["record_count"], 0);
}

}  // namespace
}  // namespace uketsuke::render
