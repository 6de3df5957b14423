#include "ocr/documents/persons/names_in_letters.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text/text.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// Share of letters in a text of letters, and the fewest: LI NA.
constexpr double kMostly = 0.8;
constexpr std::size_t kFewest = 4;
/// Share of capitals from which all of a name are.
constexpr double kCapitals = 0.7;
/// A gap between words is this wide at least, of the line's height, and so many times wider than any between letters: a
/// space leaves 0.5 in proportional type and 0.8 in type of one width, letters at most 0.15 and 0.25 (I).
constexpr double kSpace = 0.3, kClearly = 1.5;
/// A second line begins under the first, off by at most the first, and no further down than the second, in its height.
constexpr double kAside = 0.8, kBelow = 1.2;

constexpr std::u32string_view kMarks = U"-'.,";

bool is_small(char32_t c) { return c >= U'a' && c <= U'z'; }
char32_t capital(char32_t c) { return is_small(c) ? c - U'a' + U'A' : c; }

/// A sign as a name's letter or mark; digits and strokes are what I and O are taken for.
char32_t as_letter(char32_t c) {
  if (std::u32string_view(U"1|!").find(c) != std::u32string_view::npos) return U'I';
  if (std::u32string_view(U"0〇○").find(c) != std::u32string_view::npos) return U'O';
  if (std::u32string_view(U"‐‑–—−ー一").find(c) != std::u32string_view::npos) return U'-';
  if (std::u32string_view(U"’‘`´").find(c) != std::u32string_view::npos) return U'\'';
  return c;
}

std::size_t letters_in(std::u32string_view signs) {
  return static_cast<std::size_t>(std::count_if(signs.begin(), signs.end(), is_letter));
}

/// Texts of several words that stay apart.
std::vector<std::u32string> words_of(std::string_view text) {
  std::vector<std::u32string> out(1);
  for (const char32_t c : code_points(nfkc(text))) {
    if (c != U' ' && c != U'\u3000')
      out.back() += as_letter(c);
    else if (!out.back().empty())
      out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

}  // namespace

const CharSet& letter_signs() {
  static const CharSet set = [] {
    CharSet out;
    out.name = "document-letters";
    for (char32_t c = U'A'; c <= U'Z'; ++c)
      for (const char32_t letter : {c, static_cast<char32_t>(c - U'A' + U'a')})
        out.signs.push_back({letter, {letter, static_cast<char32_t>(letter + 0xFEE0)}, 1});
    out.signs.push_back({U'-', {U'-', U'－', U'−', U'‐'}, 1});
    out.signs.push_back({U'\'', {U'\'', U'’'}, 1});
    out.signs.push_back({U'.', {U'.', U'．'}, 1});
    out.signs.push_back({U',', {U',', U'，'}, 1});
    return out;
  }();
  return set;
}

bool in_letters(std::string_view text) {
  const std::u32string signs = folded(text);
  const std::size_t letters = letters_in(signs);
  return letters >= kFewest && static_cast<double>(letters) >= kMostly * static_cast<double>(signs.size());
}

bool is_english_label(std::u32string_view signs) {
  static constexpr std::array<std::u32string_view, 20> kWords = {
      U"name", U"birth", U"date", U"sex", U"gender", U"address", U"number", U"relation", U"student", U"course",
      U"depart", U"grade", U"school", U"faculty", U"major", U"nationality", U"kana", U"period", U"full", U"No."};
  std::u32string small;
  for (const char32_t c : signs) small += is_letter(c) && !is_small(c) ? c - U'A' + U'a' : c;
  return std::any_of(kWords.begin(), kWords.end(), [&](auto word) { return small.find(word) != std::u32string::npos; });
}

std::optional<std::string> name_in_letters(std::string_view text) {
  std::u32string all, signs;
  for (const std::u32string& word : words_of(text)) {
    all += (all.empty() ? U"" : U" ") + word;
    signs += word;
  }
  const std::size_t letters = letters_in(signs);
  const bool whole = std::all_of(signs.begin(), signs.end(), [](char32_t c) {
    return is_letter(c) || kMarks.find(c) != std::u32string_view::npos;
  });
  if (!whole || letters < kFewest || is_english_label(signs)) return std::nullopt;
  const auto small = static_cast<std::size_t>(std::count_if(signs.begin(), signs.end(), is_small));
  const bool capitals = static_cast<double>(letters - small) >= kCapitals * static_cast<double>(letters);
  std::vector<char32_t> out;
  for (const char32_t c : all) out.push_back(!capitals ? c : c == U'l' ? U'I' : capital(c));
  // Specks at either end are read as marks.
  while (!out.empty() && kMarks.find(out.back()) != std::u32string_view::npos && out.back() != U'.') out.pop_back();
  while (!out.empty() && !is_letter(out.front())) out.erase(out.begin());
  return to_utf8(out);
}

WordGaps word_gaps(const ImageView& binary, const Rect<CleanPx>& line) {
  const int x0 = std::max(0, static_cast<int>(line.x)), x1 = std::min(binary.width, static_cast<int>(line.right()));
  const int y0 = std::max(0, static_cast<int>(line.y)), y1 = std::min(binary.height, static_cast<int>(line.bottom()));
  std::vector<std::pair<double, double>> gaps;  // width and middle
  int last = -1;
  for (int x = x0; x < x1; ++x) {
    bool ink = false;
    for (int y = y0; y < y1 && !ink; ++y) ink = binary.row(y)[x] < 128;
    if (!ink) continue;
    if (last >= 0 && x - last > 1) gaps.emplace_back(x - last - 1, (x + last) / 2.0);
    last = x;
  }
  WordGaps out;
  std::sort(gaps.begin(), gaps.end());
  // Letters stand closer than words: the widest step between the two.
  std::size_t first = gaps.size();
  double step = 0;
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    if (gaps[i].first < kSpace * line.h) continue;
    const double before = i == 0 ? 1 : gaps[i - 1].first, wider = gaps[i].first / before;
    if (wider > step) step = wider, first = i;
  }
  if (first == gaps.size()) return out;
  out.clear = step >= kClearly;
  for (std::size_t i = first; i < gaps.size(); ++i) out.at.push_back(gaps[i].second);
  return out;
}

std::string with_word_gaps(const ImageView& binary, const Rect<CleanPx>& line, double air_px, const LineText& read,
                           const std::vector<char32_t>& text) {
  if (text.size() != read.signs.size()) return to_utf8(text);
  const WordGaps gaps = word_gaps(binary, line);
  const auto middle = [&](std::size_t i) {
    return line.x - air_px + (read.signs[i].from_px + read.signs[i].to_px) / 2;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool apart = i > 0 && std::any_of(gaps.at.begin(), gaps.at.end(), [&](double gap) {
      return middle(i - 1) < gap && gap <= middle(i);
    });
    if (apart) out += ' ';
    out += to_utf8(text[i]);
  }
  return out;
}

bool spaced_within(std::string_view loose, std::string_view exact) {
  const auto ends = [](std::string_view text) {
    std::vector<std::size_t> out;
    std::size_t signs = 0;
    for (const char32_t c : code_points(text)) {
      if (c == U' ') out.push_back(signs);
      else ++signs;
    }
    return out;
  };
  const auto few = ends(loose), all = ends(exact);
  return std::includes(all.begin(), all.end(), few.begin(), few.end());
}

ValuePlace with_second_line(const PageLayout& page, const ValuePlace& place) {
  if (place.ruled || place.glyphs.empty() || !in_letters(page.text(place.glyphs))) return place;
  const Rect<CleanPx> print = page.extent(place.glyphs);
  const std::size_t row = place.glyphs.back().row;
  const Rect<CleanPx> under{print.x - kAside * print.h, print.bottom(), page.width, kBelow * print.h};
  ValuePlace out = place;
  for (const GlyphPlace at : page.glyphs_in(under)) {
    if (at.row == row) continue;
    const Glyph& glyph = page.glyph(at);
    const bool begins = out.glyphs.size() == place.glyphs.size();
    if (begins && (!glyph.word_start || std::abs(glyph.rect.x - print.x) > kAside * print.h)) break;
    if (!begins && at.row != out.glyphs.back().row) break;
    if (!is_letter(glyph.sign) && kMarks.find(glyph.sign) == std::u32string_view::npos) break;
    out.glyphs.push_back(at);
  }
  const std::vector<GlyphPlace> second(out.glyphs.begin() + static_cast<std::ptrdiff_t>(place.glyphs.size()),
                                       out.glyphs.end());
  const Rect<CleanPx> more = page.extent(second);
  if (second.empty() || is_english_label(page.signs(second)) || more.h < kAside * print.h) return place;
  out.area = unite(out.area, more.grown(0.35 * page.glyph_px));
  return out;
}

}  // namespace uketsuke::ocr
