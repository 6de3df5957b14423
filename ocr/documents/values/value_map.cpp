#include "ocr/documents/values/value_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "core/text/text.h"
#include "ocr/documents/labels/garbled_labels.h"
#include "ocr/documents/labels/group_heads.h"
#include "ocr/documents/labels/item_numbers.h"
#include "ocr/documents/labels/labels_by_analogy.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/levies/levies_in_columns.h"
#include "ocr/documents/levies/levy_cells.h"
#include "ocr/documents/levies/levy_totals.h"
#include "ocr/documents/levies/sums_of_deductions.h"
#include "ocr/documents/levies/values_under_heads.h"
#include "ocr/documents/page/struck_cells.h"
#include "ocr/documents/persons/person_rows.h"
#include "ocr/documents/persons/persons_beside.h"
#include "ocr/documents/persons/persons_by_form.h"
#include "ocr/documents/persons/persons_in_columns.h"
#include "ocr/documents/persons/persons_on_cards.h"
#include "ocr/documents/values/double_labels.h"
#include "ocr/documents/values/entitlement.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// What the headings of papers end with.
constexpr std::array<std::u32string_view, 4> kTitleEnds{U"証明書", U"通知書", U"連絡票", U"確認書"};
/// Labels of one person's block or of one heading lie no further apart, down the page, mm.
constexpr double kNear_mm = 14;
/// One label is read more clearly than another by so many signs.
constexpr double kClearer = 0.9;

/// Below the sentence that certifies, 氏名 and 住所 are the issuer's, except in a list of the family: there a label
/// stands near that no issuer has.
bool is_issuers(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  const std::string_view field = label.spec->field;
  if (field != "name" && field != "name_kana" && field != "address") return false;
  return std::none_of(labels.begin(), labels.end(), [&](const Label& other) {
    const bool persons =
        other.spec->field == "birth_date" || other.spec->field == "sex" || other.spec->field == "relation";
    return persons && std::abs(other.rect.centre().y - label.rect.centre().y) < kNear_mm * page.px_per_mm;
  });
}

/// Labels of the issuer are no person's.
void drop_issuers_labels(const PageLayout& page, double certified_y, std::vector<Label>& labels) {
  std::vector<Label> lower;
  for (const Label& label : labels)
    if (label.rect.y > certified_y) lower.push_back(label);
  std::erase_if(labels,
                [&](const Label& label) { return label.rect.y > certified_y && is_issuers(page, lower, label); });
}

void use(ValueMap& map, const Label& label, const LabelValues& values) {
  for (std::size_t i = label.from; i < label.to; ++i) map.used.push_back({label.row, i});
  for (const ValuePlace& place : values.places) {
    map.used.insert(map.used.end(), place.glyphs.begin(), place.glyphs.end());
    map.used.insert(map.used.end(), place.reading.begin(), place.reading.end());
  }
}

/// 被保険者 and 被扶養者 say whose the print behind them is, not what it is: it stays open to whoever finds it by form.
bool names_a_role(const PageLayout& page, const Label& label) {
  const std::u32string words = page.rows[label.row].signs().substr(label.from, label.to - label.from);
  return words.find(U"被保険者") != std::u32string::npos || words.find(U"扶養者") != std::u32string::npos;
}

/// 在学期間 says two days, of which the second is wanted; one alone may be the first.
void doubt_half_periods(const PageLayout& page, const Label& label, LabelValues& values) {
  if (!names_period(page, label)) return;
  for (ValuePlace& place : values.places)
    if (find_dates(page.signs(place.glyphs)).size() < 2) place.doubt = "half_a_period";
}

/// 世帯主 as somebody's relation is a value, not a label.
void drop_values_among_labels(const PageLayout& page, std::vector<Label>& labels) {
  std::vector<GlyphPlace> values;
  for (const Label& label : labels)
    if (label.spec->field == "relation")
      for (const ValuePlace& place : values_of(page, labels, label).places)
        values.insert(values.end(), place.glyphs.begin(), place.glyphs.end());
  std::erase_if(labels, [&](const Label& label) {
    return label.spec->field != "relation" &&
           std::any_of(values.begin(), values.end(), [&](GlyphPlace at) { return label.covers(at); });
  });
}

/// 第 3 学年, 2年次: the number before the word is its value, which free_words finds; that of a list's line is none.
bool follows_number(const PageLayout& page, const Label& label) {
  if (label.spec->field != "school_year" || label.from == 0) return false;
  if (is_item_number(page, {label.row, label.from - 1})) return false;
  const char32_t before = page.rows[label.row].glyphs[label.from - 1].sign;
  return is_digit(before) || std::u32string_view(U"一二三四五六").find(before) != std::u32string_view::npos;
}

/// 市民税・県民税 所得・課税証明書, 資格取得・資格喪失等確認通知書: words of the paper's own heading label nothing.
bool is_of_title(const PageLayout& page, const Label& label) {
  const TextRow& row = page.rows[label.row];
  if (row.rect.y > 0.35 * page.height || label.rect.h < 1.15 * page.glyph_px) return false;
  const std::u32string signs = row.signs();
  return std::any_of(kTitleEnds.begin(), kTitleEnds.end(),
                     [&](auto end) { return signs.find(end) != std::u32string::npos; });
}

/// The value of a column whose first cells are struck out: 合計所得金額 of a table with the lines 収入金額 and
/// 所得金額.
const ValuePlace& behind_struck(const PageLayout& page, const Label& label, const LabelValues& values) {
  if (!values.column || label.spec->kind != ValueKind::Amount) return values.places.front();
  const auto first = std::find_if(values.places.begin(), values.places.end(), [&](const ValuePlace& place) {
    return !place.glyphs.empty() || !is_struck_out(page, place.area);
  });
  return first == values.places.end() ? values.places.front() : *first;
}

/// Print that says a value: an empty line of a form still says 年 月 日.
bool shows_value(const PageLayout& page, ValueKind kind, const ValuePlace& place) {
  const std::u32string signs = page.signs(place.glyphs);
  if (kind == ValueKind::Date) return std::any_of(signs.begin(), signs.end(), is_digit);
  return fits(kind, signs);
}

/// 同上, 同左: what stands there is said at another place.
bool refers_elsewhere(const std::u32string& signs) {
  return signs.starts_with(U"同上") || signs.starts_with(U"同左") || signs.starts_with(U"同じ") || signs == U"〃";
}

/// A place may hold the value: its print fits, or it is a number's and nobody could read it (a blackened amount).
bool holds_value(const PageLayout& page, const PlacedValue& value) {
  const auto& place = value.place;
  if (refers_elsewhere(page.signs(place.glyphs))) return false;
  return fits(value.kind, page.signs(place.glyphs)) ||
         (is_number(value.kind) && place.glyphs.empty() && page.has_print(place.area));
}

/// The print that labels and their values account for, whether they are wanted or not.
ClaimedPrint claimed_print(const PageLayout& page, std::span<const Label> labels) {
  ClaimedPrint out(page);
  for (const Label& label : labels) {
    out.add(label);
    if (label.spec->kind == ValueKind::Heading) continue;
    for (const ValuePlace& place : values_of(page, labels, label).places) {
      out.add(place.glyphs);
      out.add(place.reading);
    }
  }
  return out;
}

/// Readings over the names of a column: of the label that heads both, or of none.
void add_readings(const PageLayout& page, const Label& name, const LabelValues& names, const LabelSpec& spec,
                  std::deque<Label>& made, std::vector<RowValue>& in_rows) {
  for (const ValuePlace& place : names.places) {
    if (place.reading.empty()) continue;
    made.push_back(name);
    made.back().spec = &spec;
    ValuePlace reading = loose(page, place.reading);
    reading.line_y = place.line_y;
    in_rows.push_back({&made.back(), std::move(reading), names.column});
  }
}

bool heads_readings(const std::deque<Label>& made, const Label& label) {
  return std::any_of(made.begin(), made.end(), [&](const Label& other) {
    return other.spec == label.spec && other.row == label.row && other.from == label.from;
  });
}

/// 記号・番号：記号 12 番号 345: the label of both heads those of each in its line.
void drop_headed_codes(std::vector<Label>& labels) {
  const std::vector<Label> all = labels;
  std::erase_if(labels, [&](const Label& both) {
    const auto follows = [&](std::string_view field) {
      return std::any_of(all.begin(), all.end(), [&](const Label& other) {
        return other.row == both.row && other.from >= both.to && other.spec->field == field;
      });
    };
    return both.spec->field == "@symbol_number" && follows("symbol") && follows("number");
  });
}

/// A heading that two readers set into two rows is one label.
void drop_doubles(std::vector<Label>& labels) {
  std::vector<Label> out;
  for (const Label& label : labels)
    if (std::none_of(out.begin(), out.end(), [&](const Label& known) {
          return known.spec == label.spec && known.row != label.row &&
                 intersect(known.rect, label.rect).area() > 0.5 * std::min(known.rect.area(), label.rect.area());
        }))
      out.push_back(label);
  labels = std::move(out);
}

/// A field that stands once, and how far its label was from the book's.
struct Single {
  PlacedValue value;
  double edits = 0;
};

/// The better of two places for a field that stands once: one with print, then the one whose label was read clearly
/// (控除額 over a column is nearly 控除額計), then the upper.
void keep_best(std::map<std::string_view, Single>& singles, PlacedValue value, const PageLayout& page,
               double edits = 0) {
  const auto known = singles.find(value.field);
  if (known == singles.end()) {
    const std::string_view field = value.field;
    singles.emplace(field, Single{std::move(value), edits});
    return;
  }
  const bool holds = holds_value(page, value), held = holds_value(page, known->second.value);
  // Two labels of one concept with different values: either may be meant (the issuer's 住所, another levy's 計).
  const bool rivals = holds && held && std::abs(known->second.edits - edits) < kClearer &&
                      page.signs(value.place.glyphs) != page.signs(known->second.value.place.glyphs);
  if ((holds && !held) || (holds && known->second.edits >= edits + kClearer)) known->second = {std::move(value), edits};
  if (rivals && known->second.value.place.doubt.empty()) known->second.value.place.doubt = "rival_value";
}

/// What two headings name, or a label and what stands over or beside it.
void add_by_headings(const PageLayout& page, std::span<const Label> labels, const std::vector<LabelSpec>& book,
                     std::map<std::string_view, Single>& singles) {
  for (PlacedValue& crossed : crossed_values(page, labels)) keep_best(singles, std::move(crossed), page);
  for (PlacedValue& crossed : crossed_in_columns(page, labels)) keep_best(singles, std::move(crossed), page);
  for (PlacedValue& below : levies_below(page, labels, book)) keep_best(singles, std::move(below), page);
  for (PlacedValue& under : values_under_heads(page, labels, book)) keep_best(singles, std::move(under), page);
  for (PlacedValue& sum : sums_of_deductions(page, labels, book))
    if (!singles.contains("deductions")) keep_best(singles, std::move(sum), page);
  for (PlacedValue& base : bases_in_groups(page, labels)) keep_best(singles, std::move(base), page);
  for (PlacedValue& total : levy_totals(page, labels))
    singles.insert_or_assign(total.field, Single{std::move(total), 0});
}

/// All persons of the page: those above a table that sets persons side by side (被保険者), of that table, and below it.
void add_persons(const PageLayout& page, const std::vector<RowValue>& in_rows, const PersonsBeside& beside,
                 std::vector<PlacedValue>& out) {
  std::vector<RowValue> above, below;
  for (const RowValue& value : in_rows)
    (beside.values.empty() || value.label->rect.y < beside.y ? above : below).push_back(value);
  int persons = 0;
  // What names nobody is of the first one.
  const auto add = [&](const std::vector<RowValue>& values) {
    int last = persons;
    const bool named = std::any_of(values.begin(), values.end(),
                                   [](const RowValue& value) { return value.label->spec->field == "name"; });
    for (PlacedValue& value : numbered(page, values)) {
      value.row += named ? persons : 0;
      if (named) last = std::max(last, value.row);
      out.push_back(std::move(value));
    }
    persons = last;
  };
  add(above);
  for (PlacedValue value : beside.values) {
    value.row += persons;
    out.push_back(std::move(value));
  }
  persons += beside.persons;
  add(below);
}

/// Persons that no label names. Whose day it is, its form alone tells: whose a labelled value in its line is as well
/// (続柄:妻　昭和57年10月31日生).
void add_persons_by_form(const PageLayout& page, const KindInfo& kind, std::span<const Label> labels, ValueMap& map,
                         std::vector<RowValue>& in_rows, std::deque<Label>& made) {
  for (RowValue& value : persons_by_form(page, kind, labels, map, in_rows, made)) {
    const std::size_t row = value.label->row;
    const bool born = value.label->spec->field == "birth_date" ||
                      std::any_of(in_rows.begin(), in_rows.end(), [&](const RowValue& other) {
                        return other.label->row == row && other.label->spec->field == "birth_date";
                      });
    for (RowValue& other : in_rows)
      if (born && other.label->row == value.label->row && other.place.doubt.empty()) other.place.doubt = "no_label";
    map.used.insert(map.used.end(), value.place.glyphs.begin(), value.place.glyphs.end());
    in_rows.push_back(std::move(value));
  }
}

}  // namespace

bool ValueMap::is_used(GlyphPlace at) const { return std::find(used.begin(), used.end(), at) != used.end(); }

bool lacks(const KindInfo& kind, const ValueMap& map, std::string_view field) {
  return kind.find(field) != nullptr &&
         std::none_of(map.values.begin(), map.values.end(), [&](const PlacedValue& v) { return v.field == field; });
}

double certified_below(const PageLayout& page) {
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const std::u32string signs = page.rows[r].signs();
    PhraseMatch match;
    const bool certifies =
        best_substring(signs, U"証明する", 0.5, match) || best_substring(signs, U"証明します", 1, match) ||
        best_substring(signs, U"証明いたします", 1, match) || best_substring(signs, U"相違ないこと", 1, match) ||
        best_substring(signs, U"相違ありません", 1, match);
    if (!certifies) continue;
    const std::u32string before = r > 0 ? page.rows[r - 1].signs() : std::u32string();
    for (const auto word : {U"下記", U"次の", U"以下の", U"左記"})
      if (signs.find(word) != std::u32string::npos || before.find(word) != std::u32string::npos) return 0;
    // A heading (証明書) is not the sentence; a sentence above everything certifies what follows.
    if (page.rows[r].rect.y > 0.2 * page.height) return page.rows[r].rect.y;
  }
  return 0;
}

ValueMap map_values(const PageLayout& page, const KindInfo& kind) {
  ValueMap out;
  out.certified_y = certified_below(page);
  std::vector<Label> labels = find_labels(page, label_book(kind.id));
  std::erase_if(labels, [&](const Label& label) { return is_of_title(page, label); });
  if (out.certified_y > 0) drop_issuers_labels(page, out.certified_y, labels);
  std::erase_if(labels, [&](const Label& label) { return follows_number(page, label); });
  drop_doubles(labels);
  drop_headed_codes(labels);
  drop_heads_on_cards(page, labels);
  drop_householders_labels(page, kind, labels);
  part_double_labels(page, label_book(kind.id), labels);
  drop_values_among_labels(page, labels);
  add_labels_by_analogy(page, kind, labels);
  add_garbled_labels(page, kind, labels);
  drop_values_among_labels(page, labels);
  const ClaimedPrint claimed = claimed_print(page, labels);
  PersonsBeside beside = persons_beside(page, labels, kind);
  if (beside.values.empty()) beside = persons_in_columns(page, labels, kind);
  std::map<std::string_view, Single> singles;
  std::vector<RowValue> in_rows;
  std::deque<Label> made;
  for (const Label& label : labels) {
    if (label.spec->kind == ValueKind::Heading || heads_readings(made, label) || beside.has_as_value(label)) continue;
    LabelValues values = values_of(page, labels, label);
    if (label.spec->field == "name")
      for (ValuePlace& place : values.places) set_reading_apart(page, place);
    if (label.spec->field.empty() && names_a_role(page, label)) values.places.clear();
    use(out, label, values);
    if (label.spec->field.empty()) continue;
    doubt_half_periods(page, label, values);
    for (ValuePlace& place : values.places)
      if (label.guessed) place.doubt = "no_label";
    const FieldInfo* info = kind.find(label.spec->field);
    doubt_attribution(page, claimed, label, info != nullptr && !info->in_rows, values);
    if (beside.holds(label)) continue;
    if (info != nullptr && info->in_rows) {
      for (const ValuePlace& place : values.places) in_rows.push_back({&label, place, values.column});
      if (label.spec->field == "name" && kind.find("name_kana") != nullptr)
        add_readings(page, label, values, *labels_of(kind.id, "name_kana"), made, in_rows);
    } else if (!values.places.empty()) {
      keep_best(singles, {label.spec->field, 0, label.spec->kind, behind_struck(page, label, values)}, page,
                label.edits);
    }
  }
  add_by_headings(page, labels, label_book(kind.id), singles);
  for (auto& [field, single] : singles) out.values.push_back(std::move(single.value));
  for (const PlacedValue& value : beside.values)
    out.used.insert(out.used.end(), value.place.glyphs.begin(), value.place.glyphs.end());
  if (beside.values.empty())
    for (RowValue& value : persons_on_cards(page, kind, labels, out, made)) {
      out.used.insert(out.used.end(), value.place.glyphs.begin(), value.place.glyphs.end());
      in_rows.push_back(std::move(value));
    }
  if (beside.values.empty()) add_persons_by_form(page, kind, labels, out, in_rows, made);
  for (const RowValue& value : in_rows)
    if (shows_value(page, value.label->spec->kind, value.place)) ++out.seen[value.label->spec->field];
  for (const PlacedValue& value : beside.values)
    if (shows_value(page, value.kind, value.place)) ++out.seen[value.field];
  add_persons(page, in_rows, beside, out.values);
  return out;
}

}  // namespace uketsuke::ocr
