#include "ocr/documents/values/day_of_issue.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/text/text.h"
#include "ocr/documents/values/issuer_words.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

bool speaks_of_issue(std::u32string_view signs) {
  for (const auto word : {U"発行", U"交付", U"証明", U"作成"})
    if (signs.find(word) != std::u32string_view::npos) return true;
  return false;
}

/// True when something stands before the group in its row: its label, perhaps misread, so that the date is no free one.
/// What stands further left is the label of something else (番号 10551).
bool has_label_before(const PageLayout& page, const Places& group) {
  std::u32string before;
  for (const Places& other : value_groups(page, group.front().row))
    if (other.back().index < group.front().index) before = page.signs(other);
  if (is_addressed(before)) return false;
  if (std::count_if(before.begin(), before.end(), [](char32_t c) { return is_kanji(c) || is_katakana(c); }) < 2)
    return false;
  return !speaks_of_issue(before) && before.find(U"号") == std::u32string::npos;
}

/// A label stands at most this far above its value (paper between them), and begins at most this far from where it does,
/// heights of print.
constexpr double kAbove = 1.5, kBeside = 2.0;

/// True when the print above the group is what days are called (資格喪失年月日, 退職日), whether or not it is a label of the book.
bool has_day_label_above(const PageLayout& page, const Places& group) {
  const Rect<CleanPx> day = page.extent(group);
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const Rect<CleanPx>& row = page.rows[r].rect;
    if (row.bottom() > day.centre().y || day.y - row.bottom() > kAbove * page.glyph_px) continue;
    for (const Places& above : value_groups(page, r)) {
      const std::u32string signs = page.signs(above);
      const bool over = std::abs(page.extent(above).x - day.x) < kBeside * page.glyph_px;
      if (over && signs.find(U'日') != std::u32string::npos && find_dates(signs).empty() && !speaks_of_issue(signs))
        return true;
    }
  }
  return false;
}

/// 在留期間の満了の日 2029年8月29日, 有効期限: a day that lies ahead by what stands before it in its row.
bool lies_ahead(const std::u32string& signs, std::size_t day) {
  return std::min({signs.find(U"満了"), signs.find(U"期限"), signs.find(U"有効期間")}) < day;
}

/// The latest day on the page: nothing that a certificate says happened lies behind the day it was issued.
Date latest_date(const PageLayout& page) {
  Date out{};
  for (const TextRow& row : page.rows)
    for (const FoundDate& found : find_dates(row.signs()))
      if (!found.iso().empty() && (!out.ok() || found.date > out) && !lies_ahead(row.signs(), found.from))
        out = found.date;
  return out;
}

/// What may stand round a day of issue in its piece of print.
bool only_issue_words(std::u32string_view rest) {
  return std::all_of(rest.begin(), rest.end(), [](char32_t c) {
    return std::u32string_view(U"発行交付証明作成年月日現在付()・:.、,。").find(c) != std::u32string_view::npos;
  });
}

/// A cell of a table is at most this high, mm, or this wide beside the page (a column 備考 down the side); a frame round the
/// whole certificate or round what the office certifies is higher and wider.
constexpr double kCellHigh_mm = 25, kCellWide = 0.3;

/// Dates in a table's cells belong to its headings (住所を定めた日), whether those were read or not.
bool in_table(const PageLayout& page, const Places& group) {
  const auto cell = page.rules.cell_at(page.extent(group).centre());
  return cell && (cell->h < kCellHigh_mm * page.px_per_mm || cell->w < kCellWide * page.width);
}

/// What stands behind the end of a sentence: the day may follow it in one line (… を証明します。　令和8年11月5日).
Places behind_sentence(const PageLayout& page, Places group) {
  const auto end =
      std::find_if(group.rbegin(), group.rend(), [&](GlyphPlace at) { return page.glyph(at).sign == U'。'; });
  return end == group.rbegin() ? group : Places(end.base(), group.end());
}

/// 2026年10月8日　October 8, 2026: the day without what it is called in English.
Places without_translation(const PageLayout& page, Places group) {
  const auto letter = std::find_if(group.begin(), group.end(), [&](GlyphPlace at) {
    return page.glyph(at).sign >= U'A' && page.glyph(at).sign <= U'Z' && page.glyph(at).word_start;
  });
  const bool behind_day = letter != group.begin() && letter != group.end() &&
                          find_dates(page.signs(Places(group.begin(), letter))).size() == 1;
  if (behind_day) group.erase(letter, group.end());
  return group;
}

/// The dates of a line that may say when a paper was issued. 令 is misread more than anything else, and no other era that ends in
/// 和 is one of papers that come in: 信和8年 is 令和8年, as far as its place goes.
std::vector<FoundDate> issue_dates(std::u32string signs) {
  for (std::size_t i = 0; i + 2 < signs.size(); ++i) {
    const bool year = is_digit(signs[i + 2]) || signs[i + 2] == U'元';
    const bool era = signs[i + 1] == U'和' && year && is_kanji(signs[i]);
    if (era && std::u32string_view(U"昭招沼詔").find(signs[i]) == std::u32string_view::npos) signs[i] = U'令';
  }
  return find_dates(signs);
}

}  // namespace

std::optional<PlacedValue> issued_on(const PageLayout& page, const KindInfo& kind, const ValueMap& map) {
  // A day of leaving school or a firm may lie ahead.
  const bool ahead = kind.find("enrolled_until") != nullptr || kind.find("lost_on") != nullptr;
  const Date latest = ahead ? Date{} : latest_date(page);
  constexpr double kClear = 0.4;
  std::optional<PlacedValue> best;
  double best_score = 0, next_score = 0;
  Date best_date{};
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const Places& whole : value_groups(page, r)) {
      const Places group = without_translation(page, behind_sentence(page, whole));
      if (map.is_used(group.front()) || map.is_used(group.back()) || has_label_before(page, group)) continue;
      if (in_table(page, group) || has_day_label_above(page, group)) continue;
      const std::u32string signs = page.signs(group);
      const auto dates = issue_dates(signs);
      if (dates.size() != 1 || dates[0].iso().empty()) continue;
      const double share = static_cast<double>(dates[0].to - dates[0].from) / static_cast<double>(signs.size());
      const bool birth = dates[0].to < signs.size() && signs[dates[0].to] == U'生';
      if (share < 0.6 || birth) continue;
      if (!only_issue_words(std::u32string_view(signs).substr(dates[0].to))) continue;
      const double y = page.rows[r].rect.y;
      double score = 1 + (y > 0.5 * page.height ? 0.5 : 0);
      if (map.certified_y > 0 && y > map.certified_y - 0.5 * page.glyph_px) score += 2;
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
  const bool early = latest.ok() && best_date < latest;
  return early || best_score - next_score < kClear ? std::nullopt : best;
}

}  // namespace uketsuke::ocr
