#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/report/chain_report.h"
#include "core/text/json_line.h"

namespace uketsuke::app {
namespace {

using Json = nlohmann::ordered_json;

void print_chain(const char* name, const ledger::ChainReport& report) {
  if (report.ok)
    fmt::print("{}: ok, {} entries{}\n", name, report.entries,
               report.head_lag > 0 ? fmt::format(", the outside head lags by {}", report.head_lag) : std::string());
  else
    fmt::print("{}: NOT OK: {} at entry {} of {}\n", name, report.fault, report.first_bad_sequence, report.entries);
}

Json chain_json(const ledger::ChainReport& report) {
  return {{"ok", report.ok},
          {"entries", report.entries},
          {"head_lag", report.head_lag},
          {"fault", report.fault},
          {"first_bad_sequence", report.first_bad_sequence}};
}

}  // namespace

void print_report(const ledger::VerifyReport& chains, const std::optional<ledger::FilesReport>& files, bool json) {
  if (json) {
    Json out{{"ok", chains.ok() && (!files || files->ok())},
             {"ledger", chain_json(chains.ledger)},
             {"access", chain_json(chains.access)}};
    if (files)
      out["files"] = {
          {"ok", files->ok()}, {"checked", files->checked}, {"disposed", files->disposed}, {"bad", files->bad}};
    fmt::print("{}\n", json_line(out));
    return;
  }
  print_chain("ledger", chains.ledger);
  print_chain("access", chains.access);
  if (files)
    fmt::print("files: {}, {} checked, {} disposed, {} bad\n", files->ok() ? "ok" : "NOT OK", files->checked,
               files->disposed, files->bad.size());
}

}  // namespace uketsuke::app
