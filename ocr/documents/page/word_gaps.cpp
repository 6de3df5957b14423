#include "ocr/documents/page/word_gaps.h"

#include <algorithm>
#include <utility>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// A gap this wide (heights of the row's print) stands between words: a full-width space leaves 1.1 and more, in
/// proportional type 0.7; the paper between signs of a word is at most 0.5 (ト, ・).
constexpr double kGap = 0.62;
/// Full-width digits stand far apart by themselves (１１ leaves 0.8).
constexpr double kDigitGap = 1.35;
/// Print beyond this height (of the row's) is a seal or a rule; below, a speck.
constexpr double kHigh = 1.8, kLow = 0.1;
/// Pieces this high (of the row's boxes) show how high the print is, where there are as many.
constexpr double kPrint = 0.4;
constexpr std::size_t kFewPieces = 8;
/// So many signs on either side tell the size of type, and how many times larger it is behind a label.
constexpr std::size_t kSigns = 3;
constexpr double kLarger = 1.35, kNext = 1.15;

/// How high a row's print is: its boxes reach over rules and seals, its ink does not.
double print_height(const TextRow& row, const std::vector<Rect<CleanPx>>& ink) {
  std::vector<double> heights;
  for (const auto& r : ink)
    if (r.h > kPrint * row.rect.h) heights.push_back(std::min(r.h, row.rect.h));
  if (heights.size() < kFewPieces) return row.rect.h;
  const auto high = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 9 / 10);
  std::nth_element(heights.begin(), high, heights.end());
  return *high;
}

/// Paper without ink inside a row: from and to.
std::vector<std::pair<double, double>> gaps_of(const TextRow& row, const std::vector<const InkBox*>& ink) {
  std::vector<Rect<CleanPx>> print;
  for (const InkBox* box : ink) {
    const auto& r = box->rect;
    const double y = r.centre().y;
    if (y < row.rect.y || y > row.rect.bottom() || r.h > kHigh * row.rect.h) continue;
    if (std::max(r.w, r.h) >= kLow * row.rect.h) print.push_back(r);
  }
  const double high = print_height(row, print);
  std::vector<std::pair<double, double>> out;
  double reached = -1;
  for (const auto& r : print) {
    if (reached >= 0 && r.x - reached > kGap * high) out.emplace_back(reached, r.x);
    reached = std::max(reached, r.right());
  }
  return out;
}

/// How high the tallest ink of glyphs [from, to) is.
double ink_height(const TextRow& row, std::size_t from, std::size_t to, const std::vector<const InkBox*>& ink) {
  const Rect<CleanPx> area = extent(row, from, to);
  Rect<CleanPx> print;
  for (const InkBox* box : ink) {
    const auto& r = box->rect;
    if (r.x > area.right()) break;
    if (r.right() >= area.x && area.contains(r.centre()) && r.h < kHigh * row.rect.h) print = unite(print, r);
  }
  return print.h;
}

/// Kanji and kana alone: digits and marks are lower by themselves.
bool in_words(const TextRow& row, std::size_t from, std::size_t to) {
  return std::all_of(row.glyphs.begin() + static_cast<std::ptrdiff_t>(from),
                     row.glyphs.begin() + static_cast<std::ptrdiff_t>(to), [](const Glyph& glyph) {
                       return is_kanji(glyph.sign) || is_katakana(glyph.sign) || is_hiragana(glyph.sign);
                     });
}

/// 世帯主 in small type close before a name in larger one: where the larger type begins a word does.
void mark_larger_type(TextRow& row, const std::vector<const InkBox*>& ink) {
  std::size_t word = 0;
  for (std::size_t i = 1; i < row.glyphs.size(); ++i) {
    if (row.glyphs[i].word_start) word = i;
    const std::size_t from = std::max(word, i < kSigns ? 0 : i - kSigns), to = std::min(i + kSigns, row.glyphs.size());
    if (row.glyphs[i].word_start || i - word < 2 || to - i < 2 || !in_words(row, from, i)) continue;
    const double small = ink_height(row, from, i, ink), large = ink_height(row, i, to, ink);
    const double next = ink_height(row, i, i + 1, ink);
    if (small > 0 && large > kLarger * small && next > kNext * small) row.glyphs[i].word_start = true, word = i;
  }
}

}  // namespace

void mark_gaps(std::vector<TextRow>& rows, const std::vector<InkBox>& ink) {
  std::vector<const InkBox*> sorted;
  for (const InkBox& box : ink) sorted.push_back(&box);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->rect.x < b->rect.x; });
  for (TextRow& row : rows)
    for (const auto& [from, to] : gaps_of(row, sorted)) {
      const double middle = (from + to) / 2;
      const auto after = std::find_if(row.glyphs.begin(), row.glyphs.end(),
                                      [&](const Glyph& glyph) { return glyph.rect.centre().x > middle; });
      if (after == row.glyphs.begin() || after == row.glyphs.end()) continue;
      const bool digits = is_digit(after->sign) && is_digit((after - 1)->sign);
      if (digits && to - from < kDigitGap * row.rect.h) continue;
      after->word_start = true;
    }
  for (TextRow& row : rows) mark_larger_type(row, sorted);
}

}  // namespace uketsuke::ocr
