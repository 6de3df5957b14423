#include "ocr/documents/mend_labels.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/ink_lines.h"
#include "ocr/documents/notations.h"
#include "ocr/documents/phrase.h"

namespace uketsuke::ocr {
namespace {

/// Looks at most; each takes some 25 ms.
constexpr int kMostLooks = 20;
constexpr std::size_t kLongest = 12;
/// Print this far from every label (share of its length) is none; 続。本 is 0.6 from 続柄.
constexpr double kNearly = 0.67;
/// The same for the first print of a row that ends in a number: dotted leaders spoil the whole line for the page
/// reader.
constexpr double kGarbled = 1.2;

/// Distance of a whole text from the nearest label of the book, as a share of the label's length; 0 is a label.
double away(std::u32string_view signs, std::span<const LabelSpec> book) {
  double best = 9;
  for (const LabelSpec& spec : book)
    for (const auto phrase : spec.phrases) {
      if (phrase.size() > signs.size() + 2 || signs.size() > phrase.size() + 3) continue;
      PhraseMatch match;
      if (!best_substring(signs, phrase, static_cast<double>(phrase.size()), match)) continue;
      const double outside = static_cast<double>(signs.size() - (match.to - match.from));
      best = std::min(best, (match.edits + 0.5 * outside) / static_cast<double>(phrase.size()));
    }
  return best;
}

/// Words of a row up to a wide gap or a rule.
struct Piece {
  std::size_t from;
  std::size_t to;
};

std::vector<Piece> pieces_of(const PageLayout& page, const TextRow& row) {
  std::vector<Piece> out;
  for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
    const bool apart = i == 0 || row.glyphs[i].rect.x - row.glyphs[i - 1].rect.right() > 3.2 * page.glyph_px ||
                       page.rules.vertical_between(row.glyphs[i - 1].rect.centre(), row.glyphs[i].rect.centre());
    if (apart) out.push_back({i, i});
    out.back().to = i + 1;
  }
  return out;
}

/// The words from a piece's beginning that are nearest to a label, and how near: a value may follow in the same piece.
std::pair<Piece, double> label_part(const TextRow& row, Piece piece, std::span<const LabelSpec> book) {
  const std::u32string signs = row.signs();
  std::pair<Piece, double> best{piece, 9};
  for (std::size_t end = piece.from + 2; end <= piece.to && end - piece.from <= kLongest; ++end) {
    if (end < piece.to && !row.glyphs[end].word_start) continue;
    const double d = away(signs.substr(piece.from, end - piece.from), book);
    if (d < best.second) best = {{piece.from, end}, d};
  }
  return best;
}

/// The row's first piece holds no digit, and its last is mostly digits.
bool heads_number(const TextRow& row, const std::vector<Piece>& pieces) {
  if (pieces.size() < 2) return false;
  const std::u32string signs = row.signs();
  const auto digits = [&](Piece piece) {
    return std::count_if(signs.begin() + static_cast<std::ptrdiff_t>(piece.from),
                         signs.begin() + static_cast<std::ptrdiff_t>(piece.to),
                         [](char32_t c) { return c >= U'0' && c <= U'9'; });
  };
  return digits(pieces.front()) == 0 &&
         2 * digits(pieces.back()) >= static_cast<std::ptrdiff_t>(pieces.back().to - pieces.back().from);
}

void replace(TextRow& row, Piece piece, const std::u32string& signs, const Rect<CleanPx>& rect) {
  std::vector<Glyph> fresh;
  const double step = rect.w / static_cast<double>(signs.size());
  for (std::size_t i = 0; i < signs.size(); ++i)
    fresh.push_back({signs[i], {rect.x + step * static_cast<double>(i), rect.y, step, rect.h}, 1, i == 0, false});
  const auto begin = row.glyphs.begin();
  row.glyphs.erase(begin + static_cast<std::ptrdiff_t>(piece.from), begin + static_cast<std::ptrdiff_t>(piece.to));
  row.glyphs.insert(row.glyphs.begin() + static_cast<std::ptrdiff_t>(piece.from), fresh.begin(), fresh.end());
}

}  // namespace

void mend_labels(const CleanPage& page, std::span<const LabelSpec> book, const Engines& engines, PageLayout& layout) {
  int looks = 0;
  for (TextRow& row : layout.rows) {
    const auto pieces = pieces_of(layout, row);
    for (std::size_t k = pieces.size(); k-- > 0 && looks < kMostLooks;) {
      const auto [piece, now] = label_part(row, pieces[k], book);
      const std::u32string signs = row.signs().substr(piece.from, piece.to - piece.from);
      if (signs.size() < 2 || signs.size() > kLongest || !find_dates(signs).empty()) continue;
      if (now < 0.05 || now > (k == 0 && heads_number(row, pieces) ? kGarbled : kNearly)) continue;
      ++looks;
      const Rect<CleanPx> rect = extent(row, piece.from, piece.to);
      const auto lines = ink_lines(page.binary, rect.grown(0.2 * layout.glyph_px), layout.glyph_px);
      if (lines.size() != 1) continue;
      const Rect<CleanPx> r = intersect(lines[0].grown(0.16 * lines[0].h), {0, 0, layout.width, layout.height});
      const auto read = engines.lines().read(page.grey.view().part(static_cast<int>(r.x), static_cast<int>(r.y),
                                                                   static_cast<int>(r.w), static_cast<int>(r.h)),
                                             print_signs(), 1);
      const std::u32string again = folded(read.text);
      if (!again.empty() && away(again, book) < std::min(0.05, now)) replace(row, piece, again, lines[0]);
    }
  }
}

}  // namespace uketsuke::ocr
