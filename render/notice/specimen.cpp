#include "render/notice/specimen.h"

#include <array>

#include <fmt/format.h>

#include "core/image/codec.h"
#include "render/canvas/canvas.h"

namespace uketsuke::render {
namespace {

constexpr std::array kGivenNames{"　花子", "　健", "　葵", "　蓮", "　結衣", "　湊", "　陽菜", "　樹", "　凛"};
constexpr std::array kRelations{"妻", "長男", "長女", "二男", "二女", "三男", "三女", "父", "母"};

void add_association(Notice& notice) {
  auto& v = notice.variables;
  v["association.name"] = "見本建設国民健康保険組合";
  v["association.postal_code"] = "1000001";
  v["association.address"] = "東京都千代田区千代田9丁目9番9号　見本会館3階";
  v["association.phone"] = "03-0000-0000";
  v["association.department"] = "業務部資格課";
  v["association.president_title"] = "理事長";
  v["association.president"] = "見本　一郎";
  v["association.appeal_prefecture"] = "東京都";
  v["association.insurer_number"] = "133033";
}

std::string yen(int amount) { return std::to_string(amount); }

struct Sums {
  int medical = 0, support = 0, care = 0, child = 0;
  int all() const { return medical + support + care + child; }
};

void add_premiums(Notice& notice, const Sums& sums) {
  auto& v = notice.variables;
  constexpr int kMonths = 5;
  v["premium.fiscal_year"] = "令和8年度";
  v["premium.first_month"] = "2026-11";
  v["premium.last_month"] = "2027-03";
  v["premium.months"] = std::to_string(kMonths);
  v["premium.basis"] = "見本建設国民健康保険組合規約第22条から第25条まで";
  v["premium.payment_method"] =
      "ご届出の口座から各納期限の日に振り替えます。振替ができなかったときは、納付書をお送りします。";
  v["premium.medical_monthly_yen"] = yen(sums.medical);
  v["premium.support_monthly_yen"] = yen(sums.support);
  v["premium.care_monthly_yen"] = yen(sums.care);
  v["premium.child_monthly_yen"] = yen(sums.child);
  v["premium.monthly_yen"] = yen(sums.all());
  v["premium.medical_yearly_yen"] = yen(kMonths * sums.medical);
  v["premium.support_yearly_yen"] = yen(kMonths * sums.support);
  v["premium.care_yearly_yen"] = yen(kMonths * sums.care);
  v["premium.child_yearly_yen"] = yen(kMonths * sums.child);
  v["premium.yearly_yen"] = yen(kMonths * sums.all());
  const std::array<std::array<const char*, 2>, kMonths> due{{{"2026-11", "2026-11-30"},
                                                             {"2026-12", "2026-12-28"},
                                                             {"2027-01", "2027-02-01"},
                                                             {"2027-02", "2027-03-01"},
                                                             {"2027-03", "2027-03-31"}}};
  for (const auto& [month, day] : due) {
    notice.tables["due_dates"].push_back(
        {{"premium.month", month}, {"premium.due_on", day}, {"premium.amount_yen", yen(sums.all())}});
  }
}

}  // namespace

Notice specimen_decision(int members, const std::string& name) {
  Notice n;
  n.specimen = true;
  n.seal_png = specimen_seal();
  n.kind = "shikaku_shutoku_kettei";
  n.issued_on = "2026-11-22";
  n.document_number = "見建国保資第2026-001234号";
  n.case_token = "01JD9Z6K3V8M4Q7TXYB2WCERFG";
  add_association(n);
  n.variables["recipient.postal_code"] = "160-0023";
  n.variables["recipient.address"] = "東京都新宿区西新宿二丁目八番一号　見本ハイツ西新宿壱番館1203号室";
  n.variables["recipient.name"] = name;
  n.variables["recipient.reference"] = "（整理番号　A-000123）";
  Sums sums;
  for (int i = 0; i < members; ++i) {
    const auto at = static_cast<std::size_t>(i - 1) % kGivenNames.size();
    const std::string person = i == 0 ? name : name.substr(0, name.find("　")) + kGivenNames[at];
    n.tables["members"].push_back(
        {{"person.name", person},
         {"person.relation", i == 0 ? "組合員" : kRelations[at]},
         {"person.birth_date", i < 2 ? "1979-04-01" : fmt::format("20{:02}-05-1{}", 9 + i, i % 10)},
         {"membership.acquired_on", "2026-11-01"},
         {"household.symbol", "12"},
         {"household.number", "004567"},
         {"membership.branch", fmt::format("{:02}", i + 1)}});
    const bool care = i < 2;
    const Sums own{i == 0 ? 18'500 : 5'200, i == 0 ? 5'600 : 1'800, care ? 4'300 : 0, i == 0 ? 550 : 250};
    n.tables["premiums"].push_back({{"person.name", person},
                                    {"premium.category", i == 0 ? "第1種組合員" : "家族"},
                                    {"premium.medical_yen", yen(own.medical)},
                                    {"premium.support_yen", yen(own.support)},
                                    {"premium.care_yen", care ? yen(own.care) : ""},
                                    {"premium.child_yen", yen(own.child)},
                                    {"premium.total_yen", yen(own.all())}});
    sums.medical += own.medical;
    sums.support += own.support;
    sums.care += own.care;
    sums.child += own.child;
  }
  add_premiums(n, sums);
  return n;
}

Notice specimen_certificate(const std::string& name) {
  Notice n;
  n.specimen = true;
  n.seal_png = specimen_seal();
  n.kind = "shikaku_kakuninsho";
  n.issued_on = "2026-11-22";
  n.document_number = "見建国保資第2026-001235号";
  n.case_token = "01JD9Z6K3V8M4Q7TXYB2WCERFG";
  add_association(n);
  auto& v = n.variables;
  v["recipient.postal_code"] = "1600023";
  v["recipient.address"] = "東京都新宿区西新宿二丁目八番一号　見本ハイツ西新宿壱番館1203号室";
  v["recipient.name"] = "髙橋　﨑雄";
  v["person.name"] = name;
  v["person.sex"] = "女";
  v["person.birth_date"] = "1985-07-09";
  v["household.symbol"] = "12";
  v["household.number"] = "004567";
  v["household.head"] = "髙橋　﨑雄";
  v["membership.branch"] = "02";
  v["membership.acquired_on"] = "2026-11-01";
  v["certificate.expires_on"] = "2027-07-31";
  return n;
}

Bytes specimen_seal() {
  Canvas canvas = Canvas::image({20, 20}, 300);
  const Colour red{0.82, 0.13, 0.1};
  canvas.box({0.6, 0.6, 18.8, 18.8}, {Stroke{0.9, red, {}, false}, std::nullopt, 1});
  TextStyle style;
  style.size_pt = 15;
  style.colour = red;
  style.align = HAlign::Centre;
  style.valign = VAlign::Middle;
  TextFit fit;
  fit.line_pitch_em = 1.05;
  canvas.text({10, 10}, "見本国\n保組合\n理事長", style, fit);
  return encode_png(canvas.finish_image());
}

}  // namespace uketsuke::render
