#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/output.h"
#include "app/data/session.h"
#include "core/errors/failure.h"
#include "render/sheets/print_sheet.h"

namespace uketsuke::app {
namespace {

struct PrintSheetOptions {
  DataOptions data;
  std::string output;
  std::string batch;
  std::string received_on;
  std::string receipt_number;
  int sheets = -1;
  int count = 1;
};

int header(const PrintSheetOptions& o) {
  HeaderSheetCode code;
  code.batch = o.batch;
  if (o.sheets >= 0) code.sheets = o.sheets;
  if (!o.received_on.empty() && !date_from_iso(o.received_on).ok()) throw Failure("E-INPUT-VALUE", "--received-on");
  code.received_on = o.received_on;
  code.nonce = fresh_id().substr(10, 8);
  write_output(o.output, render::print_header_sheet(code));
  return kAllDone;
}

int separator(const PrintSheetOptions& o) {
  if (o.count < 1 || o.count > 500) throw Failure("E-INPUT-VALUE", "--count is 1 to 500");
  std::vector<std::string> nonces;
  for (int i = 0; i < o.count; ++i) nonces.push_back(fresh_id().substr(10, 8));
  write_output(o.output, render::print_separator_sheets(nonces));
  return kAllDone;
}

int slip(const PrintSheetOptions& o) {
  Session session(o.data.store_options());
  const auto known = session.store().cases().by_number(o.receipt_number);
  if (!known) throw Failure("E-LEDGER-NOTFOUND", o.receipt_number);
  const std::string association = pipeline::setting(session.store(), "association.name");
  write_output(o.output, render::print_slip({known->file.token}, known->file.number, association));
  return kAllDone;
}

Command sub(Command& print, const char* name, const char* help, PrintSheetOptions& o,
            int (*act)(const PrintSheetOptions&)) {
  Command command = print.subcommand(name, help);
  command.option("-o,--output", o.output, "PDF to write; - is standard output", true);
  command.action([&o, act] { return act(o); });
  return command;
}

}  // namespace

void add_print(CommandLine& line) {
  auto& o = line.keep<PrintSheetOptions>();
  Command print = line.command("print", "Sheets that steer a batch");
  sub(print, "header", "Header sheet: lies on top of a batch", o, header)
      .option("--batch", o.batch, "name of the batch", true)
      .option("--sheets", o.sheets, "sheets counted by hand, without the header")
      .option("--received-on", o.received_on, "到達日, like 2026-11-22");
  sub(print, "separator", "Separator sheets: lie between applications", o, separator)
      .option("--count", o.count, "how many");
  Command command = sub(print, "slip", "Slip that brings later paper to its case", o, slip);
  o.data.declare(command);
  command.option("--case", o.receipt_number, "受付番号 of the case", true);
}

}  // namespace uketsuke::app
