#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/data/data_options.h"
#include "app/data/machine_actor.h"
#include "app/report/chain_report.h"
#include "core/errors/failure.h"
#include "core/text/json_line.h"
#include "ledger/restore.h"

namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;

struct BackupOptions {
  DataOptions data;
  std::string folder;
  std::string keys;
  bool json = false;
};

// Reconciling is the running desk's work; a backup beside it only reads.
ledger::StoreOptions beside_others(const DataOptions& data) {
  ledger::StoreOptions options = data.store_options();
  options.create = false;
  options.reconcile = false;
  return options;
}

int back_up(const BackupOptions& o) {
  const auto store = ledger::open_store(beside_others(o.data));
  const fs::path folder = fs::absolute(o.folder);
  const ledger::BackupReport report = store->upkeep().backup(folder, machine_actor());
  if (o.json)
    fmt::print("{}\n", json_line(nlohmann::ordered_json{{"data", report.data.string()},
                                                        {"keys", report.keys.string()},
                                                        {"files", report.files},
                                                        {"bytes", report.bytes}}));
  else
    fmt::print("data\t{}\nkeys\t{}\n{} files, {} bytes\n", report.data.string(), report.keys.string(), report.files,
               report.bytes);
  return kAllDone;
}

int restore(const BackupOptions& o) {
  const fs::path backup = fs::absolute(o.folder);
  const fs::path keys = o.keys.empty() ? backup / "keys" / "keys.db" : fs::absolute(o.keys);
  if (o.data.data.empty()) throw Failure("E-INPUT-VALUE", "--data: name the new data folder");
  ledger::StoreOptions options = beside_others(o.data);
  ledger::restore_backup(backup, keys, options.data, options.head_file);
  options.check_head = false;
  const auto store = ledger::open_store(options);
  const ledger::VerifyReport chains = store->audit().verify();
  const ledger::FilesReport files = store->upkeep().verify_files();
  print_report(chains, files, o.json);
  if (!chains.ok())
    fmt::print(stderr,
               "The data is older than the outside head, or another one's. When it is right to go on with it: "
               "uketsuke ledger reset-head --data {} --reason ...\n",
               options.data.string());
  return chains.ok() && files.ok() ? kAllDone : kSomeRefused;
}

}  // namespace

void add_backup(CommandLine& line) {
  auto& o = line.keep<BackupOptions>();
  Command command =
      line.command("backup", "Copy the data folder while others work: sealed data and, apart, its wrapped keys");
  o.data.declare(command);
  command.option("-o,--output", o.folder, "folder to make; must not exist", true);
  command.flag("--json", o.json, "for machines");
  command.action([&o] { return back_up(o); });
}

void add_restore(CommandLine& line) {
  auto& o = line.keep<BackupOptions>();
  Command command = line.command("restore", "Make a data folder from a backup and check it");
  o.data.declare(command);
  command.word("BACKUP", o.folder, "folder made by backup");
  command.option("--keys", o.keys,
                 "wrapped keys; default BACKUP/keys/keys.db. Take the newest ones, so that what was "
                 "disposed of stays gone");
  command.flag("--json", o.json, "for machines");
  command.action([&o] { return restore(o); });
}

}  // namespace uketsuke::app
