#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/data_options.h"

namespace uketsuke::app {
namespace {

struct LedgerOptions {
  DataOptions data;
  bool files = false;
};

void print_chain(const char* name, const ledger::ChainReport& report) {
  if (report.ok)
    fmt::print("{}: ok, {} entries{}\n", name, report.entries,
               report.head_lag > 0 ? fmt::format(", the outside head lags by {}", report.head_lag) : std::string());
  else
    fmt::print("{}: NOT OK: {} at entry {} of {}\n", name, report.fault, report.first_bad_sequence, report.entries);
}

int verify(const LedgerOptions& o) {
  ledger::StoreOptions options = o.data.store_options();
  options.create = false;
  options.check_head = false;
  options.reconcile = false;
  const auto store = ledger::open_store(options);
  const ledger::VerifyReport report = store->audit().verify();
  print_chain("ledger", report.ledger);
  print_chain("access", report.access);
  bool ok = report.ok();
  if (o.files) {
    const ledger::FilesReport files = store->upkeep().verify_files();
    fmt::print("files: {}, {} checked, {} disposed, {} bad\n", files.ok() ? "ok" : "NOT OK", files.checked,
               files.disposed, files.bad.size());
    ok = ok && files.ok();
  }
  return ok ? kAllDone : kSomeRefused;
}

}  // namespace

void add_ledger(CommandLine& line) {
  auto& options = line.keep<LedgerOptions>();
  Command ledger = line.command("ledger", "The append-only ledger");
  Command command = ledger.subcommand("verify", "Check both chains against the head kept outside the data folder");
  options.data.declare(command);
  command.flag("--files", options.files, "also open and hash every stored file");
  command.action([&options] { return verify(options); });
}

}  // namespace uketsuke::app
