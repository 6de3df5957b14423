#include "ocr/documents/levies/values_under_heads.h"

#include <algorithm>
#include <string_view>

#include "ocr/documents/levies/levy_cells.h"
#include "ocr/documents/page/list_lines.h"

namespace uketsuke::ocr {
namespace {

/// Paper round a heading that stands alone in its line, in heights of print.
constexpr double kApart = 1.2;
/// Lines of one list, most: an ordinary 課税証明書 has four levies and four credits under a tax.
constexpr int kMostLines = 10;

/// The label that begins a line.
const Label* label_at(std::span<const Label> labels, GlyphPlace at) {
  const Label* label = label_over(labels, at);
  return label != nullptr && label->from == at.index ? label : nullptr;
}

/// 市民税・県民税 as one word heads neither.
bool stands_alone(const PageLayout& page, std::span<const Label> labels, const Label& head) {
  return std::none_of(labels.begin(), labels.end(), [&](const Label& other) {
    if (other.row != head.row || &other == &head || other.spec->kind != ValueKind::Heading) return false;
    const double gap = std::max(other.rect.x - head.rect.right(), head.rect.x - other.rect.right());
    return gap < kApart * page.glyph_px;
  });
}

/// The field that a line and the heading over its list name together; 課税標準 heads 総所得金額に係るもの.
std::string_view field_of(const Label& line, std::string_view head) {
  if (line.spec->field == "@base_part" && head == "tax_base") return head;
  return crossed_field(line.spec->field, head);
}

/// The line that heads the list of a label, if nothing between makes it doubtful.
const Label* head_of(const PageLayout& page, std::span<const Label> labels, const Label& own) {
  double y = page.glyph({own.row, own.from}).rect.centre().y;
  for (int i = 0; i < kMostLines; ++i) {
    const auto line = line_over(page, own.rect.x, y);
    if (!line) return nullptr;
    const Label* label = label_at(labels, *line);
    const std::string_view field = label == nullptr ? std::string_view() : label->spec->field;
    if (label != nullptr && !field_of(own, field).empty()) return stands_alone(page, labels, *label) ? label : nullptr;
    // The same word again, unless it is the levy before credits: the heading between them was lost.
    const bool again = field == own.spec->field && !is_before_credits(page, *label);
    if (again || field == "forest_tax" || field == "annual_tax" || !holds_amount(page, labels, *line)) return nullptr;
    y = page.glyph(*line).rect.centre().y;
  }
  return nullptr;
}

}  // namespace

std::vector<PlacedValue> values_under_heads(const PageLayout& page, std::span<const Label> labels,
                                            std::span<const LabelSpec> book) {
  std::vector<PlacedValue> out;
  for (const Label& label : labels) {
    if (label.spec->kind != ValueKind::Heading || !begins_line(page, {label.row, label.from})) continue;
    if (is_before_credits(page, label)) continue;
    const Label* head = head_of(page, labels, label);
    if (head == nullptr) continue;
    const std::string_view field = field_of(label, head->spec->field);
    const auto spec = std::find_if(book.begin(), book.end(), [&](const LabelSpec& s) { return s.field == field; });
    if (spec == book.end()) continue;
    Label own = label;
    own.spec = &*spec;
    LabelValues values = values_of(page, labels, own);
    if (values.column || values.places.empty()) continue;
    // In a table of two ways the amount stands in a cell of its own, which other headings may name as well.
    const auto cell = page.rules.cell_at(label.rect.centre());
    if (cell && !cell->contains(values.places.front().area.centre())) continue;
    if ((label.edits > 0 || head->edits > 0) && values.places.front().doubt.empty())
      values.places.front().doubt = "label_unclear";
    out.push_back({field, 0, ValueKind::Amount, std::move(values.places.front())});
  }
  return out;
}

}  // namespace uketsuke::ocr
