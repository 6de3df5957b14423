#include <fmt/format.h>

#include "core/text/text.h"
#include "tools/page_maker/documents/documents.h"
#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/notation.h"
#include "tools/page_maker/documents/paper_facts.h"

namespace uketsuke::page_maker {
namespace {

void sign(Paper& paper, const DocumentFacts& facts, const School& s, double y) {
  paper.value({34, y, 60, 8}, paper.date("issued_on", facts.issued_on));
  const double x = 88;
  paper.value({x, y + 14, 80, 9}, {"school", 0, "text", s.name, s.name, false});
  paper.text({x, y + 30}, s.head + "　　" + invent_signer(paper.chance()), 12);
  paper.seal({x + 78, y + 26}, s.name + "印", 22);
}

struct Line {
  std::string label;
  PrintedValue value;
};

std::vector<Line> lines_of(Paper& paper, const DocumentFacts& facts, const School& s) {
  std::vector<Line> out;
  if (paper.chance().chance(0.4)) out.push_back({"フリガナ", paper.words("name_kana", facts.person.kana())});
  out.push_back({"氏名", paper.words("name", facts.person.name())});
  out.push_back({"生年月日", paper.date("birth_date", facts.person.birth_date)});
  if (paper.chance().chance(0.5)) out.push_back({"住所", paper.words("address", facts.home.home_line)});
  out.push_back({s.university ? "所属" : "課程・学科", {"", 0, "text", s.faculty, s.faculty, false}});
  const std::string year =
      paper.style().dates == 2 ? "第" + kanji_number(s.year) + "学年" : fmt::format("第{}学年", s.year);
  out.push_back({"学年", {"school_year", 0, "digits", std::to_string(s.year), year, false}});
  if (paper.chance().chance(0.7))
    out.push_back({s.university ? "学籍番号" : "生徒番号", paper.words("student_id", s.id)});
  if (paper.chance().chance(0.5)) out.push_back({"卒業予定年月日", paper.date("enrolled_until", s.until)});
  return out;
}

}  // namespace

std::vector<DrawnSheet> draw_zaigaku(const DocumentFacts& facts, double dpi, Random random) {
  PaperStyle style = invent_style(random.fork("style"));
  const int layout = random.whole(0, 2);
  style.ruled = layout == 0;
  style.value_pt += 1;
  style.label_pt += 1.5;
  const School s = invent_school(facts, random);
  Paper paper({210, 297}, dpi, style, random);
  paper.title(45, "在学証明書", 22);
  if (random.chance(0.5)) paper.small({150, 22}, fmt::format("第{}号", random.whole(10, 9999)), 10);
  double y = 70;
  if (layout == 2) {
    // Little but a sentence.
    paper.pair({40, y, 130, 10}, 36, "氏名", paper.words("name", facts.person.name()));
    paper.pair({40, y + 12, 130, 10}, 36, "生年月日", paper.date("birth_date", facts.person.birth_date));
    paper.text({28, y + 42},
               fmt::format("上記の者は、{}{}に在学していることを証明する。", s.word,
                           s.university ? s.faculty : "の生徒として"),
               12);
  } else {
    for (const Line& line : lines_of(paper, facts, s)) {
      paper.pair({38, y, 140, 10.5}, 44, line.label, line.value);
      y += layout == 0 ? 10.5 : 12;
    }
    paper.text(
        {30, 178},
        fmt::format("上記の者は、{}に在学していることを証明{}。", s.word, random.chance(0.5) ? "する" : "します"), 12);
  }
  sign(paper, facts, s, 196);
  return {{paper.finish(), {210, 297}, std::move(paper.truth)}};
}

}  // namespace uketsuke::page_maker
