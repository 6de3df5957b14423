#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "pipeline/office/administration.h"
#include "pipeline/office/envelopes.h"

namespace uketsuke::desk {
namespace {

constexpr std::size_t kMostLines = 200;
constexpr std::size_t kMostText = 400;

JsonObject paper_json(const pipeline::EnvelopePaperView& paper) {
  JsonObject out;
  out.put("document_id", paper.document.value).put("page_id", to_text(paper.page));
  out.put("kind_label", paper.kind_label).put_some("name", paper.name);
  if (paper.by_case) out.put("case_id", paper.by_case->value).put("receipt_number", paper.receipt_number);
  return out;
}

JsonArray papers_json(const std::vector<pipeline::EnvelopePaperView>& papers) {
  JsonArray out;
  for (const auto& paper : papers) out.add(paper_json(paper));
  return out;
}

JsonArray lines_json(const pipeline::EnvelopeView& view) {
  JsonArray out;
  for (const auto& line : view.lines) {
    JsonObject entry;
    entry.put("name", line.line.name).put("kind", line.line.kind).put_some("kind_label", line.kind_label);
    entry.put("verdict", validate::to_string(line.verdict));
    if (line.paper) entry.put("paper", paper_json(*line.paper));
    out.add(entry);
  }
  return out;
}

JsonObject envelope_json(const pipeline::EnvelopeView& view) {
  const ledger::Envelope& envelope = view.envelope;
  JsonObject out;
  out.put("batch_id", view.batch.id.value).put_some("label", view.batch.facts.name).put("keyed", view.keyed);
  if (view.keyed) out.put_some("keyed_by", view.keyed_by).put("keyed_at", to_iso(envelope.at));
  out.put("sender", envelope.sender).put("day_from", envelope.day_from).put("note", envelope.note);
  if (envelope.received_on) out.put("arrived_on", to_iso(*envelope.received_on));
  out.put("scanned_on", to_iso(japan_date(view.batch.created_at)));
  out.put_some("expected_sheets", envelope.expected_sheets).put("both_sides", envelope.both_sides);
  out.put("sides", view.batch.sides).put("sheets", view.batch.sheets).put("other_sheets", view.batch.other_sheets);
  out.put("has_cover", envelope.has_cover).put("lines", lines_json(view));
  out.put("papers", papers_json(view.papers)).put("extra", papers_json(view.extra));
  JsonArray alarms;
  for (const ledger::Alarm& alarm : view.batch.alarms) {
    const auto [message, hint] = pipeline::words_of(alarm.code, alarm.detail);
    alarms.add(JsonObject().put("code", alarm.code).put("message", message).put("hint", hint));
  }
  return out.put("alarms", alarms).put("may_key", view.may_key);
}

ledger::Envelope envelope_of(const Request& request) {
  const Body body = Body::parse(request.body);
  ledger::Envelope out;
  out.sender = body.text_or_empty("sender", kMostText);
  out.received_on = date_of(body.text_or_empty("arrived_on", 10), "arrived_on");
  out.day_from = body.text_or_empty("day_from", 20);
  out.note = body.text_or_empty("note");
  if (const auto sheets = body.integer_if("expected_sheets", 0, 99'999)) out.expected_sheets = static_cast<int>(*sheets);
  out.both_sides = body.boolean("both_sides");
  out.has_cover = body.boolean("has_cover");
  for (const Body& line : body.objects("lines", kMostLines))
    out.cover.push_back({line.text("name", kMostText), line.text_or_empty("kind", 64)});
  return out;
}

}  // namespace

void add_envelope_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/batches/{batch_id}/envelope", Access::SignedIn, [&desk](const Request& request) {
    return answer(envelope_json(pipeline::open_envelope(desk.office, actor_of(desk, request),
                                                        BatchId(id_in_path(request, "batch_id")))));
  });
  router.add("PUT", "/api/batches/{batch_id}/envelope", Access::SignedIn, [&desk](const Request& request) {
    return answer(envelope_json(pipeline::key_envelope(desk.office, actor_of(desk, request),
                                                       BatchId(id_in_path(request, "batch_id")),
                                                       envelope_of(request))));
  });
}

}  // namespace uketsuke::desk
