#include "ocr/documents/labels/group_heads.h"

#include <algorithm>
#include <array>

namespace uketsuke::ocr {
namespace {

/// A step over a rule into the next cell, and how far the sides of cells may seem apart, mm.
constexpr double kStep_mm = 1.2, kSame_mm = 1.6;
/// A group is higher than the cell of one of its lines by this factor.
constexpr double kHigher = 1.4;

bool contains(std::u32string_view text, std::u32string_view word) { return text.find(word) != std::u32string_view::npos; }

/// 世帯主 alone: 世帯主 及び 被保険者 heads persons.
bool is_householder(std::u32string_view group) { return contains(group, U"世帯主") && !contains(group, U"者"); }

bool names_person(const Label& label) {
  static constexpr std::array<std::string_view, 5> kFields = {"name", "name_kana", "@name_and_kana", "birth_date", "sex"};
  return std::find(kFields.begin(), kFields.end(), label.spec->field) != kFields.end();
}

/// Another label of a name that heads a column of them.
bool heads_list(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  if (label.spec->field != "name" && label.spec->field != "@name_and_kana") return false;
  if (is_householder(group_of(page, label))) return false;
  const LabelValues values = values_of(page, labels, label);
  return values.column && !values.places.empty();
}

}  // namespace

std::u32string group_of(const PageLayout& page, const Label& label) {
  const double step = kStep_mm * page.px_per_mm, same = kSame_mm * page.px_per_mm;
  const auto cell = page.rules.cell_at(label.rect.centre());
  if (!cell) return {};
  auto left = page.rules.cell_at({cell->x - step, cell->centre().y});
  // Close to its side a rule of our column seems to go on into it.
  if (left) left = page.rules.cell_at({left->centre().x, cell->centre().y});
  const bool higher = left && left->h > kHigher * cell->h && left->y < cell->y + same &&
                      left->bottom() > cell->bottom() - same && left->right() < cell->x + same;
  if (!higher) return {};
  for (const GroupHead& head : page.groups)
    if (left->contains(head.cell.centre())) return head.signs;
  return page.signs(page.glyphs_in(*left));
}

void drop_householders_labels(const PageLayout& page, const KindInfo& kind, std::vector<Label>& labels) {
  if (kind.find("head") != nullptr) return;
  const std::vector<Label> all = labels;
  if (std::none_of(all.begin(), all.end(), [&](const Label& label) { return heads_list(page, all, label); })) return;
  const auto& book = label_book(kind.id);
  const auto unwanted =
      std::find_if(book.begin(), book.end(), [](const LabelSpec& spec) { return spec.field.empty(); });
  if (unwanted == book.end()) return;
  for (Label& label : labels)
    if (names_person(label) && is_householder(group_of(page, label))) label.spec = &*unwanted;
}

std::vector<PlacedValue> bases_in_groups(const PageLayout& page, std::span<const Label> labels) {
  std::vector<PlacedValue> out;
  for (const Label& label : labels) {
    if (label.spec->field != "@base_part" || !contains(group_of(page, label), U"課税標準")) continue;
    Label own = label;
    own.spec = labels_of("kazei_shomeisho", "tax_base");
    const LabelValues values = values_of(page, labels, own);
    if (!values.column && !values.places.empty())
      out.push_back({"tax_base", 0, ValueKind::Amount, values.places.front()});
  }
  return out;
}

}  // namespace uketsuke::ocr
