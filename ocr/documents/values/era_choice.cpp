#include "ocr/documents/values/era_choice.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// How far a ring may reach beyond its era, in heights of print.
constexpr double kRing = 1.0;
/// What empty boxes are read as; a ticked one is read as anything else (凶, 軌), or not at all.
constexpr std::u32string_view kEmptyBox = U"□口ロ";

struct EraWord {
  std::vector<GlyphPlace> glyphs;
  Rect<CleanPx> rect;
};

std::vector<EraWord> era_words(const PageLayout& page, const std::vector<GlyphPlace>& glyphs, std::size_t& behind) {
  std::vector<EraWord> out;
  const std::u32string signs = page.signs(glyphs);
  for (std::size_t i = 0; i + 1 < signs.size(); ++i)
    for (const std::u32string_view era : kEraNames)
      if (std::u32string_view(signs).substr(i, 2) == era) {
        out.push_back({{glyphs[i], glyphs[i + 1]}, page.extent({glyphs[i], glyphs[i + 1]})});
        behind = i + 2;
      }
  return out;
}

bool behind_empty_box(const PageLayout& page, const EraWord& word) {
  const GlyphPlace at = word.glyphs.front();
  return at.index > 0 && kEmptyBox.find(page.glyph({at.row, at.index - 1}).sign) != std::u32string_view::npos;
}

/// Something else stands directly before the era: a box that is not empty.
bool behind_other_sign(const PageLayout& page, const EraWord& word) {
  const GlyphPlace at = word.glyphs.front();
  if (at.index == 0 || behind_empty_box(page, word)) return false;
  const Glyph& before = page.glyph({at.row, at.index - 1});
  return !page.glyph(at).word_start && std::u32string_view(U"和成正治").find(before.sign) == std::u32string_view::npos;
}

bool ringed(const PageLayout& page, const EraWord& word) {
  const double em = page.glyph_px;
  if (std::any_of(page.rings.begin(), page.rings.end(),
                  [&](const auto& ring) { return ring.contains(word.rect.centre()); }))
    return true;
  return std::any_of(page.ink.begin(), page.ink.end(), [&](const InkBox& box) {
    const auto& r = box.rect;
    const bool across = r.x < word.rect.x && r.right() > word.rect.right() && r.w < word.rect.w + 2 * kRing * em;
    return across && r.y < word.rect.y + 0.2 * em && r.bottom() > word.rect.bottom() - 0.2 * em &&
           r.h < word.rect.h + 2 * kRing * em;
  });
}

/// The only ring taken off the page whose middle lies between two places of a line.
const Rect<CleanPx>* ring_in(const PageLayout& page, const Rect<CleanPx>& line, double from, double to) {
  const Rect<CleanPx>* out = nullptr;
  for (const Rect<CleanPx>& ring : page.rings) {
    const Point<CleanPx> middle = ring.centre();
    if (middle.x < from || middle.x > to || middle.y < line.y || middle.y > line.bottom()) continue;
    if (out != nullptr) return nullptr;
    out = &ring;
  }
  return out;
}

/// The glyphs of a value that a ring holds.
std::vector<GlyphPlace> ringed_glyphs(const PageLayout& page, const std::vector<GlyphPlace>& glyphs,
                                      const Rect<CleanPx>& ring) {
  std::vector<GlyphPlace> out;
  for (const GlyphPlace at : glyphs)
    if (ring.contains(page.glyph(at).rect.centre())) out.push_back(at);
  return out;
}

bool is_digit_at(const PageLayout& page, GlyphPlace at) {
  return is_digit(page.glyph(at).sign) || page.glyph(at).sign == U'元';
}

/// The chosen era, whose print is `glyphs` and whose picture is `era`, and the day behind it, read apart.
void choose(const PageLayout& page, std::vector<GlyphPlace> glyphs, const Rect<CleanPx>& era,
            const std::vector<GlyphPlace>& day, ValuePlace& place) {
  const double air = 0.15 * page.glyph_px;
  const Rect<CleanPx> print = page.extent(day);
  place.doubt = "era_chosen";
  place.glyphs = std::move(glyphs);
  place.glyphs.insert(place.glyphs.end(), day.begin(), day.end());
  const double right = place.ruled ? place.area.right() : print.right() + air;
  place.parts = {era, {print.x - air, print.y - air, right - print.x + air, print.h + 2 * air}};
}

/// Chooses by the ring before the day, if there is one: whatever the page reader took the ringed word for.
void choose_ringed(const PageLayout& page, const std::vector<GlyphPlace>& eras, const std::vector<GlyphPlace>& day,
                   ValuePlace& place) {
  const Rect<CleanPx> print = page.extent(day);
  const Rect<CleanPx>* ring = ring_in(page, print, place.area.x - page.glyph_px, print.x);
  if (ring != nullptr) choose(page, ringed_glyphs(page, eras, *ring), ring->grown(-0.1 * ring->h), day, place);
}

/// 昭・平・令 60年6月2日: eras by their first signs. Which one is ringed is read by what stands in the ring, whatever the page
/// reader took it for.
void choose_era_letter(const PageLayout& page, ValuePlace& place) {
  const auto digit = std::find_if(place.glyphs.begin(), place.glyphs.end(),
                                  [&](GlyphPlace at) { return is_digit_at(page, at); });
  const std::vector<GlyphPlace> eras(place.glyphs.begin(), digit), day(digit, place.glyphs.end());
  const std::u32string signs = page.signs(eras);
  const auto letters = std::count_if(signs.begin(), signs.end(), [](char32_t c) {
    return std::u32string_view(U"明大昭平令").find(c) != std::u32string_view::npos;
  });
  if (letters < 2 || day.empty()) return;
  place.doubt = "several_eras";
  choose_ringed(page, eras, day, place);
}

/// 男・女 of which one is ringed: what stands in the ring is read, where the other one is printed beside it.
void choose_sex(const PageLayout& page, ValuePlace& place) {
  if (place.glyphs.empty()) return;
  const Rect<CleanPx>* ring = ring_in(page, page.extent(place.glyphs), place.area.x - page.glyph_px,
                                      place.area.right() + page.glyph_px);
  if (ring == nullptr) return;
  const std::vector<GlyphPlace> chosen = ringed_glyphs(page, place.glyphs, *ring);
  const std::u32string signs = page.signs(place.glyphs), in_ring = page.signs(chosen);
  const bool other = std::count_if(signs.begin(), signs.end(), [&](char32_t c) {
                       return (c == U'男' || c == U'女') && in_ring.find(c) == std::u32string::npos;
                     }) == 1;
  if (!other) return;
  place.glyphs = chosen;
  place.parts = {ring->grown(-0.1 * ring->h)};
  place.doubt = "choice_circled";
}

/// The only one without an empty box where others have one, or the only one with a ring.
const EraWord* marked(const PageLayout& page, const std::vector<EraWord>& words) {
  const auto only = [&](const auto& is) -> const EraWord* {
    const auto first = std::find_if(words.begin(), words.end(), is);
    if (first == words.end() || std::find_if(first + 1, words.end(), is) != words.end()) return nullptr;
    return &*first;
  };
  const bool boxes =
      std::any_of(words.begin(), words.end(), [&](const EraWord& word) { return behind_empty_box(page, word); });
  if (boxes) {
    const EraWord* alone = only([&](const EraWord& word) { return !behind_empty_box(page, word); });
    return alone != nullptr ? alone : only([&](const EraWord& word) { return behind_other_sign(page, word); });
  }
  return only([&](const EraWord& word) { return ringed(page, word); });
}

/// The day behind which nothing lies that has happened: that of issue, or, where it was not read, the latest day on which
/// somebody lost an insurance or a post. Empty where none was read.
std::string last_day(const std::vector<FieldReading>& fields) {
  std::string issued, out;
  for (const FieldReading& field : fields) {
    if (field.field == "issued_on") issued = field.value;
    if (field.field == "lost_on" || field.field == "left_on") out = std::max(out, field.value);
  }
  return issued.empty() ? out : issued;
}

}  // namespace

void choose_eras(const PageLayout& page, std::vector<PlacedValue>& values) {
  for (PlacedValue& value : values) {
    ValuePlace& place = value.place;
    if (value.kind == ValueKind::Sex) choose_sex(page, place);
    if (value.kind != ValueKind::Date) continue;
    if (count_eras(page.signs(place.glyphs)) < 2) {
      choose_era_letter(page, place);
      continue;
    }
    std::size_t behind = 0;
    const std::vector<EraWord> words = era_words(page, place.glyphs, behind);
    const std::vector<GlyphPlace> day(place.glyphs.begin() + static_cast<std::ptrdiff_t>(behind), place.glyphs.end());
    // Two whole days, each with its era, are no choice.
    if (day.empty() || find_dates(page.signs(place.glyphs)).size() > 1) continue;
    place.doubt = "several_eras";
    if (const EraWord* era = marked(page, words)) {
      choose(page, era->glyphs, era->rect.grown(0.15 * page.glyph_px), day, place);
    } else {
      choose_ringed(page, {place.glyphs.begin(), place.glyphs.begin() + static_cast<std::ptrdiff_t>(behind)}, day, place);
    }
  }
}

void propose_eras(std::vector<FieldReading>& fields) {
  const std::string last = last_day(fields);
  for (FieldReading& field : fields) {
    const bool past = field.field == "birth_date" || field.field == "acquired_on";
    if (!past || std::find(field.doubts.begin(), field.doubts.end(), "several_eras") == field.doubts.end()) continue;
    const std::u32string signs = folded(field.raw);
    std::size_t behind = 0;
    std::vector<std::u32string_view> eras;
    for (const auto era : kEraNames)
      if (const std::size_t at = signs.find(era); at != std::u32string::npos)
        eras.push_back(era), behind = std::max(behind, at + era.size());
    std::vector<Candidate> days;
    for (const auto era : eras) {
      const auto found = find_dates(std::u32string(era) + signs.substr(behind));
      const bool whole = found.size() == 1 && found[0].fault == WarekiFault::None && !found[0].iso().empty();
      if (whole && (last.empty() || found[0].iso() <= last)) days.push_back({found[0].iso(), 0.5});
    }
    // Of several that are possible the one that was read stays; an impossible one gives way to the latest.
    const bool ahead = !last.empty() && field.value > last;
    if (days.empty() || (days.size() > 1 && !ahead)) continue;
    std::sort(days.begin(), days.end(), [](const Candidate& a, const Candidate& b) { return a.value > b.value; });
    field.value = days[0].value;
    field.candidates = std::move(days);
  }
}

}  // namespace uketsuke::ocr
