#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "app/data/output.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "pipeline/office/cases.h"
#include "pipeline/office/register_export.h"
#include "pipeline/report/office_json.h"
#include "pipeline/report/register_json.h"

namespace uketsuke::app {
namespace {

struct RegisterCli : OfficeCli {
  std::string day;
  bool csv = false;
  std::string file;
  std::string mapping;
  bool check = false;
  bool skip = false;
  std::string as_of;
  std::string known;

  void declare_moment(Command& command) {
    command.option("--as-of", as_of, "what held on this day, like 2026-11-22 (default: today)")
        .option("--known", known, "as it was known at this instant, like 2026-11-22T07:30:00.000Z (default: now)");
  }
  ledger::AsOf moment() const {
    ledger::AsOf at;
    at.day = as_of.empty() ? japan_date(system_clock().now()) : date_from_iso(as_of);
    if (!at.day.ok()) throw Failure("E-INPUT-VALUE", "--as-of");
    if (!known.empty()) at.known = instant_from_iso(known);
    return at;
  }
};

int day(const RegisterCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const Date on = o.day.empty() ? japan_date(system_clock().now()) : date_from_iso(o.day);
    if (!on.ok()) throw Failure("E-INPUT-VALUE", "day");
    if (o.csv) {
      fmt::print("{}", pipeline::register_day_csv(session.office(), actor, on));
      return;
    }
    const ledger::RegisterDay book = pipeline::register_day(session.office(), actor, on);
    if (o.json) {
      for (const std::string& row : pipeline::register_day_json(book)) fmt::print("{}\n", row);
      return;
    }
    for (const auto& row : book.rows)
      fmt::print("{}\t{}\t{}\t{}\t{} sheets\n", row.entry.file.number, row.entry.file.procedure,
                 to_japanese(row.entry.file.state), row.entry.subject.name, row.sheets);
    fmt::print("{}: {} cases, {} sheets, {} without a case\n", to_iso(on), book.rows.size(), book.sheets,
               book.without_case);
  });
}

std::string fault_words(const pipeline::RegisterFault& fault) {
  return fmt::format("{}\t{}\t{}", fault.line == 0 ? "ファイル全体" : fmt::format("{}行目", fault.line),
                     fault.column.empty() ? "-" : fault.column, fault.reason);
}

void print_report(const pipeline::ImportReport& report, const RegisterCli& o) {
  for (const pipeline::RegisterFault& fault : report.faults)
    fmt::print("{}\n", o.json ? pipeline::register_fault_json(fault) : fault_words(fault));
  if (o.json) {
    fmt::print("{}\n", pipeline::import_report_json(report));
    return;
  }
  fmt::print("{}行(世帯{}): 新規 {} 変更 {} 変更なし {} 見送り {}\n", report.rows, report.households, report.fresh,
             report.changed, report.unchanged, report.skipped);
  if (!report.changed_lines.empty())
    fmt::print("変更{}行: {}\n", report.done ? "した" : "になる", fmt::join(report.changed_lines, "、"));
  if (report.skipped > 0 && report.done) fmt::print("誤りのある行を含む世帯は、世帯ごと見送りました。\n");
  fmt::print("{}\n", report.done ? "台帳に登録しました。" : "台帳は変更していません。");
}

int import_file(const RegisterCli& o) {
  int code = kAllDone;
  with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    pipeline::require_role(actor, {"admin"});  // before the file is opened: its rows are told in the answer
    const auto& templates = session.context().assets.templates;
    const pipeline::RegisterMapping mapping = o.mapping.empty() ? pipeline::RegisterMapping::standard(templates)
                                                                : pipeline::RegisterMapping::load(o.mapping, templates);
    const Bytes bytes = read_file(o.file, limits::kMaxRegisterFileBytes);
    const pipeline::ImportReport report =
        pipeline::import_register(session.office(), actor, bytes, mapping, {o.check, o.skip});
    print_report(report, o);
    if (report.faults.empty()) return;
    if (!o.check && !report.done)
      throw Failure("E-REGISTER-ROWS", std::to_string(report.faults.size()) + "件").at(o.file);
    code = kSomeRefused;
  });
  return code;
}

int export_all(const RegisterCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const std::string csv = pipeline::export_register(session.office(), actor, o.moment());
    write_output(o.file, Bytes(csv.begin(), csv.end()));
  });
}

int show(const RegisterCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const pipeline::Office office = session.office();
    const auto view = pipeline::show_household(office, actor, o.id, o.moment());
    fmt::print("{}", o.json ? pipeline::household_json(view) + "\n" : pipeline::household_words(office, view));
  });
}

void add_transfer(Command& command, RegisterCli& o) {
  Command in = command.subcommand("import", "台帳の取込み: an existing register from a CSV file");
  o.declare(in);
  in.word("FILE", o.file, "CSV, one row per insured person");
  in.option("--mapping", o.mapping, "which column holds what (TOML; default: the columns of export)");
  in.flag("--check", o.check, "only check the file and count what it would change");
  in.flag("--skip-bad-rows", o.skip, "leave out households with a bad row, whole, and take the others");
  in.action([&o] { return import_file(o); });
  Command out = command.subcommand("export", "台帳の書出し: the register as CSV, without 個人番号; logged");
  o.declare(out);
  out.word("FILE", o.file, "where to; - is standard output");
  o.declare_moment(out);
  out.action([&o] { return export_all(o); });
}

}  // namespace

void add_register(CommandLine& line) {
  auto& o = line.keep<RegisterCli>();
  Command command = line.command("register", "受付簿 (day) and 加入者台帳 (import, export, show)");
  Command book = command.subcommand("day", "What came on a day and where it stands");
  o.declare(book);
  book.word("DAY", o.day, "like 2026-11-22 (default: today)", false);
  book.flag("--csv", o.csv, "as CSV");
  book.action([&o] { return day(o); });
  add_transfer(command, o);
  Command one = command.subcommand("show", "A household of the member register in words; logged");
  o.declare(one);
  one.word("NUMBER", o.id, "記号-番号, or 番号 where there is no 記号");
  o.declare_moment(one);
  one.action([&o] { return show(o); });
}

}  // namespace uketsuke::app
