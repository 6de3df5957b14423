#include "ocr/documents/values/entitlement.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "ocr/documents/values/loose_values.h"

namespace uketsuke::ocr {
namespace {

/// A label that differs from the book's by so many signs may be another word: 控除額 is nearly 控除額計.
constexpr double kOtherWord = 0.9;
/// Words this near before a label, in heights of print, make a longer word of both.
constexpr double kGlued = 1.2;
/// A label's cell is at most this high and wide, mm.
constexpr double kCellHigh_mm = 25, kCellWide_mm = 60;
/// Two readings of one word lie no further apart, in heights of print.
constexpr double kAgain = 0.4;
/// Signs from which on unknown print is a word.
constexpr std::size_t kWord = 2;

bool is_free(const ClaimedPrint& claimed, const std::vector<GlyphPlace>& print) {
  return std::none_of(print.begin(), print.end(), [&](GlyphPlace at) { return claimed.holds(at); });
}

/// Unknown words in a cell outside brackets, but for those of the value and for the label itself read a second time.
bool holds_unknown_word(const PageLayout& page, const ClaimedPrint& claimed, const Rect<CleanPx>& cell,
                        const Label& label, const ValuePlace& place) {
  const Rect<CleanPx> again = label.rect.grown(kAgain * page.glyph_px);
  std::size_t signs = 0;
  int brackets = 0;
  for (const GlyphPlace at : page.glyphs_in(cell)) {
    const char32_t c = page.glyph(at).sign;
    brackets += c == U'(' || c == U'〔' || c == U'[' ? 1 : c == U')' || c == U'〕' || c == U']' ? -1 : 0;
    const bool own = std::find(place.glyphs.begin(), place.glyphs.end(), at) != place.glyphs.end() ||
                     again.contains(page.glyph(at).rect.centre());
    if (brackets <= 0 && !own && !claimed.holds(at) && in_names(c)) ++signs;
  }
  return signs >= kWord;
}

/// The widest gap between two signs of a label: one that is set wide (前　住　所) keeps its distance before it as well.
double widest_gap(const TextRow& row, const Label& label) {
  double out = 0;
  for (std::size_t i = label.from + 1; i < label.to; ++i)
    out = std::max(out, row.glyphs[i].rect.x - row.glyphs[i - 1].rect.right());
  return out;
}

/// Unknown words before the label make one with it, or a mark joins both (事業所整理記号・番号). What a mark joins to any
/// label shares its values with it (7472 ・ 76152).
bool is_glued(const PageLayout& page, const ClaimedPrint& claimed, const Label& label) {
  const TextRow& row = page.rows[label.row];
  std::size_t at = label.from;
  while (at > 0 && std::u32string_view(U"・/,、").find(row.glyphs[at - 1].sign) != std::u32string_view::npos) --at;
  if (at == 0) return false;
  const Glyph &before = row.glyphs[at - 1], &first = row.glyphs[label.from];
  const double gap = row.glyphs[at].rect.x - before.rect.right();
  return gap < std::max(kGlued * page.glyph_px, 1.1 * widest_gap(row, label)) && in_names(before.sign) &&
         (at < label.from || !claimed.holds({label.row, at - 1})) &&
         !page.rules.vertical_between(before.rect.centre(), first.rect.centre());
}

bool is_low(const PageLayout& page, const Rect<CleanPx>& cell) {
  return cell.h < kCellHigh_mm * page.px_per_mm && cell.w < kCellWide_mm * page.px_per_mm;
}

/// The label is part of a longer word, or its cell says more than the label.
bool is_longer(const PageLayout& page, const ClaimedPrint& claimed, const Label& label, const ValuePlace& place) {
  if (is_glued(page, claimed, label)) return true;
  const auto cell = page.rules.cell_at(label.rect.centre());
  if (!cell || !is_low(page, *cell) || cell->contains(place.area.centre())) return false;
  return holds_unknown_word(page, claimed, *cell, label, place);
}

/// What stands before a value that its label stands above: unknown words there are the nearer label, but for a heading
/// of both (所得 beside 給与収入 over its amount).
bool has_nearer_label(const PageLayout& page, const ClaimedPrint& claimed, const Label& label, const ValuePlace& place) {
  if (place.area.centre().y < label.rect.bottom()) return false;
  if (place.ruled) {
    auto left = page.rules.cell_at({place.area.x - 1.6 * page.px_per_mm, place.area.centre().y});
    // Close to its side a rule of the next column seems to go on into it.
    if (left) left = page.rules.cell_at({left->centre().x, place.area.centre().y});
    return left && left->y > label.rect.centre().y && is_low(page, *left) && holds_unknown_word(page, claimed, *left, label, place);
  }
  if (place.glyphs.empty() || place.glyphs.front().index == 0) return false;
  const GlyphPlace first = place.glyphs.front();
  const TextRow& row = page.rows[first.row];
  std::size_t signs = 0;
  for (std::size_t i = first.index; i-- > 0 && !claimed.holds({first.row, i}) && in_names(row.glyphs[i].sign);)
    ++signs;
  return signs >= kWord;
}

/// A value in the next line of a list though it should stand beside its label: that line has words of its own before it, which
/// begin where the label does (給与所得 whose amount nobody read, 営業等所得 0円 below it).
bool is_of_next_line(const PageLayout& page, const Label& label, const ValuePlace& place) {
  constexpr double kLower = 0.6, kFlush = 2.0;  // heights of print
  if (place.glyphs.empty() || (!is_number(label.spec->kind) && label.spec->kind != ValueKind::Date)) return false;
  const Rect<CleanPx> value = page.extent(place.glyphs);
  const bool beside = value.x > label.rect.right() && value.centre().y - label.rect.centre().y > kLower * page.glyph_px;
  const GlyphPlace first = place.glyphs.front();
  const TextRow& row = page.rows[first.row];
  if (!beside || first.row == label.row || std::abs(row.rect.x - label.rect.x) > kFlush * page.glyph_px) return false;
  std::size_t signs = 0;
  while (signs < first.index && in_names(row.glyphs[signs].sign)) ++signs;
  return signs >= kWord && row.glyphs[signs - 1].rect.centre().y > label.rect.bottom() &&
         !page.rules.vertical_between(row.glyphs[signs - 1].rect.centre(), value.centre());
}

/// A value below its label though the cell at its right side is there for it, and empty: what stands below is the next
/// label of the list.
bool skips_its_cell(const PageLayout& page, const Label& label, const ValuePlace& place) {
  if (!place.ruled || place.area.centre().y < label.rect.bottom()) return false;
  const auto cell = page.rules.cell_at(label.rect.centre());
  if (!cell || cell->contains(place.area.centre())) return false;
  const auto right = page.rules.cell_at({cell->right() + 0.8 * page.px_per_mm, label.rect.centre().y});
  return right && right->w > 0.8 * cell->w && page.glyphs_in(*right).empty() && !page.has_print(*right);
}

/// Words under a label in its own cell though the cell at its right side holds print that nobody claims.
bool stops_before_its_cell(const PageLayout& page, const ClaimedPrint& claimed, const Label& label,
                           const ValuePlace& place) {
  const auto cell = page.rules.cell_at(label.rect.centre());
  if (!cell || !cell->contains(place.area.centre()) || place.area.centre().y < label.rect.bottom()) return false;
  const auto right = page.rules.cell_at({cell->right() + 0.8 * page.px_per_mm, label.rect.centre().y});
  if (!right || right->h > 1.5 * cell->h) return false;
  const auto inside = page.glyphs_in(*right);
  // A cell whose own first line is as high as the label's has a label of its own there (身分 over 正規課程).
  const auto high = [&](GlyphPlace at) { return page.glyph(at).rect.centre().y < label.rect.bottom(); };
  if (std::any_of(inside.begin(), inside.end(), high) && !std::all_of(inside.begin(), inside.end(), high)) return false;
  return fits(label.spec->kind, page.signs(inside)) && is_free(claimed, inside);
}

/// A value beside its label, and print that nobody claims in the cell below the label that could be its value as well:
/// the label may head a column. Of texts any print could be.
bool has_rival_below(const PageLayout& page, const ClaimedPrint& claimed, const Label& label, const ValuePlace& place) {
  const ValueKind kind = label.spec->kind;
  if (kind == ValueKind::Text || kind == ValueKind::Code || kind == ValueKind::Address) return false;
  if (!place.ruled || place.area.x < label.rect.right() || place.area.y > label.rect.bottom()) return false;
  const auto cell = page.rules.cell_at(label.rect.centre());
  if (!cell || cell->contains(place.area.centre()) || !is_low(page, *cell)) return false;
  const double step = 0.8 * page.px_per_mm;
  const auto below = page.rules.cell_at({label.rect.centre().x, cell->bottom() + step});
  if (!below || std::abs(below->x - cell->x) > 2 * step || std::abs(below->right() - cell->right()) > 2 * step)
    return false;
  const auto inside = page.glyphs_in(*below);
  return fits(kind, page.signs(inside)) && is_free(claimed, inside);
}

/// Words below their label with print at their right side that nobody claims: they are the label of that print (代表者 under
/// 事業所名 whose own place is empty).
bool heads_other_print(const PageLayout& page, const ClaimedPrint& claimed, const Label& label,
                       const ValuePlace& place) {
  const ValueKind kind = label.spec->kind;
  if ((kind != ValueKind::Name && kind != ValueKind::Text) || place.glyphs.empty()) return false;
  const GlyphPlace last = place.glyphs.back();
  const auto& glyphs = page.rows[last.row].glyphs;
  return last.row > label.row && place.area.centre().y > label.rect.bottom() && last.index + 1 < glyphs.size() &&
         !claimed.holds({last.row, last.index + 1}) && in_names(glyphs[last.index + 1].sign);
}

/// A value behind its label that goes on in a line which begins under the label: with a word that may be the next label.
bool goes_on_under_label(const PageLayout& page, const Label& label, const ValuePlace& place) {
  return !place.glyphs.empty() && place.glyphs.front().row == label.row &&
         std::any_of(place.glyphs.begin(), place.glyphs.end(), [&](GlyphPlace at) {
           return at.row > label.row && page.glyph(at).rect.centre().x < label.rect.right();
         });
}

bool is_free_amount(const PageLayout& page, const ClaimedPrint& claimed, const std::vector<GlyphPlace>& print) {
  const std::u32string signs = page.signs(print);
  return has_digit(signs) && fits(ValueKind::Amount, signs) && is_free(claimed, print);
}

/// Another amount beside ours that no label claims: a column of the year before, or of another tax.
bool has_amount_beside(const PageLayout& page, const ClaimedPrint& claimed, const Label& label,
                       const ValuePlace& place) {
  if (place.ruled) {
    const auto right = page.rules.cell_at({place.area.right() + 1.6 * page.px_per_mm, place.area.centre().y});
    return right && right->x > place.area.centre().x && is_free_amount(page, claimed, page.glyphs_in(*right));
  }
  if (place.glyphs.empty() || place.glyphs.front().row != label.row) return false;
  for (const auto& group : groups_of(page, label.row, kValueGap * page.glyph_px)) {
    if (group.front().index < label.to || group.front() == place.glyphs.front()) continue;
    if (is_free_amount(page, claimed, group)) return true;
    // The next word is the label of what follows it.
    if (group.front().index > place.glyphs.back().index) break;
  }
  return false;
}

/// Values in the first two cells below a label of what stands once: which of them is meant their own lines say.
bool is_column_of_numbers(const PageLayout& page, ValueKind kind, const LabelValues& values) {
  const auto holds = [&](const ValuePlace& place) { return fits(kind, page.signs(place.glyphs)); };
  return (is_number(kind) || kind == ValueKind::Date) && values.places.size() > 1 && holds(values.places[0]) &&
         holds(values.places[1]);
}

}  // namespace

ClaimedPrint::ClaimedPrint(const PageLayout& page) {
  for (const TextRow& row : page.rows) glyphs_.emplace_back(row.glyphs.size(), false);
}

void ClaimedPrint::add(const Label& label) {
  for (std::size_t i = label.from; i < label.to; ++i) glyphs_[label.row][i] = true;
}

void ClaimedPrint::add(const std::vector<GlyphPlace>& places) {
  for (const GlyphPlace at : places) glyphs_[at.row][at.index] = true;
}

void doubt_attribution(const PageLayout& page, const ClaimedPrint& claimed, const Label& label, bool once,
                       LabelValues& values) {
  const bool column = once && is_column_of_numbers(page, label.spec->kind, values);
  for (ValuePlace& place : values.places) {
    if (!place.doubt.empty()) continue;
    const bool nearer = once && (has_nearer_label(page, claimed, label, place) ||
                                 heads_other_print(page, claimed, label, place));
    const bool beside = once && label.spec->kind == ValueKind::Amount && has_amount_beside(page, claimed, label, place);
    if (label.edits >= kOtherWord)
      place.doubt = "label_unclear";
    else if (nearer || is_of_next_line(page, label, place) || is_longer(page, claimed, label, place) || skips_its_cell(page, label, place) ||
             stops_before_its_cell(page, claimed, label, place) || goes_on_under_label(page, label, place))
      place.doubt = "unknown_label";
    else if (column || beside || has_rival_below(page, claimed, label, place))
      place.doubt = "rival_value";
  }
}

}  // namespace uketsuke::ocr
