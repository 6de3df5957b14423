#include "ocr/documents/levies/levies_in_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "ocr/documents/levies/levy_cells.h"
#include "ocr/documents/values/loose_values.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

/// Words and amounts of one line stand further apart than this, in heights of print.
constexpr double kApart = 1.5;
/// An amount stands under its heading, or at most so many heights of print aside; the next heading is further away by
/// this factor.
constexpr double kAside = 3, kClearly = 1.5;
/// Two looks at one cell differ by a pixel or two of its rules.
constexpr double kSameCell = 0.95;

double off(const Rect<CleanPx>& amount, const Rect<CleanPx>& head) {
  return std::min({std::abs(amount.x - head.x), std::abs(amount.centre().x - head.centre().x),
                   std::abs(amount.right() - head.right())});
}

/// The words of a line by where they stand.
struct Heads {
  std::vector<Rect<CleanPx>> words;

  Heads(const PageLayout& page, std::size_t row) {
    for (const Places& group : groups_of(page, row, kApart * page.glyph_px)) words.push_back(page.extent(group));
  }
  /// The word that an amount stands under, if one is clearly the nearest.
  std::optional<std::size_t> over(const PageLayout& page, const Rect<CleanPx>& amount) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < words.size(); ++i)
      if (off(amount, words[i]) < off(amount, words[best])) best = i;
    if (std::max(amount.x - words[best].right(), words[best].x - amount.right()) > kAside * page.glyph_px)
      return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (i != best && off(amount, words[i]) < kClearly * off(amount, words[best])) return std::nullopt;
    return best;
  }
};

/// The amounts of a heading's line, from left to right; nothing where it says anything else.
std::vector<Places> amounts_of(const PageLayout& page, const Label& row) {
  std::vector<Places> out;
  for (Places& group : groups_of(page, row.row, kApart * page.glyph_px)) {
    // A remark on the heading (百円未満切捨) stands close behind it.
    if (group.front().index < row.to) continue;
    const std::u32string signs = page.signs(group);
    if (!has_digit(signs) || !fits(ValueKind::Amount, signs)) return {};
    out.push_back(std::move(group));
  }
  return out;
}

/// Neither stands in a ruled cell, or both in one: a panel round the whole list.
bool in_one_space(const PageLayout& page, const Label& a, const Label& b) {
  const auto of_a = page.rules.cell_at(a.rect.centre()), of_b = page.rules.cell_at(b.rect.centre());
  if (!of_a || !of_b) return of_a.has_value() == of_b.has_value();
  return intersect(*of_a, *of_b).area() > kSameCell * std::max(of_a->area(), of_b->area());
}

/// The line of column headings over a row's heading: the nearest that crosses it.
std::optional<std::size_t> heads_over(const PageLayout& page, std::span<const Label> labels, const Label& row) {
  std::optional<std::size_t> out;
  for (const Label& head : labels)
    if (head.row < row.row && head.rect.x > row.rect.right() && in_one_space(page, head, row) &&
        !crossed_field(row.spec->field, head.spec->field).empty())
      out = std::max(out.value_or(0), head.row);
  return out;
}

void add_line(const PageLayout& page, std::span<const Label> labels, const Label& row, std::vector<PlacedValue>& out) {
  const auto line = heads_over(page, labels, row);
  if (!line || is_before_credits(page, row)) return;
  const Heads heads(page, *line);
  std::vector<std::size_t> taken;
  std::vector<PlacedValue> found;
  for (Places& amount : amounts_of(page, row)) {
    const Rect<CleanPx> print = page.extent(amount);
    const auto head = heads.over(page, print);
    // Two amounts under one word: a heading was lost.
    if (!head || std::find(taken.begin(), taken.end(), *head) != taken.end()) return;
    taken.push_back(*head);
    for (const Label& label : labels) {
      if (label.row != *line || !heads.words[*head].contains(label.rect.centre())) continue;
      const std::string_view field = crossed_field(row.spec->field, label.spec->field);
      if (!field.empty()) found.push_back({field, 0, ValueKind::Amount, loose(page, amount)});
    }
  }
  for (PlacedValue& value : found) {
    const auto known =
        std::find_if(out.begin(), out.end(), [&](const PlacedValue& other) { return other.field == value.field; });
    if (known == out.end())
      out.push_back(std::move(value));
    else
      known->place.doubt = "rival_value";  // before and after 税額控除
  }
}

}  // namespace

std::vector<PlacedValue> crossed_in_columns(const PageLayout& page, std::span<const Label> labels) {
  std::vector<PlacedValue> out;
  for (const Label& label : labels)
    if (label.spec->kind == ValueKind::Heading && label.from <= 1) add_line(page, labels, label, out);
  return out;
}

}  // namespace uketsuke::ocr
