#include "ocr/documents/page/sign_places.h"

#include <algorithm>
#include <cstddef>
#include <functional>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Boxes of signs are no narrower and no wider than this, and share no more with the next, in heights of their line.
constexpr double kSliver = 0.2, kTooWide = 1.4, kShared = 0.3;
/// Signs as wide as high: at most and at least so wide, in heights of their line.
constexpr double kWide = 1.25, kThin = 0.3;
/// How far beyond its box a word's last sign may stand, in heights of the line.
constexpr double kBeyond = 3.5;
/// Ink beyond this height of the line is a rule, below it a speck.
constexpr double kHigh = 1.5, kLow = 0.1;

bool is_full_width(char32_t c) { return is_kanji(c) || is_hiragana(c) || (is_katakana(c) && c != U'ー'); }

/// Ink between two places of a line, pieces over each other as one, from left to right.
std::vector<Rect<CleanPx>> columns_of(const std::vector<InkBox>& ink, const Rect<CleanPx>& line) {
  std::vector<Rect<CleanPx>> pieces;
  for (const InkBox& box : ink) {
    const auto& r = box.rect;
    const double x = r.centre().x, y = r.centre().y;
    if (y < line.y || y > line.bottom() || x < line.x || x > line.right()) continue;
    if (r.h < kHigh * line.h && std::max(r.w, r.h) > kLow * line.h) pieces.push_back(r);
  }
  std::sort(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  std::vector<Rect<CleanPx>> out;
  for (const auto& r : pieces) {
    if (out.empty() || r.x > out.back().right())
      out.push_back(r);
    else
      out.back() = unite(out.back(), r);
  }
  return out;
}

/// `count` signs, parted where the gaps are widest; none where that gives no signs.
std::vector<Rect<CleanPx>> signs_of(const std::vector<Rect<CleanPx>>& columns, std::size_t count, double high) {
  if (columns.size() < count) return {};
  std::vector<double> gaps;
  for (std::size_t i = 1; i < columns.size(); ++i) gaps.push_back(columns[i].x - columns[i - 1].right());
  std::sort(gaps.begin(), gaps.end(), std::greater<>());
  const double least = count > 1 ? gaps[count - 2] : gaps.empty() ? 0 : gaps.front() + 1;
  std::vector<Rect<CleanPx>> out{columns.front()};
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (columns[i].x - columns[i - 1].right() >= least)
      out.push_back(columns[i]);
    else
      out.back() = unite(out.back(), columns[i]);
  }
  const bool whole = out.size() == count && std::all_of(out.begin(), out.end(), [&](const auto& r) {
                       return r.w < kWide * high && std::max(r.w, r.h) > kThin * high;
                     });
  return whole ? out : std::vector<Rect<CleanPx>>{};
}

/// Full-width signs [from, to) of one word.
struct Word {
  std::size_t from;
  std::size_t to;
};

std::vector<Word> words_of(const TextRow& row) {
  std::vector<Word> out;
  for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
    if (!is_full_width(row.glyphs[i].sign)) continue;
    const bool goes_on = !out.empty() && out.back().to == i && !row.glyphs[i].word_start;
    if (!goes_on) out.push_back({i, i});
    out.back().to = i + 1;
  }
  return out;
}

bool is_misplaced(const TextRow& row, Word word) {
  for (std::size_t i = word.from; i < word.to; ++i) {
    const Rect<CleanPx>& sign = row.glyphs[i].rect;
    if (sign.w < kSliver * row.rect.h || sign.w > kTooWide * row.rect.h) return true;
    if (i + 1 < word.to && sign.right() - row.glyphs[i + 1].rect.x > kShared * row.rect.h) return true;
  }
  return false;
}

/// Gives signs [word.from, word.to) the places of as many pieces of ink between two places of the row.
bool place_between(TextRow& row, Word word, const std::vector<InkBox>& ink, double from, double to) {
  const Rect<CleanPx> line{from - 2, row.rect.y, to - from + 4, row.rect.h};
  const auto signs = signs_of(columns_of(ink, line), word.to - word.from, row.rect.h);
  for (std::size_t i = 0; i < signs.size(); ++i) {
    Rect<CleanPx>& place = row.glyphs[word.from + i].rect;
    place.x = signs[i].x, place.w = signs[i].w;
  }
  return !signs.empty();
}

/// In the word's box, with paper behind it, with paper before it.
bool place_word(TextRow& row, Word word, const std::vector<InkBox>& ink) {
  const Rect<CleanPx> box = extent(row, word.from, word.to);
  const double far = kBeyond * row.rect.h;
  const double next = word.to < row.glyphs.size() ? row.glyphs[word.to].rect.x - 3 : row.rect.right() + far;
  const double before = word.from > 0 ? row.glyphs[word.from - 1].rect.right() + 3 : row.rect.x - far;
  return place_between(row, word, ink, box.x, box.right()) ||
         place_between(row, word, ink, box.x, std::min(next, box.right() + far)) ||
         place_between(row, word, ink, std::max(before, box.x - far), box.right());
}

}  // namespace

void place_signs(std::vector<TextRow>& rows, const std::vector<InkBox>& ink) {
  for (TextRow& row : rows) {
    const std::vector<Word> words = words_of(row);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!is_misplaced(row, words[i]) || place_word(row, words[i], ink) || i + 1 == words.size()) continue;
      // 別 and 続柄 of two headings: the box of the first holds 続 as well.
      const Word both{words[i].from, words[i + 1].to};
      if (words[i].to != words[i + 1].from) continue;
      const Rect<CleanPx> box = extent(row, both.from, both.to);
      place_between(row, both, ink, box.x, box.right());
    }
  }
}

}  // namespace uketsuke::ocr
