#include "ocr/documents/labels_by_analogy.h"

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

/// Where a field's label stands from that of the anchor, if all that are there agree.
std::optional<Offset> offset_of(const PageLayout& page, const std::vector<Label>& anchors,
                                const std::vector<Label>& own) {
  std::optional<Offset> out;
  for (const Label& label : own) {
    const auto nearest = std::min_element(anchors.begin(), anchors.end(), [&](const Label& a, const Label& b) {
      return std::abs(a.rect.y - label.rect.y) < std::abs(b.rect.y - label.rect.y);
    });
    const Offset here{label.rect.x - nearest->rect.x, label.rect.y - nearest->rect.y};
    if (std::abs(here.dy) > kBlock_mm * page.px_per_mm) return std::nullopt;
    if (out && std::hypot(here.dx - out->dx, here.dy - out->dy) > kSlack * page.glyph_px) return std::nullopt;
    if (!out) out = here;
  }
  return out;
}

/// The print in a rectangle as a label: its glyphs, or, where nobody read any, the place before the line's next glyph.
std::optional<Label> label_at(const PageLayout& page, const LabelSpec* spec, const Rect<CleanPx>& rect) {
  if (!page.has_print(rect)) return std::nullopt;
  const Rect<CleanPx> wide = rect.grown(0.2 * page.glyph_px);
  const auto inside = page.glyphs_in(wide);
  if (!inside.empty()) {
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
bool same_cells(const PageLayout& page, const std::vector<Label>& anchors, const Label& own, const Offset& offset) {
  const auto cell = page.rules.cell_at(own.rect.centre());
  if (!cell) return false;
  const Point<CleanPx> centre = own.rect.centre();
  return std::all_of(anchors.begin(), anchors.end(), [&](const Label& anchor) {
    const auto there = page.rules.cell_at({anchor.rect.x + offset.dx + centre.x - own.rect.x,
                                           anchor.rect.y + offset.dy + centre.y - own.rect.y});
    return there && std::abs(there->w - cell->w) < kSlack * page.glyph_px &&
           std::abs(there->h - cell->h) < kSlack * page.glyph_px;
  });
}

bool taken(const std::vector<Label>& labels, const Rect<CleanPx>& rect) {
  return std::any_of(labels.begin(), labels.end(),
                     [&](const Label& label) { return !intersect(label.rect, rect).empty(); });
}

}  // namespace

void add_labels_by_analogy(const PageLayout& page, const KindInfo& kind, std::vector<Label>& labels) {
  const ByField fields = columns(page, kind, labels);
  const auto most = std::max_element(fields.begin(), fields.end(), [](const auto& a, const auto& b) {
    return a.second.size() < b.second.size();
  });
  if (most == fields.end() || most->second.size() < 2) return;
  const std::vector<Label>& anchors = most->second;
  std::vector<Label> found;
  for (const auto& [field, own] : fields) {
    if (own.size() >= anchors.size()) continue;
    const auto offset = offset_of(page, anchors, own);
    // One of several proves nothing (it may be a heading) unless the same cell stands in every block.
    if (!offset || (2 * own.size() < anchors.size() && !same_cells(page, anchors, own.front(), *offset))) continue;
    for (const Label& anchor : anchors) {
      const Rect<CleanPx> rect{anchor.rect.x + offset->dx, anchor.rect.y + offset->dy, own.front().rect.w,
                               own.front().rect.h};
      if (taken(labels, rect) || taken(found, rect)) continue;
      if (auto label = label_at(page, own.front().spec, rect)) {
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
