#pragma once

#include "pipeline/office/office.h"

/// Disposal (廃棄): one person proposes, another one approves; only then keys are destroyed. Proposals and approvals
/// are entries of the ledger chain.
namespace uketsuke::pipeline {

/// A proposal as it stands.
struct DisposalProposal {
  std::int64_t id = 0;  ///< sequence of its entry in the ledger
  std::string kind;     ///< "case" or "sheet"
  std::string target;   ///< case id, or "<sha256>-<side>"
  std::string label;    ///< 受付番号, or file name and side at the time of the proposal
  std::string reason;
  std::string state;        ///< "proposed", "approved" (begun, not finished: approve again), "done", "rejected"
  std::string proposed_by;  ///< user name
  Instant proposed_at{};
  std::string decided_by;  ///< user name; empty while proposed
  std::optional<Instant> decided_at;
};

/// Proposes to dispose of a case (取下げ, or finished longer ago than the setting retention.case_years) or of one
/// side of a sheet (set aside by a person, no content, or only on such cases). Roles: admin, senior. Throws
/// E-CASE-STATE when it must be kept still, E-CONFLICT when it is proposed already, E-INPUT-VALUE without a reason.
DisposalProposal propose_disposal(const Office& office, const Actor& actor, const std::string& kind,
                                  const std::string& target, const std::string& reason);
/// Destroys what was proposed. Roles: admin, approver; never who proposed it (E-CASE-SAMEPERSON). Checks again that it
/// may go. After a crash in the middle a second approval finishes it.
DisposalProposal approve_disposal(const Office& office, const Actor& actor, std::int64_t id);
/// Takes a proposal off the list. Roles: admin, approver, senior.
DisposalProposal reject_disposal(const Office& office, const Actor& actor, std::int64_t id, const std::string& reason);
/// All proposals, newest first. Roles: admin, senior, approver, auditor.
std::vector<DisposalProposal> disposals(const Office& office, const Actor& actor);

}  // namespace uketsuke::pipeline
