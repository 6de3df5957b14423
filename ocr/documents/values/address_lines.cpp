#include "ocr/documents/values/address_lines.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/text/text.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

/// The next line of a block lies at most this far below (paper between them), a line of an address begins at most this
/// far left of where the address does, both in heights of print.
constexpr double kNextLine = 1.5, kLeft = 1.2;
/// Lines of one address stand evenly, within this share of their distance.
constexpr double kEvenLines = 0.25;
/// Lines of one column begin within so much; the lines of a list set wide stand at most so far apart, in heights of print.
constexpr double kSameEdge = 0.6, kWideStep = 4.5;
/// Lines that an address may take below its first: foreigners' with the name of a host (茂手木方) took four in all.
constexpr int kMostLines = 4;
/// Most signs of a house's name and room; a line that goes on with an address is no longer than the address.
constexpr std::size_t kMostSigns = 40;
/// Digits of a room's number.
constexpr std::size_t kLeastRoom = 2;
/// Pieces of ink, each as high as print, that make a line which nobody read.
constexpr int kUnreadPieces = 3;

bool ends_with(std::u32string_view signs, std::u32string_view any) {
  return !signs.empty() && any.find(signs.back()) != std::u32string_view::npos;
}

/// What a house is called: a word of katakana, a number, or one of the words for houses and rooms. Katakana alone below a
/// second line are as likely the reading of a name.
bool names_a_house(std::u32string_view signs, bool second_line) {
  const bool number = std::any_of(signs.begin(), signs.end(), is_digit);
  const auto kana = std::count_if(signs.begin(), signs.end(), is_katakana);
  return number || (kana >= 3 && second_line) || ends_with(signs, U"荘号室棟階方寮館");
}

/// A line that says by itself that it is something else: a date, somebody addressed, a telephone, a sentence, the
/// numbers over persons side by side (【1】　【2】).
bool is_something_else(std::u32string_view signs) {
  if (!find_dates(signs).empty() || ends_with(signs, U"様殿。)】〕]")) return true;
  for (const auto word : {U"電話", U"TEL", U"〒", U"年度", U"証明", U"番号"})
    if (signs.find(word) != std::u32string_view::npos) return true;
  return false;
}

/// 1　2　3 over persons side by side; the number of a room (402) stands together.
bool is_a_numbering(const PageLayout& page, const Places& line) {
  const std::u32string signs = page.signs(line);
  return std::all_of(signs.begin(), signs.end(), is_digit) &&
         (signs.size() < kLeastRoom || page.extent(line).w > static_cast<double>(signs.size()) * page.glyph_px);
}

/// A list set wide goes on in its next line: the row begins just under the address with nothing beside it, as far below as
/// the labelled lines stand from each other.
bool is_next_of_list(const PageLayout& page, const Rect<CleanPx>& print, std::size_t row, std::size_t last_row) {
  const Rect<CleanPx>& own = page.rows[row].rect;
  const double step = own.centre().y - print.centre().y;
  if (std::abs(own.x - print.x) > kSameEdge * page.glyph_px || step > kWideStep * page.glyph_px) return false;
  const auto labelled = [&](std::size_t r, double away) {
    const Rect<CleanPx>& line = page.rows[r].rect;
    return line.x < print.x - kSameEdge * page.glyph_px && line.right() > print.x &&
           std::abs(away - step) < kEvenLines * step;
  };
  if (page.rows[last_row].rect.x > print.x - kSameEdge * page.glyph_px) return false;
  const bool above = last_row > 0 && labelled(last_row - 1, print.centre().y - page.rows[last_row - 1].rect.centre().y);
  return above || (row + 1 < page.rows.size() && labelled(row + 1, page.rows[row + 1].rect.centre().y - own.centre().y));
}

/// The first row below that begins under the address, by its glyphs; nothing where none does.
Places line_under(const PageLayout& page, const Rect<CleanPx>& print, std::size_t last_row) {
  const double em = std::max(print.h, page.glyph_px);
  for (std::size_t r = last_row + 1; r < page.rows.size(); ++r) {
    const Rect<CleanPx>& row = page.rows[r].rect;
    if (row.centre().y < print.bottom()) continue;
    if (row.y - print.bottom() > kNextLine * em && !is_next_of_list(page, print, r, last_row)) break;
    for (Places& group : groups_of(page, r, 2 * kValueGap * page.glyph_px)) {
      // What begins further left (世帯主　山田太郎, set close) counts from under the address on.
      const auto under = std::find_if(group.begin(), group.end(), [&](GlyphPlace at) {
        const double x = page.glyph(at).rect.x;
        return x > print.x - kLeft * em && x < print.right();
      });
      if (under != group.end()) return Places(under, group.end());
    }
  }
  return {};
}

/// Print below an address that no reader saw.
bool unread_under(const PageLayout& page, const Rect<CleanPx>& print) {
  const double em = std::max(print.h, page.glyph_px);
  const Rect<CleanPx> band{print.x - em, print.bottom() + 0.15 * em, print.w + em, kNextLine * em};
  return kUnreadPieces <= std::count_if(page.ink.begin(), page.ink.end(), [&](const InkBox& box) {
           const auto& r = box.rect;
           const bool like_print = r.h > 0.5 * em && r.h < 1.5 * em && r.w > 0.3 * em && r.w < 1.5 * em;
           return like_print && band.contains(r.centre()) && page.glyphs_in(r).empty();
         });
}

/// Digits of a telephone number, which stands under some addresses without a word.
constexpr std::ptrdiff_t kTelephone = 9;

bool is_telephone(std::u32string_view signs) { return std::count_if(signs.begin(), signs.end(), is_digit) >= kTelephone; }

/// The address's last line, from where the address begins.
Rect<CleanPx> last_line(const PageLayout& page, const Places& address) {
  Places line;
  for (const GlyphPlace at : address)
    if (at.row == address.back().row) line.push_back(at);
  Rect<CleanPx> out = page.extent(line);
  const double left = std::min(out.x, page.extent(address).x);
  out.w += out.x - left;
  out.x = left;
  return out;
}

/// ザ・フォレスト　グリーン over 館１１１０: a further line of katakana is a house where the next one, set as close under it as it
/// is under the address, ends with its room.
bool goes_on_with_room(const PageLayout& page, const Claimed& claimed, const Rect<CleanPx>& print, const Places& line) {
  const Rect<CleanPx> own = page.extent(line);
  const Places next = line_under(page, own, line.back().row);
  if (next.empty() || std::any_of(next.begin(), next.end(), claimed)) return false;
  const std::u32string signs = page.signs(next);
  const double step = own.centre().y - print.centre().y;
  const bool even = std::abs(page.extent(next).centre().y - own.centre().y - step) < kEvenLines * step;
  const bool room = std::any_of(signs.begin(), signs.end(), is_digit) && !is_telephone(signs) && !is_something_else(signs);
  return even && room && signs.size() <= kMostSigns;
}

/// Adds the line below to an address where it goes on there, its second or a further one; returns whether it did, and may go
/// on further.
bool add_line_below(const PageLayout& page, const Claimed& claimed, bool second_line, ValuePlace& address) {
  const Rect<CleanPx> print = last_line(page, address.glyphs);
  const Places below = line_under(page, print, address.glyphs.back().row);
  if (below.empty()) {
    address.more_below = unread_under(page, print);
    return false;
  }
  for (std::size_t i = 0; i <= below.back().index; ++i)
    if (claimed({below.front().row, i})) return false;
  const std::u32string signs = page.signs(below);
  if (is_something_else(signs)) return false;
  // 氏　名 not known as a label, and 梶浦ハナエ under the address.
  const std::u32string before = page.rows[below.front().row].signs().substr(0, below.front().index);
  const bool headed = std::any_of(before.begin(), before.end(), is_kanji);
  const bool house = names_a_house(signs, second_line || goes_on_with_room(page, claimed, print, below));
  if (headed || is_a_numbering(page, below) || !house || signs.size() > kMostSigns ||
      is_telephone(signs)) {
    address.more_below = true;
    return false;
  }
  address.glyphs.insert(address.glyphs.end(), below.begin(), below.end());
  ValuePlace whole = loose(page, std::move(address.glyphs));
  whole.unsure = address.unsure;
  address = std::move(whole);
  return true;
}

}  // namespace

ValuePlace with_lines_below(const PageLayout& page, ValuePlace address, const Claimed& claimed) {
  for (int lines = 0; lines < kMostLines && !address.glyphs.empty(); ++lines)
    if (!add_line_below(page, claimed, lines == 0, address)) break;
  return address;
}

}  // namespace uketsuke::ocr
