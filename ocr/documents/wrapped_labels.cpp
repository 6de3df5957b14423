#include "ocr/documents/wrapped_labels.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "ocr/documents/phrase.h"

namespace uketsuke::ocr {
namespace {

/// Cells of labels are at most this wide and high, mm, and hold at most so many signs: what is larger holds values.
constexpr double kWide_mm = 62, kHigh_mm = 26;
constexpr std::size_t kMostSigns = 18;
/// Edits that a joined label may have, share of its length: one sign in eight.
constexpr double kEdits = 0.125;

using Places = std::vector<GlyphPlace>;

/// Print of narrow cells, cell by cell.
std::vector<Places> cells_of(const PageLayout& layout) {
  std::map<std::tuple<int, int, int, int>, Places> cells;
  for (std::size_t r = 0; r < layout.rows.size(); ++r)
    for (std::size_t i = 0; i < layout.rows[r].glyphs.size(); ++i) {
      const auto cell = layout.rules.cell_at(layout.rows[r].glyphs[i].rect.centre());
      if (!cell || cell->w > kWide_mm * layout.px_per_mm || cell->h > kHigh_mm * layout.px_per_mm) continue;
      // Rules slant: a cell's corners differ by a few pixels from sign to sign.
      const auto rough = [](double v) { return static_cast<int>(v / 16 + 0.5); };
      cells[{rough(cell->x), rough(cell->y), rough(cell->right()), rough(cell->bottom())}].push_back({r, i});
    }
  std::vector<Places> out;
  for (auto& [corners, places] : cells) out.push_back(std::move(places));
  return out;
}

/// Longest label that ends where the text ends, or nothing: how many signs of the text it covers.
std::size_t label_at_end(std::u32string_view text, std::span<const LabelSpec> book) {
  std::size_t longest = 0;
  for (const LabelSpec& spec : book)
    for (const auto phrase : spec.phrases) {
      PhraseMatch match;
      if (!best_substring(text, phrase, kEdits * static_cast<double>(phrase.size()), match)) continue;
      if (match.to == text.size()) longest = std::max(longest, match.to - match.from);
    }
  return longest;
}

/// The lines of a cell are one label: it reaches from its last line into the first, and no line is a label by itself.
bool is_one_label(const PageLayout& layout, const Places& places, std::span<const LabelSpec> book) {
  const std::size_t first_row = places.front().row;
  std::size_t lines = 1, first = 0, last_begin = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].row == first_row) ++first;
    if (i > 0 && places[i].row != places[i - 1].row) ++lines, last_begin = i;
  }
  if (lines < 2 || lines > 3 || places.size() > kMostSigns) return false;
  const std::u32string text = layout.signs(places);
  const std::size_t covered = label_at_end(text, book);
  const bool last_alone = label_at_end(std::u32string_view(text).substr(last_begin), book) == text.size() - last_begin;
  const bool first_alone = label_at_end(std::u32string_view(text).substr(0, first), book) == first;
  return covered > text.size() - first && !(first_alone && last_alone);
}

}  // namespace

void join_wrapped_labels(std::span<const LabelSpec> book, PageLayout& layout) {
  std::vector<GlyphPlace> gone;
  std::vector<std::pair<GlyphPlace, std::vector<Glyph>>> joined;
  for (const Places& places : cells_of(layout)) {
    if (places.empty() || !is_one_label(layout, places, book)) continue;
    const Rect<CleanPx> rect = layout.extent(places);
    std::vector<Glyph> glyphs;
    const double step = rect.w / static_cast<double>(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      Glyph glyph = layout.glyph(places[i]);
      glyph.rect = {rect.x + step * static_cast<double>(i), rect.y, step, rect.h};
      glyph.word_start = i == 0;
      glyphs.push_back(glyph);
    }
    joined.emplace_back(places.front(), std::move(glyphs));
    gone.insert(gone.end(), places.begin(), places.end());
  }
  // From the end, so that places before stay right.
  const auto later = [](GlyphPlace a, GlyphPlace b) { return a.row != b.row ? a.row > b.row : a.index > b.index; };
  std::sort(gone.begin(), gone.end(), later);
  for (const GlyphPlace at : gone) {
    auto& glyphs = layout.rows[at.row].glyphs;
    const auto begins = std::find_if(joined.begin(), joined.end(), [&](const auto& j) { return j.first == at; });
    const auto place = glyphs.erase(glyphs.begin() + static_cast<std::ptrdiff_t>(at.index));
    if (place != glyphs.end()) place->word_start = true;
    if (begins != joined.end()) glyphs.insert(place, begins->second.begin(), begins->second.end());
  }
  std::erase_if(layout.rows, [](const TextRow& row) { return row.glyphs.empty(); });
}

}  // namespace uketsuke::ocr
