#include "ocr/documents/page/page_layout.h"

#include <algorithm>
#include <cmath>

#include "core/text/text.h"
#include "ocr/documents/page/sign_places.h"
#include "ocr/documents/page/word_gaps.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

/// Resolution that is assumed where nothing is known (most scans in offices).
constexpr double kUnknownDpi = 300;
/// No office scanner works below this: such a figure says nothing.
constexpr double kLeastDpi = 70;

/// Pieces larger than this are rules, frames and pictures, mm; print of 36 pt is 12.7 mm high.
constexpr double kMostPrint_mm = 14;
/// A word this many times higher than the usual print is looked at again.
constexpr double kHigh = 1.4;
/// No sign is wider than the first, in heights of its line; the box of a kanji wider than the second holds others as well.
constexpr double kWideSign = 1.6, kWideKanji = 2.5;
/// A bracket's arc: its height in heights of its line, its width and depth as shares of its height, the share of its
/// rectangle that it covers, and how far from its stated place it stands, in heights of the line.
constexpr double kBracketHigh = 0.8, kBracketHighest = 1.5, kBracketWide = 0.4, kBracketDeep = 0.12, kBracketFilled = 0.55,
                 kBracketOff = 0.75;
/// A band of ink this high (of the usual print) is a line; less is a dot or a stroke of 二.
constexpr double kLineHigh = 0.5;

double median_height(const PageText& text) {
  std::vector<double> heights;
  for (const PrintedLine& line : text.lines)
    for (const PrintedWord& word : line.words)
      for (const PrintedSymbol& symbol : word.symbols) heights.push_back(symbol.rect.h);
  return median(std::move(heights));
}

/// Two lines of print taken for one word: ink in two bands, each as high as print.
bool two_lines(const std::vector<Rect<CleanPx>>& print, double usual) {
  std::vector<std::pair<double, double>> bands;
  for (const auto& r : print) bands.emplace_back(r.y, r.bottom());
  std::sort(bands.begin(), bands.end());
  int high = 0;
  double from = 0, to = -1;
  for (const auto& [top, bottom] : bands) {
    if (top > to) {
      high += to - from > kLineHigh * usual ? 1 : 0;
      from = top, to = bottom;
    }
    to = std::max(to, bottom);
  }
  high += to - from > kLineHigh * usual ? 1 : 0;
  return high >= 2;
}

/// The page reader's boxes reach over rules above and below a word, so that a row of a table seems to stand in two
/// rows. High words shrink to the print inside them; those that hold two lines are no reading and go, so that both
/// lines count as overlooked.
PageText tightened(PageText text, const std::vector<InkBox>& ink, double px_per_mm) {
  const double usual = median_height(text), most = kMostPrint_mm * px_per_mm;
  for (PrintedLine& line : text.lines)
    for (PrintedWord& word : line.words) {
      if (word.rect.h < kHigh * usual) continue;
      Rect<CleanPx> tight;
      std::vector<Rect<CleanPx>> inside;
      for (const InkBox& box : ink) {
        const auto& r = box.rect;
        const bool print =
            r.h < most && r.w < most && r.h > 0.12 * usual && word.rect.contains(r.centre()) && r.h <= word.rect.h + 2;
        if (!print) continue;
        tight = unite(tight, r);
        inside.push_back(r);
      }
      if (two_lines(inside, usual)) {
        word.symbols.clear();
        continue;
      }
      if (tight.empty() || tight.h < 0.5 * usual || tight.h > 0.9 * word.rect.h) continue;
      word.rect.y = tight.y, word.rect.h = tight.h;
      for (PrintedSymbol& symbol : word.symbols) symbol.rect.y = tight.y, symbol.rect.h = tight.h;
    }
  for (PrintedLine& line : text.lines)
    std::erase_if(line.words, [](const PrintedWord& word) { return word.symbols.empty(); });
  return text;
}

/// The page reader's box of one sign reaches over its neighbours at times (子 over 葉（ドウ): it ends where the next
/// begins. That of a kanji over signs and dotted leaders which were not read (与 over 収入………) is as wide as high.
void trim_wide_signs(std::vector<TextRow>& rows) {
  for (TextRow& row : rows)
    for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
      Rect<CleanPx>& sign = row.glyphs[i].rect;
      const double next = i + 1 < row.glyphs.size() ? row.glyphs[i + 1].rect.x : sign.right();
      if (sign.w > kWideSign * row.rect.h && next > sign.x && next < sign.right()) sign.w = next - sign.x;
      if (sign.w > kWideKanji * row.rect.h && is_kanji(row.glyphs[i].sign)) sign.w = row.rect.h;
    }
}

/// The arc of a bracket near a place in a line, if its ink shows one.
const Rect<CleanPx>* bracket_near(const std::vector<InkBox>& ink, const Rect<CleanPx>& box, double high) {
  const Rect<CleanPx>* best = nullptr;
  double nearest = kBracketOff * high;
  for (const InkBox& piece : ink) {
    const auto& r = piece.rect;
    const double away = std::abs(r.centre().x - box.centre().x);
    const bool arc = r.h > kBracketHigh * high && r.h < kBracketHighest * high && r.w < kBracketWide * r.h &&
                     r.w > kBracketDeep * r.h && piece.area < kBracketFilled * r.w * r.h;
    if (!arc || away >= nearest || r.centre().y < box.y || r.centre().y > box.bottom()) continue;
    nearest = away;
    best = &r;
  }
  return best;
}

/// The page reader's places of brackets are half a sign wrong at times, and a name ends where a bracket opens.
void place_brackets(std::vector<TextRow>& rows, const std::vector<InkBox>& ink) {
  for (TextRow& row : rows)
    for (std::size_t i = 1; i < row.glyphs.size(); ++i) {
      Glyph &before = row.glyphs[i - 1], &glyph = row.glyphs[i];
      if (glyph.sign != U'(' || glyph.overlooked) continue;
      const Rect<CleanPx>* arc = bracket_near(ink, glyph.rect, row.rect.h);
      if (arc == nullptr || arc->x <= before.rect.centre().x) continue;
      glyph.rect.x = arc->x, glyph.rect.w = arc->w;
      if (before.rect.right() > arc->x) before.rect.w = arc->x - before.rect.x;
    }
}

/// A row of letters, digits and signs all lower than this part of the print is none: what a dotted rule or the paper's edge
/// was read as (E　i, or ー 間 曲, 3 px high, taken for a name beside its label). Strokes that lie (ー, 一) are as low and may
/// stand alone, and one sign of a row may have lost its place on the page.
constexpr double kFlat = 0.15;

void drop_flat_rows(double glyph_px, std::vector<TextRow>& rows) {
  const auto low = [&](const Glyph& glyph) { return glyph.rect.h < kFlat * glyph_px; };
  const auto full = [](const Glyph& glyph) {
    const char32_t c = glyph.sign;
    const bool lies = c == U'一' || c == U'ー' || c == U'へ' || c == U'ヘ';
    return !lies && (is_kanji(c) || is_katakana(c) || is_hiragana(c) || is_letter(c) || is_digit(c));
  };
  std::erase_if(rows, [&](const TextRow& row) {
    return std::all_of(row.glyphs.begin(), row.glyphs.end(), low) && std::any_of(row.glyphs.begin(), row.glyphs.end(), full);
  });
}

}  // namespace

std::vector<GlyphPlace> PageLayout::glyphs_in(const Rect<CleanPx>& rect) const {
  std::vector<GlyphPlace> out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].rect.bottom() < rect.y - glyph_px || rows[r].rect.y > rect.bottom() + glyph_px) continue;
    for (std::size_t i = 0; i < rows[r].glyphs.size(); ++i)
      if (rect.contains(rows[r].glyphs[i].rect.centre())) out.push_back({r, i});
  }
  return out;
}

std::u32string PageLayout::signs(const std::vector<GlyphPlace>& places) const {
  std::u32string out;
  for (const GlyphPlace at : places) out += glyph(at).sign;
  return out;
}

std::string PageLayout::text(const std::vector<GlyphPlace>& places) const {
  std::string out;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i > 0 && (glyph(places[i]).word_start || places[i].row != places[i - 1].row)) out += "　";
    out += to_utf8(glyph(places[i]).sign);
  }
  return out;
}

bool PageLayout::has_print(const Rect<CleanPx>& rect) const {
  return std::any_of(ink.begin(), ink.end(), [&](const InkBox& box) {
    return rect.contains(box.rect.centre()) && std::max(box.rect.w, box.rect.h) > 0.5 * glyph_px &&
           box.rect.h < 2 * glyph_px;
  });
}

void PageLayout::take_off(const std::function<bool(const Rect<CleanPx>&)>& where) {
  for (TextRow& row : rows) {
    bool cut = false;
    std::vector<Glyph> kept;
    for (Glyph& glyph : row.glyphs) {
      if (where(glyph.rect)) {
        cut = true;
        continue;
      }
      glyph.word_start = glyph.word_start || cut;
      cut = false;
      kept.push_back(glyph);
    }
    row.glyphs = std::move(kept);
  }
  std::erase_if(rows, [](const TextRow& row) { return row.glyphs.empty(); });
  std::erase_if(ink, [&](const InkBox& box) { return where(box.rect); });
}

Rect<CleanPx> PageLayout::extent(const std::vector<GlyphPlace>& places) const {
  Rect<CleanPx> out;
  for (const GlyphPlace at : places) out = unite(out, glyph(at).rect);
  return out;
}

double px_per_mm_of(const CleanPage& page) {
  return (page.report.dpi.y >= kLeastDpi ? page.report.dpi.y : kUnknownDpi) / 25.4;
}

PageLayout lay_out(const CleanPage& page, const PageText& text) {
  PageLayout out;
  out.px_per_mm = px_per_mm_of(page);
  out.rules = RuledLines::find(page.binary, out.px_per_mm, median_height(text));
  out.ink = ink_boxes(out.rules.erased(page.binary, out.px_per_mm));
  out.rows = page_rows(tightened(text, out.ink, out.px_per_mm));
  place_signs(out.rows, out.ink);
  trim_wide_signs(out.rows);
  place_brackets(out.rows, out.ink);
  mark_gaps(out.rows, out.ink);
  out.width = page.grey.width();
  out.height = page.grey.height();
  std::vector<double> heights;
  for (TextRow& row : out.rows)
    for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
      heights.push_back(row.glyphs[i].rect.h);
      if (i > 0 && out.rules.vertical_between(row.glyphs[i - 1].rect.centre(), row.glyphs[i].rect.centre()))
        row.glyphs[i].word_start = true;
    }
  out.glyph_px = heights.empty() ? 3.5 * out.px_per_mm : median(std::move(heights));
  drop_flat_rows(out.glyph_px, out.rows);
  return out;
}

}  // namespace uketsuke::ocr
