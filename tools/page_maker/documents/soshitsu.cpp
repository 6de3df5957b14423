#include <fmt/format.h>

#include "tools/page_maker/documents/documents.h"
#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/paper_facts.h"

namespace uketsuke::page_maker {
namespace {

void sign(Paper& paper, const LeftWork& f, double y) {
  paper.text({24, y}, "上記のとおり資格を喪失したことを証明します。", 10.5);
  paper.value({30, y + 5, 60, 8}, paper.date("issued_on", f.of.issued_on));
  paper.pair({70, y + 18, 120, 8}, 30, "所在地", {"", 0, "text", "", f.of.home.workplace_line, false});
  paper.pair({70, y + 26, 120, 8}, 30, "事業所名", paper.words("company", f.company));
  paper.pair({70, y + 34, 120, 8}, 30, "代表者",
             {"", 0, "text", "", "代表取締役　" + invent_signer(paper.chance()), false});
  paper.seal({178, y + 32}, f.company, 20);
}

/// Pairs down the page; the family below.
DrawnSheet pairs(const LeftWork& f, double dpi, const PaperStyle& style, Random random) {
  Paper paper({210, 297}, dpi, style, random);
  const Household& home = f.of.home;
  static const std::vector<std::string> kTitles{"健康保険資格喪失証明書", "資格喪失証明書",
                                                "健康保険・厚生年金保険資格喪失証明書", "健康保険資格取得・喪失証明書"};
  paper.title(26, random.pick(kTitles), 16);
  const double h = 9, x = 20, w = 170;
  double y = 40;
  paper.pair({x, y, w, h}, 40, "氏名", paper.words("name", home.member.name(), 1));
  if (random.chance(0.5))
    paper.pair({x, y += h, w, h}, 40, "フリガナ", paper.words("name_kana", home.member.kana(), 1));
  paper.pair({x, y += h, w * 0.65, h}, 40, "生年月日", paper.date("birth_date", home.member.birth_date, 1));
  paper.pair({x + w * 0.65, y, w * 0.35, h}, 20, "性別", sex(home.member, 1));
  paper.pair({x, y += h, w, h}, 40, "住所", paper.words("address", home.home_line));
  paper.pair({x, y += h, w, h}, 40, "保険者名", {"", 0, "text", "", home.previous_insurer, false});
  paper.pair({x, y += h, w, h}, 40, "保険者番号",
             paper.digits("insurer_number", home.previous_insurer_number, home.previous_insurer_number));
  paper.pair({x, y += h, w / 2, h}, 40, "記号", paper.words("symbol", home.previous_symbol));
  paper.pair({x + w / 2, y, w / 2, h}, 30, "番号", paper.words("number", home.previous_number));
  paper.pair({x, y += h, w, h}, 40, "資格取得年月日", paper.date("acquired_on", f.acquired, 1));
  if (random.chance(0.7)) paper.pair({x, y += h, w, h}, 40, "退職年月日", paper.date("left_on", f.left));
  paper.pair({x, y += h, w, h}, 40, "資格喪失年月日", paper.date("lost_on", f.lost, 1));
  y += h + 8;
  if (!home.family.empty()) {
    paper.small({x, y - 1.5}, "被扶養者", 9);
    const std::vector<std::pair<std::string, double>> heads{
        {"氏名", 52}, {"続柄", 22}, {"生年月日", 48}, {"喪失年月日", 48}};
    double cx = x;
    for (const auto& [head, cw] : heads) {
      paper.frame({cx, y, cw, 8});
      paper.label({cx + 1, y, cw - 2, 8}, head);
      cx += cw;
    }
    int row = 1;
    for (const Person& p : home.family) {
      ++row;
      y += 8;
      cx = x;
      const std::vector<PrintedValue> values{
          paper.words("name", p.name(), row), paper.words("relation", p.relation, row),
          paper.date("birth_date", p.birth_date, row), paper.date("lost_on", f.lost, row)};
      for (std::size_t i = 0; i < values.size(); ++i) {
        paper.frame({cx, y, heads[i].second, 8});
        paper.value({cx, y, heads[i].second, 8}, values[i]);
        cx += heads[i].second;
      }
    }
  }
  sign(paper, f, 212);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// Everyone in one table, the insured first.
DrawnSheet table(const LeftWork& f, double dpi, const PaperStyle& given, Random random) {
  PaperStyle style = given;
  style.value_pt = std::min(style.value_pt, 10.0);
  Paper paper({210, 297}, dpi, style, random);
  const Household& home = f.of.home;
  paper.title(28, random.chance(0.5) ? "健康保険等資格喪失連絡票" : "社会保険資格喪失証明書", 16);
  paper.pair({15, 42, 90, 9}, 30, "保険者番号",
             paper.digits("insurer_number", home.previous_insurer_number, home.previous_insurer_number));
  paper.pair({105, 42, 90, 9}, 30, "保険者名", {"", 0, "text", "", home.previous_insurer, false});
  paper.pair({15, 51, 90, 9}, 30, "記号", paper.words("symbol", home.previous_symbol));
  paper.pair({105, 51, 90, 9}, 30, "番号", paper.words("number", home.previous_number));
  const std::vector<std::pair<std::string, double>> heads{{"氏名", 40},     {"性別", 12},       {"続柄", 18},
                                                          {"生年月日", 38}, {"資格取得日", 36}, {"資格喪失日", 36}};
  double x = 15, y = 68;
  for (const auto& [head, w] : heads) {
    paper.frame({x, y, w, 9});
    paper.label({x + 0.5, y, w - 1, 9}, head);
    x += w;
  }
  std::vector<const Person*> all{&home.member};
  for (const Person& p : home.family) all.push_back(&p);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int row = static_cast<int>(i) + 1;
    y += 9;
    x = 15;
    const std::vector<PrintedValue> values{paper.words("name", all[i]->name(), row),
                                           sex(*all[i], row),
                                           paper.words("relation", i == 0 ? "本人" : all[i]->relation, row),
                                           paper.date("birth_date", all[i]->birth_date, row),
                                           paper.date("acquired_on", f.acquired, row),
                                           paper.date("lost_on", f.lost, row)};
    for (std::size_t c = 0; c < values.size(); ++c) {
      paper.frame({x, y, heads[c].second, 9});
      paper.value({x, y, heads[c].second, 9}, values[c]);
      x += heads[c].second;
    }
  }
  if (random.chance(0.6)) paper.pair({15, y + 16, 100, 9}, 30, "退職日", paper.date("left_on", f.left));
  sign(paper, f, 180);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

}  // namespace

std::vector<DrawnSheet> draw_soshitsu(const DocumentFacts& facts, double dpi, Random random) {
  const PaperStyle style = invent_style(random.fork("style"));
  const LeftWork f = invent_left_work(facts, random);
  if (random.chance(0.5)) return {pairs(f, dpi, style, random)};
  return {table(f, dpi, style, random)};
}

}  // namespace uketsuke::page_maker
