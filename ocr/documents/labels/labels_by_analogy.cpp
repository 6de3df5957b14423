#include "ocr/documents/labels/labels_by_analogy.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>

namespace uketsuke::ocr {
namespace {

/// How far a label may stand from where its block's would have it, in heights of print.
constexpr double kSlack = 0.6;
/// A block is at most this high, mm.
constexpr double kBlock_mm = 45;

using ByField = std::map<std::string_view, std::vector<Label>>;

/// Labels of persons' fields that stand under each other, one a block.
ByField columns(const PageLayout& page, const KindInfo& kind, const std::vector<Label>& labels) {
  ByField out;
  for (const Label& label : labels) {
    const FieldInfo* info = kind.find(label.spec->field);
    if (info != nullptr && info->in_rows) out[label.spec->field].push_back(label);
  }
  std::erase_if(out, [&](const auto& entry) {
    const auto& column = entry.second;
    return std::any_of(column.begin(), column.end(), [&](const Label& label) {
      return std::abs(label.rect.x - column.front().rect.x) > kSlack * page.glyph_px;
    });
  });
  return out;
}

struct Offset {
  double dx;
  double dy;
};

/// The corner of a label, or its middle: of a label whose signs stand in two lines only the middle stands where the
/// others' do.
using Place = Point<CleanPx> (*)(const Label&);
Point<CleanPx> corner(const Label& label) { return {label.rect.x, label.rect.y}; }
Point<CleanPx> middle(const Label& label) { return label.rect.centre(); }

/// Where a field's label stands from that of the anchor, if all that are there agree.
std::optional<Offset> offset_of(const PageLayout& page, const std::vector<Label>& anchors,
                                const std::vector<Label>& own, Place place) {
  std::optional<Offset> out;
  for (const Label& label : own) {
    const auto nearest = std::min_element(anchors.begin(), anchors.end(), [&](const Label& a, const Label& b) {
      return std::abs(a.rect.y - label.rect.y) < std::abs(b.rect.y - label.rect.y);
    });
    const Point<CleanPx> to = place(label), from = place(*nearest);
    const Offset here{to.x - from.x, to.y - from.y};
    if (std::abs(here.dy) > kBlock_mm * page.px_per_mm) return std::nullopt;
    if (out && std::hypot(here.dx - out->dx, here.dy - out->dy) > kSlack * page.glyph_px) return std::nullopt;
    if (!out) out = here;
  }
  return out;
}

bool alike(const PageLayout& page, const Rect<CleanPx>& a, const Rect<CleanPx>& b) {
  return std::abs(a.w - b.w) < kSlack * page.glyph_px && std::abs(a.h - b.h) < kSlack * page.glyph_px;
}

/// Where a field's label has a cell of its own, the like cell around a place: a word written downwards (続 over 柄) has
/// no print in the middle, where its label was set.
std::optional<Rect<CleanPx>> own_cell(const PageLayout& page, const Label& own, const Rect<CleanPx>& place) {
  const auto known = page.rules.cell_at(own.rect.centre()), cell = page.rules.cell_at(place.centre());
  if (!known || !cell || !alike(page, *known, *cell)) return std::nullopt;
  const auto inside = page.glyphs_in(*known);
  const bool alone = std::all_of(inside.begin(), inside.end(), [&](GlyphPlace at) { return own.covers(at); });
  return alone ? cell : std::nullopt;
}

/// The print in a rectangle as a label: its glyphs, or, where nobody read any, the place before the line's next glyph.
std::optional<Label> label_at(const PageLayout& page, const Label& own, const Rect<CleanPx>& rect) {
  const LabelSpec* spec = own.spec;
  const auto cell = own_cell(page, own, rect);
  if (!page.has_print(cell.value_or(rect))) return std::nullopt;
  const Rect<CleanPx> wide = rect.grown(0.2 * page.glyph_px);
  const auto inside = page.glyphs_in(cell.value_or(wide));
  if (!inside.empty()) {
    // The end of a name (美千留) that happens to stand where a table below has its heading.
    if (!cell && inside.front().index > 0 && !page.glyph(inside.front()).word_start) return std::nullopt;
    const std::size_t row = inside.front().row;
    std::size_t to = inside.front().index;
    for (const GlyphPlace at : inside)
      if (at.row == row) to = std::max(to, at.index);
    return Label{spec, row, inside.front().index, to + 1, 1, rect};
  }
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const auto& glyphs = page.rows[r].glyphs;
    if (std::abs(page.rows[r].rect.centre().y - rect.centre().y) > kSlack * page.glyph_px) continue;
    const auto next = std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& g) { return g.rect.x > rect.x; });
    const auto at = static_cast<std::size_t>(next - glyphs.begin());
    return Label{spec, r, at, at, 1, rect};
  }
  return std::nullopt;
}

/// The label's cell stands in every block, as wide and as high.
bool same_cells(const PageLayout& page, const std::vector<Label>& anchors, const Label& own, const Offset& offset,
                Place place) {
  const auto cell = page.rules.cell_at(own.rect.centre());
  if (!cell) return false;
  const Point<CleanPx> centre = own.rect.centre();
  return std::all_of(anchors.begin(), anchors.end(), [&](const Label& anchor) {
    const Point<CleanPx> from = place(anchor), here = place(own);
    const auto there =
        page.rules.cell_at({from.x + offset.dx + centre.x - here.x, from.y + offset.dy + centre.y - here.y});
    return there && alike(page, *there, *cell);
  });
}

/// A label stands there already, or in the cell that would be the label's own: anchors may stand over each other in one
/// cell.
bool taken(const PageLayout& page, const std::vector<Label>& labels, const Label& own, const Rect<CleanPx>& rect) {
  const auto cell = own_cell(page, own, rect);
  return std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
    return !intersect(label.rect, rect).empty() || (cell && cell->contains(label.rect.centre()));
  });
}

}  // namespace

void add_labels_by_analogy(const PageLayout& page, const KindInfo& kind, std::vector<Label>& labels) {
  const ByField fields = columns(page, kind, labels);
  const auto most = std::max_element(fields.begin(), fields.end(),
                                     [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  if (most == fields.end() || most->second.size() < 2) return;
  const std::vector<Label>& anchors = most->second;
  std::vector<Label> found;
  for (const auto& [field, own] : fields) {
    if (own.size() >= anchors.size()) continue;
    Place place = corner;
    auto offset = offset_of(page, anchors, own, place);
    if (!offset) offset = offset_of(page, anchors, own, place = middle);
    // One of several proves nothing (it may be a heading) unless the same cell stands in every block.
    if (!offset || (2 * own.size() < anchors.size() && !same_cells(page, anchors, own.back(), *offset, place)))
      continue;
    for (const Label& anchor : anchors) {
      Rect<CleanPx> rect = own.back().rect;
      const Point<CleanPx> there = place(anchor), here = place(own.back());
      rect.x += there.x + offset->dx - here.x, rect.y += there.y + offset->dy - here.y;
      if (taken(page, labels, own.back(), rect) || taken(page, found, own.back(), rect)) continue;
      if (auto label = label_at(page, own.back(), rect)) {
        label->guessed = true;
        found.push_back(*label);
      }
    }
  }
  labels.insert(labels.end(), found.begin(), found.end());
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label& a, const Label& b) { return a.row != b.row ? a.row < b.row : a.from < b.from; });
}

}  // namespace uketsuke::ocr
