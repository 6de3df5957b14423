#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "core/errors/failure.h"
#include "pipeline/office/cases.h"
#include "pipeline/office/correct.h"
#include "pipeline/office/steps.h"
#include "pipeline/report/office_json.h"

namespace uketsuke::app {
namespace {

struct CaseCli : OfficeCli {
  std::string finding;
  pipeline::SearchWords words;
  std::string birth_date;
  std::string batch;
  std::string basis;
  std::string wrong;
  std::string represents;
  std::string kind;
  int person = 0;
  std::vector<std::string> facts;
  std::string from;
  std::string until;
};

void print_summary(const pipeline::CaseSummaryView& view, bool json) {
  if (json)
    fmt::print("{}\n", pipeline::case_summary_json(view));
  else
    fmt::print("{}\t{}\t{}\t{}\topen items {}, errors {}, warnings {}\n", view.stored.file.number, view.procedure_label,
               to_japanese(view.stored.file.state), view.stored.subject.name, view.open_items, view.open_errors,
               view.open_warnings);
}

void print_case(const pipeline::CaseView& view, bool json) {
  if (json) {
    fmt::print("{}\n", pipeline::case_json(view));
    return;
  }
  print_summary(view.summary, false);
  for (const auto& document : view.documents) {
    fmt::print("  {}\n", document.kind_label);
    for (const auto& field : document.fields)
      if (field.shown_state != "blank")
        fmt::print("    {} {}: {} ({}, {})\n", field.row_label, field.value.info.label, field.display,
                   field.shown_state, field.decided);
  }
  for (const auto& finding : view.findings)
    fmt::print("  [{}] {} {}\n", to_string(finding.stored.finding.severity), finding.message, finding.stored.id);
}

// People name a case by its 受付番号; the id is taken as well.
CaseId case_of(Session& session, const std::string& name) {
  if (const auto known = session.store().cases().by_number(name)) return known->file.id;
  return CaseId(name);
}

int version_of(Session& session, const CaseId& id) { return session.store().cases().get(id).version; }

int list(const CaseCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    pipeline::CaseChoice choice;
    if (!o.batch.empty()) choice.batch = BatchId(o.batch);
    ledger::Window window;
    window.limit = 500;
    do {
      const auto part = pipeline::list_cases(session.office(), actor, choice, window);
      for (const auto& view : part.items) print_summary(view, o.json);
      window.cursor = part.next_cursor;
    } while (!window.cursor.empty());
  });
}

using Step = std::function<pipeline::CaseView(Session&, const pipeline::Actor&, const CaseId&)>;

void add_step(Command& command, const char* name, const char* help, CaseCli& o, bool reason, const Step& step) {
  Command sub = command.subcommand(name, help);
  o.declare(sub);
  sub.word("CASE", o.id, "受付番号 or id");
  if (reason) sub.option("--reason", o.reason, "why");
  sub.action([&o, step] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      print_case(step(session, actor, case_of(session, o.id)), o.json);
    });
  });
}

int find(const CaseCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    pipeline::SearchWords words = o.words;
    if (!o.birth_date.empty()) {
      const Date day = date_from_iso(o.birth_date);
      if (!day.ok()) throw Failure("E-INPUT-VALUE", "--birth-date");
      words.birth_date = day;
    }
    for (const auto& view : pipeline::search_cases(session.office(), actor, words, {}).items)
      print_summary(view, o.json);
  });
}

// "route=post" → {"route", "post"}.
std::map<std::string, std::string> facts_of(const std::vector<std::string>& words) {
  std::map<std::string, std::string> out;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) throw Failure("E-INPUT-VALUE", word);
    out[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return out;
}

constexpr int kAhead_days = 31;  // --until where only --from is given

Date day_of(const std::string& text, Date otherwise) {
  if (text.empty()) return otherwise;
  const Date day = date_from_iso(text);
  if (!day.ok()) throw Failure("E-INPUT-VALUE", text);
  return day;
}

int open_due(const CaseCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const Date today = japan_date(system_clock().now());
    const bool any_days = !o.from.empty() || !o.until.empty();
    const auto opened = any_days ? pipeline::open_due_cases(session.office(), actor, day_of(o.from, today),
                                                            day_of(o.until, plus_days(today, kAhead_days)))
                                 : pipeline::open_todays_cases(session.office(), actor);
    for (const pipeline::EventCase& one : opened) fmt::print("{}\t{}\n", one.number, one.why);
  });
}

void add_reject(Command& command, CaseCli& o) {
  Command sub = command.subcommand("reject", "Propose 却下; another person decides it with approve");
  o.declare(sub);
  sub.word("CASE", o.id, "受付番号 or id");
  sub.option("--reason", o.reason, "why", true).option("--basis", o.basis, "the rule it rests on", true);
  sub.action([&o] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      const CaseId id = case_of(session, o.id);
      print_case(
          pipeline::propose_rejection(session.office(), actor, id, version_of(session, id), o.reason, o.basis), o.json);
    });
  });
}

void add_decisions(Command& command, CaseCli& o) {
  add_step(command, "approve", "決裁 or 専決; never by whoever keyed it or handed it on", o, true,
           [&o](Session& s, const pipeline::Actor& a, const CaseId& id) {
             return pipeline::approve_case(s.office(), a, id, version_of(s, id), o.reason);
           });
  add_step(command, "return", "差戻し", o, true, [&o](Session& s, const pipeline::Actor& a, const CaseId& id) {
    return pipeline::return_case(s.office(), a, id, version_of(s, id), o.reason);
  });
  add_step(command, "take-back", "引戻し, by whoever handed it on", o, true,
           [&o](Session& s, const pipeline::Actor& a, const CaseId& id) {
             return pipeline::take_back_case(s.office(), a, id, version_of(s, id), o.reason);
           });
  Command sub = command.subcommand("deputise", "代決 in the absence of a decider, who looks at it afterwards (後閲)");
  o.declare(sub);
  sub.word("CASE", o.id, "受付番号 or id");
  sub.option("--reason", o.reason, "why the decider cannot decide", true)
      .option("--represents", o.represents, "user name of the decider", true);
  sub.action([&o] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      const CaseId id = case_of(session, o.id);
      print_case(pipeline::approve_as_deputy(session.office(), actor, id, version_of(session, id),
                                             {o.represents, o.reason}),
                 o.json);
    });
  });
}

void add_record(Command& command, CaseCli& o) {
  Command sub = command.subcommand("record", "Keep what was done or learned (templates/tables/records.toml)");
  o.declare(sub);
  sub.word("CASE", o.id, "受付番号 or id");
  sub.option("--kind", o.kind, "kind of record", true).option("--person", o.person, "row of the form, 0: the 組合員");
  sub.words("FACT", o.facts, "ID=VALUE");
  sub.action([&o] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      print_case(pipeline::record_fact(session.office(), actor, case_of(session, o.id), o.kind, o.person,
                                       facts_of(o.facts)),
                 o.json);
    });
  });
}

void add_correct(Command& command, CaseCli& o) {
  Command sub = command.subcommand("correct", "決裁後の訂正: open a case that corrects a decided one");
  o.declare(sub);
  sub.word("CASE", o.id, "受付番号 or id");
  sub.option("--reason", o.reason, "why, as the letter will say it", true)
      .option("--wrong", o.wrong, "what was wrong, as the letter will say it", true);
  sub.action([&o] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      print_case(pipeline::correct_case(session.office(), actor, case_of(session, o.id), {o.reason, o.wrong}), o.json);
    });
  });
}

void add_found(Command& command, CaseCli& o) {
  Command sub = command.subcommand("found-card", "A lost or void certificate that came back alone: puts it to its case");
  o.declare(sub);
  sub.option("--symbol", o.words.symbol, "記号", true)
      .option("--number", o.words.number, "番号", true)
      .option("--branch", o.person, "枝番")
      .option("--card", o.kind, "kind of certificate, like shikaku_kakuninsho", true)
      .option("--day", o.from, "when it came back, like 2026-12-01 (default: today)");
  sub.action([&o] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      const Date today = japan_date(system_clock().now());
      print_case(pipeline::take_found_card(session.office(), actor,
                                           {o.words.symbol, o.words.number, o.person, o.kind, day_of(o.from, today)}),
                 o.json);
    });
  });
}

void add_due(Command& command, CaseCli& o) {
  Command sub = command.subcommand("open-due",
                                   "Open the cases that nobody sends paper for (70歳・75歳到達, 8月1日の定時判定と更新); "
                                   "serve does it daily");
  o.declare(sub);
  sub.option("--from", o.from, "only 70歳・75歳到達 from this day on, like 2026-12-01")
      .option("--until", o.until, "to this day (default: 31 days from today)");
  sub.action([&o] { return open_due(o); });
}

}  // namespace

void add_case(CommandLine& line) {
  auto& o = line.keep<CaseCli>();
  Command command = line.command("case", "Cases");
  Command all = command.subcommand("list", "All cases, oldest first");
  o.declare(all);
  all.option("--batch", o.batch, "only cases that hold a sheet of this batch (its id)");
  all.action([&o] { return list(o); });
  add_step(
      command, "show", "A case with documents, values and findings", o, false,
      [](Session& s, const pipeline::Actor& a, const CaseId& id) { return pipeline::open_case(s.office(), a, id); });
  add_step(command, "advance", "Hand a clear case to 決裁", o, false,
           [](Session& s, const pipeline::Actor& a, const CaseId& id) {
             return pipeline::advance_case(s.office(), a, id, version_of(s, id));
           });
  add_decisions(command, o);
  add_step(command, "withdraw", "取下げ", o, true, [&o](Session& s, const pipeline::Actor& a, const CaseId& id) {
    return pipeline::withdraw_case(s.office(), a, id, version_of(s, id), o.reason);
  });
  add_reject(command, o);
  add_record(command, o);
  add_correct(command, o);
  add_found(command, o);
  add_due(command, o);
}

void add_find(CommandLine& line) {
  auto& o = line.keep<CaseCli>();
  Command command = line.command("find", "Search cases; all given criteria must match");
  o.declare(command);
  command.option("--name", o.words.name, "name; variants of characters count as equal")
      .option("--kana", o.words.kana, "kana")
      .option("--symbol", o.words.symbol, "記号")
      .option("--number", o.words.number, "番号")
      .option("--birth-date", o.birth_date, "like 1980-04-01")
      .option("--receipt", o.words.receipt_number, "受付番号");
  command.action([&o] { return find(o); });
}

}  // namespace uketsuke::app
