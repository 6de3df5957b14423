#include <algorithm>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/toml/strict_table.h"
#include "render/notice/notice_renderer.h"
#include "tests/render/notices/all_kinds.h"
#include "tests/render/notices/failure_text.h"
#include "tests/render/notices/pdf_words.h"
#include "tests/render/notices/samples.h"

namespace uketsuke::render {
namespace {

using testing::as_specimen;
using testing::certificate_for;
using testing::decision_for;
using testing::failure_of;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::sample_of;
using ::testing::StartsWith;
using testing::templates;
using testing::text_of;
using testing::words_of;

std::string failure_of_notice(const Notice& notice) {
  const std::string checked = failure_of([&] { check_notice(notice, templates()); });
  EXPECT_EQ(checked, failure_of([&] { render_notice(notice, templates()); })) << "check and render must agree";
  return checked;
}

TEST(Notice, SameInputSameBytes) {
  for (const Notice& notice : {decision_for(1), as_specimen(decision_for(10)), as_specimen(certificate_for())}) {
    const Bytes first = render_notice(notice, templates());
    EXPECT_EQ(first, render_notice(notice, templates()));
    Notice other = notice;
    other.issued_on = "2026-11-23";
    EXPECT_NE(first, render_notice(other, templates()));
  }
}

TEST(Notice, SeveralThreadsGiveTheSameBytes) {
  std::vector<Bytes> alone;
  for (int members = 1; members <= 4; ++members) {
    alone.push_back(render_notice(as_specimen(decision_for(members)), templates()));
  }
  std::vector<Bytes> together(16);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&together, t] {
      for (std::size_t i = t; i < together.size(); i += 4) {
        together[i] = render_notice(as_specimen(decision_for(1 + static_cast<int>((i / 4 + t) % 4))), templates());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < together.size(); ++i) EXPECT_EQ(together[i], alone[(i / 4 + i % 4) % 4]) << i;
}

TEST(Notice, SaysEverythingTheDecisionHolds) {
  const std::string text = text_of(render_notice(decision_for(2), templates()));
  for (const char* part : {"資格取得確認兼保険料決定通知書",
                           "見建国保資第2026-001234号",
                           "令和8年11月22日",
                           "〒160-0023",
                           "渡邉󠄀",
                           "𠮷太郎",
                           "様",
                           "見本建設国民健康保険組合",
                           "理事長見本一郎",
                           "昭和54年4月1日",
                           "令和8年11月1日",
                           "004567",
                           "第1種組合員",
                           "18,500",
                           "5,600",
                           "4,300",
                           "40,500",
                           "202,500",
                           "令和8年11月30日",
                           "令和9年3月31日",
                           "東京都国民健康保険審査会",
                           "3か月以内",
                           "裁決を経ないで訴えを提起できます",
                           "規約第22条"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_THAT(text, Not(HasSubstr("{")));
}

// 国民健康保険法施行規則: what every 資格確認書 must show.
TEST(Notice, CertificateShowsTheMandatoryItems) {
  for (const char* layout : {"carrier", "postcard"}) {
    Notice notice = certificate_for("渡邉󠄀　𠮷子");
    notice.variables["print.layout"] = layout;
    notice.variables["certificate.copayment"] = "2割";
    notice.variables["certificate.copayment_from"] = "2026-08-01";
    const std::string text = text_of(render_notice(notice, templates()));
    for (const char* part :
         {"国民健康保険資格確認書", "渡邉󠄀𠮷子", "性別女", "昭和60年7月9日", "１２・００４５６７",
          "（枝番）０２", "１３３０３３", "見本建設国民健康保険組合", "令和8年11月1日", "令和8年11月22日",
          "有効期限令和9年7月31日", "2割（令和8年8月1日発効）", "臓器提供", "髙橋﨑雄"}) {
      EXPECT_THAT(text, HasSubstr(part)) << layout;
    }
  }
}

TEST(Notice, EveryRequiredVariableIsMissedByName) {
  std::vector<Notice> notices{decision_for(1), certificate_for()};
  for (const std::string& kind : templates().kinds()) {
    if (kind != "shikaku_shutoku_kettei") notices.push_back(sample_of(kind));
  }
  for (const Notice& whole : notices) {
    for (const NoticeVariable& v : notice_variables(templates(), whole.kind).variables) {
      Notice notice = whole;
      notice.variables.erase(v.id);
      if (v.optional && (v.with.empty() || !whole.variables.contains(v.with))) {
        EXPECT_EQ(failure_of_notice(notice), "") << v.id;
      } else {
        EXPECT_EQ(failure_of_notice(notice), (v.setting ? "E-SETTING-MISSING " + v.id + " (" + v.label + ")"
                                                        : "E-INPUT-VALUE " + v.id + " (" + v.label + ") is missing"));
      }
    }
    for (const NoticeTable& t : notice_variables(templates(), whole.kind).tables) {
      Notice notice = whole;
      notice.tables.erase(t.id);
      if (t.least_rows > 0) {
        EXPECT_THAT(failure_of_notice(notice), HasSubstr("table " + t.id));
      } else {
        EXPECT_EQ(failure_of_notice(notice), "") << t.id;
      }
      for (const std::string& column : t.columns) {
        notice = whole;
        notice.tables[t.id].front().erase(column);
        EXPECT_EQ(failure_of_notice(notice), "E-INPUT-VALUE " + t.id + "." + column + " is missing");
      }
    }
  }
}

TEST(Notice, ValuesThatDoNotSuitAreNamed) {
  Notice notice = decision_for(1);
  notice.issued_on = "2026-02-30";
  EXPECT_THAT(failure_of_notice(notice), StartsWith("E-INPUT-VALUE"));
  notice = decision_for(1);
  notice.tables["members"][0]["person.birth_date"] = "昭和54年";
  EXPECT_THAT(failure_of_notice(notice), HasSubstr("members.person.birth_date"));
  notice = decision_for(1);
  notice.variables["recipient.postal_code"] = "16000";
  EXPECT_THAT(failure_of_notice(notice), HasSubstr("recipient.postal_code"));
  notice = decision_for(1);
  notice.variables["premium.monthly_yen"] = "二万円";
  EXPECT_THAT(failure_of_notice(notice), StartsWith("E-INPUT-VALUE"));
  notice = decision_for(1);
  notice.kind = "nothing";
  EXPECT_THAT(failure_of_notice(notice), HasSubstr("nothing"));
  notice = certificate_for();
  notice.variables["print.layout"] = "poster";
  EXPECT_THAT(failure_of_notice(notice), HasSubstr("poster"));
}

TEST(Notice, TotalsThatDoNotAddUpAreNeverPrinted) {
  for (const char* total : {"premium.medical_monthly_yen", "premium.support_monthly_yen", "premium.care_monthly_yen",
                            "premium.child_monthly_yen", "premium.monthly_yen", "premium.yearly_yen"}) {
    Notice notice = decision_for(3);
    notice.variables[total] = std::to_string(std::stoi(notice.variables[total]) + 1);
    EXPECT_THAT(failure_of_notice(notice), HasSubstr(std::string("does not add up to ") + total));
  }
}

TEST(Notice, RefusesACharacterThatNoFontHolds) {
  EXPECT_THAT(failure_of_notice(decision_for(1, "渡\uE123　太郎")), StartsWith("E-RENDER-GLYPH U+E123"));
  EXPECT_THAT(failure_of_notice(certificate_for("山\U000E01EF　花")), StartsWith("E-RENDER-GLYPH U+5C71 U+E01EF"));
}

TEST(Notice, LongNamesAreCondensedAndImpossibleOnesRefused) {
  EXPECT_EQ(failure_of_notice(decision_for(1, "勅使河原　長左衛門之助")), "");
  EXPECT_EQ(failure_of_notice(certificate_for("クリストファー　アレクサンドロヴィッチ")), "");
  std::string endless;
  for (int i = 0; i < 60; ++i) endless += "長";
  EXPECT_THAT(failure_of_notice(decision_for(1, endless)), StartsWith("E-RENDER-OVERFLOW"));
}

TEST(Notice, LargeFamiliesGoOnToNumberedPagesWithEveryRowOnce) {
  const Notice notice = decision_for(30, "渡邉󠄀　𠮷太郎");
  const Bytes pdf = render_notice(notice, templates());
  const auto words = words_of(pdf);
  const int pages = words.back().page;
  EXPECT_GE(pages, 2);
  const std::string text = text_of(pdf);
  for (int page = 1; page <= pages; ++page) {
    EXPECT_THAT(text, HasSubstr(std::to_string(page) + "/" + std::to_string(pages)));
  }
  for (int branch = 1; branch <= 30; ++branch) {
    const std::string digits = (branch < 10 ? "0" : "") + std::to_string(branch);
    const auto in_branch_column = [&](const testing::PdfWord& w) { return w.text == digits && w.box.x > 178; };
    EXPECT_EQ(std::count_if(words.begin(), words.end(), in_branch_column), 1) << branch;
  }
}

TEST(Notice, NoWordLeavesThePage) {
  for (const Notice& notice : {decision_for(1), decision_for(10), decision_for(23), certificate_for()}) {
    for (const auto& word : words_of(render_notice(notice, templates()))) {
      EXPECT_GE(word.box.x, 8) << word.text;
      EXPECT_LE(word.box.right(), 202) << word.text;
      EXPECT_LE(word.box.bottom(), 293) << word.text;
    }
  }
}

TEST(Notice, EveryVariableAndColumnIsAConcept) {
  StrictTable file = StrictTable::read(UKETSUKE_SOURCE_DIR "/templates/tables/concepts.toml");
  const auto concepts = file.table("concepts").keys();
  const auto is_concept = [&](const std::string& id) {
    return std::find(concepts.begin(), concepts.end(), id) != concepts.end();
  };
  for (const std::string& kind : templates().kinds()) {
    const NoticeNeeds needs = notice_variables(templates(), kind);
    for (const NoticeVariable& v : needs.variables) EXPECT_TRUE(is_concept(v.id)) << v.id;
    for (const NoticeTable& t : needs.tables) {
      for (const std::string& column : t.columns) EXPECT_TRUE(is_concept(column)) << column;
    }
  }
}

}  // namespace
}  // namespace uketsuke::render
