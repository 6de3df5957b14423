#include "app/run/batch_run.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "app/run/progress_bar.h"
#include "core/errors/failure.h"
#include "core/os/child.h"
#include "pipeline/intake/arrival_day.h"
#include "pipeline/intake/receive.h"
#include "pipeline/worker/gate.h"
#include "pipeline/worker/worker_pool.h"

namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;

// Progress and worker health are looked at this often, milliseconds.
constexpr int kTend_ms = 100;

// Everything in a folder and its sub-folders that is not a folder itself. What cannot be a scan (a link to nowhere, a
// pipe) or cannot be looked into is among them too, so that it is refused by name and not passed over; so is a folder
// without any file. Links to folders are not followed: they may lead back here.
std::vector<fs::path> inside_of(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (!fs::is_directory(it->symlink_status(ignored))) {
      out.push_back(it->path());
      continue;
    }
    const std::vector<fs::path> deeper = inside_of(it->path());
    out.insert(out.end(), deeper.begin(), deeper.end());
  }
  if (error) out.push_back(folder);
  return out;
}

// Given files, and the files of given folders by name; names keep their bytes.
std::vector<std::string> expanded(const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    std::error_code ignored;
    std::vector<fs::path> inside;
    if (fs::is_directory(path, ignored)) inside = inside_of(path);
    if (inside.empty()) inside.emplace_back(path);
    std::sort(inside.begin(), inside.end());
    for (const fs::path& one : inside) out.push_back(one.string());
  }
  return out;
}

pipeline::PoolOptions pool_options(const ledger::StoreOptions& data, const BatchRunOptions& options) {
  pipeline::PoolOptions pool;
  pool.program = program_folder() / "uketsuke";
  pool.arguments = worker_words(data, options.debug_dir, options.reveal_debug);
  pool.workers = std::max(1, options.workers);
  pool.until_idle = true;
  return pool;
}

void tend_until_idle(Session& session, pipeline::WorkerPool& workers, const BatchRunOptions& options) {
  ProgressBar bar(!options.quiet && ::isatty(STDERR_FILENO) != 0);
  while (workers.tend() > 0) {
    bar.show(session.store().jobs().open_count());
    std::this_thread::sleep_for(std::chrono::milliseconds(kTend_ms));
  }
  bar.finish();
}

}  // namespace

std::vector<std::string> worker_words(const ledger::StoreOptions& data, const std::string& debug_dir, bool reveal) {
  std::vector<std::string> words{"worker"};
  for (const std::string& word : DataOptions::words_for(data)) words.push_back(word);
  if (!debug_dir.empty()) words.insert(words.end(), {"--debug-dir", fs::absolute(debug_dir).string()});
  if (reveal) words.emplace_back("--reveal");
  return words;
}

std::vector<RunFile> run_batch(Session& session, const ledger::StoreOptions& data, const BatchRunOptions& options,
                               const std::vector<std::string>& paths) {
  ledger::NewBatch fresh;
  fresh.door = "command_line";
  fresh.operator_name = "command_line";
  if (!options.received_on.empty()) {
    const Date day = date_from_iso(options.received_on);
    if (!day.ok()) throw Failure("E-INPUT-VALUE", "--received-on");
    pipeline::require_arrival_day(day, japan_date(system_clock().now()));
    fresh.received_on = day;
  }
  const BatchId batch = session.store().batches().open(fresh);
  // Workers open their engines while files are taken in.
  pipeline::Gate gate;
  pipeline::PoolOptions pool = pool_options(data, options);
  pool.gate = gate.read_end();
  pipeline::WorkerPool workers(session.store(), pool);
  std::vector<RunFile> files;
  for (const std::string& path : expanded(paths)) {
    pipeline::FileFacts facts;
    facts.batch = batch;
    facts.name = fs::path(path).filename().string();
    facts.received_on = fresh.received_on;
    facts.operator_name = "command_line";
    files.push_back({path, pipeline::receive_path(session.store(), facts, path).arrival.arrival.id});
  }
  gate.open();
  tend_until_idle(session, workers, options);
  return files;
}

}  // namespace uketsuke::app
