#include <algorithm>

#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "tools/page_maker/documents/documents.h"
#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/notation.h"
#include "tools/page_maker/documents/paper_facts.h"

namespace uketsuke::page_maker {
namespace {

struct Item {
  std::string label;
  PrintedValue value;
};

std::vector<Item> incomes(Paper& paper, const Tax& t) {
  return {{"給与収入", paper.amount("salary_revenue", t.revenue)},
          {"給与所得", paper.amount("salary_income", t.salary_income)},
          {"公的年金等収入", paper.amount("", 0)},
          {"営業等所得", paper.amount("", 0)},
          {"合計所得金額", paper.amount("total_income", t.salary_income)},
          {"総所得金額等", paper.amount("gross_income", t.salary_income)}};
}

std::vector<Item> deductions(Paper& paper, const Tax& t) {
  std::vector<Item> items{{"社会保険料", paper.amount("", t.social)},
                          {"生命保険料", paper.amount("", t.life)},
                          {"扶養", paper.amount("", t.family)},
                          {"基礎", paper.amount("", t.basic)}};
  items.push_back(
      {paper.chance().chance(0.5) ? "所得控除合計" : "控除合計額", paper.amount("deductions", t.deductions)});
  items.push_back(
      {paper.chance().chance(0.5) ? "課税標準額" : "課税標準額（総所得）", paper.amount("tax_base", t.tax_base)});
  if (paper.style().mask_some)
    for (Item& item : items)
      if (!item.value.id.empty()) item.value = {item.value.id, 0, "digits", "", "＊＊＊＊＊", true};
  return items;
}

std::vector<Item> taxes(Paper& paper, const Tax& t, bool tokyo) {
  const std::string city = tokyo ? "特別区民税" : "市民税", prefecture = tokyo ? "都民税" : "県民税";
  return {{city + "所得割額", paper.amount("city_income_levy", t.city)},
          {prefecture + "所得割額", paper.amount("prefecture_income_levy", t.prefecture)},
          {city + "均等割額", paper.amount("city_per_capita_levy", t.city_head)},
          {prefecture + "均等割額", paper.amount("prefecture_per_capita_levy", t.prefecture_head)},
          {"森林環境税", paper.amount("forest_tax", t.forest)},
          {"年税額", paper.amount("annual_tax", t.annual)}};
}

void column(Paper& paper, Point<FormMm> at, double w, double label_w, double h, const std::vector<Item>& items) {
  double y = at.y;
  for (const Item& item : items) {
    paper.pair({at.x, y, w, h}, label_w, item.label, item.value, true);
    y += h;
  }
}

std::string heading(Paper& paper, bool tokyo) {
  const std::string tax = tokyo ? "特別区民税・都民税" : "市民税・県民税";
  const std::vector<std::string> all{tax + "　課税証明書", "所得・課税証明書", "課税証明書",
                                     tax + "（所得・課税）証明書", "所得課税証明書"};
  return paper.chance().pick(all);
}

void person(Paper& paper, const DocumentFacts& facts, const Tax& t, double y, double w) {
  const double x = (paper.canvas().page_size().w - w) / 2, h = 9;
  const auto& s = paper.style();
  const std::string year = std::to_string(t.fiscal_year);
  const std::string print = s.dates == 2 ? "令和" + kanji_number(t.fiscal_year) + "年度" : "令和" + year + "年度";
  paper.value({x, y - 11, 40, 8}, {"fiscal_year", 0, "digits", std::to_string(2018 + t.fiscal_year), print, false});
  paper.text({x + 42, y - 5.5}, fmt::format("（令和{}年分所得）", t.fiscal_year - 1), 9);
  paper.pair({x, y, w, h}, 34, paper.chance().chance(0.5) ? "住所" : "１月１日現在の住所",
             paper.words("address", facts.home.home_line));
  paper.pair({x, y + h, w * 0.55, h}, 34, "氏名", paper.words("name", facts.person.name()));
  paper.pair({x + w * 0.55, y + h, w * 0.45, h}, 26, "生年月日", paper.date("birth_date", facts.person.birth_date));
}

void certify(Paper& paper, const DocumentFacts& facts, double y) {
  paper.text({26, y}, "上記のとおり相違ないことを証明します。", 10.5);
  paper.value({30, y + 5, 60, 8}, paper.date("issued_on", facts.issued_on));
  print_mayor(paper, facts.home, {paper.canvas().page_size().w - 96, y + 19});
  paper.small({26, y + 32}, fmt::format("発行番号　第{}号", paper.chance().whole(100, 99999)), 7.5);
}

DrawnSheet portrait(const DocumentFacts& facts, const Tax& t, bool tokyo, double dpi, const PaperStyle& style,
                    Random random) {
  Paper paper({210, 297}, dpi, style, random);
  paper.title(26, heading(paper, tokyo), 16);
  person(paper, facts, t, 46, 174);
  column(paper, {18, 74}, 87, 42, 8.5, incomes(paper, t));
  column(paper, {105, 74}, 87, 42, 8.5, deductions(paper, t));
  paper.pair({18, 136, 87, 8.5}, 42, "扶養人数",
             {"dependants", 0, "digits", std::to_string(t.dependants), fmt::format("{}人", t.dependants), false});
  column(paper, {18, 154}, 110, 56, 8.5, taxes(paper, t, tokyo));
  certify(paper, facts, 224);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// Labels in one line, amounts in the next (帳票 of a large system house), landscape.
DrawnSheet landscape(const DocumentFacts& facts, const Tax& t, bool tokyo, double dpi, const PaperStyle& given,
                     Random random) {
  PaperStyle style = given;
  style.ruled = true;
  style.label_pt = std::min(style.label_pt, 9.0);
  Paper paper({297, 210}, dpi, style, random);
  paper.title(20, heading(paper, tokyo), 16);
  person(paper, facts, t, 38, 257);
  const auto line = [&](double y, const std::vector<Item>& items) {
    const double w = 257.0 / static_cast<double>(items.size());
    double x = 20;
    for (const Item& item : items) {
      paper.frame({x, y, w, 7});
      paper.label({x + 0.5, y, w - 1, 7}, item.label);
      paper.frame({x, y + 7, w, 8});
      paper.value({x, y + 7, w, 8}, item.value, true);
      x += w;
    }
  };
  line(64, incomes(paper, t));
  line(84, deductions(paper, t));
  line(104, taxes(paper, t, tokyo));
  certify(paper, facts, 136);
  return {paper.finish(), {297, 210}, std::move(paper.truth)};
}

/// One list down the page, amounts ranged right.
DrawnSheet list(const DocumentFacts& facts, const Tax& t, bool tokyo, double dpi, const PaperStyle& style,
                Random random) {
  Paper paper({210, 297}, dpi, style, random);
  paper.title(26, heading(paper, tokyo), 18);
  person(paper, facts, t, 46, 160);
  std::vector<Item> all = incomes(paper, t);
  for (const auto& part : {deductions(paper, t), taxes(paper, t, tokyo)})
    all.insert(all.end(), part.begin(), part.end());
  column(paper, {35, 72}, 120, 62, 7.6, all);
  certify(paper, facts, 226);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

}  // namespace

std::vector<DrawnSheet> draw_kazei(const DocumentFacts& facts, double dpi, Random random) {
  const PaperStyle style = invent_style(random.fork("style"));
  const Tax t = tax_of(facts, random);
  const bool tokyo = facts.home.home.prefecture == "東京都";
  switch (random.whole(0, 2)) {
    case 0: return {portrait(facts, t, tokyo, dpi, style, random)};
    case 1: return {landscape(facts, t, tokyo, dpi, style, random)};
    default: return {list(facts, t, tokyo, dpi, style, random)};
  }
}

}  // namespace uketsuke::page_maker
