#include <algorithm>
#include <charconv>

#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "pipeline/office/review.h"

namespace uketsuke::desk {
namespace {

using pipeline::ReviewItemView;

JsonArray candidates_json(const std::vector<Candidate>& candidates) {
  JsonArray out;
  for (const Candidate& candidate : candidates)
    out.add(JsonObject().put("value", candidate.value).put("p", candidate.p));
  return out;
}

JsonObject document_of(const ReviewItemView& view) {
  JsonObject out;
  out.put("id", view.item.ask.field.document.value)
      .put("kind", view.document_kind)
      .put("kind_label", view.document_label);
  if (view.by_case) out.put("case_id", view.by_case->value).put("receipt_number", view.receipt_number);
  return out;
}

void put_place(JsonObject& out, const ReviewItemView& view) {
  if (!view.value.reading || view.page_width_px <= 0) return;
  const auto& rect = view.value.reading->reading.rect;
  if (rect.w <= 0 || rect.h <= 0) return;
  const PageId& page = view.value.reading->page;
  JsonObject place;
  place.put("id", to_text(page)).put("width_px", view.page_width_px).put("height_px", view.page_height_px);
  out.put("page", place.put("image_url", image_url(page)).put("rect", to_json_rect(rect.x, rect.y, rect.w, rect.h)));
}

void put_clear(JsonObject& out, const ReviewItemView& view) {
  if (view.clear_value.empty() && view.clear_candidates.empty()) return;
  out.put("clear_value", view.clear_value).put("clear_candidates", candidates_json(view.clear_candidates));
}

std::string reason_label(const std::string& id) {
  for (const auto& reason : pipeline::postpone_reasons())
    if (reason.id == id) return reason.label;
  return id;
}

JsonObject item_json(const Desk& desk, const ReviewItemView& view) {
  const ledger::ReviewItem& item = view.item;
  JsonObject out;
  out.put("id", item.id.value).put("version", item.version).put("state", ledger::to_string(item.state));
  if (item.state == ledger::ReviewState::Leased) out.put("leased_until", to_iso(item.leased_until));
  out.put("masked", item.ask.masked).put("must_type", item.ask.must_type).put("ask_reason", view.ask_sentence);
  if (view.by_case) out.put("case_id", view.by_case->value).put("receipt_number", view.receipt_number);
  out.put("document", document_of(view))
      .put("spec", field_spec_json(view.value.info, item.ask.field.row, view.row_label));
  out.put("reading", reading_json(view.value)).put("findings", findings_json(view.findings));
  JsonArray doubtful;
  for (const int position : view.doubtful) doubtful.add(position);
  out.put("doubtful", doubtful).put("strip_url", strip_url(item.ask.field) + "&item_id=" + item.id.value);
  put_place(out, view);
  put_clear(out, view);
  out.put_some("postponed_reason", reason_label(item.postponed_reason))
      .put_some("postponed_by", pipeline::actor_label(desk.office, item.postponed_by));
  JsonArray neighbours;
  for (const auto& [label, value] : view.neighbours)
    neighbours.add(JsonObject().put("label", label).put("value", value));
  JsonArray actions;
  for (const std::string& action : view.actions) actions.add(action);
  return out.put("neighbours", neighbours)
      .put("age_s", view.age_s)
      .put("remaining", view.remaining)
      .put("actions", actions);
}

ReviewItemId item_in_path(const Request& request) { return ReviewItemId(id_in_path(request, "item_id")); }

std::string known_duty(std::string duty) {
  if (!duty.empty() && std::find(std::begin(ledger::kDuties), std::end(ledger::kDuties), duty) == std::end(ledger::kDuties))
    throw Failure("E-INPUT-VALUE", "duty");
  return duty;
}

Response next(const Desk& desk, const Request& request) {
  const Body body = Body::parse(request.body);
  std::vector<ReviewItemId> holding;
  for (std::string& id : body.texts("holding", 3)) holding.emplace_back(std::move(id));
  const std::string queue = body.text_or_empty("queue", 20);
  if (!queue.empty() && queue != "normal" && queue != "postponed") throw Failure("E-INPUT-VALUE", "queue");
  const auto item = pipeline::next_item(desk.office, actor_of(desk, request), holding, queue == "postponed",
                                        known_duty(body.text_or_empty("duty", 20)));
  return item ? answer(item_json(desk, *item)) : answer_nothing();
}

Response decide(const Desk& desk, const Request& request) {
  const Body body = Body::parse(request.body);
  pipeline::FieldAnswer said;
  said.action = body.text("action", 20);
  said.value = body.text_or_empty("value", 2000);
  said.reason = body.text_or_empty("reason", 256);
  said.note = body.text_or_empty("note");
  said.override_reason = body.text_or_empty("override_reason");
  said.seconds = body.number_or("seconds", 0);
  const auto version = static_cast<int>(body.integer("version", 0, 1'000'000'000));
  const ReviewItemId id = item_in_path(request);
  const auto result = pipeline::answer_item(desk.office, actor_of(desk, request), id, version, said);
  JsonObject out;
  out.put("decision_id", std::to_string(result.decision)).put("item_id", id.value).put("state", result.state);
  return answer(out.put("value", result.value)
                    .put("findings", findings_json(result.findings))
                    .put("remaining", result.remaining));
}

Response summary(const Desk& desk, const Request& request) {
  const auto figures = pipeline::review_figures(desk.office, actor_of(desk, request),
                                                known_duty(query_text(request, "duty", 20)));
  JsonObject out;
  out.put("waiting", figures.waiting)
      .put("postponed", figures.postponed)
      .put("leased", figures.leased)
      .put("mine_today", figures.decided_today);
  if (figures.oldest) {
    out.put("oldest_age_s",
            std::chrono::duration_cast<std::chrono::seconds>(desk.office.clock().now() - *figures.oldest).count());
  }
  JsonArray reasons;
  for (const auto& reason : pipeline::postpone_reasons())
    reasons.add(JsonObject().put("id", reason.id).put("label", reason.label));
  return answer(out.put("reasons", reasons));
}

JsonObject mine_json(const pipeline::MyDecision& mine) {
  const ledger::StoredDecision& stored = mine.stored;
  JsonObject out;
  out.put("decision_id", std::to_string(stored.id)).put("item_id", stored.item ? stored.item->value : std::string());
  out.put("at", to_iso(stored.decision.decided_at))
      .put("label", mine.label)
      .put_some("receipt_number", mine.receipt_number);
  return out.put("action", stored.action).put("value", stored.decision.value).put("undoable", mine.undoable);
}

Response undo(const Desk& desk, const Request& request) {
  const std::string text = Body::parse(request.body).text_or_empty("decision_id", 20);
  std::int64_t decision = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), decision);
  if (!text.empty() && (error != std::errc() || end != text.data() + text.size())) throw Failure("E-LEDGER-NOTFOUND");
  return answer(item_json(desk, pipeline::undo(desk.office, actor_of(desk, request), decision)));
}

}  // namespace

void add_review_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/review/summary", Access::SignedIn,
             [&desk](const Request& request) { return summary(desk, request); });
  router.add("POST", "/api/review/next", Access::SignedIn,
             [&desk](const Request& request) { return next(desk, request); });
  router.add("GET", "/api/review/items/{item_id}", Access::SignedIn, [&desk](const Request& request) {
    return answer(item_json(desk, pipeline::review_item(desk.office, actor_of(desk, request), item_in_path(request))));
  });
  router.add("POST", "/api/review/items/{item_id}/decision", Access::SignedIn,
             [&desk](const Request& request) { return decide(desk, request); });
  router.add("PUT", "/api/review/items/{item_id}/lease", Access::SignedIn, [&desk](const Request& request) {
    return answer(JsonObject().put(
        "leased_until", to_iso(pipeline::renew_lease(desk.office, actor_of(desk, request), item_in_path(request)))));
  });
  router.add("DELETE", "/api/review/items/{item_id}/lease", Access::SignedIn, [&desk](const Request& request) {
    pipeline::release_lease(desk.office, actor_of(desk, request), item_in_path(request));
    return answer_nothing();
  });
  router.add("GET", "/api/review/history", Access::SignedIn, [&desk](const Request& request) {
    return answer(listed_all(pipeline::my_history(desk.office, actor_of(desk, request)), mine_json));
  });
  router.add("POST", "/api/review/undo", Access::SignedIn,
             [&desk](const Request& request) { return undo(desk, request); });
}

}  // namespace uketsuke::desk
