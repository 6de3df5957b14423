#pragma once

#include "ledger/jobs.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteJobs final : public Jobs {
 public:
  explicit SqliteJobs(Context& context) : context_(context) {}
  JobId add(const NewJob& job) override;
  std::optional<Job> claim_next(const std::string& owner, const std::vector<std::string>& kinds) override;
  void beat(const Job& job) override;
  void complete(const Job& job) override;
  void fail(const Job& job, std::string_view code, std::string_view detail, bool retry) override;
  void release(const Job& job) override;
  void give_back(const std::string& owner) override;
  void retry(const JobId& job) override;
  std::optional<Job> get(const JobId& job) override;
  Listed<Job> list(std::optional<JobState> state, const Window& window) override;
  std::vector<QueueFigures> figures() override;
  int open_count(const ScanFileId& file) override;
  void beat_worker(const WorkerBeat& beat) override;
  void forget_worker(const std::string& id) override;
  std::vector<WorkerBeat> workers() override;

 private:
  void free_expired();
  Context& context_;
};

/// Queues a job inside the running transaction.
JobId add_job(Context& context, const NewJob& job);

}  // namespace uketsuke::ledger
