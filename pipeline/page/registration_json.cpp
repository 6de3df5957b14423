#include <cmath>

#include <nlohmann/json.hpp>

#include "core/text/json_line.h"
#include "pipeline/page/registration.h"

namespace uketsuke::pipeline {
namespace {

using Json = nlohmann::json;

// Corners of form rectangles as pixels of the scan.
class Places {
 public:
  Places(const Registration& registration, const Transform<CleanPx, ScanPx>& to_scan)
      : registration_(registration), to_scan_(to_scan) {}

  Json corners(const Rect<FormMm>& rect) const {
    Json out = Json::array();
    for (const Point<FormMm>& corner : rect.corners()) {
      const Point<ScanPx> at = to_scan_(registration_(corner));
      out.push_back({rounded(at.x), rounded(at.y)});
    }
    return out;
  }

  Json corners(const std::vector<Rect<FormMm>>& rects) const {
    Json out = Json::array();
    for (const Rect<FormMm>& rect : rects) out.push_back(corners(rect));
    return out;
  }

 private:
  // Thousandths of a pixel are finer than any scanner's repeatability.
  static double rounded(double px) { return std::round(px * 1000) / 1000; }

  const Registration& registration_;
  const Transform<CleanPx, ScanPx>& to_scan_;
};

template <class Option>
std::vector<Rect<FormMm>> rects_of(const std::vector<Option>& options) {
  std::vector<Rect<FormMm>> out;
  out.reserve(options.size());
  for (const Option& option : options) out.push_back(option.rect);
  return out;
}

Json field_json(const FieldTemplate& field, const Places& places) {
  Json json{{"id", field.id}, {"row", field.row}, {"box", places.corners(field.rect)}};
  const auto put = [&](const char* name, const std::vector<Rect<FormMm>>& rects) {
    if (!rects.empty()) json[name] = places.corners(rects);
  };
  put("cells", field.cells);
  put("era", rects_of(field.eras));
  put("year", field.year_cells);
  put("month", field.month_cells);
  put("day", field.day_cells);
  put("options", rects_of(field.options));
  return json;
}

}  // namespace

std::string registration_json(const IdentifiedPage& page, const FormTemplate& form,
                              const Transform<CleanPx, ScanPx>& to_scan) {
  const Places places(page.registration, to_scan);
  Json fields = Json::array();
  for (const FieldTemplate& field : form.fields) fields.push_back(field_json(field, places));
  return json_line(Json{{"template", {{"id", form.ref.id}, {"version", form.ref.version}}},
                        {"page", form.page},
                        {"residual_mm", page.residual_mm},
                        {"fiducials_used", page.fiducials_used},
                        {"fields", fields}});
}

}  // namespace uketsuke::pipeline
