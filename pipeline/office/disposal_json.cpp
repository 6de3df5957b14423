#include <nlohmann/json.hpp>

#include "core/errors/failure.h"
#include "core/text/json_line.h"
#include "pipeline/office/disposal.h"
#include "pipeline/office/disposal_targets.h"

namespace uketsuke::pipeline {
namespace {

// All entries of the procedure stand under one subject, so that the list needs no walk along the whole chain.
constexpr const char* kSubject = "disposals";

std::string payload_of(const DisposalProposal& p) {
  return json_line(nlohmann::json{{"kind", p.kind}, {"target", p.target}, {"label", p.label}, {"reason", p.reason}});
}

DisposalProposal proposal_of(const LedgerEntry& entry, const std::string& payload) {
  const auto json = nlohmann::json::parse(payload);
  DisposalProposal p;
  p.id = entry.sequence;
  json.at("kind").get_to(p.kind);
  json.at("target").get_to(p.target);
  json.at("label").get_to(p.label);
  json.at("reason").get_to(p.reason);
  p.state = "proposed";
  p.proposed_by = entry.actor;
  p.proposed_at = entry.at;
  return p;
}

// What a later entry adds to a proposal.
void take_entry(DisposalProposal& p, const LedgerEntry& entry, const nlohmann::json& json) {
  const std::string what = entry.kind.substr(std::string_view("disposal.").size());
  if (what == "paper") {
    json.at("method").get_to(p.paper_method);
    p.paper_by = entry.actor;
    p.paper_on = date_from_iso(json.at("on").get<std::string>());
    return;
  }
  p.state = what;
  if (what == "done") {
    p.sides = json.value("sides", 0);
    return;
  }
  p.decided_by = entry.actor;
  p.decided_at = entry.at;
  for (const auto& place : json.value("papers", nlohmann::json::array()))
    p.papers.push_back({place.at(0), place.at(1), place.at(2)});
}

// Oldest first.
std::vector<DisposalProposal> all_of_them(const Office& office) {
  std::vector<DisposalProposal> out;
  for (const LedgerEntry& entry : office.store.audit().about(kSubject)) {
    const auto payload = office.store.audit().payload(entry.sequence);
    if (!payload) continue;
    if (entry.kind == "disposal.proposed") {
      out.push_back(proposal_of(entry, *payload));
      continue;
    }
    const auto json = nlohmann::json::parse(*payload);
    for (DisposalProposal& p : out)
      if (p.id == json.at("proposal").get<std::int64_t>()) take_entry(p, entry, json);
  }
  return out;
}

DisposalProposal proposal(const Office& office, std::int64_t id) {
  for (DisposalProposal& p : all_of_them(office))
    if (p.id == id) return p;
  throw Failure("E-LEDGER-NOTFOUND", "disposal");
}

void enter(const Office& office, const char* kind, const Actor& actor, std::int64_t id, nlohmann::json more) {
  more["proposal"] = id;
  office.store.audit().append(kind, kSubject, actor.name(), json_line(more));
}

// Where the paper is stands in records that go with the case: it is written down before.
nlohmann::json papers_json(const Office& office, const DisposalProposal& p) {
  const auto places = p.kind == "case" ? papers_of(office, office.store.cases().get(CaseId(p.target)))
                                       : papers_of(office, side_named(office, p.target));
  auto out = nlohmann::json::array();
  for (const PaperPlace& place : places) out.push_back({place.receipt_number, place.box, place.position});
  return out;
}

// Checks the target and names it for people.
std::string checked_label(const Office& office, const std::string& kind, const std::string& target) {
  if (kind == "case") {
    const ledger::StoredCase stored = office.store.cases().get(CaseId(target));
    require_disposable(office, stored);
    return stored.file.number;
  }
  if (kind != "sheet") throw Failure("E-INPUT-VALUE", "case または sheet を指定してください");
  const PageId page = side_named(office, target);
  require_disposable(office, page);
  // A file's name may be a person's: the record outlives the side.
  const auto arrivals = office.store.originals().arrivals_of(page.file);
  const std::string day = arrivals.empty() ? "" : to_iso(japan_date(arrivals.front().arrival.arrived_at)) + " ";
  return day + page.file.value.substr(0, 12) + " " + std::to_string(page.number) + "面";
}

}  // namespace

DisposalProposal propose_disposal(const Office& office, const Actor& actor, const std::string& kind,
                                  const std::string& target, const std::string& reason) {
  require_role(actor, {"admin", "senior"});
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  DisposalProposal fresh;
  fresh.kind = kind;
  fresh.target = target;
  fresh.reason = reason;
  office.store.transact([&] {
    fresh.label = checked_label(office, kind, target);
    for (const DisposalProposal& known : all_of_them(office))
      if (known.kind == kind && known.target == target && known.state != "rejected")
        throw Failure("E-CONFLICT", "廃棄の伺い " + std::to_string(known.id));
    fresh.id = office.store.audit().append("disposal.proposed", kSubject, actor.name(), payload_of(fresh));
  });
  return proposal(office, fresh.id);
}

DisposalProposal approve_disposal(const Office& office, const Actor& actor, std::int64_t id) {
  require_role(actor, {"admin", "approver"});
  DisposalProposal p;
  office.store.transact([&] {
    p = proposal(office, id);
    if (p.proposed_by == actor.name()) throw Failure("E-CASE-SAMEPERSON");
    if (p.state != "proposed" && p.state != "approved") throw Failure("E-CASE-STATE", p.state);
    if (p.state == "approved") return;  // begun before a crash: its target may be half gone
    checked_label(office, p.kind, p.target);
    enter(office, "disposal.approved", actor, id, nlohmann::json::object({{"papers", papers_json(office, p)}}));
  });
  const std::string reason = "disposal " + std::to_string(id);
  int sides = 1;
  if (p.kind == "case")
    sides = destroy_case(office, office.store.cases().get(CaseId(p.target)), actor.name(), reason);
  else
    destroy_side(office, side_named(office, p.target), actor.name(), reason);
  enter(office, "disposal.done", actor, id, nlohmann::json::object({{"sides", sides}}));
  return proposal(office, id);
}

DisposalProposal reject_disposal(const Office& office, const Actor& actor, std::int64_t id, const std::string& reason) {
  require_role(actor, {"admin", "approver", "senior"});
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  office.store.transact([&] {
    if (proposal(office, id).state != "proposed") throw Failure("E-CASE-STATE");
    enter(office, "disposal.rejected", actor, id, nlohmann::json::object({{"reason", reason}}));
  });
  return proposal(office, id);
}

DisposalProposal record_paper_disposal(const Office& office, const Actor& actor, std::int64_t id,
                                       const std::string& method, Date on) {
  require_role(actor, {"mailroom", "senior", "admin"});
  if (method != "shredded" && method != "dissolved" && method != "contractor")
    throw Failure("E-INPUT-VALUE", "shredded(裁断)、dissolved(溶解)、contractor(委託)のどれかを指定してください");
  if (!on.ok() || on > japan_date(office.clock().now())) throw Failure("E-INPUT-VALUE", "日付");
  office.store.transact([&] {
    const DisposalProposal p = proposal(office, id);
    if (p.state != "done" || !p.paper_method.empty()) throw Failure("E-CASE-STATE", p.state);
    enter(office, "disposal.paper", actor, id, {{"method", method}, {"on", to_iso(on)}});
  });
  return proposal(office, id);
}

std::vector<DisposalProposal> disposals(const Office& office, const Actor& actor) {
  require_role(actor, {"admin", "senior", "approver", "auditor"});
  std::vector<DisposalProposal> out = all_of_them(office);
  return {out.rbegin(), out.rend()};
}

}  // namespace uketsuke::pipeline
