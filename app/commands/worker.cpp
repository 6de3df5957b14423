#include "pipeline/worker/worker.h"

#include <memory>

#include "app/commands/commands.h"
#include "app/data/session.h"
#include "app/debug/folder_sink.h"
#include "app/run/stop_signal.h"
#include "core/limits.h"
#include "core/os/child.h"
#include "pipeline/worker/worker_pool.h"

namespace uketsuke::app {
namespace {

struct WorkerCommand {
  DataOptions data;
  std::string name = "worker";
  std::string debug_dir;
  bool until_idle = false;
  bool gate = false;
  bool reveal = false;
};

int run_command(const WorkerCommand& command) {
  catch_stop_signals();
  ledger::StoreOptions options = command.data.store_options();
  options.reconcile = false;
  Session session(options);
  pipeline::WorkerOptions how;
  how.name = command.name;
  how.until_idle = command.until_idle;
  how.gate = command.gate ? kInheritedDescriptor : -1;
  how.reveal_debug = command.reveal;
  how.most_pages = limits::kPagesPerWorker;
  how.stop = stop_asked;
  if (!command.debug_dir.empty())
    how.debug = [&](const PageId& page) { return std::make_unique<FolderSink>(command.debug_dir, page); };
  const pipeline::WorkerEnd end = pipeline::run_worker(session.store(), session.context(), how);
  session.store().jobs().forget_worker(command.name);
  return end == pipeline::WorkerEnd::Recycle ? pipeline::kRecycled : kAllDone;
}

}  // namespace

void add_worker(CommandLine& line) {
  auto& options = line.keep<WorkerCommand>();
  Command command = line.command("worker", "One worker process: reads waiting sheets until it is told to stop");
  options.data.declare(command);
  command.option("--name", options.name, "name shown in the status");
  command.option("--debug-dir", options.debug_dir, "write numbered intermediates of every page there");
  command.flag("--reveal", options.reveal, "do not paint 個人番号 over in the intermediates");
  command.flag("--until-idle", options.until_idle, "end when nothing waits any more");
  command.flag("--gate", options.gate,
               "open the engines, then wait for the end of descriptor 3 (run does this during intake)");
  command.action([&options] { return run_command(options); });
}

}  // namespace uketsuke::app
