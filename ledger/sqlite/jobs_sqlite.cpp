#include "ledger/sqlite/jobs_sqlite.h"

#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::ledger {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Pause before a failed job is tried again, times the attempts so far: long enough for a full disk or a busy
/// machine to change, short enough that nobody waits.
constexpr seconds kRetryPause{2};

constexpr std::string_view kColumns =
    "SELECT id, kind, file, number, subject, options, priority, once_key, state, attempts, owner, lease, "
    "leased_until,"
    " created_at, changed_at, code, detail FROM job ";

JobState job_state_from(std::string_view text) {
  for (const JobState s : {JobState::Waiting, JobState::Leased, JobState::Done, JobState::Parked})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "job state");
}

Job job_of(const Query& q) {
  Job j;
  j.id = JobId(q.text(0));
  j.work.kind = q.text(1);
  if (!q.null(2)) j.work.page = PageId{ScanFileId(q.text(2)), q.number(3)};
  j.work.subject = q.text(4);
  j.work.options = q.text(5);
  j.work.priority = q.number(6);
  j.work.once_key = q.text(7);
  j.state = job_state_from(q.text(8));
  j.attempts = q.number(9);
  j.owner = q.text(10);
  j.lease = q.text(11);
  j.leased_until = q.instant(12);
  j.created_at = q.instant(13);
  j.changed_at = q.instant(14);
  j.code = q.text(15);
  j.detail = q.text(16);
  return j;
}

void must_hold(int changed) {
  if (changed == 0) throw Failure("E-CONFLICT", "the job's lease is lost");
}

}  // namespace

std::string_view to_string(JobState state) {
  switch (state) {
    case JobState::Waiting: return "waiting";
    case JobState::Leased: return "leased";
    case JobState::Done: return "done";
    case JobState::Parked: return "parked";
  }
  return {};
}

JobId add_job(Context& context, const NewJob& job) {
  if (!job.once_key.empty()) {
    Query q = context.db.query(
        "SELECT id FROM job WHERE once_key<>'' AND once_key=? AND state IN ('waiting', 'leased')", {job.once_key});
    if (q.next()) return JobId(q.text(0));
  }
  const JobId id(fresh_id());
  std::optional<std::string> file;
  if (job.page) file = job.page->file.value;
  context.db.run(
      "INSERT INTO job(id, kind, file, number, subject, options, priority, once_key, state, created_at, "
      "available_at, changed_at)"
      " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,'waiting',?9,?9,?9)",
      {id.value, job.kind, file, job.page ? job.page->number : 0, job.subject, job.options, job.priority, job.once_key,
       context.now()});
  return id;
}

JobId SqliteJobs::add(const NewJob& job) {
  return context_.writing<JobId>([&] { return add_job(context_, job); });
}

void SqliteJobs::free_expired() {
  const Instant now = context_.now();
  context_.db.run(
      "UPDATE job SET state='parked', code='E-PAGE-WORKER', detail='the worker did not come back', lease='', "
      "changed_at=?1"
      " WHERE state='leased' AND leased_until<?1 AND attempts>=?2",
      {now, limits::kMaxAttempts});
  context_.db.run(
      "UPDATE job SET state='waiting', lease='', changed_at=?1, available_at=?1 WHERE state='leased' AND "
      "leased_until<?1",
      {now});
}

std::optional<Job> SqliteJobs::claim_next(const std::string& owner, const std::vector<std::string>& kinds) {
  return context_.writing<std::optional<Job>>([&]() -> std::optional<Job> {
    free_expired();
    const Instant now = context_.now();
    std::string sql = "SELECT id FROM job WHERE state='waiting' AND available_at<=?";
    std::vector<Bind> binds{now};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      sql += i == 0 ? " AND kind IN (?" : ",?";
      binds.emplace_back(kinds[i]);
    }
    sql += kinds.empty() ? "" : ")";
    std::string id;
    {
      Query q = context_.db.query(sql + " ORDER BY priority DESC, created_at, id LIMIT 1", binds);
      if (!q.next()) return std::nullopt;
      id = q.text(0);
    }
    context_.db.run(
        "UPDATE job SET state='leased', attempts=attempts+1, owner=?, lease=?, leased_until=?, changed_at=? "
        "WHERE id=?",
        {owner, fresh_id(), now + seconds(limits::kJobLease_s), now, id});
    return get(JobId(id));
  });
}

void SqliteJobs::beat(const Job& job) {
  context_.write([&] {
    must_hold(context_.db.run("UPDATE job SET leased_until=? WHERE id=? AND state='leased' AND lease=?",
                              {context_.now() + seconds(limits::kJobLease_s), job.id.value, job.lease}));
  });
}

void SqliteJobs::complete(const Job& job) {
  context_.write([&] {
    must_hold(
        context_.db.run("UPDATE job SET state='done', lease='', code='', detail='', changed_at=? WHERE id=? "
                        "AND state='leased' AND lease=?",
                        {context_.now(), job.id.value, job.lease}));
  });
}

void SqliteJobs::fail(const Job& job, std::string_view code, std::string_view detail, bool retry) {
  context_.write([&] {
    const bool again = retry && job.attempts < limits::kMaxAttempts;
    const Instant now = context_.now();
    must_hold(context_.db.run(
        "UPDATE job SET state=?, lease='', code=?, detail=?, changed_at=?, available_at=? "
        "WHERE id=? AND state='leased' AND lease=?",
        {again ? "waiting" : "parked", code, detail, now, now + kRetryPause * job.attempts, job.id.value, job.lease}));
  });
}

void SqliteJobs::release(const Job& job) {
  context_.write([&] {
    must_hold(
        context_.db.run("UPDATE job SET state='waiting', lease='', attempts=attempts-1, changed_at=? WHERE "
                        "id=? AND state='leased' AND lease=?",
                        {context_.now(), job.id.value, job.lease}));
  });
}

void SqliteJobs::give_back(const std::string& owner) {
  context_.write([&] {
    context_.db.run("UPDATE job SET leased_until=0 WHERE state='leased' AND owner=?", {owner});
    free_expired();
  });
}

void SqliteJobs::retry(const JobId& job) {
  context_.write([&] {
    if (context_.db.run("UPDATE job SET state='waiting', attempts=0, available_at=?1, changed_at=?1 WHERE "
                        "id=?2 AND state='parked'",
                        {context_.now(), job.value}) == 0)
      throw Failure(get(job) ? "E-CONFLICT" : "E-LEDGER-NOTFOUND", "the job is not parked");
  });
}

std::optional<Job> SqliteJobs::get(const JobId& job) {
  return context_.reading<std::optional<Job>>([&]() -> std::optional<Job> {
    Query q = context_.db.query(std::string(kColumns) + "WHERE id=?", {job.value});
    return q.next() ? std::optional(job_of(q)) : std::nullopt;
  });
}

Listed<Job> SqliteJobs::list(std::optional<JobState> state, const Window& window) {
  return context_.reading<Listed<Job>>([&] {
    Listed<Job> out;
    const int limit = bounded(window.limit);
    std::optional<std::string_view> wanted;
    if (state) wanted = to_string(*state);
    Query q = context_.db.query(std::string(kColumns) + "WHERE id>?1 AND (?2 IS NULL OR state=?2) ORDER BY id LIMIT ?3",
                                {window.cursor, wanted, limit});
    while (q.next()) out.items.push_back(job_of(q));
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = out.items.back().id.value;
    return out;
  });
}

std::vector<QueueFigures> SqliteJobs::figures() {
  return context_.reading<std::vector<QueueFigures>>([&] {
    std::vector<QueueFigures> out;
    Query q = context_.db.query(
        "SELECT kind, sum(state='waiting'), sum(state='leased'), sum(state='parked'),"
        " min(CASE WHEN state='waiting' THEN created_at END) FROM job WHERE state<>'done' GROUP BY kind "
        "ORDER BY kind");
    while (q.next()) out.push_back({q.text(0), q.number(1), q.number(2), q.number(3), q.maybe_instant(4)});
    return out;
  });
}

int SqliteJobs::open_count(const ScanFileId& file) {
  return context_.reading<int>([&] {
    Query q = file.empty()
                  ? context_.db.query("SELECT count(*) FROM job WHERE state IN ('waiting', 'leased')")
                  : context_.db.query("SELECT count(*) FROM job WHERE state IN ('waiting', 'leased') AND file=?",
                                      {file.value});
    return q.next() ? q.number(0) : 0;
  });
}

void SqliteJobs::beat_worker(const WorkerBeat& b) {
  context_.write([&] {
    context_.db.run("INSERT OR REPLACE INTO worker VALUES(?,?,?,?,?,?,?)",
                    {b.id, b.pid, b.busy, b.pages_done, b.memory_mb, b.job, context_.now()});
  });
}

void SqliteJobs::forget_worker(const std::string& id) {
  context_.write([&] { context_.db.run("DELETE FROM worker WHERE id=?", {id}); });
}

std::vector<WorkerBeat> SqliteJobs::workers() {
  return context_.reading<std::vector<WorkerBeat>>([&] {
    std::vector<WorkerBeat> out;
    Query q = context_.db.query("SELECT id, pid, busy, pages_done, memory_mb, job, at FROM worker ORDER BY id");
    while (q.next())
      out.push_back({q.text(0), q.number(1), q.truth(2), q.number(3), q.number(4), q.text(5), q.instant(6)});
    return out;
  });
}

}  // namespace uketsuke::ledger
