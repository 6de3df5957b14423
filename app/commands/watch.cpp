#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/run/batch_run.h"
#include "app/run/stop_signal.h"
#include "core/os/child.h"
#include "core/text/shown.h"
#include "pipeline/intake/hot_folder_intake.h"
#include "pipeline/office/administration.h"
#include "pipeline/worker/worker_pool.h"

namespace uketsuke::app {
namespace {

struct WatchOptions {
  DataOptions data;
  std::string folder;
  int workers = 2;
  bool once = false;
};

// A look a second: fast enough for a person who waits, slow enough for a network folder.
constexpr int kPoll_ms = 1000;

// What is left lies there until a person sees to it.
bool all_taken(const pipeline::HotFolderState& state) {
  return std::all_of(state.waiting.begin(), state.waiting.end(),
                     [](const capture::WaitingFile& file) { return file.left; });
}

std::string place_of(const std::string& batch, const std::string& name) {
  return on_one_line(batch.empty() ? name : fmt::format("{}/{}", batch, name));
}

// Says once per change what is waited for and why.
void say_waiting(const pipeline::HotFolderState& state, std::map<std::string, std::string>& said) {
  std::map<std::string, std::string> now;
  for (const capture::WaitingFile& file : state.waiting) {
    const std::string place = place_of(file.batch, file.name);
    now[place] = file.reason;
    if (said[place] != file.reason) fmt::print(stderr, "waiting for {}: {}\n", place, file.reason);
  }
  said = std::move(now);
}

void say_look(const pipeline::HotFolderLook& look) {
  if (look.taken > 0) fmt::print("{} files taken\n", look.taken);
  std::fflush(stdout);
  for (const pipeline::RefusedFile& file : look.refused) {
    const auto [what, hint] = pipeline::words_of(file.code);
    fmt::print(stderr, "refused {}: {}: {} {}\n", place_of(file.batch, file.name), file.code, what, hint);
  }
}

int watch(const WatchOptions& o) {
  catch_stop_signals();
  const ledger::StoreOptions options = o.data.store_options();
  Session session(options);
  pipeline::HotFolderIntake folder(session.store(), o.folder, system_clock());
  pipeline::PoolOptions pool;
  pool.program = program_folder() / "uketsuke";
  pool.arguments = worker_words(options, {}, false);
  pool.workers = o.workers;
  pipeline::WorkerPool workers(session.store(), pool);
  std::map<std::string, std::string> said;
  while (!stop_asked()) {
    // Asked before the look: a file that the last job refused is told by the look that follows.
    const bool idle = session.store().jobs().open_count() == 0;
    const pipeline::HotFolderLook look = folder.poll();
    say_look(look);
    say_waiting(folder.state(), said);
    workers.tend();
    if (o.once && idle && look.taken == 0 && all_taken(folder.state())) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(kPoll_ms));
  }
  return kAllDone;
}

}  // namespace

void add_watch(CommandLine& line) {
  auto& o = line.keep<WatchOptions>();
  Command command = line.command("watch", "Take files from a hot folder and read them until stopped");
  o.data.declare(command);
  command.word("DIR", o.folder, "the hot folder; done/ and refused/ are made inside");
  command.option("--workers", o.workers, "worker processes");
  command.flag("--once", o.once, "end when all that can be taken is taken and read");
  command.action([&o] { return watch(o); });
}

}  // namespace uketsuke::app
