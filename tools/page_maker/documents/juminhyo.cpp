#include <fmt/format.h>

#include "tools/page_maker/documents/documents.h"
#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/paper_facts.h"

namespace uketsuke::page_maker {
namespace {

const PrintedValue kNothing{};

void certify(Paper& paper, const DocumentFacts& facts, double y) {
  paper.text({24, y}, "この写しは、世帯全員の住民票の原本と相違ないことを証明する。", 10.5);
  paper.value({28, y + 6, 60, 8}, paper.date("issued_on", facts.issued_on));
  print_mayor(paper, facts.home, {paper.canvas().page_size().w - 96, y + 18});
}

void page_mark(Paper& paper, int k, int n) {
  const bool words = paper.chance().chance(0.4);
  const std::string print = words ? fmt::format("{}枚中{}枚目", n, k) : fmt::format("{}／{}", k, n);
  const double w = paper.canvas().page_size().w;
  paper.value({w - 40, 12, 30, 7}, {"page_number", 0, "digits", std::to_string(k), print, false});
  paper.truth.push_back(paper.truth.back());
  paper.truth.back().id = "page_count";
  paper.truth.back().value = std::to_string(n);
}

/// 世帯連記式: four places per sheet, three or four ruled lines each.
void draw_block(Paper& paper, const DocumentFacts& facts, const Resident& r, int row, double y, bool numbers) {
  const Person& p = *r.person;
  const double h = 8.2, x = 15, w = 180;
  paper.canvas().box({x, y, 6, 4 * h}, {render::Stroke{paper.style().rule_mm, render::kBlack, {}, false}, {}, 0});
  paper.small({x + 2, y + 2 * h}, std::to_string(row), 9);
  const double left = x + 6;
  paper.pair({left, y, 94, h}, 22, "フリガナ", paper.words("name_kana", p.kana(), row));
  paper.pair({left, y + h, 94, h}, 22, "氏名", paper.words("name", p.name(), row));
  paper.pair({left + 94, y, 80, h}, 26, "生年月日", paper.date("birth_date", p.birth_date, row));
  paper.pair({left + 94, y + h, 34, h}, 13, "性別", sex(p, row));
  paper.pair({left + 128, y + h, w - 6 - 128, h}, 14, "続柄", paper.words("relation", r.relation, row));
  paper.pair({left, y + 2 * h, 94, h}, 34, "住民となった年月日",
             plain(paper.print_date(plus_days(facts.issued_on, -2400 - 31 * row))));
  paper.pair({left + 94, y + 2 * h, 80, h}, 26, "個人番号", number_of(paper, p, row, numbers));
  paper.pair({left, y + 3 * h, 60, h}, 18, "本籍", plain("省略"));
  paper.pair({left + 60, y + 3 * h, 50, h}, 18, "筆頭者", plain("省略"));
  paper.pair({left + 110, y + 3 * h, w - 6 - 110, h}, 24, "住民票コード", plain("省略"));
}

DrawnSheet linked(const DocumentFacts& facts, double dpi, const PaperStyle& given, Random random) {
  PaperStyle style = given;
  style.ruled = true;
  style.value_pt = std::min(style.value_pt, 10.5);
  Paper paper({210, 297}, dpi, style, random);
  paper.title(24, random.chance(0.5) ? "住民票" : "住民票の写し", 18);
  page_mark(paper, 1, 1);
  paper.pair({15, 32, 180, 9}, 24, "住所", paper.words("address", facts.home.home_line));
  paper.pair({15, 41, 120, 9}, 24, "世帯主", paper.words("head", facts.home.member.name()));
  const bool numbers = random.chance(0.5);
  const auto all = residents(facts.home);
  double y = 56;
  for (int i = 0; i < 4; ++i, y += 38) {
    if (i < static_cast<int>(all.size()))
      draw_block(paper, facts, all[static_cast<std::size_t>(i)], i + 1, y, numbers);
    else if (i == static_cast<int>(all.size()))
      paper.text({95, y + 14}, "以下余白");
  }
  certify(paper, facts, 222);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// One line per person under column heads, landscape.
DrawnSheet columns(const DocumentFacts& facts, double dpi, const PaperStyle& style, Random random) {
  Paper paper({297, 210}, dpi, style, random);
  paper.title(22, "住民票（世帯全員）", 16);
  page_mark(paper, 1, 1);
  paper.pair({18, 32, 200, 9}, 26, "現住所", paper.words("address", facts.home.home_line));
  paper.pair({18, 41, 200, 9}, 26, "世帯主氏名", paper.words("head", facts.home.member.name()));
  const std::vector<std::pair<std::string, double>> heads{{"氏名", 56},     {"続柄", 24},           {"性別", 16},
                                                          {"生年月日", 50}, {"住民となった日", 50}, {"個人番号", 62}};
  double x = 18, y = 58;
  const double h = 10;
  for (const auto& [head, w] : heads) {
    paper.frame({x, y, w, h});
    paper.label({x + 1, y, w - 2, h}, head);
    x += w;
  }
  int row = 0;
  const bool numbers = random.chance(0.5);
  for (const Resident& r : residents(facts.home)) {
    ++row;
    y += h;
    x = 18;
    const Person& p = *r.person;
    const std::vector<PrintedValue> values{paper.words("name", p.name(), row),
                                           paper.words("relation", r.relation, row),
                                           sex(p, row),
                                           paper.date("birth_date", p.birth_date, row),
                                           plain(paper.print_date(plus_days(facts.issued_on, -2100))),
                                           number_of(paper, p, row, numbers)};
    for (std::size_t i = 0; i < values.size(); ++i) {
      paper.frame({x, y, heads[i].second, h});
      paper.value({x, y, heads[i].second, h}, values[i]);
      x += heads[i].second;
    }
  }
  certify(paper, facts, 142);
  return {paper.finish(), {297, 210}, std::move(paper.truth)};
}

/// 個人票: one person a sheet, small labels in the upper left corner of each cell.
DrawnSheet single(const DocumentFacts& facts, const Resident& r, int k, int n, double dpi, const PaperStyle& style,
                  Random random) {
  Paper paper({210, 297}, dpi, style, random);
  const Person& p = *r.person;
  paper.title(26, "住民票", 20);
  page_mark(paper, k, n);
  const double x = 20, h = 14;
  double y = 36;
  paper.boxed({x, y, 170, h}, "住所", paper.words("address", facts.home.home_line));
  y += h;
  paper.boxed({x, y, 110, h}, "世帯主", paper.words("head", facts.home.member.name()));
  paper.boxed({x + 110, y, 60, h}, "続柄", paper.words("relation", r.relation, 1));
  y += h;
  paper.boxed({x, y, 110, h}, "フリガナ", paper.words("name_kana", p.kana(), 1));
  paper.boxed({x + 110, y, 60, h}, "性別", sex(p, 1));
  y += h;
  paper.boxed({x, y, 110, h}, "氏名", paper.words("name", p.name(), 1));
  paper.boxed({x + 110, y, 60, h}, "生年月日", paper.date("birth_date", p.birth_date, 1));
  y += h;
  paper.boxed({x, y, 85, h}, "住民となった年月日", plain(paper.print_date(plus_days(facts.issued_on, -2100))));
  paper.boxed({x + 85, y, 85, h}, "住所を定めた年月日", plain(paper.print_date(plus_days(facts.issued_on, -2000))));
  y += h;
  paper.boxed({x, y, 170, h}, "前住所", plain(facts.home.former_line));
  y += h;
  paper.boxed({x, y, 85, h}, "本籍", plain("省略"));
  paper.boxed({x + 85, y, 85, h}, "筆頭者", plain("省略"));
  y += h;
  paper.boxed({x, y, 85, h}, "個人番号", number_of(paper, p, 1, random.chance(0.5)));
  paper.boxed({x + 85, y, 85, h}, "住民票コード", plain("省略"));
  certify(paper, facts, 205);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

}  // namespace

std::vector<DrawnSheet> draw_juminhyo(const DocumentFacts& facts, double dpi, Random random) {
  const PaperStyle style = invent_style(random.fork("style"));
  const int layout = random.whole(0, 2);
  if (layout == 0) return {linked(facts, dpi, style, random)};
  if (layout == 1) return {columns(facts, dpi, style, random)};
  std::vector<DrawnSheet> out;
  const auto all = residents(facts.home);
  for (std::size_t i = 0; i < all.size(); ++i)
    out.push_back(single(facts, all[i], static_cast<int>(i) + 1, static_cast<int>(all.size()), dpi, style, random));
  return out;
}

}  // namespace uketsuke::page_maker
