#include "tests/render/notices/all_kinds.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "tests/render/notices/samples.h"

namespace uketsuke::render::testing {
namespace {

using Values = std::map<std::string, std::string>;

/// Invented values by concept; a concept that is missing here stops the test that asks for it.
const Values& values() {
  static const Values all{
      {"recipient.postal_code", "160-0023"},
      {"recipient.address", "東京都新宿区西新宿二丁目八番一号　見本ハイツ西新宿壱番館1203号室"},
      {"recipient.reference", "（受付番号　R08-000125）"},
      {"employer.postal_code", "1040061"},
      {"employer.address", "東京都中央区銀座九丁目99番9号　見本銀座ビル4階"},
      {"employer.name", "株式会社見本左官工業"},
      {"person.name_kana", "ワタナベ　ヨシタロウ"},
      {"person.sex", "男"},
      {"person.birth_date", "1954-12-31"},
      {"address.text", "東京都新宿区西新宿二丁目八番一号　見本ハイツ西新宿壱番館1203号室"},
      {"household.symbol", "12"},
      {"household.number", "004567"},
      {"membership.branch", "01"},
      {"membership.acquired_on", "2019-05-01"},
      {"certificate.copayment", "2割"},
      {"certificate.copayment_from", "2026-08-01"},
      {"certificate.expires_on", "2027-07-31"},
      {"certificate.remarks", "特定疾病療養受療証を併せて交付"},
      {"certificate.kind", "限度額適用認定証"},
      {"certificate.reissue_reason", "紛失"},
      {"certificate.issue", "2"},
      {"correction.wrong", "資格喪失年月日を令和8年11月1日としていましたが、正しくは令和8年11月4日です。"},
      {"certificate.return_basis", "国民健康保険法施行規則及び組合規約"},
      {"limit.category", "ウ"},
      {"limit.valid_from", "2026-11-01"},
      {"limit.valid_until", "2027-07-31"},
      {"limit.long_stay_from", "2026-12-01"},
      {"application.received_on", "2026-11-09"},
      {"application.withdrawn_on", "2026-11-16"},
      {"office.reference", "R08-000125"},
      {"office.counter_hours", "平日　午前9時から午後5時まで（正午から午後1時までを除く。）"},
      {"office.no_reply_note", "期限までにご提出がないときは、届出・申請を却下することがあります。"},
      {"notice.reply_by", "2026-12-11"},
      {"notice.first_asked_on", "2026-10-05"},
      {"notice.subject", "国民健康保険被保険者資格取得届"},
      {"notice.reason",
       "住民票により届出の住所に居住していることを確認できず、組合の地区に住所を有する者と認められないため。"},
      {"notice.basis", "国民健康保険法第13条及び組合規約第6条"},
      {"notice.advice",
       "健康保険証の利用登録をしたマイナンバーカード（マイナ保険証）を医療機関等の窓口でお使いください。"
       "認定証がなくても、窓口での支払は自己負担限度額までになります。"},
      {"premium.refund_note", "納めすぎた保険料があるときは、還付又は充当の手続を別にお知らせします。"},
      {"association.name", "見本建設国民健康保険組合"},
      {"association.insurer_number", "133033"},
      {"association.postal_code", "1000001"},
      {"association.address", "東京都千代田区千代田9丁目9番9号　見本会館3階"},
      {"association.phone", "03-0000-0000"},
      {"association.department", "業務部資格課"},
      {"association.president_title", "理事長"},
      {"association.president", "見本　一郎"},
      {"association.appeal_prefecture", "東京都"},
  };
  return all;
}

constexpr std::array kGivenNames{"　花子", "　健", "　葵", "　蓮", "　結衣", "　湊", "　陽菜", "　樹", "　凛"};
constexpr std::array kRelations{"妻", "長男", "長女", "二男", "二女", "三男", "三女", "父", "母"};
constexpr std::array kDocuments{"住民票（世帯全員）", "課税証明書（令和8年度）", "資格取得届"};
constexpr std::array kItems{"続柄", "市町村民税所得割額", "資格取得年月日"};
constexpr std::array kWishes{
    "続柄の記載のある、発行から3か月以内のものをご提出ください。",
    "令和8年1月1日に住所のあった市区町村が発行した、所得割額及び控除の内訳の記載のあるものをご用意ください。"
    "世帯の被保険者全員（組合員を含みます。）の分が必要です。",
    "記入がありません。事業所に採用された日を記入してください。"};

std::string cell_of(const std::string& column, int row, const std::string& name) {
  const auto at = static_cast<std::size_t>(row);
  if (column == "person.name") return row == 0 ? name : name.substr(0, name.find("　")) + kGivenNames[(at - 1) % 9];
  if (column == "person.relation") return row == 0 ? "組合員" : kRelations[(at - 1) % 9];
  if (column == "person.birth_date") return row < 2 ? "1979-04-01" : fmt::format("20{:02}-05-1{}", 9 + row, row % 10);
  if (column == "membership.branch") return fmt::format("{:02}", row + 1);
  if (column == "membership.lost_on") return "2026-11-01";
  if (column == "membership.loss_reason") return row == 0 ? "他の健康保険に加入" : "組合員の資格喪失";
  if (column == "premium.last_charged_month") return "2026-10";
  if (column == "certificate.kind") return row % 2 == 0 ? "資格確認書" : "限度額適用・標準負担額減額認定証";
  if (column == "certificate.issued_on") return "2026-08-01";
  if (column == "correction.title") return row % 2 == 0 ? "資格喪失確認通知書" : "資格確認書";
  if (column == "correction.document_number") return fmt::format("見建国保資第2026-00100{}号", row % 10);
  if (column == "correction.issued_on") return "2026-11-10";
  if (column == "household.head") return name.substr(0, name.find("　")) + kGivenNames[at % 9];
  if (column == "enclosure.number") return std::to_string(row + 1);
  if (column == "enclosure.title") return "資格喪失確認通知書（写）";
  if (column == "enclosure.document_number") return fmt::format("見建国保資第2026-00120{}号", row % 10);
  if (column == "enclosure.sheets") return "1";
  if (column == "defect.document") return kDocuments[at % 3];
  if (column == "defect.item") return kItems[at % 3];
  if (column == "defect.text") return kWishes[at % 3];
  return values().at(column);
}

std::string value_of(const std::string& id, const std::string& kind, const std::string& name) {
  if (id == "person.name" || id == "recipient.name" || id == "household.head") return name;
  if (id == "notice.reason" && kind == "fukofu_tsuchi")
    return "健康保険証の利用登録をしたマイナンバーカードをお持ちのため。";
  if (id == "notice.reason" && kind == "teisei_tsuchi") return "届書に記載された日付の読み誤りによるものです。";
  if (id == "notice.reason" && kind == "torisage_kakunin") return "届出の後に勤務先の健康保険に加入したため。";
  if (id == "notice.basis" && kind == "fukofu_tsuchi") return "国民健康保険法施行規則第27条の14の2";
  if (id == "limit.category" && kind == "gendogaku_hyojun_ninteisho") return "低所得Ⅱ";
  return values().at(id);
}

}  // namespace

Notice sample_of(const std::string& kind, int rows, const std::string& name) {
  const NoticeNeeds needs = notice_variables(templates(), kind);
  Notice notice;
  notice.kind = kind;
  notice.issued_on = "2026-11-22";
  notice.document_number = "見建国保資第2026-001236号";
  notice.case_token = "01JD9Z6K3V8M4Q7TXYB2WCERFG";
  for (const NoticeVariable& v : needs.variables) {
    if (v.id == "envelope.window_mm" || v.id == "print.layout" || v.id.ends_with("s_total")) continue;
    notice.variables[v.id] = value_of(v.id, kind, name);
  }
  for (const NoticeTable& t : needs.tables) {
    for (const char* total : {"enclosure.letters_total", "enclosure.sheets_total"})
      if (t.id == "enclosures") notice.variables[total] = std::to_string(std::min(rows, t.most_rows));
    for (int row = 0; row < std::min(rows, t.most_rows); ++row) {
      NoticeRow cells;
      for (const std::string& column : t.columns) cells[column] = cell_of(column, row, name);
      notice.tables[t.id].push_back(cells);
    }
  }
  return notice;
}

Notice bare_sample_of(const std::string& kind) {
  Notice notice = sample_of(kind, 1);
  const NoticeNeeds needs = notice_variables(templates(), kind);
  for (const NoticeVariable& v : needs.variables) {
    if (v.optional) notice.variables.erase(v.id);
  }
  for (const NoticeTable& t : needs.tables) {
    if (t.least_rows == 0) notice.tables.erase(t.id);
  }
  return notice;
}

Notice sample_in(const std::string& kind, const std::string& layout) {
  Notice notice = sample_of(kind);
  notice.variables["print.layout"] = layout;
  return notice;
}

const std::vector<std::string>& postcard_kinds() {
  static const std::vector<std::string> kinds{"gendogaku_hyojun_ninteisho", "gendogaku_ninteisho",
                                              "shikaku_kakuninsho"};
  return kinds;
}

}  // namespace uketsuke::render::testing
