#include "ocr/documents/labels/mend_labels.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/page/ink_lines.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// Looks at most; each takes some 15 ms.
constexpr std::size_t kMostLooks = 40;
constexpr std::size_t kLongest = 12;
/// Print this far from every label (share of its length) is none; 続。本 is 0.6 from 続柄.
constexpr double kNearly = 0.67;
/// The same for the first print of a row that ends in a number: dotted leaders spoil the whole line for the page
/// reader.
constexpr double kGarbled = 1.2;
/// Digits of so few signs may be what is left of a label, in a cell no higher than this, mm.
constexpr std::size_t kLostSigns = 2;
constexpr double kLabelHigh_mm = 20;
/// No label's cell is wider, mm.
constexpr double kLabelWide_mm = 45;
/// Print this near to a label is one; where it begins with one, and is this near to a longer one, it may be that.
constexpr double kALabel = 0.05, kLonger = 0.35;
/// A gap that parts words, and the widest one inside a label of two signs that stands without a cell, in heights of print.
constexpr double kSpread = 3.2, kMostSpread = 9;
/// Print in a piece that begins with a label is looked at when it stands this far behind the sign before it, in heights of
/// print, and is this near to a label: one sign of two.
constexpr double kWordGap = 0.8, kHalfLabel = 0.5;
/// The halves of one sign stand this near, in heights of print.
constexpr double kHalf = 0.3;
/// Signs of print that is looked at without being like a label.
constexpr std::size_t kShort = 6;

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

/// 氏　　　　　　名 without a cell round it: two signs at the line's beginning, set apart so that they end where the labels over
/// and under them do, and paper behind them.
bool is_spread_label(const PageLayout& page, const TextRow& row) {
  if (row.glyphs.size() < 3) return false;
  const auto gap = [&](std::size_t i) { return row.glyphs[i].rect.x - row.glyphs[i - 1].rect.right(); };
  const bool signs = std::none_of(row.glyphs.begin(), row.glyphs.begin() + 2, [](const Glyph& g) { return is_digit(g.sign); });
  return signs && gap(1) > kSpread * page.glyph_px && gap(1) < kMostSpread * page.glyph_px && gap(2) > page.glyph_px &&
         !page.rules.vertical_between(row.glyphs[0].rect.centre(), row.glyphs[1].rect.centre());
}

std::vector<Piece> pieces_of(const PageLayout& page, const TextRow& row) {
  std::vector<Piece> out;
  const bool spread = is_spread_label(page, row);
  for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
    // 1,451,600 市民税: a label of the next list stands close behind an amount.
    const bool behind_number = i > 0 && i + 2 < row.glyphs.size() && row.glyphs[i].word_start &&
                               is_digit(row.glyphs[i - 1].sign) && is_kanji(row.glyphs[i].sign) &&
                               is_kanji(row.glyphs[i + 1].sign) && is_kanji(row.glyphs[i + 2].sign);
    const bool wide = row.glyphs[i].rect.x - row.glyphs[i - 1 + (i == 0)].rect.right() > kSpread * page.glyph_px;
    const bool apart = i == 0 || behind_number || (spread ? i == 2 || (wide && i > 2) : wide) ||
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
    // 所得控除 講 is rather 所得控除計 than 所得控除.
    const bool goes_on = best.second < kALabel && end > best.first.to && d < kLonger && is_kanji(row.glyphs[end - 1].sign) &&
                         row.glyphs[best.first.to].rect.x - row.glyphs[best.first.to - 1].rect.right() < row.rect.h;
    if (goes_on) best = {{piece.from, end}, d};
  }
  return best;
}

/// The row's first piece holds no digit, and its last is mostly digits.
bool heads_number(const TextRow& row, const std::vector<Piece>& pieces) {
  if (pieces.size() < 2) return false;
  const std::u32string signs = row.signs();
  const auto digits = [&](Piece piece) {
    return std::count_if(signs.begin() + static_cast<std::ptrdiff_t>(piece.from),
                         signs.begin() + static_cast<std::ptrdiff_t>(piece.to), is_digit);
  };
  return digits(pieces.front()) == 0 &&
         2 * digits(pieces.back()) >= static_cast<std::ptrdiff_t>(pieces.back().to - pieces.back().from);
}

/// Puts signs in the place of a piece; where they begin in the row.
std::size_t replace(TextRow& row, Piece piece, const std::u32string& signs, const Rect<CleanPx>& rect) {
  std::vector<Glyph> fresh;
  const double step = rect.w / static_cast<double>(signs.size());
  for (std::size_t i = 0; i < signs.size(); ++i)
    fresh.push_back({signs[i], {rect.x + step * static_cast<double>(i), rect.y, step, rect.h}, 1, i == 0, false});
  // What stands within the line that was read was read with it.
  while (piece.to < row.glyphs.size() && row.glyphs[piece.to].rect.centre().x < rect.right()) ++piece.to;
  while (piece.from > 0 && row.glyphs[piece.from - 1].rect.centre().x > rect.x) --piece.from;
  // 戸 and 所 that the page reader saw in the two halves of one 所: the second is the label's as well.
  if (piece.to < row.glyphs.size() && row.glyphs[piece.to].sign == signs.back() &&
      row.glyphs[piece.to].rect.x - rect.right() < kHalf * rect.h)
    ++piece.to;
  const auto begin = row.glyphs.begin();
  row.glyphs.erase(begin + static_cast<std::ptrdiff_t>(piece.from), begin + static_cast<std::ptrdiff_t>(piece.to));
  row.glyphs.insert(row.glyphs.begin() + static_cast<std::ptrdiff_t>(piece.from), fresh.begin(), fresh.end());
  return piece.from;
}

/// Print that may be a misread label: the nearer to one, the sooner it is looked at.
struct Suspect {
  std::size_t row;
  Piece piece;
  double now;
};

/// The ink of a ruled cell's print is wider than its few signs (5 for 学　年): the page reader lost some.
bool is_wider(const PageLayout& layout, const TextRow& row, Piece piece) {
  const Rect<CleanPx> print = extent(row, piece.from, piece.to);
  const auto cell = layout.rules.cell_at(print.centre());
  if (!cell || cell->h > kLabelHigh_mm * layout.px_per_mm) return false;
  const double signs = static_cast<double>(piece.to - piece.from);
  return ink_run(layout, print, 2.5 * layout.glyph_px, cell->x, cell->right()).w > (signs + 0.7) * layout.glyph_px;
}

/// 性別 男 続病 妻: a label stands close behind the value of another. Words behind a gap that are half a label, in a piece that
/// begins with one.
std::vector<Suspect> suspects_behind(const PageLayout& layout, std::size_t r, Piece piece, std::size_t label_end,
                                     std::span<const LabelSpec> book) {
  std::vector<Suspect> out;
  const TextRow& row = layout.rows[r];
  for (std::size_t i = label_end + 1; i + 1 < piece.to; ++i) {
    const double gap = row.glyphs[i].rect.x - row.glyphs[i - 1].rect.right();
    if (!row.glyphs[i].word_start || gap < kWordGap * layout.glyph_px) continue;
    std::size_t end = i + 1;
    while (end < piece.to && !row.glyphs[end].word_start) ++end;
    const std::u32string signs = row.signs().substr(i, end - i);
    if (signs.size() < 2 || signs.size() > kShort || std::any_of(signs.begin(), signs.end(), is_digit)) continue;
    if (const double now = away(signs, book); now >= kALabel && now <= kHalfLabel) out.push_back({r, {i, end}, now});
  }
  return out;
}

std::vector<Suspect> suspects_of(const PageLayout& layout, std::span<const LabelSpec> book) {
  std::vector<Suspect> out;
  for (std::size_t r = 0; r < layout.rows.size(); ++r) {
    const TextRow& row = layout.rows[r];
    const auto pieces = pieces_of(layout, row);
    for (std::size_t k = 0; k < pieces.size(); ++k) {
      const auto [piece, now] = label_part(row, pieces[k], book);
      if (now < kALabel)
        for (const Suspect& suspect : suspects_behind(layout, r, pieces[k], piece.to, book)) out.push_back(suspect);
      const std::u32string signs = row.signs().substr(piece.from, piece.to - piece.from);
      if (signs.empty() || signs.size() > kLongest || !find_dates(signs).empty() || now < kALabel) continue;
      const bool digits = std::any_of(signs.begin(), signs.end(), is_digit);
      const bool lost = digits && signs.size() <= kLostSigns && is_wider(layout, row, piece);
      const bool near = lost || now < (k == 0 && heads_number(row, pieces) ? kGarbled : kNearly);
      // A short label may be beyond recognition (信吾 for 世帯主); its place tells nothing yet.
      if (near || (!digits && signs.size() <= kShort && layout.rows[r].rect.h < 1.6 * layout.glyph_px))
        out.push_back({r, piece, now});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Suspect& a, const Suspect& b) { return a.now < b.now; });
  if (out.size() > kMostLooks) out.resize(kMostLooks);
  // A row's glyphs are replaced from its end, so that places before stay right.
  std::stable_sort(out.begin(), out.end(), [](const Suspect& a, const Suspect& b) {
    return a.row != b.row ? a.row < b.row : a.piece.from > b.piece.from;
  });
  return out;
}

/// The ink of a piece as one line: its whole run within the cell, since the page reader drops signs (続 for 続柄).
std::optional<Rect<CleanPx>> line_of(const CleanPage& page, const PageLayout& layout, const Suspect& suspect) {
  const TextRow& row = layout.rows[suspect.row];
  const Rect<CleanPx> print = extent(row, suspect.piece.from, suspect.piece.to);
  double left = suspect.piece.from > 0 ? row.glyphs[suspect.piece.from - 1].rect.right() : 0;
  double right = suspect.piece.to < row.glyphs.size() ? row.glyphs[suspect.piece.to].rect.x : layout.width;
  if (const auto cell = layout.rules.cell_at(print.centre()); cell && cell->h < 20 * layout.px_per_mm) {
    left = std::max(left, cell->x);
    right = std::min(right, cell->right());
  }
  const Rect<CleanPx> run = ink_run(layout, print, 1.5 * layout.glyph_px, left, right);
  const double air = 0.2 * layout.glyph_px;
  std::optional<Rect<CleanPx>> best;
  for (const Rect<CleanPx>& line :
       ink_lines(page.binary, {run.x - air / 2, run.y - air, run.w + air, run.h + 2 * air}, layout.glyph_px))
    if (line.y < print.centre().y && line.bottom() > print.centre().y && line.h < 2 * layout.glyph_px) best = line;
  return best;
}

std::u32string read_again(const CleanPage& page, const PageLayout& layout, const Engines& engines,
                          const Rect<CleanPx>& line) {
  const Rect<CleanPx> r = intersect(line.grown(0.16 * line.h), {0, 0, layout.width, layout.height});
  return folded(engines.lines()
                    .read(page.grey.view().part(static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.w),
                                                static_cast<int>(r.h)),
                          print_signs(), 1)
                    .text);
}

/// All print of a low ruled cell, if it is one line: a label set wide (氏　　名) of which each sign was taken for a word.
struct CellLine {
  Piece piece;
  Rect<CleanPx> line;
};

std::optional<CellLine> cell_line_of(const CleanPage& page, const PageLayout& layout, const Suspect& suspect) {
  const TextRow& row = layout.rows[suspect.row];
  const auto cell = layout.rules.cell_at(extent(row, suspect.piece.from, suspect.piece.to).centre());
  if (!cell || cell->h > kLabelHigh_mm * layout.px_per_mm || cell->w > kLabelWide_mm * layout.px_per_mm)
    return std::nullopt;
  Piece whole = suspect.piece;
  while (whole.from > 0 && cell->contains(row.glyphs[whole.from - 1].rect.centre())) --whole.from;
  while (whole.to < row.glyphs.size() && cell->contains(row.glyphs[whole.to].rect.centre())) ++whole.to;
  const auto lines = ink_lines(page.binary, cell->grown(-0.5 * layout.px_per_mm), layout.glyph_px);
  const bool one = lines.size() == 1 && whole.to - whole.from <= kShort && lines[0].h < 2 * layout.glyph_px;
  return one ? std::optional(CellLine{whole, lines[0]}) : std::nullopt;
}

}  // namespace

std::vector<GlyphPlace> print_like_labels(const PageLayout& layout, std::span<const LabelSpec> book) {
  std::vector<GlyphPlace> out;
  for (const Suspect& suspect : suspects_of(layout, book)) out.push_back({suspect.row, suspect.piece.from});
  return out;
}

void mend_labels(const CleanPage& page, std::span<const LabelSpec> book, const Engines& engines, PageLayout& layout) {
  std::optional<std::pair<std::size_t, std::size_t>> mended;  // row, and where its mended print begins
  for (const Suspect& suspect : suspects_of(layout, book)) {
    if (mended && mended->first == suspect.row && suspect.piece.to > mended->second) continue;
    const auto line = line_of(page, layout, suspect);
    if (line) {
      const std::u32string again = read_again(page, layout, engines, *line);
      if (!again.empty() && away(again, book) < std::min(kALabel, suspect.now)) {
        mended = {suspect.row, replace(layout.rows[suspect.row], suspect.piece, again, *line)};
        continue;
      }
    }
    const auto cell = cell_line_of(page, layout, suspect);
    if (!cell || (line && cell->line.w < line->w + 0.5 * layout.glyph_px)) continue;
    const std::u32string again = read_again(page, layout, engines, cell->line);
    if (again.empty() || away(again, book) > std::min(kALabel, suspect.now)) continue;
    mended = {suspect.row, replace(layout.rows[suspect.row], cell->piece, again, cell->line)};
  }
}

}  // namespace uketsuke::ocr
