#include "ocr/documents/free_values.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

ValuePlace loose(const PageLayout& page, Places glyphs) {
  const Rect<CleanPx> rect = page.extent(glyphs);
  return {std::move(glyphs), rect.grown(0.35 * page.glyph_px), false};
}

/// A row cut where the paper shows a gap of two signs and more.
std::vector<Places> groups(const PageLayout& page, std::size_t r) {
  std::vector<Places> out;
  const auto& glyphs = page.rows[r].glyphs;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (i == 0 || glyphs[i].rect.x - glyphs[i - 1].rect.right() > 2.6 * page.glyph_px) out.emplace_back();
    out.back().push_back({r, i});
  }
  return out;
}

bool has(const KindInfo& kind, const ValueMap& map, std::string_view field) {
  return kind.find(field) != nullptr &&
         std::none_of(map.values.begin(), map.values.end(), [&](const PlacedValue& v) { return v.field == field; });
}

Places part(const Places& places, std::size_t from, std::size_t to) {
  return {places.begin() + static_cast<std::ptrdiff_t>(from),
          places.begin() + static_cast<std::ptrdiff_t>(std::min(to, places.size()))};
}

/// True when something stands before the group in its row: its label, perhaps misread, so that the date is no free one.
bool has_label_before(const PageLayout& page, const Places& group) {
  const TextRow& row = page.rows[group.front().row];
  const std::u32string before = row.signs().substr(0, group.front().index);
  if (std::count_if(before.begin(), before.end(), [](char32_t c) { return is_kanji(c) || is_katakana(c); }) < 2)
    return false;
  for (const auto word : {U"発行", U"交付", U"証明", U"作成", U"番号", U"号"})
    if (before.find(word) != std::u32string::npos) return false;
  return true;
}

/// A date that stands alone, best below the certifying sentence. Two different ones that fit alike are left to a
/// person.
std::optional<PlacedValue> issued_on(const PageLayout& page, const ValueMap& map) {
  constexpr double kClear = 0.4;
  std::optional<PlacedValue> best;
  double best_score = 0, next_score = 0;
  Date best_date{};
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& group : groups(page, r)) {
      if (map.is_used(group.front()) || map.is_used(group.back()) || has_label_before(page, group)) continue;
      const std::u32string signs = page.signs(group);
      const auto dates = find_dates(signs);
      if (dates.size() != 1 || dates[0].iso().empty()) continue;
      const double share = static_cast<double>(dates[0].to - dates[0].from) / static_cast<double>(signs.size());
      const bool birth = dates[0].to < signs.size() && signs[dates[0].to] == U'生';
      if (share < 0.6 || birth) continue;
      const double y = page.rows[r].rect.y;
      double score = 1 + (y > 0.5 * page.height ? 0.5 : 0);
      if (map.certified_y > 0 && y > map.certified_y) score += 2;
      if (signs.find(U"発行") != std::u32string::npos || signs.find(U"交付") != std::u32string::npos) score += 1;
      if (score <= best_score) {
        if (dates[0].date != best_date) next_score = std::max(next_score, score);
        continue;
      }
      if (dates[0].date != best_date) next_score = best_score;
      best_score = score;
      best_date = dates[0].date;
      best = PlacedValue{"issued_on", 0, ValueKind::Date, loose(page, part(group, dates[0].from, dates[0].to))};
    }
  return best_score - next_score < kClear ? std::nullopt : best;
}

/// 平成17年4月1日生 without a label.
std::optional<PlacedValue> born(const PageLayout& page, const ValueMap& map) {
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& group : groups(page, r)) {
      if (map.is_used(group.front())) continue;
      const std::u32string signs = page.signs(group);
      const auto dates = find_dates(signs);
      if (dates.size() == 1 && dates[0].to < signs.size() && signs[dates[0].to] == U'生' && !dates[0].iso().empty())
        return PlacedValue{"birth_date", 0, ValueKind::Date, loose(page, part(group, dates[0].from, dates[0].to + 1))};
    }
  return std::nullopt;
}

std::optional<PlacedValue> fiscal_year(const PageLayout& page) {
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& group : groups(page, r)) {
      const auto found = read_fiscal_year(page.signs(group));
      if (!found) continue;
      return PlacedValue{"fiscal_year", 0, ValueKind::Heading, loose(page, part(group, found->from, found->to))};
    }
  return std::nullopt;
}

constexpr std::array<std::u32string_view, 9> kSchools = {U"大学院",   U"大学", U"高等学校", U"高校", U"中学校",
                                                         U"専門学校", U"学院", U"学園",     U"学校"};

/// Length of the group's beginning that names a school: up to the last school word, without the head's title.
std::size_t school_end(const std::u32string& signs) {
  std::size_t end = 0;
  for (const auto word : kSchools)
    for (std::size_t at = signs.find(word); at != std::u32string::npos; at = signs.find(word, at + 1)) {
      const std::size_t after = at + word.size();
      // 学校長 is a title, but 青葉大学長 is the head of 青葉大学.
      if (at == 0 && word == U"学校") continue;
      end = std::max(end, after);
    }
  return end;
}

std::optional<PlacedValue> school(const PageLayout& page, const ValueMap& map) {
  std::optional<PlacedValue> best;
  double best_score = 0;
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& group : groups(page, r)) {
      if (map.is_used(group.front())) continue;
      const std::u32string signs = page.signs(group);
      const std::size_t end = school_end(signs);
      const bool sentence = signs.find(U"証明") != std::u32string::npos || signs.find(U"。") != std::u32string::npos;
      if (end < 4 || end > 30 || sentence) continue;
      const double y = page.rows[r].rect.y;
      double score = 1 + (y > 0.5 * page.height ? 1 : 0) + (map.certified_y > 0 && y > map.certified_y ? 1 : 0);
      if (end == signs.size() || signs[end] == U'長') score += 1;
      if (score <= best_score) continue;
      best_score = score;
      best = PlacedValue{"school", 0, ValueKind::Text, loose(page, part(group, 0, end))};
    }
  return best;
}

std::optional<PlacedValue> company(const PageLayout& page, const ValueMap& map) {
  static constexpr std::array<std::u32string_view, 9> kWords = {U"株式会社", U"有限会社",     U"合同会社",
                                                                U"合資会社", U"健康保険組合", U"全国健康保険協会",
                                                                U"医療法人", U"社会福祉法人", U"国民健康保険組合"};
  const double from = map.certified_y > 0 ? map.certified_y : 0.55 * page.height;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    if (page.rows[r].rect.y < from) continue;
    for (const Places& group : groups(page, r)) {
      const std::u32string signs = page.signs(group);
      if (map.is_used(group.front()) || signs.size() < 5 || signs.size() > 30) continue;
      for (const auto word : kWords)
        if (signs.find(word) != std::u32string::npos)
          return PlacedValue{"company", 0, ValueKind::Text, loose(page, group)};
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<PlacedValue> free_values(const PageLayout& page, const KindInfo& kind, const ValueMap& map) {
  std::vector<PlacedValue> out;
  const auto add = [&out](std::optional<PlacedValue> value) {
    if (value) out.push_back(std::move(*value));
  };
  if (has(kind, map, "issued_on")) add(issued_on(page, map));
  const FieldInfo* birth = kind.find("birth_date");
  if (birth != nullptr && !birth->in_rows && has(kind, map, "birth_date")) add(born(page, map));
  if (has(kind, map, "fiscal_year")) add(fiscal_year(page));
  if (has(kind, map, "school")) add(school(page, map));
  if (has(kind, map, "company")) add(company(page, map));
  return out;
}

std::vector<ValuePlace> page_mark_places(const PageLayout& page, const ValueMap& map) {
  std::vector<ValuePlace> out;
  for (std::size_t r = 0; r < page.rows.size() && out.size() < 6; ++r) {
    const double y = page.rows[r].rect.centre().y;
    if (y > 0.2 * page.height && y < 0.85 * page.height) continue;
    for (Places group : groups(page, r)) {
      const std::u32string signs = page.signs(group);
      const bool digit = std::any_of(signs.begin(), signs.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
      if (digit && signs.size() <= 12 && !map.is_used(group.front())) out.push_back(loose(page, std::move(group)));
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
