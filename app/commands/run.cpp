#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include "app/commands/commands.h"
#include "app/data/session.h"
#include "app/run/batch_run.h"
#include "core/text/shown.h"
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
  int refused = 0;
};

void print_line(const RunOptions& o, const std::string& line) {
  if (o.json) fmt::print("{}\n", line);
}

// The kind of paper and why a person is asked, behind the status.
std::string words_behind(const ledger::SideOutcome& outcome) {
  std::string words = outcome.document_kind.empty() ? "" : fmt::format(" {}", outcome.document_kind);
  if (outcome.code.empty()) return words;
  const auto [what, hint] = pipeline::words_of(outcome.code);
  return words.append(fmt::format(" ({}: {} {})", outcome.code, what, hint));
}

// Names file, page and cause of a refused side; the job that knew the cause may be gone with a temporary data folder.
void complain(const std::string& file, int page, const ledger::SideOutcome& outcome) {
  const auto [what, hint] = pipeline::words_of(outcome.code);
  const std::string detail = pipeline::side_details_from_json(outcome.details).detail;
  fmt::print(stderr, "{} page {}: {}: {} {}{}\n", file, page, outcome.code, what, hint,
             detail.empty() ? "" : fmt::format(" ({})", detail));
}

// A side of a file that came before: what the first arrival's side became.
void report_duplicate(Session& session, const RunOptions& o, const std::string& file, const PageId& page) {
  ledger::Store& store = session.store();
  print_line(o, pipeline::duplicate_line(store, session.context().kinds, file, page, {o.reveal}));
  if (o.json) return;
  const auto first = store.sides().get(page);
  std::string before;
  if (first && first->outcome)
    before = fmt::format(" of {}{}", to_string(first->outcome->status), words_behind(*first->outcome));
  fmt::print("{} page {}: duplicate{}\n", on_one_line(file), page.number, before);
}

void report_side(Session& session, const RunOptions& o, const std::string& file, const ledger::Side& side,
                 Counts& counts) {
  print_line(o, pipeline::side_line(session.store(), session.context().kinds, file, side, {o.reveal}));
  ledger::SideOutcome unknown;
  unknown.status = SideStatus::Refused;
  unknown.code = "E-PAGE-WORKER";
  const ledger::SideOutcome& outcome = side.outcome ? *side.outcome : unknown;
  const std::string name = on_one_line(file);
  if (outcome.status == SideStatus::Refused) {
    ++counts.refused;
    complain(name, side.page.number, outcome);
  } else if (!o.json) {
    fmt::print("{} page {}: {}{}\n", name, side.page.number, to_string(outcome.status), words_behind(outcome));
  }
}

void refuse_file(const RunOptions& o, const std::string& file, const std::string& code, Counts& counts) {
  ++counts.refused;
  print_line(o, pipeline::refused_line(file, code));
  const auto [what, hint] = pipeline::words_of(code);
  fmt::print(stderr, "{}: {}: {} {}\n", on_one_line(file), code, what, hint);
}

// Why a file was refused as a whole; one that came before was refused with its first arrival.
std::string refusal_of(ledger::Store& store, const ledger::StoredArrival& arrival) {
  if (!arrival.code.empty()) return arrival.code;
  const auto first = arrival.first ? store.originals().arrival(*arrival.first) : std::nullopt;
  return first && !first->code.empty() ? first->code : "E-PAGE-WORKER";
}

// No file ends without a line: one without sides is told as a whole.
void report_file(Session& session, const RunOptions& o, const RunFile& file, Counts& counts) {
  ledger::Store& store = session.store();
  const auto arrival = store.originals().arrival(file.arrival);
  const std::vector<ledger::Side> sides = store.sides().of_arrival(file.arrival);
  if (arrival->state == ledger::ArrivalState::Refused || sides.empty())
    return refuse_file(o, file.path, refusal_of(store, *arrival), counts);
  for (const ledger::Side& side : sides) {
    if (arrival->state == ledger::ArrivalState::Duplicate)
      report_duplicate(session, o, file.path, side.page);
    else
      report_side(session, o, file.path, side, counts);
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
