#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include "app/commands/commands.h"
#include "app/data/session.h"
#include "app/run/batch_run.h"
#include "pipeline/office/administration.h"
#include "pipeline/office/envelopes.h"
#include "pipeline/page/side_details.h"
#include "pipeline/report/side_line.h"

namespace uketsuke::app {
namespace {

struct RunOptions {
  DataOptions data;
  ActorOptions actor;
  BatchRunOptions how;
  bool json = false;
  bool reveal = false;
  std::vector<std::string> files;
};

struct Counts {
  int sides = 0;
  int refused = 0;
};

void print_line(const RunOptions& o, const std::string& line) {
  if (o.json) fmt::print("{}\n", line);
}

void print_side(const RunOptions& o, const std::string& file, const ledger::Side& side) {
  if (o.json || !side.outcome) return;
  fmt::print("{} page {}: {}{}{}\n", file, side.page.number, to_string(side.outcome->status),
             side.outcome->document_kind.empty() ? "" : " " + side.outcome->document_kind,
             side.outcome->code.empty() ? "" : " (" + side.outcome->code + ")");
}

// Names file, page and cause of a refused side; the job that knew the cause may be gone with a temporary data folder.
void complain(const std::string& file, const ledger::Side& side) {
  const auto [what, hint] = pipeline::words_of(side.outcome->code);
  const std::string detail = pipeline::side_details_from_json(side.outcome->details).detail;
  fmt::print(stderr, "{} page {}: {}: {} {}{}\n", file, side.page.number, side.outcome->code, what, hint,
             detail.empty() ? "" : " (" + detail + ")");
}

void report_file(Session& session, const RunOptions& o, const RunFile& file, Counts& counts) {
  ledger::Store& store = session.store();
  const pipeline::LineOptions how{o.reveal};
  const auto arrival = store.originals().arrival(file.arrival);
  if (arrival->state == ledger::ArrivalState::Refused) {
    ++counts.refused;
    print_line(o, pipeline::refused_line(file.path, arrival->code));
    const auto [what, hint] = pipeline::words_of(arrival->code);
    fmt::print(stderr, "{}: {}: {} {}\n", file.path, arrival->code, what, hint);
    return;
  }
  for (const ledger::Side& side : store.sides().of_arrival(file.arrival)) {
    ++counts.sides;
    const bool duplicate = arrival->state == ledger::ArrivalState::Duplicate;
    if (!duplicate && side.outcome && side.outcome->status == SideStatus::Refused) {
      ++counts.refused;
      complain(file.path, side);
    }
    print_line(o, duplicate ? pipeline::duplicate_line(store, session.context().kinds, file.path, side.page, how)
                            : pipeline::side_line(store, session.context().kinds, file.path, side, how));
    print_side(o, file.path, side);
  }
}

// What a folder that stays keeps waiting: the day is the person's to know.
void tell_missing_days(Session& session, const std::vector<RunFile>& files) {
  if (files.empty()) return;
  const BatchId batch = session.store().originals().arrival(files.front().arrival)->arrival.batch;
  const int waiting = pipeline::cases_without_day(session.store(), batch);
  if (waiting == 0) return;
  fmt::print(stderr,
             "{} case(s) cannot be handed on: nobody has keyed the 到達日 of this batch. Key it at the desk (受付) or with\n"
             "  uketsuke envelope day {} --received-on DAY --shown-by stamp|postmark|hand --as USER --data DIR\n",
             waiting, batch.value);
}

int run(RunOptions& o) {
  std::optional<ledger::ScratchData> scratch;
  if (o.data.data.empty()) scratch.emplace();
  const ledger::StoreOptions options = scratch ? scratch->options() : o.data.store_options();
  Session session(options);
  if (o.reveal && !scratch) {
    const pipeline::Actor actor = session.actor(o.actor);
    pipeline::require_role(actor, {"reviewer", "senior"});
    pipeline::log_look(session.office(), actor, "number.reveal", "run");
  }
  o.how.reveal_debug = o.reveal;
  const std::vector<RunFile> files = run_batch(session, options, o.how, o.files);
  Counts counts;
  for (const RunFile& file : files) report_file(session, o, file, counts);
  if (!scratch) tell_missing_days(session, files);
  return counts.refused == 0 ? kAllDone : kSomeRefused;
}

}  // namespace

void add_run(CommandLine& line) {
  auto& o = line.keep<RunOptions>();
  Command run_command = line.command("run", "Carry files through the whole pipeline; one line per side");
  o.data.declare(run_command, "a temporary one, removed afterwards");
  run_command.option("--as", o.actor.user, "who asks for --reveal with --data (token in UKETSUKE_TOKEN)");
  run_command.flag("--json", o.json, "JSON lines, one per side");
  run_command.flag("--reveal", o.reveal, "show 個人番号 in clear (logged)");
  run_command.option("--debug-dir", o.how.debug_dir, "write numbered intermediates of every page there");
  run_command.option("--workers", o.how.workers, "worker processes");
  run_command.option("--received-on", o.how.received_on, "到達日, like 2026-11-22 (default: nobody knows it; days count from today)");
  run_command.words("FILE", o.files, "TIFF, PDF, JPEG or PNG files, or folders of them");
  run_command.action([&o] { return run(o); });
}

}  // namespace uketsuke::app
