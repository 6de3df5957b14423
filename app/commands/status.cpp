#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/session.h"
#include "core/errors/catalogue.h"

namespace uketsuke::app {
namespace {

struct StatusCli {
  DataOptions data;
  bool json = false;
};

int age_s(const std::optional<Instant>& since) {
  if (!since) return 0;
  return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(system_clock().now() - *since).count());
}

int status(const StatusCli& o) {
  Session session(o.data.store_options());
  ledger::Jobs& jobs = session.store().jobs();
  for (const ledger::QueueFigures& queue : jobs.figures()) {
    if (o.json)
      fmt::print(R"({{"queue":"{}","waiting":{},"running":{},"parked":{},"oldest_age_s":{}}})"
                 "\n",
                 queue.kind, queue.waiting, queue.leased, queue.parked, age_s(queue.oldest_waiting));
    else
      fmt::print("{}: {} waiting (oldest {} s), {} running, {} parked\n", queue.kind, queue.waiting,
                 age_s(queue.oldest_waiting), queue.leased, queue.parked);
  }
  for (const ledger::WorkerBeat& worker : jobs.workers()) {
    if (o.json)
      fmt::print(R"({{"worker":"{}","busy":{},"heartbeat_age_s":{},"pages":{},"memory_mb":{}}})"
                 "\n",
                 worker.id, worker.busy, age_s(worker.at), worker.pages_done, worker.memory_mb);
    else
      fmt::print("worker {}: {}, heartbeat {} s ago, {} pages, {} MB\n", worker.id, worker.busy ? "busy" : "idle",
                 age_s(worker.at), worker.pages_done, worker.memory_mb);
  }
  for (const ledger::Job& job : jobs.list(ledger::JobState::Parked, {}).items)
    fmt::print(stderr, "parked: {} {} after {} attempts: {}\n", job.work.kind, job.id.value, job.attempts, job.code);
  for (const ledger::DriftAlarm& alarm : session.store().quality().standing()) {
    if (o.json)
      fmt::print(R"({{"alarm":"{}","samples":{},"wrong":{}}})"
                 "\n",
                 alarm.field_class, alarm.samples, alarm.wrong);
    else
      fmt::print("ALARM {}: {} of {} samples wrong, more than promised; asked about more until acknowledged\n",
                 alarm.field_class, alarm.wrong, alarm.samples);
  }
  for (const auto& [state, count] : session.store().cases().count())
    if (!o.json) fmt::print("cases {}: {}\n", to_japanese(state), count);
  return kAllDone;
}

}  // namespace

void add_status(CommandLine& line) {
  auto& o = line.keep<StatusCli>();
  Command command = line.command("status", "Queues, workers and cases");
  o.data.declare(command);
  command.flag("--json", o.json, "JSON lines");
  command.action([&o] { return status(o); });
}

}  // namespace uketsuke::app
