#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/notice/notice_renderer.h"
#include "tests/render/notices/all_kinds.h"
#include "tests/render/notices/failure_text.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

// What only goes with the post: the 送付書 of a packet, and the postcard that invites to the counter.
namespace uketsuke::render {
namespace {

using testing::failure_of;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::sample_of;
using ::testing::StartsWith;
using testing::templates;
using testing::text_of;
using testing::words_of;

TEST(CoveringLetter, ListsWhatIsEnclosedAndCountsIt) {
  const std::string text = text_of(render_notice(sample_of("sofu_sho", 4), templates()));
  for (const char* part : {"書類の送付について", "株式会社見本左官工業事業主様", "〒104-0061", "4通（この送付書を除き4枚）",
                           "資格喪失確認通知書（写）", "渡邉󠄀花子", "見建国保資第2026-001203号", "公印省略", "03-0000-0000"})
    EXPECT_THAT(text, HasSubstr(part));
  // 公用文: what 記 begins, 以上 closes, before whom to ask.
  EXPECT_LT(text.find("資格喪失確認通知書（写）"), text.find("以上"));
  EXPECT_LT(text.find("以上"), text.find("お問合せ先"));
}

TEST(CoveringLetter, NeedsNo文書番号AndItsSheetsMustAddUp) {
  Notice cover = sample_of("sofu_sho", 4);
  cover.document_number.clear();
  cover.case_token.clear();
  EXPECT_EQ(failure_of([&] { check_notice(cover, templates()); }), "");
  cover.variables["enclosure.sheets_total"] = "5";
  EXPECT_THAT(failure_of([&] { check_notice(cover, templates()); }), StartsWith("E-INPUT-VALUE"));
  Notice letter = sample_of("shikaku_johosho");
  letter.document_number.clear();
  EXPECT_THAT(failure_of([&] { check_notice(letter, templates()); }), HasSubstr("document_number"));
}

TEST(CoveringLetter, GoesOnOverThePageWithEveryRow) {
  const auto words = words_of(render_notice(sample_of("sofu_sho", 60), templates()));
  EXPECT_EQ(words.back().page, 3);
  EXPECT_EQ(std::count_if(words.begin(), words.end(), [](const auto& w) { return w.text.starts_with("資格喪失確認"); }), 60);
}

TEST(Postcard, HasAnAddressSideAndAMessageSide) {
  const Notice card = sample_of("kofu_annai");
  EXPECT_EQ(notice_page_size(card, templates()).w, 100);
  EXPECT_EQ(notice_page_size(card, templates()).h, 148);
  std::string front;
  std::string back;
  for (const auto& word : words_of(render_notice(card, templates()))) {
    (word.page == 1 ? front : back) += word.text;
    EXPECT_LE(word.page, 2);
    EXPECT_GE(word.box.x, 3) << word.text;
    EXPECT_LE(word.box.right(), 97) << word.text;
    EXPECT_LE(word.box.bottom(), 145) << word.text;
  }
  for (const char* part : {"郵便はがき", "〒160-0023", "渡邉󠄀𠮷太郎様", "見本建設国民健康保険組合"})
    EXPECT_THAT(front, HasSubstr(part));
  for (const char* part : {"交付のご案内", "R08-000125", "令和8年12月11日", "午前9時", "本人であることを確認できる書類"})
    EXPECT_THAT(back, HasSubstr(part));
}

// Whoever carries the card can read it.
TEST(Postcard, SaysNothingOfWhatWaitsOrOfWhom) {
  std::string back;
  for (const auto& word : words_of(render_notice(sample_of("kofu_annai"), templates())))
    if (word.page == 2) back += word.text;
  for (const char* told : {"渡邉", "資格確認書", "認定証", "喪失", "保険料", "12・004567", "生年月日", "見建国保資"})
    EXPECT_THAT(back, Not(HasSubstr(told)));
}

TEST(Sheets, AFrontWithItsBackIsOneSheet) {
  EXPECT_TRUE(prints_both_sides(sample_of("kofu_annai"), templates()));
  EXPECT_TRUE(prints_both_sides(sample_of("gendogaku_ninteisho"), templates()));
  EXPECT_TRUE(prints_both_sides(testing::sample_in("shikaku_kakuninsho", "postcard"), templates()));
  EXPECT_FALSE(prints_both_sides(sample_of("sofu_sho"), templates()));
  EXPECT_FALSE(prints_both_sides(sample_of("shikaku_soshitsu_tsuchi"), templates()));
}

TEST(Sheets, TheAddressIsOnEverySheetButACardAlone) {
  EXPECT_TRUE(shows_address(sample_of("kofu_annai"), templates()));
  EXPECT_TRUE(shows_address(sample_of("sofu_sho"), templates()));
  EXPECT_TRUE(shows_address(testing::sample_in("shikaku_kakuninsho", "carrier"), templates()));
  EXPECT_FALSE(shows_address(testing::sample_in("shikaku_kakuninsho", "postcard"), templates()));
}

}  // namespace
}  // namespace uketsuke::render
