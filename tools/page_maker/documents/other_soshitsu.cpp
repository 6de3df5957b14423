#include <fmt/format.h>

#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/other_offices.h"
#include "tools/page_maker/documents/paper_facts.h"

namespace uketsuke::page_maker {
namespace {

void sign(Paper& paper, const LeftWork& f, double y) {
  paper.text({22, y}, "上記のとおり相違ないことを証明します。", 10.5);
  paper.value({26, y + 5, 60, 8}, paper.date("issued_on", f.of.issued_on));
  paper.text({76, y + 22}, "所在地　" + f.of.home.workplace_line, 10.5);
  paper.label({76, y + 26, 24, 8}, "名称");
  paper.value({100, y + 26, 80, 8}, paper.words("company", f.company));
  paper.text({76, y + 40}, "代表取締役　" + invent_signer(paper.chance()), 10.5);
  paper.seal({172, y + 34}, f.company, 20);
}

/// Two ruled blocks, the insured and the family, each with its name downwards at its left side.
DrawnSheet two_blocks(const LeftWork& f, double dpi, PaperStyle style, Random random) {
  style.ruled = true;
  style.value_pt = std::min(style.value_pt, 10.5);
  Paper paper({210, 297}, dpi, style, random);
  const Household& home = f.of.home;
  const Person& p = home.member;
  paper.title(26, "健康保険被保険者資格喪失証明書", 16);
  double y = 38;
  paper.frame({16, y, 9, 45});
  paper.downward({18.5, y + 8}, "被保険者", 10);
  paper.spread_pair({25, y, 100, 9}, 32, "氏名", paper.words("name", p.name(), 1));
  paper.spread_pair({125, y, 70, 9}, 26, "生年月日", paper.date("birth_date", p.birth_date, 1));
  paper.spread_pair({25, y += 9, 170, 9}, 32, "住所", paper.words("address", home.home_line));
  paper.spread_pair({25, y += 9, 85, 9}, 32, "記号", paper.words("symbol", home.previous_symbol));
  paper.spread_pair({110, y, 85, 9}, 32, "番号", paper.words("number", home.previous_number));
  paper.spread_pair({25, y += 9, 85, 9}, 32, "資格取得年月日", paper.date("acquired_on", f.acquired, 1));
  paper.spread_pair({110, y, 85, 9}, 32, "資格喪失年月日", paper.date("lost_on", f.lost, 1));
  paper.spread_pair({25, y += 9, 170, 9}, 32, "退職年月日", paper.date("left_on", f.left));
  y += 18;
  const double family_h = 9.0 * static_cast<double>(home.family.size());
  if (!home.family.empty()) paper.frame({16, y, 9, family_h});
  int row = 1;
  for (const Person& member : home.family) {
    ++row;
    paper.spread_pair({25, y, 70, 9}, 16, "氏名", paper.words("name", member.name(), row));
    paper.spread_pair({95, y, 62, 9}, 22, "生年月日", paper.date("birth_date", member.birth_date, row));
    paper.spread_pair({157, y, 38, 9}, 16, "続柄", paper.words("relation", member.relation, row));
    y += 9;
  }
  paper.spread_pair({16, y + 8, 90, 9}, 30, "保険者番号",
                    paper.digits("insurer_number", home.previous_insurer_number, home.previous_insurer_number));
  sign(paper, f, 200);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// A numbered list in a letter.
DrawnSheet numbered(const LeftWork& f, double dpi, PaperStyle style, Random random) {
  style.ruled = false;
  style.spread_labels = false;
  Paper paper({210, 297}, dpi, style, random);
  const Household& home = f.of.home;
  paper.value({140, 18, 60, 8}, paper.date("issued_on", f.of.issued_on));
  paper.title(40, "社会保険資格喪失証明書", 18);
  paper.text({24, 56}, "次の者は健康保険の資格を喪失したことを証明します。", 10.5);
  double y = 70;
  int n = 0;
  const auto line = [&](const std::string& label, const PrintedValue& value) {
    paper.text({28, y + 5.5}, fmt::format("{}．{}", ++n, label), 10.5);
    paper.value({88, y, 100, 8}, value);
    y += 11;
  };
  line("被保険者氏名", paper.words("name", home.member.name(), 1));
  line("生年月日", paper.date("birth_date", home.member.birth_date, 1));
  line("住所", paper.words("address", home.home_line));
  line("保険者番号", paper.digits("insurer_number", home.previous_insurer_number, home.previous_insurer_number));
  line("被保険者証の記号", paper.words("symbol", home.previous_symbol));
  line("被保険者証の番号", paper.words("number", home.previous_number));
  line("資格取得日", paper.date("acquired_on", f.acquired, 1));
  line("退職日", paper.date("left_on", f.left));
  line("資格喪失日", paper.date("lost_on", f.lost, 1));
  paper.text({80, 224}, f.of.home.workplace_line, 10.5);
  paper.value({79, 228, 90, 8}, paper.words("company", f.company));
  paper.text({80, 244}, "代表取締役　" + invent_signer(paper.chance()), 10.5);
  paper.seal({158, 236}, f.company, 20);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// Cells with small labels in their corners; symbol and number share one cell.
DrawnSheet corners(const LeftWork& f, double dpi, PaperStyle style, Random random) {
  style.ruled = true;
  style.value_pt = std::min(style.value_pt, 10.5);
  Paper paper({210, 297}, dpi, style, random);
  const Household& home = f.of.home;
  paper.title(24, "健康保険・厚生年金保険　資格喪失証明書", 15);
  paper.boxed({18, 34, 104, 12}, "被保険者氏名", paper.words("name", home.member.name(), 1));
  paper.boxed({122, 34, 70, 12}, "生年月日", paper.date("birth_date", home.member.birth_date, 1));
  paper.boxed({18, 46, 174, 12}, "住所", paper.words("address", home.home_line));
  paper.boxed({18, 58, 58, 12}, "保険者番号",
              paper.digits("insurer_number", home.previous_insurer_number, home.previous_insurer_number));
  paper.boxed({76, 58, 58, 12}, "記号", paper.words("symbol", home.previous_symbol));
  paper.boxed({134, 58, 58, 12}, "番号", paper.words("number", home.previous_number));
  paper.boxed({18, 70, 58, 12}, "資格取得年月日", paper.date("acquired_on", f.acquired, 1));
  paper.boxed({76, 70, 58, 12}, "退職年月日", paper.date("left_on", f.left));
  paper.boxed({134, 70, 58, 12}, "資格喪失年月日", paper.date("lost_on", f.lost, 1));
  paper.boxed({18, 82, 174, 12}, "喪失事由", plain("退職のため"));
  sign(paper, f, 120);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

}  // namespace

DrawnSheet draw_other_soshitsu(int layout, const DocumentFacts& facts, double dpi, Random random) {
  const PaperStyle style = invent_style(random.fork("style"));
  const LeftWork f = invent_left_work(facts, random);
  if (layout == 0) return two_blocks(f, dpi, style, random);
  return layout == 1 ? numbered(f, dpi, style, random) : corners(f, dpi, style, random);
}

}  // namespace uketsuke::page_maker
