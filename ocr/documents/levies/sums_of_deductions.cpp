#include "ocr/documents/levies/sums_of_deductions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/page/list_lines.h"

namespace uketsuke::ocr {
namespace {

/// 合　計 is set with a gap up to the first, and a word ends where a gap wider than the second begins, in heights of print.
constexpr double kInWord = 4, kAfterWord = 0.8;
/// Lines just over the sum that must name deductions, and signs of a line that are looked at, and of a word that was not read, alone or before 合計.
constexpr int kNamed = 2;
constexpr std::size_t kWords = 14, kUnread = 3, kGarbled = 4;
/// Lines of deductions just over the sum that may not have been read.
constexpr int kUnreadLines = 2;

/// 合計 or 計 that is the word at the beginning of a line, or ends it.
std::optional<Label> sum_at(const PageLayout& page, const LabelSpec& spec, GlyphPlace at) {
  const auto& glyphs = page.rows[at.row].glyphs;
  std::size_t to = at.index;
  // 岳の合計: what is left of 控除額の合計.
  while (to < at.index + kGarbled && to + 1 < glyphs.size() && glyphs[to].sign != U'合' && glyphs[to].sign != U'計' &&
         !is_digit(glyphs[to].sign))
    ++to;
  if (glyphs[to].sign == U'合') ++to;
  if (to >= glyphs.size() || glyphs[to].sign != U'計') return std::nullopt;
  if (to > at.index && glyphs[to].rect.x - glyphs[to - 1].rect.right() > kInWord * page.glyph_px) return std::nullopt;
  ++to;
  const bool ends = to == glyphs.size() || !(is_kanji(glyphs[to].sign) || glyphs[to].sign == U'(') ||
                    glyphs[to].rect.x - glyphs[to - 1].rect.right() > kAfterWord * page.glyph_px;
  if (!ends || !begins_line(page, at)) return std::nullopt;
  return Label{&spec, at.row, at.index, to, 1, extent(page.rows[at.row], at.index, to)};
}

/// Words of one to three signs that nobody knows (っ ュ for 合　計) before an amount.
std::optional<Label> unread_at(const PageLayout& page, const LabelSpec& spec, GlyphPlace at) {
  const auto& glyphs = page.rows[at.row].glyphs;
  std::size_t to = at.index;
  while (to < glyphs.size() && to < at.index + kUnread && !is_digit(glyphs[to].sign) && glyphs[to].sign != U'円' &&
         (to == at.index || glyphs[to].rect.x - glyphs[to - 1].rect.right() < kInWord * page.glyph_px))
    ++to;
  if (to == at.index || to == glyphs.size() || !is_digit(glyphs[to].sign) || !begins_line(page, at)) return std::nullopt;
  return Label{&spec, at.row, at.index, to, 1, extent(page.rows[at.row], at.index, to)};
}

/// What a line begins with says that it is one of 所得控除.
bool is_deduction(const PageLayout& page, GlyphPlace at) {
  const std::u32string words = page.rows[at.row].signs().substr(at.index, kWords);
  static constexpr std::array<std::u32string_view, 5> kCredits = {U"税額", U"調整", U"寄附", U"寄付", U"住宅"};
  const bool credit = std::any_of(kCredits.begin(), kCredits.end(),
                                  [&](auto word) { return words.find(word) != std::u32string::npos; });
  return !credit && words.find(U"控除") != std::u32string::npos;
}

bool stands_under_deductions(const PageLayout& page, const Label& sum, int unread) {
  const double own_y = page.glyph({sum.row, sum.from}).rect.centre().y;
  double y = own_y;
  for (int i = 0; i < kNamed; ++i) {
    const auto line = line_over(page, sum.rect.x, y, i == 0 ? unread : 0);
    if (!line || !is_deduction(page, *line)) return false;
    y = page.glyph(*line).rect.centre().y;
  }
  // A deduction below: the sum is not this line.
  const auto below = line_under(page, sum.rect.x, own_y);
  return !below || !is_deduction(page, *below);
}

}  // namespace

std::vector<PlacedValue> sums_of_deductions(const PageLayout& page, std::span<const Label> labels,
                                            std::span<const LabelSpec> book) {
  std::vector<PlacedValue> out;
  const auto spec = std::find_if(book.begin(), book.end(), [](const LabelSpec& s) { return s.field == "deductions"; });
  if (spec == book.end()) return out;
  for (const auto& [find, unread] : {std::pair(&sum_at, kUnreadLines), std::pair(&unread_at, 0)}) {
    for (std::size_t r = 0; r < page.rows.size() && out.empty(); ++r)
      for (std::size_t i = 0; i < page.rows[r].glyphs.size(); ++i) {
        if (label_over(labels, {r, i}) != nullptr) continue;
        const auto sum = find(page, *spec, {r, i});
        if (!sum || !stands_under_deductions(page, *sum, unread)) continue;
        LabelValues values = values_of(page, labels, *sum);
        if (values.column || values.places.empty()) continue;
        values.places.front().doubt = "label_unclear";
        out.push_back({"deductions", 0, ValueKind::Amount, std::move(values.places.front())});
      }
  }
  return out;
}

}  // namespace uketsuke::ocr
