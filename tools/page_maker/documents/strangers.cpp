#include "tools/page_maker/documents/strangers.h"

#include <fmt/format.h>

#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/notation.h"

namespace uketsuke::page_maker {
namespace {

/// What a stranger prints: V stands for the person's values, by the label's own meaning.
struct Stranger {
  std::string title;
  std::vector<std::string> labels;
  std::string sentence;
  std::string signer;
};

const std::vector<Stranger>& strangers() {
  static const std::vector<Stranger> all{
      {"退職証明書",
       {"氏名", "生年月日", "住所", "入社年月日", "退職年月日", "退職理由", "職種"},
       "上記のとおり退職したことを証明します。",
       "株式会社東和建設"},
      {"令和７年分　給与所得の源泉徴収票",
       {"氏名", "住所", "種別", "支払金額", "給与所得控除後の金額", "所得控除の額の合計額", "源泉徴収税額",
        "社会保険料等の金額", "生命保険料の控除額"},
       "",
       "大栄運輸株式会社"},
      {"納税証明書",
       {"住所", "氏名", "年度", "税目", "納付すべき税額", "納付済額", "未納額", "法定納期限"},
       "上記のとおり相違ないことを証明します。",
       "松阪市長"},
      {"戸籍全部事項証明書",
       {"本籍", "氏名", "戸籍事項", "名", "生年月日", "父", "母", "続柄"},
       "これは、戸籍に記録されている事項の全部を証明した書面である。",
       "松阪市長"},
      {"印鑑登録証明書",
       {"氏名", "生年月日", "性別", "住所", "印影"},
       "この写しは、登録されている印影と相違ないことを証明する。",
       "松阪市長"},
      {"卒業証明書",
       {"氏名", "生年月日", "学籍番号", "学部", "学科", "卒業年月日"},
       "上記の者は本学を卒業したことを証明する。",
       "青葉大学　学長"},
      {"成績証明書",
       {"氏名", "学籍番号", "学年", "学部", "生年月日", "入学年月日", "修得単位数"},
       "上記のとおり成績を証明する。",
       "青葉大学　学長"},
      {"就労証明書",
       {"氏名", "生年月日", "住所", "雇用開始日", "就労時間", "健康保険", "事業所名", "所在地"},
       "上記の者が就労していることを証明します。",
       "株式会社山陽設備"},
      {"健康保険被保険者資格取得届",
       {"氏名", "生年月日", "性別", "資格取得年月日", "被扶養者", "保険者番号", "記号", "番号", "事業所名"},
       "上記のとおり届け出ます。",
       "株式会社山陽設備"},
      {"市民税・県民税　税額決定通知書",
       {"氏名", "住所", "給与収入", "給与所得", "合計所得金額", "所得控除合計", "課税標準額", "所得割額", "均等割額",
        "年税額"},
       "下記のとおり決定したので通知します。",
       "松阪市長"},
      {"住民票の写し等交付請求書",
       {"住所", "氏名", "生年月日", "世帯主", "続柄", "本籍", "筆頭者", "個人番号"},
       "上記のとおり請求します。",
       "松阪市長　様"},
      {"資格確認書",
       {"氏名", "生年月日", "性別", "記号", "番号", "資格取得年月日", "保険者番号", "保険者名", "有効期限"},
       "",
       "全国健康保険協会"},
      {"領収証", {"金額", "但し", "消費税額", "発行日"}, "上記正に領収いたしました。", "有限会社丸福商店"},
      {"固定資産評価証明書",
       {"所有者", "住所", "年度", "所在地", "地目", "評価額", "課税標準額", "税額"},
       "上記のとおり証明します。",
       "松阪市長"}};
  return all;
}

std::string value_of(const std::string& label, const Household& home, Random& random) {
  const auto has = [&](const char* word) { return label.find(word) != std::string::npos; };
  if (label == "氏名" || has("世帯主") || has("所有者") || has("筆頭者")) return home.member.name();
  if (has("住所") || has("所在地") || has("本籍")) return home.home_line;
  if (has("日") || has("期限")) return date_in_notation(plus_days(home.member.birth_date, random.whole(0, 4000)), 0);
  if (has("額") || has("収入") || has("所得")) return amount_in_notation(random.whole(1000, 4000000), 1);
  return has("番号") || has("記号") ? std::to_string(random.whole(10000, 99999)) : std::string("一般");
}

}  // namespace

const std::vector<std::string>& stranger_titles() {
  static const std::vector<std::string> titles = [] {
    std::vector<std::string> out;
    for (const Stranger& stranger : strangers()) out.push_back(stranger.title);
    return out;
  }();
  return titles;
}

MadePage make_stranger(const Household& home, Date issued_on, std::size_t index, std::uint64_t seed,
                       const Damage& damage) {
  const Stranger& what = strangers().at(index);
  Random random = Random(seed).fork("stranger");
  const PaperStyle style = invent_style(random.fork("style"));
  const double dpi = drawing_dpi(damage);
  Paper paper({210, 297}, dpi, style, random);
  paper.title(30, what.title, 18);
  double y = 52;
  for (const std::string& label : what.labels) {
    paper.pair({22, y, 166, 10}, 52, label, {"", 0, "text", "", value_of(label, home, paper.chance()), false});
    y += 10;
  }
  paper.text({26, y + 20}, what.sentence, 11);
  paper.text({30, y + 32}, paper.print_date(issued_on), 11);
  paper.text({100, y + 46}, what.signer + "　" + invent_signer(paper.chance()), 12);
  paper.seal({170, y + 44}, what.signer, 20);
  MadePage page;
  page.scan = scan_sheet(paper.finish(), dpi, {210, 297}, damage, Random(seed).fork("scan"));
  page.kind = "stranger";
  page.seed = seed;
  return page;
}

}  // namespace uketsuke::page_maker
