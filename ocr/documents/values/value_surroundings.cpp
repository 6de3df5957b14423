#include <algorithm>

#include "core/text/text.h"
#include "ocr/documents/page/ink_lines.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/persons/names_in_letters.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_reading.h"

// Where the print of a value ends, and what stands beside it.
namespace uketsuke::ocr {
namespace {

/// A cell no wider than this may be a box of one digit, beside others, mm.
constexpr double kBox_mm = 12;
/// Boxes of two rows overlap by so much, in heights of print.
constexpr double kOverlap = 0.15;
/// Ink goes on over gaps of this many heights of print: inside a name and before a house's name stands a gap, in other
/// values hardly.
constexpr double kNameRun = 2.0, kRun = 1.1;

}  // namespace

std::vector<Rect<CleanPx>> ValueReading::lines_of(ValueKind kind, const ValuePlace& place) const {
  std::vector<Rect<CleanPx>> lines;
  for (const Rect<CleanPx>& piece : place.parts)
    for (const Rect<CleanPx>& line : ink_lines(page_.binary, piece, layout_.glyph_px)) lines.push_back(line);
  if (!place.parts.empty()) return lines;
  lines = ink_lines(page_.binary, between_rows(place, with_rest(kind, place)), layout_.glyph_px);
  if (!place.ruled && !place.glyphs.empty()) {
    // Where lines stand close, the paper round a value holds part of the next one.
    const Rect<CleanPx> print = layout_.extent(place.glyphs);
    std::erase_if(lines, [&](const Rect<CleanPx>& line) {
      return line.centre().y < print.y || line.centre().y > print.bottom();
    });
  }
  return lines;
}

/// An unruled value's area without the rows set close above and below it, whose ink would make one line with its own.
Rect<CleanPx> ValueReading::between_rows(const ValuePlace& place, Rect<CleanPx> area) const {
  if (place.ruled || place.glyphs.empty() || place.glyphs.front().row != place.glyphs.back().row) return area;
  const Rect<CleanPx> print = layout_.extent(place.glyphs);
  const double slack = kOverlap * print.h;
  for (const GlyphPlace at : layout_.glyphs_in(area.grown(print.h))) {
    const Rect<CleanPx>& other = layout_.glyph(at).rect;
    if (at.row == place.glyphs.front().row || other.right() < area.x || other.x > area.right()) continue;
    if (other.y > print.bottom() - slack && other.y < area.bottom())
      area.h = std::max(other.y, print.bottom() - slack) - area.y;
    if (other.bottom() < print.y + slack && other.bottom() > area.y)
      area.h -= other.bottom() - area.y, area.y = other.bottom();
  }
  return area;
}

/// An unruled value's area as far as its ink goes on: the page reader drops signs at either end, and without them both
/// readers would agree on half a name.
Rect<CleanPx> ValueReading::with_rest(ValueKind kind, const ValuePlace& place) const {
  if (place.ruled || place.glyphs.empty()) return place.area;
  const GlyphPlace first = place.glyphs.front(), last = place.glyphs.back();
  if (first.row != last.row) return place.area;
  const auto& row = layout_.rows[last.row].glyphs;
  const double air = 0.3 * layout_.glyph_px;
  const bool more = last.index + 1 < row.size();
  double right = more ? row[last.index + 1].rect.x - air : layout_.width;
  // 山田太郎(ヤマダ　タロウ): the name ends where the ink of the bracket begins, which its box tells badly.
  const bool bracket = kind == ValueKind::Name && more && row[last.index + 1].sign == U'(';
  const auto opens = bracket ? ink_of_bracket(layout_, row[last.index + 1]) : std::nullopt;
  if (opens) right = opens->x - 1;
  const double left = first.index > 0 ? row[first.index - 1].rect.right() + air : 0;
  const bool gaps = kind == ValueKind::Name || kind == ValueKind::Kana || kind == ValueKind::Address;
  const Rect<CleanPx> print = layout_.extent(place.glyphs);
  const Rect<CleanPx> run = ink_run(layout_, print, (gaps ? kNameRun : kRun) * layout_.glyph_px, left, right);
  Rect<CleanPx> area = place.area;
  if (run.x < print.x) area.w += area.x - (run.x - air), area.x = run.x - air;
  if (run.right() > print.right()) area.w = run.right() + air - area.x;
  if (opens) area.w = std::min(area.right(), opens->x - 1) - area.x;
  return area;
}

/// Print close behind a name, a school or a firm that is no part of it: perhaps it is.
bool ValueReading::goes_on(const ValuePlace& place, const Rect<CleanPx>& print) const {
  if (place.ruled || place.glyphs.empty()) return false;
  const GlyphPlace last = place.glyphs.back();
  const auto& row = layout_.rows[last.row].glyphs;
  const double reach = kNameRun * std::max(print.h, layout_.glyph_px);
  if (last.index + 1 < row.size()) {
    const Glyph& next = row[last.index + 1];
    if (!place.reading.empty() && place.reading.front() == GlyphPlace{last.row, last.index + 1}) return false;
    // 青葉大学長: the title of the school's head.
    return next.sign != U'(' && next.sign != U'長' && next.rect.x - print.right() < reach;
  }
  return ink_run(layout_, print, reach, print.x, layout_.width).right() > print.right() + 0.5 * print.h;
}

/// Digits close beside a number that are no part of it: perhaps its first or last ones, read or not. None stand before
/// ¥ or behind 円. `raw` is what the line reader saw.
bool ValueReading::digits_beside(const ValuePlace& place, const Rect<CleanPx>& print, const std::string& raw) const {
  const double reach = kNameRun * std::max(print.h, layout_.glyph_px);
  const bool cell = place.ruled && place.area.w > kBox_mm * layout_.px_per_mm;
  const std::u32string signs = folded(raw);
  const bool begins = signs.starts_with(U'¥') || signs.starts_with(U'\\'), ends = signs.ends_with(U'円');
  return !cell && std::any_of(layout_.ink.begin(), layout_.ink.end(), [&](const InkBox& box) {
    const auto& r = box.rect;
    const double y = r.centre().y, gap = std::max(print.x - r.right(), r.x - print.right());
    if (y < print.y || y > print.bottom() || gap < 0 || gap > reach) return false;
    if (r.h < 0.5 * print.h || r.h > 1.5 * print.h || r.w > 1.5 * print.h) return false;
    if (r.x < print.x ? begins : ends) return false;
    const auto read = layout_.glyphs_in(r);
    if (read.empty()) return !is_part_of_word(layout_, r, gap);
    return std::all_of(read.begin(), read.end(), [&](GlyphPlace at) { return is_digit(layout_.glyph(at).sign); });
  });
}

/// Whether a name stands in Latin letters: where the page reader saw some, or nothing, the line reader is asked.
bool ValueReading::stands_in_letters(const std::vector<Rect<CleanPx>>& lines, const std::string& printed) const {
  const std::u32string signs = folded(printed);
  const bool kanji = !signs.empty() && std::none_of(signs.begin(), signs.end(), is_letter);
  if (kanji || lines.empty() || lines.size() > 2) return false;
  std::string text;
  for (const Rect<CleanPx>& line : lines) text += engines_.lines().read(part(line), print_signs(), 1).text;
  return in_letters(text);
}

/// Whether the paper shows clearly where the words of a name in letters end, the page reader saw none elsewhere, and
/// each was placed. A name without any gap is half a name, or its gaps are filled.
bool ValueReading::words_clear(const std::vector<Rect<CleanPx>>& lines, const std::string& printed,
                               const std::string& value) const {
  std::size_t gaps = lines.empty() ? 0 : lines.size() - 1;
  for (const Rect<CleanPx>& line : lines) {
    const WordGaps found = word_gaps(page_.binary, line);
    if (!found.clear) return false;
    gaps += found.at.size();
  }
  const auto spaces = static_cast<std::size_t>(std::count(value.begin(), value.end(), ' '));
  return spaces > 0 && spaces == gaps && spaced_within(printed, value);
}

/// A seal lies over the end of a value: what stands under it may be lost to both readers. In a table frames that look
/// like seals are cells; red that was taken off is a seal anywhere, or a person's red pen.
bool ValueReading::under_seal(const Rect<CleanPx>& print, bool ruled) const {
  const Rect<CleanPx> wide{print.x, print.y, print.w + 0.9 * layout_.glyph_px, print.h};
  const auto over = [&](const Rect<CleanPx>& seal) { return !intersect(seal, ruled ? print : wide).empty(); };
  return (!ruled && std::any_of(layout_.seals.begin(), layout_.seals.end(), over)) ||
         std::any_of(layout_.lifted.begin(), layout_.lifted.end(), over);
}

}  // namespace uketsuke::ocr
