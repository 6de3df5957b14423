#include <nlohmann/json.hpp>

#include "core/text/json_line.h"
#include "pipeline/report/office_json.h"

namespace uketsuke::pipeline {
namespace {

using Json = nlohmann::ordered_json;

Json finding_json(const FindingView& view) {
  Json fields = Json::array();
  for (std::size_t i = 0; i < view.stored.finding.fields.size(); ++i) {
    const FieldRef& ref = view.stored.finding.fields[i];
    fields.push_back(
        {{"document", ref.document.value}, {"field", ref.field}, {"row", ref.row}, {"label", view.field_labels.at(i)}});
  }
  return {{"id", view.stored.id},
          {"rule", view.stored.finding.rule},
          {"severity", to_string(view.stored.finding.severity)},
          {"message", view.message},
          {"comparison", view.stored.finding.comparison},
          {"accepted_by", view.stored.accepted_by},
          {"fields", fields}};
}

Json field_json(const FieldView& view) {
  return {{"id", view.value.ref.field}, {"row", view.value.ref.row}, {"label", view.value.info.label},
          {"state", view.shown_state},  {"value", view.shown_value}, {"display", view.display},
          {"decided", view.decided},    {"item", view.item_id}};
}

Json document_json(const DocumentView& view) {
  Json fields = Json::array();
  for (const FieldView& field : view.fields) fields.push_back(field_json(field));
  Json pages = Json::array();
  for (const DocumentPageView& page : view.pages)
    pages.push_back({{"file", page.file_name}, {"page", page.page.number}});
  return {{"id", view.stored.document.id.value},
          {"kind", view.stored.document.kind},
          {"label", view.kind_label},
          {"state", ledger::to_string(view.stored.state)},
          {"version", view.stored.version},
          {"pages", pages},
          {"fields", fields}};
}

Json summary_json(const CaseSummaryView& view) {
  return {{"id", view.stored.file.id.value},         {"case", view.stored.file.number},
          {"procedure", view.stored.file.procedure}, {"state", to_string(view.stored.file.state)},
          {"name", view.stored.subject.name},        {"received_on", to_iso(view.stored.file.received_on)},
          {"open_items", view.open_items},           {"open_errors", view.open_errors},
          {"open_warnings", view.open_warnings}};
}

}  // namespace

std::string review_item_json(const ReviewItemView& view) {
  Json json{
      {"id", view.item.id.value},           {"case", view.receipt_number},          {"document", view.document_kind},
      {"field", view.item.ask.field.field}, {"row", view.item.ask.field.row},       {"label", view.value.info.label},
      {"masked", view.item.ask.masked},     {"must_type", view.item.ask.must_type}, {"why", view.ask_sentence}};
  if (view.value.reading) {
    json["state"] = to_string(view.value.reading->reading.state);
    json["value"] = view.value.reading->reading.value;
    json["confidence"] = view.value.reading->reading.confidence;
  }
  return json_line(json);
}

std::string case_summary_json(const CaseSummaryView& view) { return json_line(summary_json(view)); }

std::string case_json(const CaseView& view) {
  Json json = summary_json(view.summary);
  json["documents"] = Json::array();
  for (const DocumentView& document : view.documents) json["documents"].push_back(document_json(document));
  json["findings"] = Json::array();
  for (const FindingView& finding : view.findings) json["findings"].push_back(finding_json(finding));
  json["notices"] = Json::array();
  for (const auto& notice : view.notices)
    json["notices"].push_back({{"id", notice.facts.notice.id.value},
                               {"kind", notice.facts.notice.kind},
                               {"number", notice.facts.notice.document_number},
                               {"state", ledger::to_string(notice.facts.state)},
                               {"pages", notice.pages}});
  return json_line(json);
}

}  // namespace uketsuke::pipeline
