#include <algorithm>

#include <fmt/format.h>

#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/other_offices.h"
#include "tools/page_maker/documents/paper_facts.h"

namespace uketsuke::page_maker {
namespace {

void certify(Paper& paper, const DocumentFacts& facts, double y) {
  paper.text({22, y}, "この写しは、世帯全員の住民票の原本と相違ないことを証明する。", 10.5);
  paper.value({26, y + 5, 60, 8}, paper.date("issued_on", facts.issued_on));
  print_mayor(paper, facts.home, {110, y + 18});
}

/// Two persons beside each other, each label above its value, no rules at all.
DrawnSheet side_by_side(const DocumentFacts& facts, double dpi, PaperStyle style, Random random) {
  style.ruled = false;
  Paper paper({210, 297}, dpi, style, random);
  paper.title(26, "住民票の写し", 18);
  paper.above({22, 38, 160, 12}, "住　所", paper.words("address", facts.home.home_line));
  paper.above({22, 52, 100, 12}, "世帯主の氏名", paper.words("head", facts.home.member.name()));
  const auto all = residents(facts.home);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Person& p = *all[i].person;
    const int row = static_cast<int>(i) + 1;
    const double x = i % 2 == 0 ? 22 : 112, y = 76 + 64.0 * static_cast<double>(i / 2);
    paper.above({x, y, 80, 12}, "氏　名", paper.words("name", p.name(), row));
    paper.above({x, y + 14, 50, 12}, "生年月日", paper.date("birth_date", p.birth_date, row));
    paper.above({x + 54, y + 14, 24, 12}, "性　別", sex(p, row));
    paper.above({x, y + 28, 30, 12}, "続　柄", paper.words("relation", all[i].relation, row));
    paper.above({x + 34, y + 28, 50, 12}, "住民となった年月日",
                plain(paper.print_date(plus_days(facts.issued_on, -1900))));
  }
  certify(paper, facts, 220);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// Three ruled lines a person under a number; labels spread over their cells; the reading above the name without a
/// label of its own.
DrawnSheet three_lines(const DocumentFacts& facts, double dpi, PaperStyle style, Random random) {
  style.ruled = true;
  style.value_pt = std::min(style.value_pt, 10.5);
  Paper paper({210, 297}, dpi, style, random);
  paper.title(22, "住民票", 20);
  paper.small({150, 14}, "（１／１）", 9);
  paper.spread_pair({14, 30, 182, 9}, 30, "現住所", paper.words("address", facts.home.home_line));
  paper.spread_pair({14, 39, 182, 9}, 30, "世帯主", paper.words("head", facts.home.member.name()));
  double y = 54;
  int row = 0;
  for (const Resident& r : residents(facts.home)) {
    ++row;
    const Person& p = *r.person;
    paper.frame({14, y, 8, 30});
    paper.small({16.5, y + 16}, std::to_string(row), 10);
    paper.spread_pair({22, y, 100, 12}, 22, "氏名", paper.words("name", p.name(), row));
    paper.spread_pair({122, y, 74, 12}, 24, "生年月日", paper.date("birth_date", p.birth_date, row));
    paper.spread_pair({22, y + 12, 50, 9}, 22, "性別", sex(p, row));
    paper.spread_pair({72, y + 12, 50, 9}, 22, "続柄", paper.words("relation", r.relation, row));
    paper.spread_pair({122, y + 12, 74, 9}, 34, "住民となった日",
                      plain(paper.print_date(plus_days(facts.issued_on, -1500 - row))));
    paper.spread_pair({22, y + 21, 100, 9}, 22, "個人番号", number_of(paper, p, row, true));
    paper.spread_pair({122, y + 21, 74, 9}, 24, "本籍", plain("省略"));
    y += 34;
  }
  certify(paper, facts, 224);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// Stacked blocks of cells whose small labels stand in their corners.
DrawnSheet stacked(const DocumentFacts& facts, double dpi, PaperStyle style, Random random) {
  style.value_pt = std::min(style.value_pt, 10.0);
  Paper paper({210, 297}, dpi, style, random);
  paper.title(20, "住　民　票", 18);
  paper.boxed({12, 28, 186, 11}, "住所", paper.words("address", facts.home.home_line));
  paper.boxed({12, 39, 110, 11}, "世帯主", paper.words("head", facts.home.member.name()));
  paper.boxed({122, 39, 76, 11}, "備考", plain(""));
  double y = 54;
  int row = 0;
  for (const Resident& r : residents(facts.home)) {
    ++row;
    const Person& p = *r.person;
    paper.boxed({12, y, 74, 11}, "フリガナ", paper.words("name_kana", p.kana(), row));
    paper.boxed({12, y + 11, 74, 12}, "氏名", paper.words("name", p.name(), row));
    paper.boxed({86, y, 50, 11}, "生年月日", paper.date("birth_date", p.birth_date, row));
    paper.boxed({86, y + 11, 22, 12}, "性別", sex(p, row));
    paper.boxed({108, y + 11, 28, 12}, "続柄", paper.words("relation", r.relation, row));
    paper.boxed({136, y, 62, 11}, "住民となった年月日",
                plain(paper.print_date(plus_days(facts.issued_on, -1200 - row))));
    paper.boxed({136, y + 11, 62, 12}, "前住所", plain("省略"));
    y += 26;
  }
  certify(paper, facts, 226);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

}  // namespace

DrawnSheet draw_other_juminhyo(int layout, const DocumentFacts& facts, double dpi, Random random) {
  const PaperStyle style = invent_style(random.fork("style"));
  if (layout == 0) return side_by_side(facts, dpi, style, random);
  return layout == 1 ? three_lines(facts, dpi, style, random) : stacked(facts, dpi, style, random);
}

}  // namespace uketsuke::page_maker
