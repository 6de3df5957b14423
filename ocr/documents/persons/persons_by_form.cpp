#include "ocr/documents/persons/persons_by_form.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

/// The widest gap inside a name, in heights of print.
constexpr double kNameGap = 2.4;
/// A name stands at most this far above its day of birth, in heights of the line.
constexpr double kAbove = 2.5;
constexpr std::size_t kLongestName = 12, kLongestRelation = 4;

bool any_of(char32_t c, std::u32string_view signs) { return signs.find(c) != std::u32string_view::npos; }
bool is_mark(char32_t c) { return any_of(c, U"()〔〕[]【】・,、.:;/-―ー~"); }

bool can_be_name(const std::u32string& signs) {
  if (signs.size() < 2 || signs.size() > kLongestName || is_label(signs)) return false;
  if (is_relation(to_utf8({signs.begin(), signs.end()}))) return false;
  for (const auto word : {U"証明", U"住所", U"世帯", U"続柄", U"番号", U"年月", U"被保険", U"被扶養", U"余白", U"上記",
                          U"下記", U"者は", U"組合", U"学校", U"大学"})
    if (signs.find(word) != std::u32string::npos) return false;
  return true;
}

/// One line of the page, and which of its glyphs nothing claims yet.
struct Line {
  const PageLayout& page;
  std::span<const Label> labels;
  const ValueMap& map;
  std::size_t row;

  const std::vector<Glyph>& glyphs() const { return page.rows[row].glyphs; }
  char32_t sign(std::size_t i) const { return glyphs()[i].sign; }
  bool free(std::size_t i) const { return !map.is_used({row, i}) && label_over(labels, {row, i}) == nullptr; }
  bool apart(std::size_t i) const {
    return glyphs()[i].rect.x - glyphs()[i - 1].rect.right() > kNameGap * page.glyph_px;
  }
  Places places(std::size_t from, std::size_t to) const {
    Places out;
    for (std::size_t i = from; i < to; ++i) out.push_back({row, i});
    return out;
  }
  std::u32string signs(std::size_t from, std::size_t to) const {
    return page.rows[row].signs().substr(from, to - from);
  }
  /// Stands alone: a word begins at `from`, or a mark stands before it, and the same behind it.
  bool alone(std::size_t from, std::size_t to) const {
    const bool begins = from == 0 || glyphs()[from].word_start || is_mark(sign(from - 1));
    return begins && (to == glyphs().size() || glyphs()[to].word_start || is_mark(sign(to)));
  }
};

struct Person {
  std::vector<std::pair<std::string_view, Places>> values;
  void add(std::string_view field, Places places) {
    const bool known = std::any_of(values.begin(), values.end(), [&](const auto& v) { return v.first == field; });
    if (!known && !places.empty()) values.emplace_back(field, std::move(places));
  }
};

/// The reading in brackets that end at `end`; moves `end` before them.
void take_reading(const Line& line, std::size_t& end, Person& out) {
  if (end == 0 || line.sign(end - 1) != U')') return;
  std::size_t open = end - 1;
  while (open > 0 && is_kana(line.sign(open - 1))) --open;
  if (open == 0 || line.sign(open - 1) != U'(' || end - 1 - open < 2) return;
  out.add("name_kana", line.places(open, end - 1));
  end = open - 1;
}

/// （妻） before `end`; moves `end` before it.
bool take_bracketed_relation(const Line& line, std::size_t& end, Person& out) {
  if (end < 3 || line.sign(end - 1) != U')') return false;
  std::size_t open = end - 2;
  while (open > 0 && end - open <= kLongestRelation + 1 && line.sign(open) != U'(') --open;
  const std::u32string word = line.signs(open + 1, end - 1);
  if (line.sign(open) != U'(' || !is_relation(to_utf8({word.begin(), word.end()}))) return false;
  out.add("relation", line.places(open + 1, end - 1));
  end = open;
  return true;
}

/// 続柄:妻 before `end`, found by its label: moves `end` before the label.
void skip_labelled_relation(const Line& line, std::size_t& end) {
  for (const Label& label : line.labels) {
    if (label.row != line.row || label.spec->field != "relation" || label.to > end) continue;
    std::size_t from = label.to;
    while (from < end && is_mark(line.sign(from))) ++from;
    const std::u32string word = line.signs(from, end);
    if (is_relation(to_utf8({word.begin(), word.end()}))) end = label.from;
  }
}

/// … name（relation・ before a day of birth that begins at `date`.
bool take_before(const Line& line, std::size_t date, Person& out) {
  std::size_t end = date;
  const auto skip_marks = [&] {
    while (end > 0 && is_mark(line.sign(end - 1)) && line.sign(end - 1) != U')') --end;
  };
  skip_marks();
  skip_labelled_relation(line, end);
  const bool known = take_bracketed_relation(line, end, out);
  for (std::size_t n = known ? 0 : std::min(kLongestRelation, end); n > 0; --n) {
    const std::u32string word = line.signs(end - n, end);
    if (!is_relation(to_utf8({word.begin(), word.end()})) || !line.alone(end - n, end) || !line.free(end - 1)) continue;
    out.add("relation", line.places(end - n, end));
    end -= n;
    break;
  }
  skip_marks();
  take_reading(line, end, out);
  std::size_t from = end;
  while (from > 0 && in_names(line.sign(from - 1)) && line.free(from - 1) && (from == end || !line.apart(from))) --from;
  if (!can_be_name(line.signs(from, end))) return false;
  out.add("name", line.places(from, end));
  return true;
}

/// The name that begins the line over a day of birth, with its reading in brackets.
bool take_above(const Line& line, Person& out) {
  std::size_t from = 0;
  const std::size_t size = line.glyphs().size();
  while (from < size && (!in_names(line.sign(from)) || !line.free(from))) ++from;
  std::size_t to = from;
  while (to < size && in_names(line.sign(to)) && line.free(to) && (to == from || !line.apart(to))) ++to;
  if (!can_be_name(line.signs(from, to))) return false;
  out.add("name", line.places(from, to));
  std::size_t end = to + 1;
  while (end < size && is_kana(line.sign(end))) ++end;
  if (end < size && to < size && line.sign(to) == U'(' && line.sign(end) == U')') take_reading(line, ++end, out);
  return true;
}

/// A rule runs between a row and what stands below it: in the next line of a table another person's print stands, or what is
/// said of the one before (異動事項).
bool ruled_between(const PageLayout& page, std::size_t above, const Glyph& below) {
  const double top = page.rows[above].rect.centre().y, x = below.rect.centre().x;
  return std::any_of(page.rules.horizontal().begin(), page.rules.horizontal().end(), [&](const RuledLine& rule) {
    return rule.from < x && x < rule.to && rule.at(x) > top && rule.at(x) < below.rect.centre().y;
  });
}

/// 男 or 女, and a relation, that stand alone in a line.
void take_words(const Line& line, Person& out) {
  for (std::size_t i = 0; i < line.glyphs().size(); ++i) {
    if (!line.free(i)) continue;
    if (any_of(line.sign(i), U"男女") && line.alone(i, i + 1)) out.add("sex", line.places(i, i + 1));
    for (std::size_t n = kLongestRelation; n > 0; --n) {
      const std::u32string word = line.signs(i, std::min(i + n, line.glyphs().size()));
      const bool relation = word.size() == n && word != U"男" && word != U"女" && line.alone(i, i + n) &&
                            is_relation(to_utf8({word.begin(), word.end()}));
      if (relation) out.add("relation", line.places(i, i + n));
    }
  }
}

/// 曽根田貞治朗　続柄：夫　生年月日：昭和57年10月31日: the name that begins a line before its first label.
bool take_before_labels(const Line& line, Person& out) {
  std::size_t first = line.glyphs().size();
  for (const Label& label : line.labels)
    if (label.row == line.row) first = std::min(first, label.from);
  if (first == line.glyphs().size() || !take_before(line, first, out)) return false;
  const auto name = std::find_if(out.values.begin(), out.values.end(), [](const auto& v) { return v.first == "name"; });
  const std::size_t from = name->second.front().index;
  return from == 0 || is_mark(line.sign(from - 1)) || is_digit(line.sign(from - 1));
}

bool names_line(const std::vector<RowValue>& labelled, std::size_t row) {
  return std::any_of(labelled.begin(), labelled.end(), [&](const RowValue& value) {
    return value.label->spec->field == "name" && !value.place.glyphs.empty() && value.place.glyphs.front().row == row;
  });
}

/// A day of birth found by a label in its own line.
bool is_labelled_day(const RowValue& value) {
  return value.label->spec->field == "birth_date" && !value.column && !value.place.glyphs.empty() &&
         value.place.glyphs.front().row == value.label->row;
}

}  // namespace

std::vector<RowValue> persons_by_form(const PageLayout& page, const KindInfo& kind, std::span<const Label> labels,
                                      const ValueMap& map, const std::vector<RowValue>& labelled,
                                      std::deque<Label>& made) {
  std::vector<RowValue> out;
  const FieldInfo* birth = kind.find("birth_date");
  if (birth == nullptr || !birth->in_rows) return out;
  const auto add = [&](Person person) {
    for (auto& [field, places] : person.values) {
      const LabelSpec* spec = labels_of(kind.id, field);
      if (spec == nullptr || kind.find(field) == nullptr) continue;
      const GlyphPlace first = places.front();
      made.push_back({spec, first.row, first.index, places.back().index + 1, 0, page.extent(places)});
      out.push_back({&made.back(), loose(page, std::move(places)), false});
      out.back().place.doubt = "no_label";
    }
  };
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const Line line{page, labels, map, r};
    const std::u32string signs = page.rows[r].signs();
    for (const FoundDate& date : find_dates(signs)) {
      const bool born = date.to < signs.size() && signs[date.to] == U'生';
      if (!born || date.iso().empty() || !line.free(date.from) || !line.free(date.to - 1)) continue;
      Person person;
      person.add("birth_date", line.places(date.from, date.to));
      if (!names_line(labelled, r) && !take_before(line, date.from, person) && r > 0) {
        const Line above{page, labels, map, r - 1};
        const double gap = page.rows[r].rect.y - page.rows[r - 1].rect.bottom();
        const bool near = gap < kAbove * page.rows[r].rect.h && !ruled_between(page, r - 1, page.rows[r].glyphs[date.from]);
        if (near && take_above(above, person)) take_words(above, person);
      }
      take_words(line, person);
      add(std::move(person));
    }
  }
  for (const RowValue& day : labelled) {
    Person person;
    if (!is_labelled_day(day) || names_line(labelled, day.label->row)) continue;
    if (take_before_labels({page, labels, map, day.label->row}, person)) add(std::move(person));
  }
  return out;
}

std::optional<PlacedValue> addressee(const PageLayout& page, const ValueMap& map) {
  std::optional<PlacedValue> out;
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (Places& group : groups_of(page, r, kValueGap * page.glyph_px)) {
      if (page.glyph(group.back()).sign != U'様' || map.is_used(group.front())) continue;
      group.pop_back();
      const std::u32string signs = page.signs(group);
      if (!can_be_name(signs) || !std::all_of(signs.begin(), signs.end(), in_names)) continue;
      if (out) return std::nullopt;
      out = PlacedValue{"name", 0, ValueKind::Name, loose(page, std::move(group))};
      out->place.doubt = "no_label";
    }
  return out;
}

}  // namespace uketsuke::ocr
