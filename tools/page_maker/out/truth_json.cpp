#include <cmath>

#include <nlohmann/json.hpp>

#include "tools/page_maker/out/truth.h"

namespace uketsuke::page_maker {
namespace {

using nlohmann::ordered_json;

/// Hundredths of a pixel: finer than anything that is measured against them.
double rounded(double value) { return std::round(value * 100) / 100; }

ordered_json corners_of(const SheetMap& map, const Rect<FormMm>& rect) {
  ordered_json out = ordered_json::array();
  for (const auto& corner : rect.corners()) {
    const Point<ScanPx> p = map(corner);
    out.push_back(rounded(p.x));
    out.push_back(rounded(p.y));
  }
  return out;
}

ordered_json box_of(const SheetMap& map, const Rect<FormMm>& rect) {
  std::array<Point<ScanPx>, 4> points;
  const auto corners = rect.corners();
  for (std::size_t i = 0; i < 4; ++i) points[i] = map(corners[i]);
  const auto box = bounding_box<ScanPx>(points);
  return {rounded(box.x), rounded(box.y), rounded(box.w), rounded(box.h)};
}

ordered_json field_json(const SheetMap& map, const TruthField& field) {
  ordered_json out{{"id", field.id},
                   {"row", field.row},
                   {"type", field.type},
                   {"state", to_string(field.state)},
                   {"value", field.value},
                   {"raw", field.raw},
                   {"rect_px", box_of(map, field.rect)}};
  if (field.cells.empty()) return out;
  ordered_json cells = ordered_json::array();
  for (const auto& cell : field.cells) cells.push_back(corners_of(map, cell));
  out["cells_px"] = std::move(cells);
  return out;
}

}  // namespace

std::string truth_json(const MadePage& page, const std::string& file) {
  const SheetMap& map = page.scan.map;
  ordered_json out{{"file", file},
                   {"kind", page.kind},
                   {"version", page.version},
                   {"level", page.level},
                   {"seed", page.seed},
                   {"rotation", page.turn_deg},
                   {"skew_deg", page.scan.skew_deg},
                   {"dpi", {page.scan.dpi.x, page.scan.dpi.y}},
                   {"size_px", {page.scan.image.width(), page.scan.image.height()}}};
  out["sheet_px"] = corners_of(map, {0, 0, map.sheet().w, map.sheet().h});
  out["matrix"] = map.flat().matrix();
  out["bend"] = {{"across_mm", map.bend().across_mm},
                 {"along_mm", map.bend().along_mm},
                 {"phase", map.bend().phase},
                 {"fold_at", map.bend().fold.at},
                 {"fold_mm", map.bend().fold.moved_mm}};
  ordered_json marks = ordered_json::array();
  for (const auto& mark : page.marks) marks.push_back(corners_of(map, mark));
  out["fiducials_px"] = std::move(marks);
  ordered_json fields = ordered_json::array();
  for (const TruthField& field : page.fields) fields.push_back(field_json(map, field));
  out["fields"] = std::move(fields);
  return out.dump(1) + "\n";
}

}  // namespace uketsuke::page_maker
