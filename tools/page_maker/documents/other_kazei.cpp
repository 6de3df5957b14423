#include <algorithm>

#include <fmt/format.h>

#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/notation.h"
#include "tools/page_maker/documents/other_offices.h"
#include "tools/page_maker/documents/paper_facts.h"

namespace uketsuke::page_maker {
namespace {

using Rows = std::vector<std::pair<std::string, PrintedValue>>;

void certify(Paper& paper, const DocumentFacts& facts, double y) {
  paper.text({24, y}, "上記のとおり証明します。", 10.5);
  paper.value({28, y + 5, 60, 8}, paper.date("issued_on", facts.issued_on));
  print_mayor(paper, facts.home, {paper.canvas().page_size().w - 98, y + 19});
}

PrintedValue fiscal_year(const Tax& t) {
  return {"fiscal_year", 0, "digits", std::to_string(2018 + t.fiscal_year), fmt::format("令和{}年度", t.fiscal_year),
          false};
}

PrintedValue dependants(const Tax& t) {
  return {"dependants", 0, "digits", std::to_string(t.dependants), fmt::format("{}人", t.dependants), false};
}

/// A line of cells; amounts ranged right.
void cells(Paper& paper, Point<FormMm> at, const std::vector<double>& widths, double h,
           const std::vector<PrintedValue>& values, bool heads) {
  double x = at.x;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Rect<FormMm> cell{x, at.y, widths[i], h};
    paper.frame(cell);
    if (heads || i == 0)
      paper.label({x + 1, at.y, widths[i] - 2, h}, values[i].print);
    else
      paper.value(cell, values[i], true);
    x += widths[i];
  }
}

/// Tables of two ways: kinds of income against revenue and income; levies against who levies them.
DrawnSheet two_ways(const DocumentFacts& facts, const Tax& t, double dpi, PaperStyle style, Random random) {
  style.ruled = true;
  Paper paper({210, 297}, dpi, style, random);
  paper.title(24, "市民税・県民税　所得・課税証明書", 16);
  paper.value({18, 32, 40, 8}, fiscal_year(t));
  paper.pair({18, 42, 174, 9}, 30, "住所", paper.words("address", facts.home.home_line));
  paper.pair({18, 51, 174, 9}, 30, "氏名", paper.words("name", facts.person.name()));
  paper.pair({18, 60, 174, 9}, 30, "生年月日", paper.date("birth_date", facts.person.birth_date));
  const std::vector<double> w{40, 42, 42};
  double y = 78;
  cells(paper, {18, y}, w, 8, {plain("所得の種類"), plain("収入金額"), plain("所得金額")}, true);
  cells(paper, {18, y += 8}, w, 8,
        {plain("給与"), paper.amount("salary_revenue", t.revenue), paper.amount("salary_income", t.salary_income)},
        false);
  cells(paper, {18, y += 8}, w, 8, {plain("公的年金等"), paper.amount("", 0), paper.amount("", 0)}, false);
  cells(paper, {18, y += 8}, w, 8, {plain("営業等"), paper.amount("", 0), paper.amount("", 0)}, false);
  paper.pair({18, y += 8, 124, 8}, 82, "合計所得金額", paper.amount("total_income", t.salary_income), true);
  paper.pair({18, y += 8, 124, 8}, 82, "所得控除合計", paper.amount("deductions", t.deductions), true);
  paper.pair({18, y += 8, 124, 8}, 82, "課税標準額", paper.amount("tax_base", t.tax_base), true);
  y += 16;
  cells(paper, {18, y}, w, 8, {plain("区分"), plain("市民税"), plain("県民税")}, true);
  cells(paper, {18, y += 8}, w, 8,
        {plain("所得割額"), paper.amount("city_income_levy", t.city),
         paper.amount("prefecture_income_levy", t.prefecture)},
        false);
  cells(paper, {18, y += 8}, w, 8,
        {plain("均等割額"), paper.amount("city_per_capita_levy", t.city_head),
         paper.amount("prefecture_per_capita_levy", t.prefecture_head)},
        false);
  paper.pair({18, y += 8, 124, 8}, 82, "森林環境税額", paper.amount("forest_tax", t.forest), true);
  paper.pair({18, y += 8, 124, 8}, 82, "年税額", paper.amount("annual_tax", t.annual), true);
  certify(paper, facts, 226);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// A list with dotted leaders under numbered headings; the fiscal year stands in the heading.
DrawnSheet leaders(const DocumentFacts& facts, const Tax& t, double dpi, PaperStyle style, Random random) {
  style.ruled = false;
  style.spread_labels = false;
  Paper paper({210, 297}, dpi, style, random);
  paper.value({30, 16, 60, 12}, fiscal_year(t));
  paper.title(24, "課税（所得）証明書", 18);
  paper.pair({24, 38, 160, 8}, 30, "住所", paper.words("address", facts.home.home_line));
  paper.pair({24, 46, 160, 8}, 30, "氏名", paper.words("name", facts.person.name()));
  const auto list = [&](double y, const std::string& head, const Rows& rows) {
    paper.text({24, y}, head, 11);
    for (const auto& [label, value] : rows) {
      y += 8;
      paper.label({32, y - 4, 60, 7}, label);
      paper.small({88, y + 1}, "………………………", 9);
      paper.value({130, y - 4, 46, 7}, value, true);
    }
  };
  list(66, "１．所得の状況",
       {{"給与収入金額", paper.amount("salary_revenue", t.revenue)},
        {"給与所得金額", paper.amount("salary_income", t.salary_income)},
        {"合計所得金額", paper.amount("total_income", t.salary_income)},
        {"総所得金額等", paper.amount("gross_income", t.salary_income)}});
  list(108, "２．所得控除の状況",
       {{"社会保険料控除", paper.amount("", t.social)},
        {"基礎控除", paper.amount("", t.basic)},
        {"所得控除合計額", paper.amount("deductions", t.deductions)},
        {"課税標準額", paper.amount("tax_base", t.tax_base)},
        {"扶養親族数", dependants(t)}});
  list(158, "３．税額",
       {{"市民税所得割額", paper.amount("city_income_levy", t.city)},
        {"県民税所得割額", paper.amount("prefecture_income_levy", t.prefecture)},
        {"市民税均等割額", paper.amount("city_per_capita_levy", t.city_head)},
        {"県民税均等割額", paper.amount("prefecture_per_capita_levy", t.prefecture_head)},
        {"森林環境税", paper.amount("forest_tax", t.forest)},
        {"年税額", paper.amount("annual_tax", t.annual)}});
  certify(paper, facts, 226);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// Landscape, three groups of cells beside each other, each with a turned heading at its left side.
DrawnSheet groups(const DocumentFacts& facts, const Tax& t, double dpi, PaperStyle style, Random random) {
  style.ruled = true;
  style.label_pt = std::min(style.label_pt, 9.0);
  Paper paper({297, 210}, dpi, style, random);
  paper.title(20, fmt::format("令和{}年度　市県民税課税証明書", t.fiscal_year), 16);
  paper.spread_pair({16, 30, 150, 9}, 30, "氏名", paper.words("name", facts.person.name()));
  paper.spread_pair({166, 30, 115, 9}, 30, "生年月日", paper.date("birth_date", facts.person.birth_date));
  paper.spread_pair({16, 39, 265, 9}, 30, "住所", paper.words("address", facts.home.home_line));
  const auto group = [&](double x, double w, const std::string& head, const Rows& rows) {
    double y = 56;
    paper.frame({x, y, 8, 8.5 * static_cast<double>(rows.size())});
    paper.downward({x + 2, y + 4}, head, 9);
    for (const auto& [label, value] : rows) {
      paper.spread_pair({x + 8, y, w - 8, 8.5}, (w - 8) * 0.55, label, value, true);
      y += 8.5;
    }
  };
  group(16, 86, "所得",
        {{"給与収入額", paper.amount("salary_revenue", t.revenue)},
         {"給与所得額", paper.amount("salary_income", t.salary_income)},
         {"合計所得金額", paper.amount("total_income", t.salary_income)},
         {"総所得金額等", paper.amount("gross_income", t.salary_income)},
         {"扶養人数", dependants(t)}});
  group(106, 86, "控除",
        {{"社会保険料", paper.amount("", t.social)},
         {"生命保険料", paper.amount("", t.life)},
         {"基礎", paper.amount("", t.basic)},
         {"控除合計", paper.amount("deductions", t.deductions)},
         {"課税標準額", paper.amount("tax_base", t.tax_base)}});
  group(196, 85, "税額",
        {{"市民税所得割", paper.amount("city_income_levy", t.city)},
         {"県民税所得割", paper.amount("prefecture_income_levy", t.prefecture)},
         {"市民税均等割", paper.amount("city_per_capita_levy", t.city_head)},
         {"県民税均等割", paper.amount("prefecture_per_capita_levy", t.prefecture_head)},
         {"森林環境税", paper.amount("forest_tax", t.forest)},
         {"年税額", paper.amount("annual_tax", t.annual)}});
  certify(paper, facts, 132);
  return {paper.finish(), {297, 210}, std::move(paper.truth)};
}

}  // namespace

DrawnSheet draw_other_kazei(int layout, const DocumentFacts& facts, double dpi, Random random) {
  const PaperStyle style = invent_style(random.fork("style"));
  const Tax t = tax_of(facts, random);
  if (layout == 0) return two_ways(facts, t, dpi, style, random);
  return layout == 1 ? leaders(facts, t, dpi, style, random) : groups(facts, t, dpi, style, random);
}

}  // namespace uketsuke::page_maker
