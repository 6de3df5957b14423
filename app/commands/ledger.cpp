#include <optional>

#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/data_options.h"
#include "app/data/machine_actor.h"
#include "app/report/chain_report.h"
#include "core/errors/failure.h"

namespace uketsuke::app {
namespace {

struct LedgerOptions {
  DataOptions data;
  std::string reason;
  bool files = false;
  bool json = false;
};

// Opens data whose chain may disagree with the head, without changing anything.
std::unique_ptr<ledger::Store> open_as_it_is(const DataOptions& data) {
  ledger::StoreOptions options = data.store_options();
  options.create = false;
  options.check_head = false;
  options.reconcile = false;
  return ledger::open_store(options);
}

int verify(const LedgerOptions& o) {
  const auto store = open_as_it_is(o.data);
  const ledger::VerifyReport report = store->audit().verify();
  std::optional<ledger::FilesReport> files;
  if (o.files) files = store->upkeep().verify_files();
  print_report(report, files, o.json);
  return report.ok() && (!files || files->ok()) ? kAllDone : kSomeRefused;
}

int reset_head(const LedgerOptions& o) {
  if (o.reason.empty()) throw Failure("E-INPUT-VALUE", "--reason");
  const auto store = open_as_it_is(o.data);
  store->audit().reset_head(machine_actor(), o.reason);
  const ledger::VerifyReport report = store->audit().verify();
  print_report(report, std::nullopt, o.json);
  return report.ok() ? kAllDone : kSomeRefused;
}

}  // namespace

void add_ledger(CommandLine& line) {
  auto& options = line.keep<LedgerOptions>();
  Command ledger = line.command("ledger", "The append-only ledger");
  Command check = ledger.subcommand("verify", "Check both chains against the head kept outside the data folder");
  options.data.declare(check);
  check.flag("--files", options.files, "also open and hash every stored file");
  check.flag("--json", options.json, "for machines");
  check.action([&options] { return verify(options); });
  Command reset = ledger.subcommand(
      "reset-head", "After a restored backup: take the chain as it stands, with a reason in the ledger");
  options.data.declare(reset);
  reset.option("--reason", options.reason, "why; stands in the ledger", true);
  reset.flag("--json", options.json, "for machines");
  reset.action([&options] { return reset_head(options); });
}

}  // namespace uketsuke::app
