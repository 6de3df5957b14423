#include "ocr/documents/values/free_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "core/postal/prefectures.h"
#include "core/text/text.h"
#include "ocr/documents/labels/item_numbers.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/persons/readings_over_names.h"
#include "ocr/documents/values/address_lines.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

/// Paper between a label and its value, in heights of print.
constexpr double kWord = 1;
/// Signs of a label that was misread (学年), most, and lines of a list that begin at its edge, least, beside its own.
constexpr std::size_t kLostLabel = 3;
constexpr std::ptrdiff_t kLinesOfList = 2;

int row_for(const KindInfo& kind, std::string_view field) { return kind.find(field)->in_rows ? 1 : 0; }

Places row_places(const PageLayout& page, std::size_t row) {
  Places out;
  for (std::size_t i = 0; i < page.rows[row].glyphs.size(); ++i) out.push_back({row, i});
  return out;
}

bool any_used(const ValueMap& map, const Places& places) {
  return std::any_of(places.begin(), places.end(), [&](GlyphPlace at) { return map.is_used(at); });
}

/// How a sentence goes on behind the number of a year of study.
constexpr std::array<std::u32string_view, 6> kAttends = {U"年に在学", U"年に在籍", U"年在学", U"年在籍", U"年として在", U"年の課程に在"};

/// What a sentence says of a date that stands in it.
struct Verb {
  std::string_view field;
  std::vector<std::u32string_view> words;
};
const std::vector<Verb>& verbs() {
  static const std::vector<Verb> all = {{"lost_on", {U"喪失"}},
                                        {"left_on", {U"退職", U"離職", U"退社"}},
                                        {"acquired_on", {U"資格取得", U"資格を取得"}},
                                        {"enrolled_until", {U"卒業予定", U"卒業見込", U"修了予定", U"修了見込"}}};
  return all;
}

/// The field whose verb comes first behind a date, if any does before the sentence ends.
std::string_view verb_after(const std::u32string& text) {
  std::size_t first = std::min(text.find(U'。'), text.size());
  std::string_view out;
  for (const Verb& verb : verbs())
    for (const auto word : verb.words) {
      PhraseMatch match;
      // 喪失 is often read 表失: look-alikes count little.
      if (!best_substring(text, word, 0.3, match) || match.from >= first) continue;
      first = match.from;
      out = verb.field;
    }
  return out;
}

/// A date goes on as a sentence: 令和8年9月9日に, をもって, 付で, まで.
bool in_sentence(const std::u32string& after) {
  return !after.empty() && std::u32string_view(U"にをでか付限ま、は").find(after[0]) != std::u32string_view::npos;
}

/// 令和10年3月31日卒業見込み
bool begins_with_verb(const std::u32string& after) {
  const auto& all = verbs();
  return std::any_of(all.begin(), all.end(), [&](const Verb& verb) {
    return std::any_of(verb.words.begin(), verb.words.end(), [&](auto word) { return after.starts_with(word); });
  });
}

void add_sentence_dates(const PageLayout& page, const KindInfo& kind, const ValueMap& map,
                        std::vector<PlacedValue>& out) {
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const Places places = row_places(page, r);
    const std::u32string signs = page.signs(places);
    const auto dates = find_dates(signs);
    for (std::size_t k = 0; k < dates.size(); ++k) {
      const std::size_t end = k + 1 < dates.size() ? dates[k + 1].from : signs.size();
      std::u32string after = signs.substr(dates[k].to, end - dates[k].to);
      if ((!in_sentence(after) && !begins_with_verb(after)) || dates[k].iso().empty()) continue;
      // The sentence goes on in the next line, up to its first date.
      if (k + 1 == dates.size() && r + 1 < page.rows.size()) {
        const std::u32string next = page.rows[r + 1].signs();
        const auto more = find_dates(next);
        after += next.substr(0, more.empty() ? next.size() : more[0].from);
      }
      const std::string_view field = verb_after(after);
      const Places date = part(places, dates[k].from, dates[k].to);
      if (field.empty() || !lacks(kind, map, field) || any_used(map, date)) continue;
      const auto known = std::find_if(out.begin(), out.end(), [&](const PlacedValue& v) { return v.field == field; });
      if (known != out.end()) {
        // Two days of one event: of two persons, or of two jobs.
        if (page.signs(known->place.glyphs) != page.signs(date)) known->place.doubt = "rival_value";
        continue;
      }
      out.push_back({field, row_for(kind, field), ValueKind::Date, loose(page, date)});
    }
  }
}

/// (卒業 at the end of a line and 予定日 令和11年3月31日 in the next: a day behind a label that running text parts. Behind a
/// speck (和卒業見込年月日は…) the label may be the end of a longer word.
void add_days_behind_labels_in_text(const PageLayout& page, const KindInfo& kind, const ValueMap& map,
                                   std::vector<PlacedValue>& out) {
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const Places places = row_places(page, r);
    const std::u32string signs = page.signs(places), before = r > 0 ? page.rows[r - 1].signs() : std::u32string();
    const auto dates = find_dates(signs);
    if (dates.empty() || dates[0].iso().empty() || dates[0].from == 0) continue;
    std::u32string begins = signs.substr(0, dates[0].from);
    if (begins.ends_with(U"は")) begins.pop_back();
    const std::u32string both = before + begins;
    const Places date = part(places, dates[0].from, dates[0].to);
    for (const LabelSpec& spec : label_book(kind.id))
      for (const auto phrase : spec.phrases) {
        const bool behind = spec.kind == ValueKind::Date && !begins.empty() && both.ends_with(phrase);
        if (!behind || !lacks(kind, map, spec.field) || any_used(map, date)) continue;
        if (std::any_of(out.begin(), out.end(), [&](const PlacedValue& v) { return v.field == spec.field; })) continue;
        out.push_back({spec.field, row_for(kind, spec.field), ValueKind::Date, loose(page, date)});
        if (phrase.size() <= begins.size()) out.back().place.doubt = "label_unclear";
      }
  }
}

/// 本校2年に在学する: the year as a sentence says it, behind a word of the school; 令和2年に在籍 is no such year.
bool says_year_of_study(const std::u32string& signs, std::size_t number) {
  if (number == 0 || std::u32string_view(U"校学科部程第、,は").find(signs[number - 1]) == std::u32string_view::npos) return false;
  const std::u32string_view behind = std::u32string_view(signs).substr(number + 1);
  return std::any_of(kAttends.begin(), kAttends.end(), [&](auto words) { return behind.starts_with(words); });
}

/// 第3学年, 2年次, 三年生: the number and its word; a rival where the page names two.
std::optional<PlacedValue> school_year(const PageLayout& page) {
  static constexpr std::array<std::u32string_view, 3> kWords = {U"学年", U"年次", U"年生"};
  std::optional<PlacedValue> out;
  int first = 0;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const Places places = row_places(page, r);
    const std::u32string signs = page.signs(places);
    for (std::size_t i = 1; i < signs.size(); ++i) {
      std::size_t end = i;
      const auto year = says_year_of_study(signs, i) ? read_number(signs, end) : std::nullopt;
      if (!year || *year < 1 || *year > 6 || end != i + 1) continue;
      if (out && *year != first) out->place.doubt = "rival_value";
      if (out) continue;
      first = *year;
      out = PlacedValue{"school_year", 0, ValueKind::Count, loose(page, part(places, i, i + 2))};
    }
    for (const auto word : kWords)
      for (std::size_t at = signs.find(word, 1); at != std::u32string::npos; at = signs.find(word, at + 1)) {
        std::size_t from = at - 1;
        const auto year = read_number(signs, from);
        const bool longer = at >= 2 && is_digit(signs[at - 2]);
        if (!year || *year < 1 || *year > 6 || from != at || longer || is_item_number(page, places[at - 1])) continue;
        if (out && *year != first) out->place.doubt = "rival_value";
        if (out) continue;
        first = *year;
        const std::size_t begin = at >= 2 && signs[at - 2] == U'第' ? at - 2 : at - 1;
        out = PlacedValue{"school_year", 0, ValueKind::Count, loose(page, part(places, begin, at + word.size()))};
      }
  }
  return out;
}

/// 2年 alone behind a label of which 年 alone was read (アデ 年), in a list whose other lines begin at the same edge.
std::optional<PlacedValue> year_behind_lost_label(const PageLayout& page) {
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    Places places = row_places(page, r);
    std::erase_if(places, [&](GlyphPlace at) {
      return std::u32string_view(U"。、・.,:").find(page.glyph(at).sign) != std::u32string_view::npos;
    });
    const std::u32string signs = page.signs(places);
    const std::size_t n = signs.size();
    if (n < 4 || n > kLostLabel + 2 || signs[n - 1] != U'年' || signs[n - 3] != U'年') continue;
    const Rect<CleanPx>&label = page.glyph(places[n - 3]).rect, &year = page.glyph(places[n - 2]).rect;
    if (signs[n - 2] < U'1' || signs[n - 2] > U'6' || year.x - label.right() < kWord * page.glyph_px) continue;
    const auto edge = std::count_if(page.rows.begin(), page.rows.end(), [&](const TextRow& row) {
      return std::abs(row.rect.x - page.rows[r].rect.x) < page.glyph_px;
    });
    if (edge <= kLinesOfList) continue;
    PlacedValue out{"school_year", 0, ValueKind::Count, loose(page, part(places, n - 2, n))};
    out.place.doubt = "no_label";
    return out;
  }
  return std::nullopt;
}

/// Print that can be a person's name: two to twelve signs, no digits, nothing that says school or office.
bool like_name(const std::u32string& signs) {
  if (signs.size() < 2 || signs.size() > 12) return false;
  for (const auto word : {U"学", U"科", U"証", U"課程", U"号", U"長", U"者"})
    if (signs.find(word) != std::u32string::npos) return false;
  return std::all_of(signs.begin(), signs.end(), [](char32_t c) {
    return is_kanji(c) || is_hiragana(c) || is_katakana(c) || c == U'々' || c == U'・' || c == U'ー';
  });
}

/// The print of its own just over (or before) the birth date of a certificate that has no labels.
std::optional<PlacedValue> name_over_birth(const PageLayout& page, const KindInfo& kind, const ValueMap& map) {
  for (std::size_t r = 1; r < page.rows.size(); ++r) {
    const std::u32string signs = page.rows[r].signs();
    const auto dates = find_dates(signs);
    if (dates.size() != 1 || dates[0].to >= signs.size() || signs[dates[0].to] != U'生') continue;
    for (std::size_t above = r; above-- > 0 && r - above <= 2;) {
      if (page.rows[r].rect.y - page.rows[above].rect.bottom() > 4 * page.rows[r].rect.h) break;
      const auto groups = groups_of(page, above, kValueGap * page.glyph_px);
      if (groups.size() != 1 || any_used(map, groups[0]) || !like_name(page.signs(groups[0]))) continue;
      PlacedValue out{"name", row_for(kind, "name"), ValueKind::Name, loose(page, groups[0])};
      if (kind.id != "zaigaku_shomeisho") out.place.doubt = "no_label";
      return out;
    }
  }
  return std::nullopt;
}

/// 山田太郎（男）, 昭和46年12月23日（女）: the sex in brackets behind a name or a birth date. （男・女） is a choice,
/// whose ring the page reader does not see.
void add_sexes_in_brackets(const PageLayout& page, const KindInfo& kind, const ValueMap& map,
                           std::vector<PlacedValue>& out) {
  for (const PlacedValue& value : map.values) {
    if ((value.field != "name" && value.field != "birth_date") || value.place.glyphs.empty()) continue;
    const int row = std::max(value.row, row_for(kind, "sex"));
    const auto known = [&](const PlacedValue& v) { return v.field == "sex" && v.row == row; };
    if (std::any_of(out.begin(), out.end(), known)) continue;
    const GlyphPlace first = value.place.glyphs.front(), last = value.place.glyphs.back();
    const auto& glyphs = page.rows[last.row].glyphs;
    const std::size_t from = first.row == last.row ? first.index : last.index;
    for (std::size_t i = from + 1; i + 2 < glyphs.size() && i <= last.index + 2; ++i)
      if (glyphs[i].sign == U'(' && (glyphs[i + 1].sign == U'男' || glyphs[i + 1].sign == U'女') &&
          glyphs[i + 2].sign == U')') {
        out.push_back({"sex", row, ValueKind::Sex, loose(page, {{last.row, i + 1}})});
        break;
      }
  }
}

/// The page reader's boxes of signs beside brackets are too rough: （ア begins where the ink of the bracket ends.
void keep_between(const PageLayout& page, const Glyph& opens, const Glyph& closes, ValuePlace& place) {
  const auto left = ink_of_bracket(page, opens), right = ink_of_bracket(page, closes);
  if (!left || !right || right->x <= left->right()) return;
  const Rect<CleanPx> both = unite(*left, *right);
  place.area = {left->right() + 1, both.y - 1, right->x - left->right() - 2, both.h + 2};
  place.parts = {place.area};
}

/// 山田太郎（ヤマダ　タロウ）: the reading in brackets behind a name.
void add_readings_in_brackets(const PageLayout& page, const ValueMap& map, std::vector<PlacedValue>& out) {
  for (const PlacedValue& value : map.values) {
    if (value.field != "name" || value.place.glyphs.empty()) continue;
    const GlyphPlace last = value.place.glyphs.back();
    const auto found = reading_in_brackets(page.rows[last.row], last.index + 1);
    if (!found) continue;
    Places reading;
    for (std::size_t i = found->from; i < found->to; ++i) reading.push_back({last.row, i});
    const auto& glyphs = page.rows[last.row].glyphs;
    out.push_back({"name_kana", value.row, ValueKind::Kana, loose(page, std::move(reading))});
    const bool opened = found->from > last.index + 1;
    if (opened) keep_between(page, glyphs[last.index + 1], glyphs[found->to], out.back().place);
    // The page reader takes （ア for （, and both readers then agree on the rest: always asked about.
    out.back().place.more_below = true;
  }
}

/// Where an address begins: at its prefecture, with a town or ward behind it.
std::size_t prefecture_at(const std::u32string& signs) {
  static const std::vector<std::u32string> names = [] {
    std::vector<std::u32string> out;
    for (const std::string_view name : prefectures()) out.push_back(to_utf32(name));
    return out;
  }();
  for (const std::u32string& name : names) {
    const std::size_t at = signs.find(name);
    if (at != std::u32string::npos && signs.find_first_of(U"市区町村", at + name.size()) != std::u32string::npos)
      return at;
  }
  return std::u32string::npos;
}

/// The only address above the issuer's own words that no label claims (本籍 and 前住所 have labels).
std::optional<PlacedValue> address(const PageLayout& page, const ValueMap& map) {
  const double below = map.certified_y > 0 ? map.certified_y : 0.6 * page.height;
  std::optional<PlacedValue> out;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    if (page.rows[r].rect.y >= below) break;
    for (const Places& group : groups_of(page, r, 2 * kValueGap * page.glyph_px)) {
      const std::u32string signs = page.signs(group);
      const std::size_t at = prefecture_at(signs);
      if (at == std::u32string::npos || any_used(map, group)) continue;
      const bool digit = std::any_of(signs.begin(), signs.end(), is_digit);
      if (!digit || signs.size() - at > 60) continue;
      if (out) return std::nullopt;
      out = PlacedValue{"address", 0, ValueKind::Address, loose(page, part(group, at, group.size()))};
    }
  }
  if (out) out->place = with_lines_below(page, std::move(out->place), [&](GlyphPlace at) { return map.is_used(at); });
  return out;
}

}  // namespace

std::vector<PlacedValue> free_words(const PageLayout& page, const KindInfo& kind, const ValueMap& map) {
  std::vector<PlacedValue> out;
  const auto add = [&](std::string_view field, const auto& find) {
    if (!lacks(kind, map, field)) return;
    if (auto value = find()) out.push_back(std::move(*value));
  };
  add_sentence_dates(page, kind, map, out);
  add_days_behind_labels_in_text(page, kind, map, out);
  if (lacks(kind, map, "name_kana")) add_readings_in_brackets(page, map, out);
  add("school_year", [&] {
    auto year = school_year(page);
    return year ? std::move(year) : year_behind_lost_label(page);
  });
  const bool one_person = kind.find("name") != nullptr && !kind.find("name")->in_rows;
  if (one_person) add("name", [&] { return name_over_birth(page, kind, map); });
  if (lacks(kind, map, "sex")) add_sexes_in_brackets(page, kind, map, out);
  if (kind.find("address") != nullptr && !kind.find("address")->in_rows)
    add("address", [&] { return address(page, map); });
  return out;
}

}  // namespace uketsuke::ocr
