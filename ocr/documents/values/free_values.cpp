#include "ocr/documents/values/free_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>

#include "core/text/text.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/values/day_of_issue.h"
#include "ocr/documents/values/free_words.h"
#include "ocr/documents/values/issuer_words.h"
#include "ocr/documents/values/loose_values.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

/// Signs of a page mark with what stands round it, and of one that was garbled, at most; print this high is a heading,
/// in heights of print.
constexpr std::size_t kMark = 12, kGarbled = 3;
constexpr double kHeading = 1.6;

/// 平成17年4月1日生 without a label.
std::optional<PlacedValue> born(const PageLayout& page, const ValueMap& map) {
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& group : value_groups(page, r)) {
      const std::u32string signs = page.signs(group);
      const auto dates = find_dates(signs);
      if (dates.size() != 1 || map.is_used(group[dates[0].from])) continue;
      if (dates[0].to < signs.size() && signs[dates[0].to] == U'生' && !dates[0].iso().empty())
        return PlacedValue{"birth_date", 0, ValueKind::Date, loose(page, part(group, dates[0].from, dates[0].to + 1))};
    }
  return std::nullopt;
}

/// The first 年度 of the page, a rival where it names two.
std::optional<PlacedValue> fiscal_year(const PageLayout& page) {
  std::optional<PlacedValue> out;
  int first = 0;
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& group : value_groups(page, r)) {
      const auto found = read_fiscal_year(page.signs(group));
      if (!found) continue;
      if (out && found->year != first) out->place.doubt = "rival_value";
      if (out) continue;
      first = found->year;
      out = PlacedValue{"fiscal_year", 0, ValueKind::Heading, loose(page, part(group, found->from, found->to))};
    }
  return out;
}

/// 学校法人 ○○学園 keeps the school whose name stands below.
bool is_founder(const std::u32string& signs) { return signs.starts_with(U"学校法人"); }

/// Names of which one is no beginning or end of the other (青葉大学 and 青葉大学文学部).
bool name_several(const std::set<std::u32string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::u32string& a) {
    return std::any_of(names.begin(), names.end(), [&](const std::u32string& b) {
      return a.find(b) == std::u32string::npos && b.find(a) == std::u32string::npos;
    });
  });
}

std::optional<PlacedValue> school(const PageLayout& page, const ValueMap& map) {
  std::optional<PlacedValue> best;
  double best_score = 0;
  std::set<std::u32string> schools;
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& group : value_groups(page, r)) {
      if (map.is_used(group.front())) continue;
      const std::u32string signs = page.signs(group);
      const std::size_t end = school_end(signs);
      // 若葉東高等学校長 。桑水流: a speck is no end of a sentence.
      const std::size_t stop = signs.find(U'。');
      const bool ends = stop != std::u32string::npos && (stop < end || stop + 1 == signs.size());
      const bool sentence = signs.find(U"証明") != std::u32string::npos || ends;
      if (end < 4 || end > 30 || sentence) continue;
      const double y = page.rows[r].rect.y;
      double score = 1 + (y > 0.5 * page.height ? 1 : 0) + (map.certified_y > 0 && y > map.certified_y ? 1 : 0);
      if (end == signs.size() || signs[end] == U'長') score += 1;
      if (is_founder(signs))
        score -= 1.5;
      else
        schools.insert(signs.substr(0, end));
      if (score <= best_score) continue;
      best_score = score;
      best = PlacedValue{"school", 0, ValueKind::Text, loose(page, part(group, 0, end))};
      // Alone it may be no school's name.
      if (is_founder(signs)) best->place.doubt = "no_label";
    }
  // A school and the one that it belongs to, or comes from: either may certify.
  if (best && best->place.doubt.empty() && name_several(schools)) best->place.doubt = "rival_value";
  return best;
}

/// What only the line reader saw a gap behind print of the page reader is a seal's lettering.
Places without_seal(const PageLayout& page, Places places) {
  for (std::size_t i = 1; i < places.size(); ++i)
    if (page.glyph(places[i]).overlooked && page.glyph(places[i]).word_start && !page.glyph(places[i - 1]).overlooked)
      return part(places, 0, i);
  return places;
}

/// … 健康保険組合　理事長　牛窪登美栄 names the society up to its head's title.
std::size_t before_title(const std::u32string& signs, std::size_t from) {
  std::size_t end = signs.size();
  for (const auto title : {U"理事長", U"代表取締役", U"代表者", U"代表理事", U"支部長", U"会長"})
    end = std::min(end, signs.find(title, from));
  return end;
}

/// Length of the group's beginning that names who certifies: a firm, a society, or the head of a town (新宿区長).
std::size_t company_end(const std::u32string& signs, bool towns) {
  static constexpr std::array<std::u32string_view, 14> kWords = {
      U"株式会社",         U"有限会社", U"合同会社",         U"合資会社",  U"合名会社",
      U"健康保険組合",     U"共済組合", U"全国健康保険協会", U"医療法人",  U"社会福祉法人",
      U"国民健康保険組合", U"学校法人", U"日本年金機構",     U"年金事務所"};
  PhraseMatch match;
  for (const auto word : kWords)
    if (best_substring(signs, word, word.size() > 7 ? 2 : word.size() > 5 ? 1 : 0.3, match))
      return before_title(signs, match.to);
  if (!towns) return 0;
  // The last one: 神戸市長田区長.
  for (std::size_t head = std::min<std::size_t>(signs.size(), 13); head-- > 2;)
    if (signs[head] == U'長' && std::u32string_view(U"市区町村").find(signs[head - 1]) != std::u32string_view::npos)
      return head + 1;
  return 0;
}

/// The line over 代表取締役 names the firm, whatever it is called (石鍋左官工業).
bool over_director(const PageLayout& page, std::size_t r) {
  for (std::size_t below = r + 1; below < page.rows.size() && below <= r + 2; ++below) {
    const std::u32string signs = page.rows[below].signs();
    for (const auto word : {U"代表取締役", U"代表社員", U"代表者", U"取締役社長"})
      if (signs.find(word) != std::u32string::npos)
        return page.rows[below].rect.y - page.rows[r].rect.bottom() < 3 * page.rows[r].rect.h;
  }
  return false;
}

/// Where the values end; what stands lower is the issuer's.
double below_values(const PageLayout& page, const ValueMap& map) {
  double y = 0.25 * page.height;
  for (const PlacedValue& value : map.values)
    if (value.field != "issued_on" && value.field != "company")
      y = std::max(y, value.place.area.bottom() - page.glyph_px);
  return y;
}

/// Where the issuer's own words begin.
double issuer_y(const PageLayout& page, const ValueMap& map) {
  return map.certified_y > 0 ? map.certified_y : std::min(0.55 * page.height, below_values(page, map));
}

/// Print before the group in its row says what it names (加入保険　○○健康保険組合), known as a label or not. The day of
/// issue (令和8年9月18日　○○共済組合) says nothing of the kind.
bool is_labelled(const PageLayout& page, const Places& group) {
  std::u32string before = page.rows[group.front().row].signs().substr(0, group.front().index);
  if (const auto dates = find_dates(before); dates.size() == 1)
    before.erase(dates[0].from, dates[0].to - dates[0].from);
  return std::count_if(before.begin(), before.end(), is_kanji) >= 2;
}

/// Firms and societies that the page names, by their words: of several, one alone certifies.
bool names_several(const PageLayout& page) {
  std::set<std::u32string> out;
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& group : value_groups(page, r)) {
      const std::u32string signs = page.signs(group);
      const std::size_t end = company_end(signs, false);
      if (end > 0 && signs.size() <= 30 && signs.size() >= 5 && !is_addressed(signs) && !is_certifying(signs))
        out.insert(signs.substr(0, end));
    }
  return out.size() > 1;
}

std::optional<PlacedValue> company(const PageLayout& page, const ValueMap& map, double from, bool society_only) {
  std::optional<PlacedValue> firm;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    if (page.rows[r].rect.y < from) continue;
    for (const Places& whole : value_groups(page, r)) {
      const Places group = without_seal(page, whole);
      const std::u32string signs = page.signs(group);
      if (map.is_used(group.front()) || signs.size() < 3 || signs.size() > 30 || is_addressed(signs)) continue;
      if (is_labelled(page, group) || is_certifying(signs)) continue;
      const std::size_t end = company_end(signs, !society_only);
      if (end > 0 && (end < signs.size() || signs.size() >= 5))
        return PlacedValue{"company", 0, ValueKind::Text, loose(page, part(group, 0, end))};
      const bool name = !firm && signs.size() >= 4 && find_dates(signs).empty() && over_director(page, r) &&
                        std::none_of(signs.begin(), signs.end(), is_digit);
      if (name) firm = PlacedValue{"company", 0, ValueKind::Text, loose(page, group)};
    }
  }
  return firm;
}

}  // namespace

std::optional<PlacedValue> certifier(const PageLayout& page, const ValueMap& map) {
  const auto labelled = std::find_if(map.values.begin(), map.values.end(),
                                     [](const PlacedValue& value) { return value.field == "company"; });
  const double from = issuer_y(page, map);
  if (labelled == map.values.end() || labelled->place.area.y > from) return std::nullopt;
  auto out = company(page, map, from, true);
  if (!out || page.signs(out->place.glyphs) == page.signs(labelled->place.glyphs)) return std::nullopt;
  out->place.doubt = "no_label";
  return out;
}

void doubt_rivals_below(const PageLayout& page, const KindInfo& kind, ValueMap& map) {
  if (map.certified_y == 0) return;
  for (PlacedValue& value : map.values) {
    const bool day = value.field == "issued_on";
    if ((!day && value.field != "school") || !value.place.doubt.empty()) continue;
    const auto free = day ? issued_on(page, kind, map) : school(page, map);
    if (!free || free->place.area.y < map.certified_y) continue;
    const std::u32string own = page.signs(value.place.glyphs), other = page.signs(free->place.glyphs);
    const auto days = find_dates(own), others = find_dates(other);
    const bool same = day ? days.size() == 1 && others.size() == 1 && days[0].date == others[0].date
                          : own.find(other) != std::u32string::npos || other.find(own) != std::u32string::npos;
    if (!same) value.place.doubt = "rival_value";
  }
}

std::vector<PlacedValue> free_values(const PageLayout& page, const KindInfo& kind, const ValueMap& map) {
  std::vector<PlacedValue> out;
  const auto add = [&out](std::optional<PlacedValue> value) {
    if (value) out.push_back(std::move(*value));
  };
  if (lacks(kind, map, "issued_on")) add(issued_on(page, kind, map));
  const FieldInfo* birth = kind.find("birth_date");
  if (birth != nullptr && !birth->in_rows && lacks(kind, map, "birth_date")) add(born(page, map));
  if (lacks(kind, map, "fiscal_year")) add(fiscal_year(page));
  if (lacks(kind, map, "school")) add(school(page, map));
  if (lacks(kind, map, "company")) {
    auto firm = company(page, map, issuer_y(page, map), false);
    // A letter names its sender at its head, and the mayor it goes to.
    if (!firm && (firm = company(page, map, 0, true))) firm->place.doubt = "no_label";
    if (firm && names_several(page)) firm->place.doubt = "no_label";
    add(std::move(firm));
  }
  for (PlacedValue& value : free_words(page, kind, map)) out.push_back(std::move(value));
  return out;
}

namespace {

/// No.735520 1/1: the words at a group's end that make a page mark, else the group as it is.
Places without_number_before(const PageLayout& page, Places group) {
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (!page.glyph(group[i]).word_start) continue;
    Places rest = part(group, i, group.size());
    if (read_page_mark(page.signs(rest))) return rest;
  }
  return group;
}

}  // namespace

std::vector<ValuePlace> page_mark_places(const PageLayout& page, const ValueMap& map, bool garbled) {
  std::vector<ValuePlace> out;
  for (std::size_t r = 0; r < page.rows.size() && out.size() < 6; ++r) {
    const double y = page.rows[r].rect.centre().y;
    if (y > 0.2 * page.height && y < 0.85 * page.height) continue;
    for (Places group : value_groups(page, r)) {
      if (!garbled) group = without_number_before(page, std::move(group));
      const std::u32string signs = page.signs(group);
      const bool digit = std::any_of(signs.begin(), signs.end(), is_digit);
      const bool may_be = garbled
                              ? !digit && signs.size() <= kGarbled && page.extent(group).h < kHeading * page.glyph_px
                              : digit && signs.size() <= kMark;
      if (may_be && !map.is_used(group.front())) out.push_back(loose(page, std::move(group)));
    }
  }
  return out;
}

std::optional<PlacedMark> find_page_mark(const PageLayout& page, const ValueMap& map) {
  for (ValuePlace& place : page_mark_places(page, map))
    if (const auto mark = read_page_mark(page.signs(place.glyphs))) return PlacedMark{*mark, std::move(place)};
  return std::nullopt;
}

}  // namespace uketsuke::ocr
