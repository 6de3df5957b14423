#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "desk/http/base64.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/pages.h"

namespace uketsuke::desk {
namespace {

DocumentId document_in_path(const Request& request) { return DocumentId(id_in_path(request, "document_id")); }

FieldRef field_in(const Request& request, int row) { return {document_in_path(request), field_in_path(request), row}; }

FieldRef field_of_query(const Request& request) { return field_in(request, query_int(request, "row", 0, 0, 99)); }

int version_of(const Body& body) { return static_cast<int>(body.integer("version", 0, 1'000'000'000)); }

JsonObject kind_json(const KindInfo& kind) {
  JsonArray fields;
  for (const FieldInfo& field : kind.fields) fields.add(field_spec_json(field, field.in_rows ? 1 : 0, ""));
  JsonObject out;
  out.put("id", kind.id).put("label", kind.label).put("family", kind.form ? "form" : "document");
  return out.put("rows", kind.rows).put("fields", fields);
}

Response key(const Desk& desk, const Request& request) {
  const Body body = Body::parse(request.body);
  pipeline::FieldAnswer said;
  said.action = body.text("action", 20);
  if (said.action != "type" && said.action != "blank" && said.action != "struck_out" && said.action != "unreadable") {
    throw Failure("E-INPUT-VALUE", "action");
  }
  said.value = body.text_or_empty("value", 2000);
  said.note = body.text_or_empty("reason");
  said.override_reason = body.text_or_empty("override_reason");
  const FieldRef field = field_in(request, static_cast<int>(body.integer("row", 0, 99)));
  const auto result = pipeline::key_field(desk.office, actor_of(desk, request), field, version_of(body), said);
  return answer(JsonObject()
                    .put("field", field_json(result.field))
                    .put("version", result.version)
                    .put("findings", findings_json(result.findings)));
}

Response strip(const Desk& desk, const Request& request) {
  const std::string item = query_text(request, "item_id", 100);
  const auto view = pipeline::field_strip(desk.office, actor_of(desk, request), field_of_query(request),
                                          item.empty() ? std::nullopt : std::optional(ReviewItemId(item)));
  return answer_bytes(view.media, std::string(view.bytes.begin(), view.bytes.end()));
}

JsonObject step_json(const Desk& desk, const ledger::StoredDecision& stored) {
  const Decision& decision = stored.decision;
  JsonObject out;
  out.put("at", to_iso(decision.decided_at))
      .put("actor", pipeline::actor_label(desk.office, decision.actor))
      .put("actor_kind", decision.by_person ? "person" : "policy");
  out.put("action", stored.action).put_some("value", decision.value);
  return out.put_some("reason", stored.override_reason.empty() ? stored.note : stored.override_reason);
}

Response history(const Desk& desk, const Request& request) {
  const auto view = pipeline::field_history(desk.office, actor_of(desk, request), field_of_query(request));
  JsonArray items;
  for (const auto& decision : view.decisions) items.add(step_json(desk, decision));
  return answer(JsonObject().put("reading", reading_json(view.value)).put("items", items));
}

Response reveal(const Desk& desk, const Request& request) {
  const Body body = Body::parse(request.body);
  const FieldRef field = field_in(request, static_cast<int>(body.integer("row", 0, 99)));
  const auto shown = pipeline::reveal_field(desk.office, actor_of(desk, request), field, body.text("reason"));
  JsonObject out;
  out.put("value", shown.value).put_some("name", shown.name).put_some("birth_date", shown.birth_date);
  const std::string picture = shown.strip_png.empty() ? "" : "data:image/png;base64," + base64(shown.strip_png);
  return answer(out.put("strip_data_url", picture));
}

Response reveals(const Desk& desk, const Request& request) {
  const auto looks = pipeline::reveals_of(desk.office, actor_of(desk, request), field_of_query(request));
  return answer(listed_all(looks, [&](const ledger::StoredLook& stored) {
    JsonObject out;
    out.put("at", to_iso(stored.at)).put("user_label", pipeline::actor_label(desk.office, stored.look.user));
    return out.put_some("reason", stored.look.reason);
  }));
}

// Another case that a document serves, or serves no longer.
Response share(const Desk& desk, const Request& request, decltype(pipeline::attach_document)& change) {
  const Body body = Body::parse(request.body);
  return answer(document_json(change(desk.office, actor_of(desk, request), document_in_path(request),
                                     CaseId(body.text("case_id", 100)), body.text("reason"))));
}

}  // namespace

void add_document_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/kinds", Access::SignedIn,
             [&desk](const Request&) { return answer(listed_all(desk.office.context.kinds.kinds(), kind_json)); });
  router.add("GET", "/api/documents/{document_id}", Access::SignedIn, [&desk](const Request& request) {
    return answer(document_json(pipeline::document(desk.office, actor_of(desk, request), document_in_path(request))));
  });
  const std::string field = "/api/documents/{document_id}/fields/{field_id}";
  router.add("PUT", field, Access::SignedIn, [&desk](const Request& request) { return key(desk, request); });
  router.add("GET", field + "/strip", Access::SignedIn,
             [&desk](const Request& request) { return strip(desk, request); });
  router.add("GET", field + "/history", Access::SignedIn,
             [&desk](const Request& request) { return history(desk, request); });
  router.add("GET", field + "/reveals", Access::SignedIn,
             [&desk](const Request& request) { return reveals(desk, request); });
  router.add("POST", field + "/reveal", Access::SignedIn,
             [&desk](const Request& request) { return reveal(desk, request); });
  router.add("POST", "/api/documents/{document_id}/complete", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    return answer(document_json(pipeline::complete_document(desk.office, actor_of(desk, request),
                                                            document_in_path(request), version_of(body))));
  });
  router.add("POST", "/api/documents/{document_id}/attach", Access::SignedIn,
             [&desk](const Request& request) { return share(desk, request, pipeline::attach_document); });
  router.add("POST", "/api/documents/{document_id}/detach", Access::SignedIn,
             [&desk](const Request& request) { return share(desk, request, pipeline::detach_document); });
}

}  // namespace uketsuke::desk
