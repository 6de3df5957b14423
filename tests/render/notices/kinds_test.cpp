#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/numbers/check_digits.h"
#include "render/notice/notice_renderer.h"
#include "tests/render/notices/all_kinds.h"
#include "tests/render/notices/failure_text.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

namespace uketsuke::render {
namespace {

using testing::bare_sample_of;
using testing::failure_of;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::sample_in;
using testing::sample_of;
using ::testing::StartsWith;
using testing::templates;
using testing::text_of;
using testing::words_of;

std::string text_of_notice(const Notice& notice) { return text_of(render_notice(notice, templates())); }

std::string failure_of_notice(const Notice& notice) {
  return failure_of([&] { check_notice(notice, templates()); });
}

/// What stands on every A4 notice.
const std::vector<std::string> kSender{"見建国保資第2026-001236号", "令和8年11月22日", "見本建設国民健康保険組合",
                                       "理事長見本一郎", "03-0000-0000"};

/// What an official looks for on each kind, in the words of the page (white space taken out).
const std::map<std::string, std::vector<std::string>>& facts() {
  static const std::map<std::string, std::vector<std::string>> all{
      {"shikaku_johosho",
       {"資格情報通知書（資格情報のお知らせ）", "〒160-0023", "１２・００４５６７（枝番）０１", "ワタナベヨシタロウ",
        "昭和29年12月31日", "令和元年5月1日", "2割（発効期日令和8年8月1日）", "令和9年7月31日", "１３３０３３",
        "このお知らせだけでは受診できません"}},
      {"shikaku_soshitsu_tsuchi",
       {"資格喪失確認通知書", "記号・番号12・004567", "渡邉󠄀𠮷太郎", "渡邉󠄀花子", "昭和54年4月1日",
        "令和元年5月1日", "令和8年11月1日", "他の健康保険に加入", "令和8年10月", "限度額適用・標準負担額減額認定証",
        "返還の期限：令和8年12月11日", "還付又は充当", "3か月以内", "東京都国民健康保険審査会",
        "裁決を経ないで訴えを提起できます"}},
      {"shikaku_soshitsu_utsushi",
       {"資格喪失確認通知書（写）", "〒104-0061", "東京都中央区銀座九丁目99番9号", "株式会社見本左官工業事業主様",
        "渡邉󠄀𠮷太郎", "令和8年11月1日", "令和8年10月", "公印省略"}},
      {"soshitsu_shomei",
       {"国民健康保険被保険者資格喪失証明書", "１３３０３３", "１２・００４５６７", "証明します", "昭和54年4月1日",
        "令和元年5月1日", "令和8年11月1日", "他の健康保険に加", "組合員", "妻"}},
      {"gendogaku_ninteisho",
       {"国民健康保険限度額適用認定証", "交付年月日令和8年11月22日", "１２・００４５６７", "（枝番）０１",
        "渡邉󠄀𠮷太郎", "男", "昭和29年12月31日", "令和8年11月1日", "令和9年7月31日", "適用区分ウ", "再交付（2回目の交付）",
        "１３３０３３", "注意事項", "拘禁刑"}},
      {"gendogaku_hyojun_ninteisho",
       {"国民健康保険限度額適用・標準負担額減額認定証", "低所得Ⅱ", "令和8年12月1日", "令和8年11月1日", "令和9年7月31日",
        "減額された標準負担額", "90日を超え"}},
      {"hosei_irai",
       {"届出書類の補正について（依頼）", "令和8年11月9日", "国民健康保険被保険者資格取得届", "R08-000125",
        "令和8年12月11日", "市町村民税所得割額", "発行から3か月以内", "追加書類送付票", "見本建設国民健康保険組合御中",
        "却下することがあります", "公印省略"}},
      {"shorui_irai",
       {"添付書類の提出について（お願い）", "情報連携", "課税証明書（令和8年度）", "渡邉󠄀花子",
        "令和8年12月11日", "追加書類送付票", "公印省略"}},
      {"kyakka_tsuchi",
       {"却下通知書", "令和8年11月9日", "国民健康保険被保険者資格取得届", "居住していることを確認できず",
        "国民健康保険法第13条及び組合規約第6条", "3か月以内", "東京都国民健康保険審査会"}},
      {"fukofu_tsuchi",
       {"限度額適用認定証を交付しない旨の通知書", "マイナンバーカードをお持ちのため",
        "国民健康保険法施行規則第27条の14の2", "12・004567（枝番）01", "自己負担限度額", "3か月以内",
        "東京都国民健康保険審査会"}},
      {"teisei_tsuchi",
       {"通知内容の訂正について", "令和8年11月9日", "正しくは令和8年11月4日です", "読み誤り", "訂正の対象となる先の通知",
        "資格喪失確認通知書", "見建国保資第2026-001000号", "令和8年11月10日", "返していただく証", "令和8年12月11日"}},
      {"henno_saisoku",
       {"資格確認書等の返還について（催告）", "令和8年12月11日", "令和8年10月5日", "資格確認書", "令和8年8月1日",
        "令和8年11月1日", "国民健康保険法施行規則及び組合規約", "公印省略"}},
      {"torisage_kakunin",
       {"取下書の受理について", "令和8年11月16日", "令和8年11月9日", "国民健康保険被保険者資格取得届", "R08-000125",
        "住民票（世帯全員）", "公印省略"}},
      {"shikaku_kakuninsho",
       {"国民健康保険資格確認書", "再交付", "紛失のため再交付するものです", "適用区分ウ（令和8年11月1日発効）",
        "長期入院該当令和8年12月1日", "2割（令和8年8月1日発効）"}},
  };
  return all;
}

TEST(Kinds, EachSaysItsFacts) {
  for (const auto& [kind, parts] : facts()) {
    const std::string text = text_of_notice(sample_of(kind));
    for (const auto& part : parts) EXPECT_THAT(text, HasSubstr(part)) << kind;
    for (const auto& part : kSender) EXPECT_THAT(text, HasSubstr(part)) << kind;
    EXPECT_THAT(text, Not(HasSubstr("{"))) << kind;
  }
}

TEST(Kinds, WithoutWhatIsOptionalTheyStillPrint) {
  for (const auto& [kind, parts] : facts()) {
    EXPECT_EQ(failure_of_notice(bare_sample_of(kind)), "") << kind;
    const std::string text = text_of_notice(bare_sample_of(kind));
    for (const auto& part : kSender) EXPECT_THAT(text, HasSubstr(part)) << kind;
  }
}

// 70 to 74: the share of cost and its year are stated; for younger people the sheet has no expiry.
TEST(Kinds, QualificationInformationExpiresOnlyFrom70) {
  const std::string young = text_of_notice(bare_sample_of("shikaku_johosho"));
  for (const char* absent : {"有効期限", "負担割合", "一部負担金"}) EXPECT_THAT(young, Not(HasSubstr(absent)));
}

// 2割 without the day from which it holds, or a 適用区分 without its 発効期日, would be half a statement.
TEST(Kinds, HalfAStatementIsRefused) {
  for (const auto& [kind, missing] :
       std::vector<std::pair<std::string, std::string>>{{"shikaku_johosho", "certificate.copayment_from"},
                                                        {"shikaku_johosho", "certificate.expires_on"},
                                                        {"shikaku_kakuninsho", "certificate.copayment_from"},
                                                        {"shikaku_kakuninsho", "limit.valid_from"},
                                                        {"kyakka_tsuchi", "household.symbol"}}) {
    Notice notice = sample_of(kind);
    notice.variables.erase(missing);
    EXPECT_THAT(failure_of_notice(notice), HasSubstr(missing)) << kind;
  }
}

TEST(Kinds, CardsAreAskedForOnlyWhenSomeAreMissing) {
  const std::string text = text_of_notice(bare_sample_of("shikaku_soshitsu_tsuchi"));
  EXPECT_THAT(text, Not(HasSubstr("返していただく資格確認書等")));
  EXPECT_THAT(text, HasSubstr("この決定に不服があるとき"));
}

// 決裁後の訂正: the mark belongs to the letter, whatever its template; a card alone says 再交付.
TEST(Kinds, ALetterThatReplacesAWrongOneIsMarked) {
  for (const auto& [kind, parts] : facts()) {
    if (kind == "teisei_tsuchi") continue;  // announces the marked letters and is none
    Notice notice = sample_of(kind);
    EXPECT_THAT(text_of_notice(notice), Not(HasSubstr("訂正後"))) << kind;
    notice.variables["notice.correction"] = "訂正後";
    EXPECT_THAT(text_of_notice(notice), HasSubstr("訂正後")) << kind;
  }
  Notice card = sample_in("shikaku_kakuninsho", "postcard");
  card.variables["notice.correction"] = "訂正後";
  EXPECT_THAT(text_of_notice(card), Not(HasSubstr("訂正後")));
}

TEST(Kinds, PlainCertificateShowsNoMarks) {
  const std::string text = text_of_notice(bare_sample_of("shikaku_kakuninsho"));
  for (const char* absent : {"再交付", "適用区分", "長期入院"}) EXPECT_THAT(text, Not(HasSubstr(absent)));
}

// 番号法: the employer has no business with the number; payroll needs no reason and no birth date either.
TEST(Kinds, EmployersCopySaysOnlyWhatPayrollNeeds) {
  const std::string number = "90000000001" + std::to_string(*my_number_check_digit("90000000001"));
  Notice notice = sample_of("shikaku_soshitsu_utsushi");
  notice.variables["person.my_number"] = number;
  notice.variables["notice.reason"] = "生活保護の受給";
  notice.variables["recipient.name"] = "渡邉󠄀　𠮷太郎";
  for (NoticeRow& row : notice.tables["members"]) {
    row["person.my_number"] = number;
    row["person.birth_date"] = "1979-04-01";
    row["membership.loss_reason"] = "生活保護の受給";
  }
  const std::string text = text_of_notice(notice);
  for (const auto& absent : {number, std::string("生活保護"), std::string("昭和")}) {
    EXPECT_THAT(text, Not(HasSubstr(absent)));
  }
  EXPECT_THAT(text, HasSubstr("令和8年11月1日"));
}

TEST(Kinds, NoKindPrintsAMyNumberWhereverItIsPut) {
  const std::string number = "90000000001" + std::to_string(*my_number_check_digit("90000000001"));
  for (const auto& [kind, parts] : facts()) {
    const NoticeNeeds needs = notice_variables(templates(), kind);
    for (const NoticeVariable& v : needs.variables) {
      Notice notice = sample_of(kind);
      notice.variables[v.id] = number;
      EXPECT_THAT(failure_of_notice(notice), HasSubstr(v.id)) << kind;
    }
    for (const NoticeTable& t : needs.tables) {
      for (const std::string& column : t.columns) {
        Notice notice = sample_of(kind);
        notice.tables[t.id].front()[column] = "番号" + number;
        const std::string failure = failure_of_notice(notice);
        EXPECT_THAT(failure, HasSubstr(t.id + "." + column + ": holds a 個人番号")) << kind;
        EXPECT_THAT(failure, Not(HasSubstr(number))) << "a message is no place for it";
      }
    }
  }
}

TEST(Kinds, LongHouseholdsGoOnWithEveryRowOnce) {
  // kind → where the column of the branch numbers stands, mm.
  const std::map<std::string, std::pair<double, double>> branch{{"shikaku_soshitsu_tsuchi", {89, 98}},
                                                                {"shikaku_soshitsu_utsushi", {92, 108}},
                                                                {"soshitsu_shomei", {97, 107}},
                                                                {"henno_saisoku", {116, 128}}};
  for (const auto& [kind, column] : branch) {
    Notice notice = sample_of(kind, 40);
    if (kind == "shikaku_soshitsu_tsuchi") notice.tables.erase("cards");
    const Bytes pdf = render_notice(notice, templates());
    const auto words = words_of(pdf);
    const int pages = words.back().page;
    EXPECT_GE(pages, 2) << kind;
    const std::string text = text_of(pdf);
    for (int page = 1; page <= pages; ++page) EXPECT_THAT(text, HasSubstr(fmt::format("{}/{}", page, pages))) << kind;
    for (int row = 1; row <= 40; ++row) {
      const std::string digits = fmt::format("{:02}", row);
      const auto here = [&](const testing::PdfWord& w) {
        return w.text == digits && w.box.x > column.first && w.box.right() < column.second;
      };
      EXPECT_EQ(std::count_if(words.begin(), words.end(), here), 1) << kind << " " << row;
    }
  }
}

TEST(Kinds, NoWordLeavesThePage) {
  for (const auto& [kind, parts] : facts()) {
    for (const NoticeLayout& layout : templates().find(kind).layouts) {
      for (const auto& word : words_of(render_notice(sample_in(kind, layout.id), templates()))) {
        EXPECT_GE(word.box.x, 4) << kind << " " << word.text;
        EXPECT_GE(word.box.y, 3) << kind << " " << word.text;
        EXPECT_LE(word.box.right(), layout.page.w - 4) << kind << " " << word.text;
        EXPECT_LE(word.box.bottom(), layout.page.h - 3) << kind << " " << word.text;
      }
    }
  }
}

TEST(Kinds, CertificatesSayTheSameOnCarrierAndPostcard) {
  for (const std::string& kind : testing::postcard_kinds()) {
    const std::string text = text_of_notice(sample_in(kind, "postcard"));
    for (const char* part :
         {"１２・００４５６７", "（枝番）０１", "渡邉󠄀𠮷太郎", "昭和29年12月31日", "令和8年11月22日",
          "令和9年7月31日", "令和8年11月1日", "１３３０３３", "見本建設国民健康保険組合", "注意事項"}) {
      EXPECT_THAT(text, HasSubstr(part)) << kind;
    }
  }
}

// Printed on both sides: the notes lie behind the certificate, and neither page has a number.
TEST(Kinds, BackOfACarrierLiesBehindItsCertificate) {
  for (const char* kind : {"gendogaku_ninteisho", "gendogaku_hyojun_ninteisho"}) {
    const auto words = words_of(render_notice(sample_of(kind), templates()));
    const Rect<FormMm> front{41.5, 103, 127, 91};
    const Rect<FormMm> behind{210 - front.right(), front.y, front.w, front.h};
    EXPECT_EQ(words.back().page, 2) << kind;
    for (const auto& word : words) {
      EXPECT_NE(word.text, "/") << kind;
      if (word.page == 1) continue;
      EXPECT_EQ(intersect(word.box, behind).area(), word.box.area()) << word.text;
    }
  }
}

TEST(Kinds, WhatCannotBePrintedIsRefusedInEverySize) {
  std::string endless;
  for (int i = 0; i < 80; ++i) endless += "長";
  for (const std::string& kind : testing::postcard_kinds()) {
    for (const char* layout : {"carrier", "postcard"}) {
      Notice notice = sample_in(kind, layout);
      notice.variables["person.name"] = "渡\uE123　太郎";
      EXPECT_THAT(failure_of_notice(notice), StartsWith("E-RENDER-GLYPH U+E123")) << kind << layout;
      notice.variables["person.name"] = endless;
      EXPECT_THAT(failure_of_notice(notice), StartsWith("E-RENDER-OVERFLOW")) << kind << layout;
      notice = sample_in(kind, layout);
      notice.variables["association.name"] = endless;
      EXPECT_THAT(failure_of_notice(notice), StartsWith("E-RENDER-OVERFLOW")) << kind << layout;
    }
  }
}

TEST(Kinds, TextsTooLongForTheirSheetAreRefused) {
  std::string reason;
  for (int i = 0; i < 200; ++i) reason += "届出の住所に居住していることを確認できませんでした。";
  for (const char* kind : {"kyakka_tsuchi", "fukofu_tsuchi"}) {
    Notice notice = sample_of(kind);
    notice.variables["notice.reason"] = reason;
    EXPECT_THAT(failure_of_notice(notice), StartsWith("E-RENDER-OVERFLOW facts")) << kind;
  }
  Notice letter = sample_of("hosei_irai");
  letter.tables["defects"].front()["defect.text"] = reason;
  EXPECT_THAT(failure_of_notice(letter), StartsWith("E-RENDER-OVERFLOW table")) << "no row is cut";
  Notice carrier = sample_of("gendogaku_ninteisho");
  carrier.variables["association.department"] = reason;
  EXPECT_THAT(failure_of_notice(carrier), HasSubstr("does not end on the front"));
}

TEST(Kinds, RowsOfALetterGrowWithTheirText) {
  Notice letter = sample_of("hosei_irai", 3);
  std::string long_text;
  for (int i = 0; i < 5; ++i) long_text += "世帯の被保険者全員の課税証明書をご用意ください。";
  letter.tables["defects"][0]["defect.text"] = long_text;
  letter.tables["defects"][1]["defect.item"] = "第二の項目";
  double first_ends = 0;
  double second_begins = 0;
  for (const auto& word : words_of(render_notice(letter, templates()))) {
    if (word.page == 1 && word.text.find("課税証明書をご用意") != std::string::npos && word.box.x > 90) {
      first_ends = std::max(first_ends, word.box.bottom());
    }
    if (word.text == "第二の項目") second_begins = word.box.y;
  }
  EXPECT_GT(first_ends, 0);
  EXPECT_GT(second_begins, first_ends);
}

}  // namespace
}  // namespace uketsuke::render
