#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/notice/expand.h"
#include "render/notice/notice_templates.h"
#include "tests/render/notices/failure_text.h"
#include "tests/render/notices/samples.h"

namespace uketsuke::render {
namespace {

using testing::failure_of;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

const std::string kWhole = R"(
id = "sample"
version = "v01"
title = "見本"
variable = [ { id = "person.name", label = "氏名", source = "case" } ]
table = [ { id = "rows", label = "表", rows = [0, 3], columns = ["person.sex"] } ]
[style]
body = { size_pt = 10 }
[[layout]]
id = "a4"
page_mm = [210, 297]
flow_first_mm = [20, 80, 170, 190]
flow_later_mm = [20, 20, 170, 250]
element = [ { kind = "text", rect_mm = [10, 10, 90, 6], style = "body", text = "{person.name} 様" } ]
[[layout.flow]]
kind = "table"
table = "rows"
head_style = "body"
head_mm = 6
row_mm = 6
column = [ { id = "person.sex", label = "性別", width_mm = 20, style = "body" } ]
)";

std::string failure_with(const std::string& from, const std::string& to) {
  std::string text = kWhole;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return failure_of([&] { NoticeTemplates::parse(text, "sample.toml"); });
}

TEST(NoticeTemplate, ReadsAWholeOne) {
  const NoticeTemplate form = NoticeTemplates::parse(kWhole, "sample.toml");
  EXPECT_EQ(form.layouts.front().elements.size(), 1U);
  EXPECT_EQ(form.variables.front().label, "氏名");
}

TEST(NoticeTemplate, RefusesEveryMistakeWithItsPlace) {
  EXPECT_THAT(failure_with("title =", "titel ="), HasSubstr("E-TEMPLATE-INVALID"));
  EXPECT_THAT(failure_with("kind = \"text\", rect", "kind = \"text\", colour = 1, rect"), HasSubstr("sample.toml:"));
  EXPECT_THAT(failure_with("{person.name} 様", "{person.nmae} 様"), HasSubstr("'person.nmae' is not declared"));
  EXPECT_THAT(failure_with("{person.name} 様", "様"), HasSubstr("'person.name' is declared but never used"));
  EXPECT_THAT(failure_with("{person.name} 様", "{person.name:loud} 様"), HasSubstr("unknown filter 'loud'"));
  EXPECT_THAT(failure_with("{person.name} 様", "{person.name 様"), HasSubstr("brace"));
  EXPECT_THAT(failure_with("style = \"body\", text", "style = \"bold\", text"), HasSubstr("style 'bold'"));
  EXPECT_THAT(failure_with("table = \"rows\"", "table = \"lines\""), HasSubstr("'lines' is not declared"));
  EXPECT_THAT(failure_with("{ id = \"person.sex\", label", "{ id = \"person.age\", label"), HasSubstr("person.age"));
  EXPECT_THAT(failure_with("source = \"case\"", "source = \"heaven\""), HasSubstr("source is case or setting"));
  EXPECT_THAT(failure_with("[10, 10, 90, 6]", "[10, 10, 90]"), HasSubstr("E-TEMPLATE-INVALID"));
  EXPECT_THAT(failure_with("[10, 10, 90, 6]", "[10, 10, 0, 6]"), HasSubstr("width and a height"));
  EXPECT_THAT(failure_with("flow_first_mm = [20, 80, 170, 190]\n", ""), HasSubstr("flow_first_mm"));
  EXPECT_THAT(failure_with("kind = \"text\", rect", "kind = \"text\", on = \"last\", rect"), HasSubstr("or back"));
  EXPECT_THAT(failure_with("kind = \"text\", rect", "kind = \"text\", on = \"back\", rect"), HasSubstr("later pages"));
  EXPECT_THAT(failure_with("source = \"case\"", "source = \"case\", with = \"person.name\""), HasSubstr("optional"));
  EXPECT_THAT(failure_with("source = \"case\"", "source = \"case\", optional = true, with = \"person.age\""),
              HasSubstr("'person.age' is not declared"));
  const auto facts = [](const std::string& rows) {
    return failure_with("kind = \"table\"\ntable = \"rows\"",
                        "kind = \"facts\"\nlabel_mm = 30\nrow_mm = 6\nlabel_style = \"body\"\nstyle = \"body\"\n"
                        "row = [" +
                            rows + "]\n[[layout.flow]]\nkind = \"table\"\ntable = \"rows\"");
  };
  EXPECT_EQ(facts("{ label = \"氏名\", text = \"{person.name}\", when = \"person.name\" }"), "");
  EXPECT_THAT(facts(""), HasSubstr("facts need rows"));
  EXPECT_THAT(facts("{ label = \"氏名\", text = \"{person.nmae}\" }"), HasSubstr("'person.nmae' is not declared"));
  EXPECT_THAT(facts("{ label = \"氏名\", text = \"\", when = \"person.age\" }"), HasSubstr("person.age"));
  EXPECT_THAT(failure_with("row_mm = 6", "row_mm = 6\ngrow = true\nacross = 2"), HasSubstr("side by side"));
  EXPECT_THAT(failure_with("element = [", "element = [ { kind = \"code\", rect_mm = [1, 1, 9, 9], says = \"hello\" },"),
              HasSubstr("form or slip"));
}

TEST(NoticeTemplate, TheRepositorysKindsAreThere) {
  EXPECT_THAT(testing::templates().kinds(),
              UnorderedElementsAre("fukofu_tsuchi", "gendogaku_hyojun_ninteisho", "gendogaku_ninteisho",
                                   "henno_saisoku", "hosei_irai", "kofu_annai", "kyakka_tsuchi", "shikaku_johosho",
                                   "shikaku_kakuninsho", "shikaku_shutoku_kettei", "shikaku_soshitsu_tsuchi",
                                   "shikaku_soshitsu_utsushi", "shorui_irai", "sofu_sho", "soshitsu_shomei", "teisei_tsuchi",
                                   "torisage_kakunin"));
}

TEST(Filters, WriteAsOfficialNoticesDo) {
  EXPECT_EQ(filtered("12300", "yen", "x"), "12,300円");
  EXPECT_EQ(filtered("0", "comma", "x"), "0");
  EXPECT_EQ(filtered("", "comma", "x"), "―");
  EXPECT_EQ(filtered("1234567", "comma", "x"), "1,234,567");
  EXPECT_EQ(filtered("999", "comma", "x"), "999");
  EXPECT_EQ(filtered("-1500", "comma", "x"), "-1,500");
  EXPECT_EQ(filtered("2019-05-01", "wareki", "x"), "令和元年5月1日");
  EXPECT_EQ(filtered("2019-04-30", "wareki", "x"), "平成31年4月30日");
  EXPECT_EQ(filtered("2026-11", "wareki_month", "x"), "令和8年11月");
  EXPECT_EQ(filtered("2019-05", "wareki_month", "x"), "令和元年5月");
  EXPECT_EQ(filtered("1600023", "postal", "x"), "〒160-0023");
  EXPECT_EQ(filtered("12-A9", "wide", "x"), "１２－Ａ９");
  for (const auto& [value, filter] : {std::pair{"12,300", "yen"},
                                      {"1e3", "comma"},
                                      {"2026-13-01", "wareki"},
                                      {"2026-1", "wareki_month"},
                                      {"160", "postal"}}) {
    EXPECT_THAT(failure_of([&] { filtered(value, filter, "premium.x"); }), HasSubstr("premium.x")) << value;
  }
}

}  // namespace
}  // namespace uketsuke::render
