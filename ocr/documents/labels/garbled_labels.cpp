#include "ocr/documents/labels/garbled_labels.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {
namespace {

/// Print further than this from a label (edits, of its length) is none of it; another field's must be further off than
/// the second.
constexpr double kGarbled = 0.7, kClearer = 0.02;
/// Signs that a garbled label has, and that it must share with its label.
constexpr std::size_t kLeastSigns = 3, kMostSigns = 8, kShared = 1;
/// A label's cell is at most this high, mm.
constexpr double kHigh_mm = 25;

/// Print alone in a cell, in one line.
struct Piece {
  std::size_t row, from, to;
  Rect<CleanPx> rect, cell;
};

std::vector<Piece> pieces_of(const PageLayout& page, const std::vector<Label>& labels) {
  std::vector<Piece> out;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const auto& glyphs = page.rows[r].glyphs;
    for (std::size_t i = 0; i < glyphs.size();) {
      const auto cell = page.rules.cell_at(glyphs[i].rect.centre());
      std::size_t to = i + 1;
      while (cell && to < glyphs.size() && cell->contains(glyphs[to].rect.centre())) ++to;
      const std::size_t from = std::exchange(i, to);
      if (!cell || cell->h > kHigh_mm * page.px_per_mm || to - from < kLeastSigns || to - from > kMostSigns) continue;
      const auto inside = page.glyphs_in(*cell);
      const bool labelled =
          std::any_of(inside.begin(), inside.end(), [&](GlyphPlace at) { return label_over(labels, at) != nullptr; });
      if (!labelled && inside.size() == to - from) out.push_back({r, from, to, extent(page.rows[r], from, to), *cell});
    }
  }
  return out;
}

/// How far print is from the nearest of a field's labels, as a share of the label.
double away(const std::u32string& signs, const LabelSpec& spec) {
  double best = 9;
  for (const auto phrase : spec.phrases) {
    if (phrase.size() < kLeastSigns || signs.size() > phrase.size() + 2) continue;
    const auto shared = std::count_if(signs.begin(), signs.end(),
                                      [&](char32_t c) { return phrase.find(c) != std::u32string_view::npos; });
    PhraseMatch match;
    if (shared < static_cast<std::ptrdiff_t>(kShared) ||
        !best_substring(signs, phrase, static_cast<double>(phrase.size()), match))
      continue;
    const double outside = static_cast<double>(signs.size() - (match.to - match.from));
    best = std::min(best, (match.edits + 0.5 * outside) / static_cast<double>(phrase.size()));
  }
  return best;
}

bool heads_value(const PageLayout& page, const std::vector<Label>& labels, const Piece& piece, ValueKind kind) {
  const auto right = page.rules.cell_at({piece.cell.right() + 0.8 * page.px_per_mm, piece.rect.centre().y});
  if (!right) return false;
  const auto inside = page.glyphs_in(*right);
  return std::none_of(inside.begin(), inside.end(),
                      [&](GlyphPlace at) { return label_over(labels, at) != nullptr; }) &&
         fits(kind, page.signs(inside));
}

/// The one piece that may be the field's label.
const Piece* label_of(const PageLayout& page, const LabelSpec& spec, const std::vector<LabelSpec>& book,
                      const std::vector<Label>& labels, const std::vector<Piece>& pieces) {
  const Piece* out = nullptr;
  for (const Piece& piece : pieces) {
    const std::u32string signs = page.rows[piece.row].signs().substr(piece.from, piece.to - piece.from);
    const double own = away(signs, spec);
    const bool others = std::any_of(book.begin(), book.end(), [&](const LabelSpec& other) {
      return &other != &spec && other.field != spec.field && away(signs, other) < own + kClearer;
    });
    if (own > kGarbled || others || !heads_value(page, labels, piece, spec.kind)) continue;
    if (out != nullptr) return nullptr;
    out = &piece;
  }
  return out;
}

/// 続柄 of two signs, one of them misread (続病, 統柄), close before a word of the closed list of relations: what one sign lacks the
/// value makes up for.
void add_relation_labels(const PageLayout& page, const LabelSpec& spec, std::vector<Label>& labels) {
  constexpr std::size_t kSigns = 2;
  std::vector<Label> found;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const auto& glyphs = page.rows[r].glyphs;
    for (std::size_t i = 0; i + kSigns < glyphs.size(); ++i) {
      const std::size_t end = i + kSigns;
      const bool half = (glyphs[i].sign == U'続') != (glyphs[i + 1].sign == U'柄');
      if (!half || !glyphs[i].word_start || !glyphs[end].word_start) continue;
      if (label_over(labels, {r, i}) != nullptr || label_over(labels, {r, i + 1}) != nullptr) continue;
      std::size_t to = end + 1;
      while (to < glyphs.size() && !glyphs[to].word_start) ++to;
      const std::u32string word = page.rows[r].signs().substr(end, to - end);
      if (is_relation(to_utf8({word.begin(), word.end()})))
        found.push_back({&spec, r, i, end, 1, extent(page.rows[r], i, end), true});
    }
  }
  labels.insert(labels.end(), found.begin(), found.end());
}

}  // namespace

void add_garbled_labels(const PageLayout& page, const KindInfo& kind, std::vector<Label>& labels) {
  const std::vector<LabelSpec>& book = label_book(kind.id);
  std::optional<std::vector<Piece>> pieces;
  for (const LabelSpec& spec : book) {
    const FieldInfo* info = kind.find(spec.field);
    const bool known =
        std::any_of(labels.begin(), labels.end(), [&](const Label& l) { return l.spec->field == spec.field; });
    if (info == nullptr || !info->required || known) continue;
    if (!pieces) pieces = pieces_of(page, labels);
    const Piece* piece = label_of(page, spec, book, labels, *pieces);
    if (piece == nullptr) continue;
    labels.push_back({&spec, piece->row, piece->from, piece->to, 1, piece->rect, true});
  }
  if (kind.find("relation") != nullptr) add_relation_labels(page, *labels_of(kind.id, "relation"), labels);
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label& a, const Label& b) { return a.row != b.row ? a.row < b.row : a.from < b.from; });
}

}  // namespace uketsuke::ocr
