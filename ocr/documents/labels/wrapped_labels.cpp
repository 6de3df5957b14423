#include "ocr/documents/labels/wrapped_labels.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ocr/documents/labels/phrase.h"

namespace uketsuke::ocr {
namespace {

/// Cells of labels are at most this wide and high, mm: what is larger holds values.
constexpr double kWide_mm = 62, kHigh_mm = 26;
/// Edits that a joined label may have, share of its length: one sign in eight.
constexpr double kEdits = 0.125;

using Places = std::vector<GlyphPlace>;

/// Rules slant: a cell's corners differ by a few pixels from sign to sign, those of two cells by more.
constexpr double kCorner_px = 16;

bool same_cell(const Rect<CleanPx>& a, const Rect<CleanPx>& b) {
  const auto near = [](double p, double q) { return std::abs(p - q) < kCorner_px; };
  return near(a.x, b.x) && near(a.y, b.y) && near(a.right(), b.right()) && near(a.bottom(), b.bottom());
}

/// A cell's print line by line, whatever rows it is in: a value beside two lines of its label draws both into one row.
std::vector<Places> lines_of(const PageLayout& layout, Places places) {
  const auto rect = [&](GlyphPlace at) { return layout.glyph(at).rect; };
  std::stable_sort(places.begin(), places.end(),
                   [&](GlyphPlace a, GlyphPlace b) { return rect(a).centre().y < rect(b).centre().y; });
  std::vector<Places> out;
  for (const GlyphPlace at : places) {
    const bool next = out.empty() || rect(at).centre().y - rect(out.back().front()).centre().y > 0.6 * layout.glyph_px;
    if (next) out.emplace_back();
    out.back().push_back(at);
  }
  for (Places& line : out)
    std::stable_sort(line.begin(), line.end(), [&](GlyphPlace a, GlyphPlace b) { return rect(a).x < rect(b).x; });
  return out;
}

/// The lines of a cell are one label: it reaches from the last line into the first, and they are no labels by
/// themselves.
bool is_one_label(const PageLayout& layout, const std::vector<Places>& lines, std::span<const LabelSpec> book) {
  if (lines.size() < 2 || lines.size() > 3) return false;
  std::u32string text;
  for (const Places& line : lines) text += layout.signs(line);
  if (text.size() > kMostLabelSigns) return false;
  const auto is_label = [&](const Places& line) { return label_at_end(layout.signs(line), book) == line.size(); };
  return label_at_end(text, book) > text.size() - lines.front().size() &&
         !(is_label(lines.front()) && is_label(lines.back()));
}

}  // namespace

std::vector<Places> label_cells(const PageLayout& layout) {
  std::vector<Rect<CleanPx>> cells;
  std::vector<Places> out;
  for (std::size_t r = 0; r < layout.rows.size(); ++r)
    for (std::size_t i = 0; i < layout.rows[r].glyphs.size(); ++i) {
      const auto cell = layout.rules.cell_at(layout.rows[r].glyphs[i].rect.centre());
      if (!cell || cell->w > kWide_mm * layout.px_per_mm || cell->h > kHigh_mm * layout.px_per_mm) continue;
      const auto known = std::find_if(cells.begin(), cells.end(), [&](const auto& c) { return same_cell(c, *cell); });
      const auto at = static_cast<std::size_t>(known - cells.begin());
      if (known == cells.end()) cells.push_back(*cell), out.emplace_back();
      out[at].push_back({r, i});
    }
  return out;
}

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

void join_wrapped_labels(std::span<const LabelSpec> book, PageLayout& layout) {
  std::vector<GlyphPlace> gone;
  std::vector<std::pair<GlyphPlace, std::vector<Glyph>>> joined;
  for (const Places& cell : label_cells(layout)) {
    const std::vector<Places> lines = lines_of(layout, cell);
    if (!is_one_label(layout, lines, book)) continue;
    Places places;
    for (const Places& line : lines) places.insert(places.end(), line.begin(), line.end());
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
