#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/words.h"
#include "pipeline/office/administration.h"
#include "pipeline/quality/accuracy.h"

namespace uketsuke::desk {
namespace {

// A worker beats every few seconds; one page takes at most about a minute.
constexpr std::int64_t kLostAfter_s = 120;
// An office wants scans read within minutes: later is slow, after a quarter of an hour nobody is working on it.
constexpr std::int64_t kSlowAfter_s = 300;
constexpr std::int64_t kStuckAfter_s = 900;

std::int64_t age_s(const Desk& desk, Instant since) {
  const auto age = std::chrono::duration_cast<std::chrono::seconds>(desk.office.clock().now() - since).count();
  return age < 0 ? 0 : age;
}

JsonObject queue_json(const Desk& desk, const ledger::QueueFigures& queue) {
  JsonObject out;
  out.put("id", queue.kind)
      .put("label", queue_label(queue.kind))
      .put("waiting", queue.waiting)
      .put("running", queue.leased);
  std::int64_t age = 0;
  if (queue.oldest_waiting) {
    age = age_s(desk, *queue.oldest_waiting);
    out.put("oldest_age_s", age);
  }
  return out.put("verdict", age > kStuckAfter_s ? "stuck" : age > kSlowAfter_s ? "slow" : "ok");
}

JsonObject worker_json(const Desk& desk, const ledger::WorkerBeat& worker) {
  const std::int64_t age = age_s(desk, worker.at);
  JsonObject out;
  out.put("id", worker.id).put("pid", worker.pid).put("heartbeat_age_s", age);
  out.put("state", age > kLostAfter_s ? "lost" : worker.busy ? "busy" : "idle").put("pages_done", worker.pages_done);
  return out.put("memory_mb", worker.memory_mb).put_some("job", worker.job);
}

JsonObject parked_json(const ledger::Job& job) {
  const auto [message, hint] = pipeline::words_of(job.code, job.detail);
  JsonObject out;
  out.put("job_id", job.id.value).put("kind", job.work.kind).put("subject", queue_label(job.work.kind));
  if (job.work.page && job.work.page->number > 0) out.put("page_id", to_text(*job.work.page));
  out.put("code", job.code).put("message", message).put("hint", hint).put("attempts", job.attempts);
  return out.put("at", to_iso(job.changed_at));
}

JsonObject alarm_json(const ledger::DriftAlarm& alarm) {
  const auto [message, hint] = pipeline::words_of(alarm);
  JsonObject out;
  out.put("field_class", alarm.field_class).put("label", validate::policy_class_label(alarm.field_class));
  out.put("message", message).put("hint", hint).put("at", to_iso(alarm.raised_at));
  return out.put("samples", alarm.samples).put("wrong", alarm.wrong);
}

Response acknowledge(const Desk& desk, const Request& request) {
  pipeline::acknowledge_drift(desk.office, actor_of(desk, request), id_in_path(request, "field_class"),
                              Body::parse(request.body).text("reason"));
  return answer_nothing();
}

Response status(const Desk& desk, const Request& request) {
  const auto view = pipeline::status(desk.office, actor_of(desk, request));
  JsonArray queues;
  for (const auto& queue : view.queues) queues.add(queue_json(desk, queue));
  JsonArray workers;
  for (const auto& worker : view.workers) workers.add(worker_json(desk, worker));
  JsonArray parked;
  for (const auto& job : view.parked) parked.add(parked_json(job));
  JsonArray alarms;
  for (const auto& alarm : view.alarms) alarms.add(alarm_json(alarm));
  JsonObject out;
  out.put("version", desk.version).put("at", to_iso(desk.office.clock().now()));
  out.put("queues", queues).put("workers", workers).put("parked", parked).put("alarms", alarms);
  out.put("straight_through", JsonObject().put("fields", view.fields).put("accepted", view.fields_accepted));
  return answer(out.put("disk_free_bytes", view.disk_free_bytes));
}

}  // namespace

void add_status_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/health", Access::Open, [](const Request&) { return answer(JsonObject().put("ok", true)); });
  router.add("GET", "/api/status", Access::SignedIn, [&desk](const Request& request) { return status(desk, request); });
  router.add("POST", "/api/jobs/{job_id}/retry", Access::SignedIn, [&desk](const Request& request) {
    pipeline::retry_job(desk.office, actor_of(desk, request), JobId(id_in_path(request, "job_id")));
    return answer_nothing(202);
  });
  router.add("POST", "/api/quality/alarms/{field_class}/acknowledge", Access::SignedIn,
             [&desk](const Request& request) { return acknowledge(desk, request); });
}

}  // namespace uketsuke::desk
