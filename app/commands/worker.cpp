#include <csignal>
#include <memory>

#include "app/commands/commands.h"
#include "app/data/data_options.h"
#include "app/debug/folder_sink.h"
#include "core/limits.h"
#include "pipeline/worker/worker.h"
#include "pipeline/worker/worker_pool.h"

namespace uketsuke::app {
namespace {

struct WorkerCommand {
  DataOptions data;
  std::string name = "worker";
  std::string debug_dir;
  bool until_idle = false;
};

volatile std::sig_atomic_t g_stop = 0;
void on_signal(int) { g_stop = 1; }

int run_command(const WorkerCommand& command) {
  std::signal(SIGTERM, on_signal);
  std::signal(SIGINT, on_signal);
  ledger::StoreOptions options = command.data.store_options();
  options.reconcile = false;
  const auto store = ledger::open_store(options);
  const pipeline::Context context(Assets::locate());
  pipeline::WorkerOptions how;
  how.name = command.name;
  how.until_idle = command.until_idle;
  how.most_pages = limits::kPagesPerWorker;
  how.stop = [] { return g_stop != 0; };
  if (!command.debug_dir.empty())
    how.debug = [&](const PageId& page) { return std::make_unique<FolderSink>(command.debug_dir, page); };
  const pipeline::WorkerEnd end = pipeline::run_worker(*store, context, how);
  store->jobs().forget_worker(command.name);
  return end == pipeline::WorkerEnd::Recycle ? pipeline::kRecycled : kAllDone;
}

}  // namespace

void add_worker(CommandLine& line) {
  auto& options = line.keep<WorkerCommand>();
  Command command = line.command("worker", "One worker process: reads waiting sheets until it is told to stop");
  options.data.declare(command);
  command.option("--name", options.name, "name shown in the status");
  command.option("--debug-dir", options.debug_dir, "write numbered intermediates of every page there");
  command.flag("--until-idle", options.until_idle, "end when nothing waits any more");
  command.action([&options] { return run_command(options); });
}

}  // namespace uketsuke::app
