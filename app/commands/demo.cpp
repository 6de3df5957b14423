#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/demo/demo_people.h"
#include "app/demo/demo_table.h"
#include "app/run/batch_run.h"
#include "app/run/desk_service.h"
#include "app/run/stop_signal.h"
#include "core/errors/failure.h"

namespace uketsuke::app {
namespace {

struct DemoOptions {
  bool no_serve = false;
  int port = 8080;
  int workers = 2;
  std::string output = "demo-notices";
};

struct Staff {
  DemoPerson reviewer{"kakunin", "確認 花子", {}};
  DemoPerson approver{"kessai", "決裁 次郎", {}};
  DemoPerson printer{"insatsu", "印刷 三郎", {}};
  DemoPerson admin{"kanri", "管理 四子", {}};
};

Staff hire(ledger::Store& store) {
  Staff staff;
  const auto add = [&](DemoPerson& person, const std::vector<std::string>& roles) {
    person.password = store.users().add(person.user, person.display_name, roles, {}, "demo");
  };
  add(staff.reviewer, {"mailroom", "reviewer"});
  add(staff.approver, {"approver", "senior"});
  add(staff.printer, {"print"});
  add(staff.admin, {"admin", "auditor"});
  return staff;
}

void mark_as_specimen(ledger::Store& store) {
  const auto known = store.settings().get("demo.specimen");
  store.settings().set("demo.specimen", "true", known->version, "demo", "見本");
}

// The samples without their truth files.
std::vector<std::string> sample_files(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() != ".json") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  if (files.empty()) throw Failure("E-ENV-FILE", folder.string());
  return files;
}

// The demo users at work, through the desk's own API.
void let_them_work(int port, Staff& staff, const DemoOptions& o, const std::filesystem::path& samples) {
  const PaperTruth truth = PaperTruth::load(samples);
  print_work(staff.reviewer, review_demo(port, staff.reviewer, truth));
  print_work(staff.approver, approve_demo(port, staff.approver));
  print_work(staff.printer, print_demo(port, staff.printer, o.output));
}

void invite(ledger::Store& store, Staff& staff, int port) {
  fmt::print("\n受付デスク: http://127.0.0.1:{}/   (Ctrl+C で終了)\n", port);
  for (DemoPerson* person : {&staff.reviewer, &staff.approver, &staff.printer, &staff.admin}) {
    const auto user = store.users().by_name(person->user);
    fmt::print("  {:<8} {}   1回限りのパスワード: {}\n", person->user, person->display_name,
               store.users().reset(user->id, "demo"));
  }
  std::fflush(stdout);
}

int demo(const DemoOptions& o) {
  const ledger::ScratchData scratch;
  Session session(scratch.options());
  Staff staff = hire(session.store());
  mark_as_specimen(session.store());
  const std::filesystem::path samples = session.context().assets.samples / "batch";
  const auto begin = std::chrono::steady_clock::now();
  BatchRunOptions how;
  how.workers = o.workers;
  how.received_on = to_iso(japan_date(system_clock().now()));  // no case is handed on without one
  const std::vector<RunFile> files = run_batch(session, scratch.options(), how, sample_files(samples));
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  print_batch(session, files, seconds.count());

  std::exception_ptr failed;
  std::optional<std::thread> work;
  ServeOptions serve;
  serve.port = o.no_serve ? 0 : o.port;
  serve.workers = 1;
  serve.demo = true;
  serve.on_ready = [&](int port) {
    work.emplace([&, port] {
      try {
        let_them_work(port, staff, o, samples);
        print_cases(session);
        if (!o.no_serve) invite(session.store(), staff, port);
      } catch (...) {
        failed = std::current_exception();
      }
      if (o.no_serve || failed) ask_stop();
    });
  };
  serve_desk(session, scratch.options(), serve);
  if (work) work->join();
  if (failed) std::rethrow_exception(failed);
  return kAllDone;
}

}  // namespace

void add_demo(CommandLine& line) {
  auto& o = line.keep<DemoOptions>();
  Command command = line.command("demo", "The main job on bundled scans: read, review, approve, print; then the desk");
  command.flag("--no-serve", o.no_serve, "end instead of keeping the desk open");
  command.option("--port", o.port, "port of the desk");
  command.option("--workers", o.workers, "worker processes");
  command.option("-o,--output", o.output, "folder for the notices' PDFs");
  command.action([&o] { return demo(o); });
}

}  // namespace uketsuke::app
