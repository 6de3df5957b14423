#include "ocr/documents/page/page_rows.h"

#include <algorithm>
#include <cmath>

#include "core/text/text.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

/// Words stand in one row when their heights overlap by this share of the smaller one.
constexpr double kSameRow = 0.5;
/// A word this many times higher than the row is a heading beside small print and makes its own row.
constexpr double kHigher = 2.2;

/// Signs of less than this share of the tallest one's height are points and strokes (leaders, ー).
constexpr double kFullSign = 0.4;
/// A word this many times higher than most of its signs holds dust that the engine counted into a sign.
constexpr double kDusty = 1.4;

/// Where a word's print stands: one speck over a heading would make it twice as high and part it from its other half.
Rect<CleanPx> print_of(const PrintedWord& word) {
  double tallest = 0;
  for (const PrintedSymbol& symbol : word.symbols) tallest = std::max(tallest, symbol.rect.h);
  std::vector<double> tops, bottoms;
  for (const PrintedSymbol& symbol : word.symbols) {
    if (symbol.rect.h < kFullSign * tallest) continue;
    tops.push_back(symbol.rect.y);
    bottoms.push_back(symbol.rect.bottom());
  }
  if (tops.size() < 3) return word.rect;
  const double top = median(tops), height = median(bottoms) - top;
  if (height <= 0 || word.rect.h < kDusty * height) return word.rect;
  return {word.rect.x, top, word.rect.w, height};
}

bool belongs(const TextRow& row, const Rect<CleanPx>& word) {
  const double low = std::max(row.rect.y, word.y), high = std::min(row.rect.bottom(), word.bottom());
  const double smaller = std::min(row.rect.h, word.h), larger = std::max(row.rect.h, word.h);
  return high - low > kSameRow * smaller && larger < kHigher * smaller;
}

void append(TextRow& row, const PrintedWord& word) {
  bool first = true;
  for (const PrintedSymbol& symbol : word.symbols)
    for (const char32_t c : code_points(nfkc(symbol.text))) {
      if (c == U' ' || c == U'\u3000') continue;
      // A rule beside the print; it parts what stands on its sides.
      if (c == U'|') {
        first = true;
        continue;
      }
      row.glyphs.push_back({c, symbol.rect, symbol.confidence, first, false});
      first = false;
    }
}

}  // namespace

std::u32string TextRow::signs() const {
  std::u32string out;
  for (const Glyph& glyph : glyphs) out += glyph.sign;
  return out;
}

std::vector<TextRow> page_rows(const PageText& text) {
  struct Placed {
    const PrintedWord* word;
    Rect<CleanPx> rect;
  };
  std::vector<Placed> words;
  for (const PrintedLine& line : text.lines)
    for (const PrintedWord& word : line.words) words.push_back({&word, print_of(word)});
  std::sort(words.begin(), words.end(),
            [](const Placed& a, const Placed& b) { return a.rect.centre().y < b.rect.centre().y; });
  std::vector<TextRow> rows;
  std::vector<std::vector<const PrintedWord*>> members;
  for (const auto& [word, rect] : words) {
    std::size_t at = rows.size();
    for (std::size_t i = rows.size(); i-- > 0 && rows.size() - i < 8;)
      if (belongs(rows[i], rect)) {
        at = i;
        break;
      }
    if (at == rows.size()) {
      rows.push_back({{}, rect});
      members.emplace_back();
    } else {
      // The row keeps a mean height, so that a slightly slanting line does not swallow its neighbours.
      const double n = static_cast<double>(members[at].size());
      Rect<CleanPx> joined = unite(rows[at].rect, rect);
      joined.y = (rows[at].rect.y * n + rect.y) / (n + 1);
      joined.h = (rows[at].rect.h * n + rect.h) / (n + 1);
      rows[at].rect = joined;
    }
    members[at].push_back(word);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::sort(members[i].begin(), members[i].end(), [](const auto* a, const auto* b) { return a->rect.x < b->rect.x; });
    for (const PrintedWord* word : members[i]) append(rows[i], *word);
  }
  std::sort(rows.begin(), rows.end(), [](const TextRow& a, const TextRow& b) { return a.rect.y < b.rect.y; });
  return rows;
}

void add_words(std::vector<TextRow>& rows, const std::vector<Glyph>& line) {
  if (line.empty()) return;
  Rect<CleanPx> rect;
  for (const Glyph& glyph : line) rect = unite(rect, glyph.rect);
  TextRow* home = nullptr;
  for (TextRow& row : rows)
    if (belongs(row, rect) && (home == nullptr || std::abs(row.rect.centre().y - rect.centre().y) <
                                                      std::abs(home->rect.centre().y - rect.centre().y)))
      home = &row;
  if (home == nullptr) {
    const auto below = std::find_if(rows.begin(), rows.end(), [&](const TextRow& row) { return row.rect.y > rect.y; });
    rows.insert(below, {line, rect});
    return;
  }
  // The line reader also sees what the page reader's rough boxes left half covered: that is known already.
  std::vector<Glyph> fresh;
  for (const Glyph& glyph : line) {
    const bool known = std::any_of(home->glyphs.begin(), home->glyphs.end(), [&](const Glyph& g) {
      return g.sign == glyph.sign && std::abs(g.rect.centre().x - glyph.rect.centre().x) < 0.8 * rect.h;
    });
    if (!known) fresh.push_back(glyph);
  }
  if (fresh.empty()) return;
  const auto after =
      std::find_if(home->glyphs.begin(), home->glyphs.end(), [&](const Glyph& g) { return g.rect.x > rect.x; });
  // What follows the new words is apart from what stood before them.
  if (after != home->glyphs.end()) after->word_start = true;
  home->glyphs.insert(after, fresh.begin(), fresh.end());
  home->glyphs.front().word_start = true;
  const double y = home->rect.y, h = home->rect.h;
  home->rect = unite(home->rect, rect);
  home->rect.y = y, home->rect.h = h;
}

Rect<CleanPx> extent(const TextRow& row, std::size_t from, std::size_t to) {
  Rect<CleanPx> out;
  for (std::size_t i = from; i < to && i < row.glyphs.size(); ++i) out = unite(out, row.glyphs[i].rect);
  return out;
}

std::vector<Glyph> spread_signs(const std::u32string& signs, const Rect<CleanPx>& place) {
  std::vector<Glyph> out;
  const double step = place.w / static_cast<double>(signs.size());
  for (std::size_t i = 0; i < signs.size(); ++i)
    out.push_back({signs[i], {place.x + step * static_cast<double>(i), place.y, step, place.h}, 1, i == 0, true});
  return out;
}

}  // namespace uketsuke::ocr
