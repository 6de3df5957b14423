#include "desk/api/views.h"

namespace uketsuke::desk {
namespace {

std::string type_word(const FieldInfo& field) {
  if (field.check == "amount") return "amount";
  switch (field.type) {
    case FieldType::Digits: return "digits";
    case FieldType::Kana: return "kana";
    case FieldType::Choice: return "choice";
    case FieldType::Text: return "text";
    case FieldType::Seal: return "seal";
    default: return "date";
  }
}

/// Lengths that a reviewer must meet: only where the number itself has a fixed length.
int fixed_digits(const FieldInfo& field) {
  if (field.check == "my_number") return 12;
  if (field.check == "postal_code") return 7;
  return 0;
}

JsonArray candidates_json(const std::vector<Candidate>& candidates) {
  JsonArray items;
  for (const Candidate& candidate : candidates)
    items.add(JsonObject().put("value", candidate.value).put("p", candidate.p));
  return items;
}

}  // namespace

JsonObject to_json_rect(double x, double y, double w, double h) {
  return JsonObject().put("x", x).put("y", y).put("w", w).put("h", h);
}

std::string strip_url(const FieldRef& field) {
  return "/api/documents/" + field.document.value + "/fields/" + field.field +
         "/strip?row=" + std::to_string(field.row);
}

std::string image_url(const PageId& page) { return "/api/pages/" + to_text(page) + "/image"; }

JsonObject field_spec_json(const FieldInfo& field, int row, const std::string& row_label) {
  JsonObject spec;
  spec.put("id", field.id).put("label", field.label).put("type", type_word(field)).put("row", row);
  spec.put("masked", field.my_number).put("required", field.required);
  if (row > 0) spec.put_some("row_label", row_label);
  spec.put_some("concept", field.concept_id);
  if (const int digits = fixed_digits(field)) spec.put("digits", digits);
  if (field.multiple) spec.put("multiple", true);
  if (!field.options.empty()) {
    JsonArray options;
    for (const ChoiceOption& option : field.options)
      options.add(JsonObject().put("value", option.value).put("label", option.label));
    spec.put("options", options);
  }
  return spec;
}

JsonObject reading_json(const pipeline::FieldValue& value) {
  const FieldReading none;
  const FieldReading& reading = value.reading ? value.reading->reading : none;
  return JsonObject()
      .put("state", to_string(reading.state))
      .put("raw", reading.raw)
      .put("value", reading.value)
      .put("confidence", reading.confidence)
      .put("engine", reading.engine)
      .put("candidates", candidates_json(reading.candidates));
}

JsonObject field_json(const pipeline::FieldView& field) {
  const pipeline::FieldValue& value = field.value;
  JsonObject out;
  out.put("spec", field_spec_json(value.info, value.ref.row, field.row_label));
  out.put("state", field.shown_state).put("value", field.shown_value);
  // The labels of a choice stand in its spec, also where several are chosen.
  if (value.info.type != FieldType::Choice) out.put_some("display", field.display);
  out.put("decided", field.decided).put("keyable", field.keyable).put_some("item_id", field.item_id);
  if (value.decided()) {
    out.put_some("decided_by", field.decided_by).put("decided_at", to_iso(value.decision->decision.decided_at));
  }
  if (value.reading) {
    const auto& rect = value.reading->reading.rect;
    out.put("confidence", value.reading->reading.confidence).put("disposition", to_string(value.reading->disposition));
    if (rect.w > 0 && rect.h > 0) {
      out.put("page_id", to_text(value.reading->page)).put("rect", to_json_rect(rect.x, rect.y, rect.w, rect.h));
      out.put("strip_url", strip_url(value.ref));
    }
  }
  JsonArray findings;
  for (const std::string& id : field.finding_ids) findings.add(id);
  return out.put("findings", findings);
}

JsonObject finding_json(const pipeline::FindingView& finding) {
  const Finding& what = finding.stored.finding;
  JsonArray fields;
  for (std::size_t i = 0; i < what.fields.size(); ++i) {
    const FieldRef& ref = what.fields[i];
    JsonObject field;
    field.put("document_id", ref.document.value).put("field", ref.field).put("row", ref.row);
    if (i < finding.field_labels.size()) field.put("label", finding.field_labels[i]);
    fields.add(field);
  }
  JsonObject out;
  out.put("id", finding.stored.id).put("rule", what.rule + "@" + std::to_string(what.version));
  out.put("severity", to_string(what.severity)).put("message", finding.message).put_some("hint", finding.hint);
  out.put("fields", fields).put("state", finding.stored.accepted_by.empty() ? "open" : "accepted");
  out.put("overridable", finding.overridable).put_some("accepted_by", finding.accepted_by);
  return out.put_some("accepted_reason", finding.stored.accepted_reason);
}

JsonArray findings_json(const std::vector<pipeline::FindingView>& findings) {
  JsonArray items;
  for (const auto& finding : findings) items.add(finding_json(finding));
  return items;
}

}  // namespace uketsuke::desk
