#include "ocr/documents/labels/heading_columns.h"

#include <algorithm>
#include <cmath>

#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// Headings of one line lie at most this far apart where one of them takes two lines, in the lower one's height.
constexpr double kHeadOff = 0.8;

/// Signs of a sex or a relation (世帯主): longer words under such a label are the next line of something else.
constexpr std::size_t kOneWord = 3;
/// A word under a label reaches this far beyond it, and stands as far from the word before, in heights of print.
constexpr double kUnder = 0.7;

/// A word in the middle under a label of one word, with white paper before it (続柄 over 夫, 性別 over 男): of another
/// column than what stands before. A name or a day has gaps of its own.
bool stands_under(const PageLayout& page, const Label& label, GlyphPlace before, const Rect<CleanPx>& word) {
  if (label.spec->kind != ValueKind::Sex && label.spec->field != "relation") return false;
  const double slack = kUnder * page.glyph_px, x = word.centre().x;
  return x > label.rect.x - slack && x < label.rect.right() + slack &&
         page.glyph(before).rect.right() < std::min(label.rect.x, word.x - slack);
}

/// Whether a day ends a group and the next begins with the rest of its line: each is of a column of its own, where the
/// headings name two days. A period has a sign between them.
bool next_day_begins(const PageLayout& page, const std::vector<GlyphPlace>& group,
                     const std::vector<GlyphPlace>& rest) {
  const std::u32string before = page.signs(group);
  std::u32string behind = page.signs(rest);
  // Dust before the era: 。令和8年.
  behind.erase(0, std::min(behind.size(), behind.find_first_not_of(U"。、・.,'`")));
  const auto days = find_dates(before), next = find_dates(behind);
  // 令和O08年: a day with a misread sign still begins with its era.
  const bool era = std::any_of(kEraNames.begin(), kEraNames.end(), [&](auto name) { return behind.starts_with(name); });
  return !days.empty() && days.back().to == before.size() && (era || (!next.empty() && next.front().from == 0));
}

}  // namespace

bool in_one_line(const Label& a, const Label& b) {
  const bool aside = a.rect.right() < b.rect.x || b.rect.right() < a.rect.x;
  const double off = std::abs(a.rect.centre().y - b.rect.centre().y);
  return a.row == b.row || (aside && off < kHeadOff * std::min(a.rect.h, b.rect.h));
}

bool in_column(const Rect<CleanPx>& group, const Label& label, std::span<const Label> labels) {
  const auto off = [&](const Rect<CleanPx>& head) {
    return std::min({std::abs(group.x - head.x), std::abs(group.centre().x - head.centre().x),
                     std::abs(group.right() - head.right())});
  };
  const double own = off(label.rect);
  for (const Label& other : labels)
    if (in_one_line(other, label) && other.rect != label.rect && off(other.rect) < own) return false;
  return own < 1.2 * std::max(label.rect.w, group.w);
}

std::vector<std::vector<GlyphPlace>> groups_under(const PageLayout& page, std::size_t r, std::span<const Label> labels,
                                                  const Label& head) {
  std::vector<std::vector<GlyphPlace>> out;
  const bool days = std::count_if(labels.begin(), labels.end(), [&](const Label& label) {
                      return label.spec->kind == ValueKind::Date && in_one_line(label, head);
                    }) > 1;
  for (const std::vector<GlyphPlace>& group : groups_of(page, r, kValueGap * page.glyph_px)) {
    out.emplace_back();
    for (std::size_t i = 0; i < group.size(); ++i) {
      const GlyphPlace at = group[i];
      const Glyph& glyph = page.glyph(at);
      std::size_t end = i + 1;
      while (end < group.size() && !page.glyph(group[end]).word_start) ++end;
      const Rect<CleanPx> word = page.extent(part(group, i, end));
      const bool one_word = end - i <= kOneWord;
      const bool begins =
          glyph.word_start && !out.back().empty() && std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
            return in_one_line(label, head) && (std::abs(label.rect.x - glyph.rect.x) < 0.8 * page.glyph_px ||
                                                (one_word && stands_under(page, label, out.back().back(), word)));
          });
      const bool next_day = days && glyph.word_start && !out.back().empty() &&
                            next_day_begins(page, out.back(), part(group, i, group.size()));
      if (begins || next_day) out.emplace_back();
      out.back().push_back(at);
    }
  }
  return out;
}

}  // namespace uketsuke::ocr
