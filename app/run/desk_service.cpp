#include "app/run/desk_service.h"

#include <chrono>
#include <memory>
#include <thread>

#include <fmt/format.h>

#include "app/run/batch_run.h"
#include "app/run/stop_signal.h"
#include "core/errors/failure.h"
#include "core/os/child.h"
#include "desk/api/desk.h"
#include "desk/server.h"
#include "pipeline/case/events.h"
#include "pipeline/intake/hot_folder_intake.h"
#include "pipeline/settings/association.h"
#include "pipeline/worker/worker_pool.h"

namespace uketsuke::app {
namespace {

constexpr int kTend_ms = 500;     // workers are looked after this often
constexpr int kFolder_ms = 1000;  // the hot folder is looked at this often

desk::HotFolder shown(const pipeline::HotFolderState& state, Instant now) {
  desk::HotFolder out;
  out.enabled = true;
  out.path = state.folder.string();
  out.checked_at = state.checked_at;
  for (const capture::WaitingFile& file : state.waiting) {
    std::error_code ignored;
    const auto path = file.batch.empty() ? state.folder / file.name : state.folder / file.batch / file.name;
    const auto size = std::filesystem::file_size(path, ignored);
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - file.since).count();
    out.waiting.push_back({file.name, ignored ? 0 : size, static_cast<int>(age), file.reason});
  }
  return out;
}

// Looks after workers and hot folder beside the web server.
void tend(const std::shared_ptr<pipeline::HotFolderIntake>& folder, pipeline::WorkerPool& workers,
          desk::Server& server) {
  auto next_look = std::chrono::steady_clock::now();
  while (!stop_asked()) {
    try {
      workers.tend();
      if (folder && std::chrono::steady_clock::now() >= next_look) {
        folder->poll();
        next_look = std::chrono::steady_clock::now() + std::chrono::milliseconds(kFolder_ms);
      }
    } catch (const Failure& failure) {
      // The desk goes on serving; what went wrong is seen in the status and tried again.
      fmt::print(stderr, "uketsuke: {}: {}\n", failure.code(), failure.what());
      next_look = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(kTend_ms));
  }
  server.stop();
}

// Once a day: cases that open by themselves (70歳・75歳到達, 8月1日の定時判定と更新). What fails is said and tried again an hour later.
void open_daily(Session& session) {
  Date done{};
  auto next_try = std::chrono::steady_clock::now();
  while (!stop_asked()) {
    const Date today = japan_date(system_clock().now());
    if (today != done && std::chrono::steady_clock::now() >= next_try) {
      try {
        pipeline::open_cases_of(session.store(), session.context(), pipeline::due_events(session.store(), today));
        done = today;
      } catch (const Failure& failure) {
        fmt::print(stderr, "uketsuke: {}: {}\n", failure.code(), failure.what());
        next_try = std::chrono::steady_clock::now() + std::chrono::hours(1);
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(kTend_ms));
  }
}

}  // namespace

int serve_desk(Session& session, const ledger::StoreOptions& data, const ServeOptions& options) {
  catch_stop_signals();
  std::shared_ptr<pipeline::HotFolderIntake> folder;
  if (!options.hot_folder.empty()) {
    std::filesystem::create_directories(options.hot_folder);
    folder = std::make_shared<pipeline::HotFolderIntake>(session.store(), options.hot_folder, system_clock());
  }
  desk::Desk desk{session.office(), UKETSUKE_VERSION, options.demo, {}};
  desk.hot_folder = [folder] { return folder ? shown(folder->state(), system_clock().now()) : desk::HotFolder{}; };
  desk::ServerOptions how;
  how.host = options.host;
  how.port = options.port;
  how.ui = session.context().assets.desk_ui;
  desk::Server server(desk::desk_routes(desk), desk::session_gate(session.store()), how,
                      [](const std::string& fault) { fmt::print(stderr, "uketsuke: desk: {}\n", fault); });
  const int port = server.bind();
  pipeline::PoolOptions pool;
  pool.program = program_folder() / "uketsuke";
  pool.arguments = worker_words(data, {}, false);
  pool.workers = options.workers;
  pipeline::WorkerPool workers(session.store(), pool);
  if (options.on_ready) options.on_ready(port);
  std::thread keeper([&] { tend(folder, workers, server); });
  std::thread daily([&] { open_daily(session); });
  server.run();
  keeper.join();
  daily.join();
  return kAllDone;
}

}  // namespace uketsuke::app
