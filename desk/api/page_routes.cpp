#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "pipeline/office/pages.h"
#include "pipeline/page/side_details.h"

namespace uketsuke::desk {
namespace {

PageId page_in_path(const Request& request) { return page_from(id_in_path(request, "page_id")); }

std::optional<CaseId> case_of(const Body& body) {
  const std::string id = body.text_or_empty("case_id", 100);
  if (id.empty()) return std::nullopt;
  return CaseId(id);
}

JsonObject measure(const char* id, const char* label, double value, const char* unit, const char* verdict) {
  JsonObject out;
  out.put("id", id).put("label", label).put("value", value);
  if (*unit) out.put("unit", unit);
  return out.put("verdict", verdict);
}

/// Figures of the cleanup with a word; the verdict "rescan" itself is the pipeline's, these only show why.
JsonArray quality_json(const pipeline::SideDetails& details) {
  const auto named = [&](const char* reason) {
    return std::find(details.reasons.begin(), details.reasons.end(), reason) != details.reasons.end();
  };
  JsonArray out;
  out.add(measure("skew", "傾き", details.skew_deg, "°", named("skewed") ? "bad" : "good"));
  out.add(measure("contrast", "コントラスト", details.contrast, "",
                  named("too_light") || named("too_dark") ? "bad" : "good"));
  out.add(measure("sharpness", "鮮明さ", details.sharpness, "", named("blurred") ? "bad" : "good"));
  out.add(measure("missing_corners", "欠けた角", details.missing_corners, "",
                  named("cut_off")              ? "bad"
                  : details.missing_corners > 0 ? "fair"
                                                : "good"));
  out.add(measure("dpi", "解像度", details.dpi_x, "dpi", named("low_resolution") ? "bad" : "good"));
  return out;
}

void put_places(JsonObject& out, const pipeline::PageDetailView& view) {
  JsonArray places;
  JsonArray documents;
  for (const auto& document : view.documents) {
    documents.add(document_ref_json(document));
    for (const auto& field : document.fields) {
      if (!field.value.reading || field.value.reading->page != view.page.side.page) continue;
      const auto& rect = field.value.reading->reading.rect;
      if (rect.w <= 0 || rect.h <= 0) continue;
      JsonObject place;
      place.put("document_id", field.value.ref.document.value)
          .put("field", field.value.ref.field)
          .put("row", field.value.ref.row);
      places.add(place.put("rect", to_json_rect(rect.x, rect.y, rect.w, rect.h)));
    }
  }
  out.put("places", places).put("documents", documents);
}

JsonObject detail_json(const pipeline::PageDetailView& view) {
  JsonObject out = page_json(view.page);
  out.put("may_view", view.may_view);
  JsonArray repeats;
  for (const std::string& number : view.repeats) repeats.add(number);
  out.put("repeats", repeats);
  const auto& outcome = view.page.side.outcome;
  if (outcome && outcome->form)
    out.put("template", JsonObject().put("id", outcome->form->id).put("version", outcome->form->version));
  if (outcome && !outcome->details.empty()) {
    const auto details = pipeline::side_details_from_json(outcome->details);
    out.put("pose", JsonObject()
                        .put("skew_deg", details.skew_deg)
                        .put("rotation", details.rotation_deg)
                        .put("residual_mm", details.residual_mm));
    out.put("quality", quality_json(details));
  } else {
    out.put("quality", JsonArray());
  }
  put_places(out, view);
  JsonArray actions;
  for (const std::string& action : view.actions) actions.add(action);
  return out.put("actions", actions);
}

Response detail(const Desk& desk, const pipeline::Actor& actor, const PageId& page) {
  return answer(detail_json(pipeline::page_detail(desk.office, actor, page)));
}

Response attention(const Desk& desk, const Request& request) {
  const std::string status = query_text(request, "status", 20);
  const std::string batch = query_text(request, "batch_id", 100);
  const auto part = pipeline::attention_pages(
      desk.office, actor_of(desk, request), status.empty() ? std::nullopt : std::optional(side_status_from(status)),
      batch.empty() ? std::nullopt : std::optional(BatchId(batch)), window_of(request));
  return answer(listed(part, page_json));
}

Response settle(const Desk& desk, const Request& request) {
  const pipeline::Actor actor = actor_of(desk, request);
  const Body body = Body::parse(request.body);
  ledger::Settlement settlement;
  settlement.as = body.text("as", 20);
  for (const char* known : {"rescan_requested", "rescanned", "discard", "accept_as_is", ""}) {
    if (!*known) throw Failure("E-INPUT-VALUE", "as");
    if (settlement.as == known) break;
  }
  settlement.actor = actor.name();
  settlement.reason = body.text_or_empty("reason");
  if (const std::string other = body.text_or_empty("replaced_by", 100); !other.empty())
    settlement.replaced_by = page_from(other);
  const PageId page = page_in_path(request);
  pipeline::settle_page(desk.office, actor, page, settlement);
  return detail(desk, actor, page);
}

Response cut(const Desk& desk, const Request& request) {
  const pipeline::Actor actor = actor_of(desk, request);
  const Body body = Body::parse(request.body);
  std::vector<pipeline::CutPart> parts;
  for (const Body& part : body.objects("parts", 12)) {
    const Body rect = part.object("rect");
    parts.push_back({{rect.number("x"), rect.number("y"), rect.number("w"), rect.number("h")},
                     part.text("kind", 64),
                     case_of(part)});
  }
  if (parts.empty()) throw Failure("E-INPUT-VALUE", "parts");
  const PageId page = page_in_path(request);
  pipeline::cut_page(desk.office, actor, page, parts, body.text_or_empty("reason"));
  return detail(desk, actor, page);
}

Response picture(const Desk& desk, const Request& request) {
  const int max_width = query_int(request, "max_width", 0, 64, 10'000);
  const auto view = pipeline::page_image(desk.office, actor_of(desk, request), page_in_path(request), max_width);
  return answer_bytes(view.media, std::string(view.bytes.begin(), view.bytes.end()));
}

void add_repairs(Router& router, const Desk& desk) {
  router.add("PUT", "/api/pages/{page_id}/kind", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    return answer(
        document_json(pipeline::set_page_kind(desk.office, actor_of(desk, request), page_in_path(request),
                                              body.text("kind", 64), case_of(body), body.text_or_empty("reason"))));
  });
  router.add("POST", "/api/pages/{page_id}/settle", Access::SignedIn,
             [&desk](const Request& request) { return settle(desk, request); });
  router.add("POST", "/api/pages/{page_id}/move", Access::SignedIn, [&desk](const Request& request) {
    const pipeline::Actor actor = actor_of(desk, request);
    const Body body = Body::parse(request.body);
    pipeline::move_page(desk.office, actor, page_in_path(request), case_of(body), body.text("reason"));
    return detail(desk, actor, page_in_path(request));
  });
  router.add("POST", "/api/pages/{page_id}/cut", Access::SignedIn,
             [&desk](const Request& request) { return cut(desk, request); });
  router.add("POST", "/api/pages/{page_id}/join", Access::SignedIn, [&desk](const Request& request) {
    const pipeline::Actor actor = actor_of(desk, request);
    const Body body = Body::parse(request.body);
    pipeline::join_page(desk.office, actor, page_in_path(request), DocumentId(body.text("document_id", 100)),
                        static_cast<int>(body.integer("position", 1, 100)), body.text_or_empty("reason"));
    return detail(desk, actor, page_in_path(request));
  });
  router.add("POST", "/api/pages/{page_id}/reread", Access::SignedIn, [&desk](const Request& request) {
    const auto turn = Body::parse(request.body).integer_if("rotation", 0, 270).value_or(-1);
    if (turn >= 0 && turn % 90 != 0) throw Failure("E-INPUT-VALUE", "rotation");
    pipeline::reread_page(desk.office, actor_of(desk, request), page_in_path(request), static_cast<int>(turn));
    return answer_nothing(202);
  });
}

}  // namespace

void add_page_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/attention-pages", Access::SignedIn,
             [&desk](const Request& request) { return attention(desk, request); });
  router.add("GET", "/api/pages/{page_id}", Access::SignedIn,
             [&desk](const Request& request) { return detail(desk, actor_of(desk, request), page_in_path(request)); });
  router.add("GET", "/api/pages/{page_id}/image", Access::SignedIn,
             [&desk](const Request& request) { return picture(desk, request); });
  add_repairs(router, desk);
}

}  // namespace uketsuke::desk
