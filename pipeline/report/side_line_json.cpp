#include <cmath>

#include <nlohmann/json.hpp>

#include "core/errors/catalogue.h"
#include "core/text/json_line.h"
#include "core/text/text.h"
#include "pipeline/case/evidence_desk.h"
#include "pipeline/case/protected_household.h"
#include "pipeline/page/side_details.h"
#include "pipeline/report/side_line.h"
#include "pipeline/values/document_values.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {
namespace {

using Json = nlohmann::ordered_json;

// Multiplied and divided by a whole number, so that 0.1 is written as 0.1.
double rounded(double value, double per_one) { return std::round(value * per_one) / per_one; }

Json rect_json(const Rect<ScanPx>& r) {
  const double x = std::floor(r.x);
  const double y = std::floor(r.y);
  return {static_cast<int>(x), static_cast<int>(y), static_cast<int>(std::ceil(r.right()) - x),
          static_cast<int>(std::ceil(r.bottom()) - y)};
}

// Findings of the side's cases by field.
struct Findings {
  std::vector<ledger::StoredFinding> all;
  Json of(const FieldRef& ref) const {
    Json out = Json::array();
    for (const auto& stored : all)
      for (const FieldRef& field : stored.finding.fields)
        if (field == ref) out.push_back(stored.finding.rule);
    return out;
  }
};

// What became of a reading: the policy's word for it, unless its papers changed that since. A value that a rule asks about
// waits for a person although the policy accepted it; evidence (傍証) may have settled one that was asked about. A hidden
// sample looks like any accepted value.
Disposition standing(ledger::Store& store, const FieldRef& ref, Disposition read) {
  const auto item = store.review().open_item(ref);
  const bool asked = item && !item->ask.blind;
  if (read == Disposition::Accepted && asked) return Disposition::Asked;
  if (read != Disposition::Asked || item) return read;
  const auto decision = store.documents().effective(ref);
  return decision && decision->decision.reason == kByEvidence ? Disposition::Accepted : read;
}

Json field_json(const DocumentReading& item, const KindInfo* kind, const SideDetails& details, const Json& findings,
                Disposition disposition, bool withheld, const LineOptions& options) {
  const FieldReading& r = item.reading;
  const FieldInfo* info = kind == nullptr ? nullptr : kind->find(r.field);
  const bool hide =
      info != nullptr && ((info->my_number && !options.reveal) || (withheld && is_place(info->concept_id)));
  const auto shown = [&](const std::string& value) {
    if (hide) return masked(value);
    return info == nullptr || options.reveal ? value : shown_to_all(*info, value);
  };
  Json candidates = Json::array();
  for (const Candidate& c : r.candidates) candidates.push_back({{"value", shown(c.value)}, {"p", rounded(c.p, 1e6)}});
  return {{"id", r.field},
          {"row", r.row},
          {"state", to_string(r.state)},
          {"value", shown(r.value)},
          {"raw", shown(r.raw)},
          {"confidence", rounded(r.confidence, 1e6)},
          {"candidates", candidates},
          {"disposition", to_string(disposition)},
          {"doubts", r.doubts},
          {"findings", findings},
          {"rect_px", rect_json(details.to_scan(r.rect))}};
}

Json head_json(const std::string& file, int page, std::string_view status, std::string_view code) {
  Json line{{"file", file}, {"page", page}, {"status", status}, {"code", code}};
  if (const ErrorInfo* info = find_error(code))
    line["message"] = std::string(info->what_en) + ". " + std::string(info->do_en);
  return line;
}

void add_measures(Json& line, const SideDetails& d) {
  line["pose"] = {{"skew_deg", rounded(d.skew_deg, 1e3)},
                  {"residual_mm", rounded(d.residual_mm, 1e3)},
                  {"rotation", d.rotation_deg}};
  line["quality"] = {{"rescan", d.rescan},
                     {"reasons", d.reasons},
                     {"contrast", rounded(d.contrast, 1e3)},
                     {"sharpness", rounded(d.sharpness, 1e3)},
                     {"missing_corners", d.missing_corners},
                     {"dpi", {rounded(d.dpi_x, 10), rounded(d.dpi_y, 10)}}};
  line["outside_px"] = Json::array();
  for (const Rect<CleanPx>& note : d.outside) line["outside_px"].push_back(rect_json(d.to_scan(note)));
  if (!d.detail.empty()) line["detail"] = d.detail;
}

// Readings, findings and the case of a side.
void add_content(Json& line, ledger::Store& store, const KindCatalogue& kinds, const PageId& page,
                 const SideDetails& details, const LineOptions& options) {
  Json fields = Json::array();
  Json case_number;
  for (const auto& document : store.documents().of_page(page)) {
    Findings findings;
    for (const CaseId& id : store.cases().of_document(document.document.id)) {
      if (case_number.is_null()) case_number = store.cases().get(id).file.number;
      for (auto& finding : store.cases().findings(id)) findings.all.push_back(std::move(finding));
    }
    const KindInfo* kind = kinds.find(document.document.kind);
    const bool withheld = is_protected(store, document.document.id, japan_date(system_clock().now()));
    for (const DocumentReading& item : readings_of(store, document.document)) {
      if (!(item.page == page)) continue;
      const FieldRef ref{document.document.id, item.reading.field, item.row};
      const Disposition stands = standing(store, ref, item.disposition);
      fields.push_back(field_json(item, kind, details, findings.of(ref), stands, withheld, options));
    }
  }
  line["fields"] = fields;
  line["case"] = case_number;
}

Json line_of(ledger::Store& store, const KindCatalogue& kinds, const std::string& file, const PageId& page,
             const ledger::SideOutcome& outcome, std::string_view status, const LineOptions& options) {
  Json line = head_json(file, page.number, status, outcome.code);
  line["template"] = nullptr;
  if (outcome.form) line["template"] = {{"id", outcome.form->id}, {"version", outcome.form->version}};
  line["document"] = outcome.document_kind;
  const SideDetails details = side_details_from_json(outcome.details);
  add_measures(line, details);
  add_content(line, store, kinds, page, details, options);
  return line;
}

// A side of which nothing is stored: every key is there, as on any other line.
std::string empty_line(const std::string& file, int page, std::string_view status, std::string_view code) {
  Json line = head_json(file, page, status, code);
  line["template"] = nullptr;
  line["document"] = "";
  line["pose"] = nullptr;
  line["quality"] = nullptr;
  line["outside_px"] = Json::array();
  line["fields"] = Json::array();
  line["case"] = nullptr;
  return json_line(line);
}

}  // namespace

std::string side_line(ledger::Store& store, const KindCatalogue& kinds, const std::string& file,
                      const ledger::Side& side, const LineOptions& options) {
  if (!side.outcome) return empty_line(file, side.page.number, "refused", "E-PAGE-WORKER");
  return json_line(line_of(store, kinds, file, side.page, *side.outcome, to_string(side.outcome->status), options));
}

std::string refused_line(const std::string& file, std::string_view code) {
  return empty_line(file, 0, "refused", code);
}

std::string duplicate_line(ledger::Store& store, const KindCatalogue& kinds, const std::string& file,
                           const PageId& page, const LineOptions& options) {
  const auto first = store.sides().get(page);
  if (!first || !first->outcome) return empty_line(file, page.number, "duplicate", "");
  return json_line(line_of(store, kinds, file, page, *first->outcome, "duplicate", options));
}

}  // namespace uketsuke::pipeline
