#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "core/errors/failure.h"
#include "core/text/json_line.h"
#include "pipeline/office/disposal.h"

namespace uketsuke::app {
namespace {

using pipeline::DisposalProposal;

struct DisposeCli : OfficeCli {
  std::string kind;
  std::string method;
  std::string on;
};

std::int64_t proposal_of(const DisposeCli& o) {
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(o.id.data(), o.id.data() + o.id.size(), id);
  if (error != std::errc() || end != o.id.data() + o.id.size()) throw Failure("E-INPUT-VALUE", "PROPOSAL");
  return id;
}

nlohmann::ordered_json json_of(const DisposalProposal& p) {
  auto papers = nlohmann::ordered_json::array();
  for (const pipeline::PaperPlace& place : p.papers)
    papers.push_back({{"case", place.receipt_number}, {"box", place.box}, {"position", place.position}});
  return {{"id", p.id},
          {"kind", p.kind},
          {"target", p.target},
          {"label", p.label},
          {"reason", p.reason},
          {"state", p.state},
          {"proposed_by", p.proposed_by},
          {"proposed_at", to_iso(p.proposed_at)},
          {"decided_by", p.decided_by},
          {"decided_at", p.decided_at ? to_iso(*p.decided_at) : ""},
          {"method", p.state == "done" ? "keys destroyed" : ""},
          {"sides", p.sides},
          {"papers", papers},
          {"paper_method", p.paper_method},
          {"paper_by", p.paper_by},
          {"paper_on", p.paper_on ? to_iso(*p.paper_on) : ""}};
}

void print_proposal(const DisposalProposal& p, bool json) {
  if (json) {
    fmt::print("{}\n", json_line(json_of(p)));
    return;
  }
  fmt::print("{}\t{}\t{}\t{}\t{} {}\t{}\n", p.id, p.state, p.kind, p.label, to_iso(p.proposed_at), p.proposed_by,
             p.reason);
  if (p.state == "done") fmt::print("  keys of {} sides destroyed, approved by {}\n", p.sides, p.decided_by);
  for (const pipeline::PaperPlace& place : p.papers)
    fmt::print("  paper\t{}\t{} {}\t{}\n", place.receipt_number, place.box, place.position,
               p.paper_on ? p.paper_method + " " + to_iso(*p.paper_on) + " " + p.paper_by : "not yet destroyed");
}

int propose(const DisposeCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    std::string target = o.id;
    if (o.kind == "case")
      if (const auto known = session.store().cases().by_number(o.id)) target = known->file.id.value;
    print_proposal(pipeline::propose_disposal(session.office(), actor, o.kind, target, o.reason), o.json);
  });
}

int list(const DisposeCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    for (const DisposalProposal& p : pipeline::disposals(session.office(), actor)) print_proposal(p, o.json);
  });
}

int approve(const DisposeCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    print_proposal(pipeline::approve_disposal(session.office(), actor, proposal_of(o)), o.json);
  });
}

int reject(const DisposeCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    print_proposal(pipeline::reject_disposal(session.office(), actor, proposal_of(o), o.reason), o.json);
  });
}

int paper(const DisposeCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const Date on = o.on.empty() ? japan_date(system_clock().now()) : date_from_iso(o.on);
    print_proposal(pipeline::record_paper_disposal(session.office(), actor, proposal_of(o), o.method, on), o.json);
  });
}

}  // namespace

void add_dispose(CommandLine& line) {
  auto& o = line.keep<DisposeCli>();
  Command dispose =
      line.command("dispose", "廃棄: one person proposes, another approves, then keys are destroyed for good");
  Command one = dispose.subcommand("propose", "Propose a case or one side of a sheet");
  o.declare(one);
  one.word("KIND", o.kind, "case or sheet");
  one.word("TARGET", o.id, "受付番号 or id of a case; FILE-N of a side, as the desk's address of the side shows it");
  one.option("--reason", o.reason, "why", true);
  one.action([&o] { return propose(o); });
  Command two = dispose.subcommand("list", "All proposals, newest first");
  o.declare(two);
  two.action([&o] { return list(o); });
  Command three = dispose.subcommand("approve", "Destroy what was proposed; never by who proposed it");
  o.declare(three);
  three.word("PROPOSAL", o.id, "its number");
  three.action([&o] { return approve(o); });
  Command four = dispose.subcommand("reject", "Take a proposal off the list");
  o.declare(four);
  four.word("PROPOSAL", o.id, "its number");
  four.option("--reason", o.reason, "why", true);
  four.action([&o] { return reject(o); });
  Command five = dispose.subcommand("paper", "Record that the paper of a done disposal was destroyed too");
  o.declare(five);
  five.word("PROPOSAL", o.id, "its number");
  five.option("--method", o.method, "shredded, dissolved or contractor", true)
      .option("--on", o.on, "day, like 2026-12-01 (default: today)");
  five.action([&o] { return paper(o); });
}

}  // namespace uketsuke::app
