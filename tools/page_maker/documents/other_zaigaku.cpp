#include <fmt/format.h>

#include "tools/page_maker/documents/issuer.h"
#include "tools/page_maker/documents/notation.h"
#include "tools/page_maker/documents/other_offices.h"
#include "tools/page_maker/documents/paper_facts.h"

namespace uketsuke::page_maker {
namespace {

PrintedValue school(const School& s) { return {"school", 0, "text", s.name, s.name, false}; }
PrintedValue year(const School& s) {
  return {"school_year", 0, "digits", std::to_string(s.year), fmt::format("{}年", s.year), false};
}

/// A few words in the middle of the sheet; the seal lies over the head's name.
DrawnSheet sentence(const DocumentFacts& facts, const School& s, double dpi, PaperStyle style, Random random) {
  style.ruled = false;
  style.value_pt += 2;
  style.label_pt += 2;
  Paper paper({210, 297}, dpi, style, random);
  paper.small({24, 26}, fmt::format("証第{}号", random.whole(10, 999)), 11);
  paper.title(60, "在学証明書", 26);
  paper.label({52, 84, 24, 10}, "氏名");
  paper.value({80, 84, 80, 10}, paper.words("name", facts.person.name()));
  PrintedValue born = paper.date("birth_date", facts.person.birth_date);
  born.print += "生";
  paper.value({80, 98, 80, 10}, born);
  paper.text({36, 128}, fmt::format("上記の者は{}{}に在学していることを証明する", s.word, s.faculty), 13);
  paper.value({40, 150, 80, 10}, paper.date("issued_on", facts.issued_on));
  paper.value({76, 176, 90, 10}, school(s));
  paper.text({80, 194}, s.head + "　" + invent_signer(paper.chance()), 14);
  paper.seal({132, 190}, s.name + "長之印", 24);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// Labels in two languages with colons.
DrawnSheet two_languages(const DocumentFacts& facts, const School& s, double dpi, PaperStyle style, Random random) {
  style.ruled = false;
  style.spread_labels = false;
  Paper paper({210, 297}, dpi, style, random);
  paper.value({120, 20, 70, 8}, paper.date("issued_on", facts.issued_on));
  paper.title(46, "在学証明書", 20);
  paper.small({76, 54}, "CERTIFICATE OF ENROLLMENT", 11);
  double y = 74;
  const auto line = [&](const std::string& label, const PrintedValue& value) {
    paper.text({30, y + 6}, label, 10.5);
    paper.value({92, y, 90, 9}, value);
    y += 13;
  };
  line("学籍番号 / Student ID：", paper.words("student_id", s.id));
  line("氏名 / Name：", paper.words("name", facts.person.name()));
  line("生年月日 / Date of Birth：", paper.date("birth_date", facts.person.birth_date));
  line("所属 / Affiliation：", plain(s.faculty));
  line("学年 / Year：", year(s));
  paper.text({30, y + 14}, fmt::format("上記の者は、{}に在学中であることを証明いたします。", s.word), 11);
  paper.small({30, y + 22}, "This is to certify that the above person is enrolled in our school.", 9);
  paper.value({84, 200, 90, 9}, school(s));
  paper.text({85, 218}, s.head + "　" + invent_signer(paper.chance()), 12);
  paper.seal({160, 210}, s.name + "印", 22);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

/// A table of four columns with the span of the studies.
DrawnSheet four_columns(const DocumentFacts& facts, const School& s, double dpi, PaperStyle style, Random random) {
  style.ruled = true;
  Paper paper({210, 297}, dpi, style, random);
  paper.title(36, "在　籍　証　明　書", 22);
  paper.spread_pair({22, 60, 166, 10}, 34, "フリガナ", paper.words("name_kana", facts.person.kana()));
  paper.spread_pair({22, 70, 166, 12}, 34, "氏名", paper.words("name", facts.person.name()));
  paper.spread_pair({22, 82, 83, 10}, 34, "生年月日", paper.date("birth_date", facts.person.birth_date));
  paper.spread_pair({105, 82, 83, 10}, 30, "学年", year(s));
  paper.spread_pair({22, 92, 83, 10}, 34, s.university ? "学籍番号" : "生徒番号", paper.words("student_id", s.id));
  paper.spread_pair({105, 92, 83, 10}, 30, "学科", plain(s.faculty));
  PrintedValue span = paper.date("enrolled_until", s.until);
  span.print = paper.print_date(Date{std::chrono::year{static_cast<int>(s.until.year()) - (s.university ? 4 : 3)},
                                     std::chrono::April, std::chrono::day{1}}) +
               "　から　" + span.print + "　まで（予定）";
  paper.spread_pair({22, 102, 166, 10}, 34, "在学期間", span);
  paper.text({28, 132}, fmt::format("上記の者が{}に在籍していることを証明します。", s.word), 12);
  paper.value({32, 144, 60, 9}, paper.date("issued_on", facts.issued_on));
  paper.value({92, 166, 90, 9}, school(s));
  paper.text({93, 182}, s.head + "　" + invent_signer(paper.chance()), 12);
  paper.seal({164, 178}, s.name + "印", 22);
  return {paper.finish(), {210, 297}, std::move(paper.truth)};
}

}  // namespace

DrawnSheet draw_other_zaigaku(int layout, const DocumentFacts& facts, double dpi, Random random) {
  const PaperStyle style = invent_style(random.fork("style"));
  const School s = invent_school(facts, random);
  if (layout == 0) return sentence(facts, s, dpi, style, random);
  return layout == 1 ? two_languages(facts, s, dpi, style, random) : four_columns(facts, s, dpi, style, random);
}

}  // namespace uketsuke::page_maker
