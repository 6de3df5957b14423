#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/ids.h"
#include "ledger/listing.h"

namespace uketsuke::ledger {

/// Work to be done by a worker (処理). Holds no personal data.
struct NewJob {
  std::string kind;            ///< "decode", "page", "assemble", "render", …
  std::optional<PageId> page;  ///< file (and side, or number 0 for the whole file) it works on
  std::string subject;         ///< id of another thing it works on: case, document, notice
  std::string options;         ///< JSON for the worker, e.g. a rotation given by a person
  int priority = 0;            ///< higher first
  std::string once_key;        ///< if not empty: a second job with this key is not queued while one waits or runs
};

enum class JobState { Waiting, Leased, Done, Parked };
std::string_view to_string(JobState state);

struct Job {
  JobId id;
  NewJob work;
  JobState state = JobState::Waiting;
  int attempts = 0;   ///< claims so far, this one included
  std::string owner;  ///< worker that holds or last held the lease
  std::string lease;  ///< random word of this claim; shown by whoever finishes or beats
  Instant leased_until{};
  Instant created_at{};
  Instant changed_at{};
  std::string code;    ///< of the last failure
  std::string detail;  ///< of the last failure; no personal data
};

/// Figures of one kind of job: what an operator watches.
struct QueueFigures {
  std::string kind;
  int waiting = 0;
  int leased = 0;
  int parked = 0;
  std::optional<Instant> oldest_waiting;
};

/// A sign of life of a worker process.
struct WorkerBeat {
  std::string id;
  int pid = 0;
  bool busy = false;
  int pages_done = 0;
  int memory_mb = 0;
  std::string job;
  Instant at{};  ///< set by the store
};

/// The leased queue (処理待ち). A lease that ends without completion puts the job back; after
/// limits::kMaxAttempts claims it is parked with E-PAGE-WORKER.
class Jobs {
 public:
  virtual ~Jobs() = default;
  /// Queues a job; returns the id of the queued job with the same once_key if there is one.
  virtual JobId add(const NewJob& job) = 0;
  /// Leases the next job of the given kinds (any if empty) by priority, then age. A crashed worker's job is
  /// given again once its lease is over.
  virtual std::optional<Job> claim_next(const std::string& owner, const std::vector<std::string>& kinds = {}) = 0;
  /// Extends the lease; throws E-CONFLICT when it is lost: stop working on it.
  virtual void beat(const Job& job) = 0;
  /// Done. Call it inside the same transact() that writes the results; throws E-CONFLICT when the lease was
  /// lost, which rolls the results back.
  virtual void complete(const Job& job) = 0;
  /// Failed: queued again with a pause, or parked with `code` after the last attempt or when `retry` is
  /// false.
  virtual void fail(const Job& job, std::string_view code, std::string_view detail, bool retry) = 0;
  /// Gives it back untouched (the worker is told to stop); the attempt does not count.
  virtual void release(const Job& job) = 0;
  /// The process of this worker is known to be dead: its leases are over at once, the attempts count.
  virtual void give_back(const std::string& owner) = 0;
  /// A parked job gets its attempts back (requeue by a person).
  virtual void retry(const JobId& job) = 0;
  virtual std::optional<Job> get(const JobId& job) = 0;
  virtual Listed<Job> list(std::optional<JobState> state, const Window& window) = 0;
  virtual std::vector<QueueFigures> figures() = 0;
  /// Jobs neither done nor parked, of one scan file (empty id: all).
  virtual int open_count(const ScanFileId& file = {}) = 0;

  virtual void beat_worker(const WorkerBeat& beat) = 0;
  virtual void forget_worker(const std::string& id) = 0;
  virtual std::vector<WorkerBeat> workers() = 0;
};

}  // namespace uketsuke::ledger
