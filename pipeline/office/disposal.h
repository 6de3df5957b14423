#pragma once

#include "pipeline/office/office.h"

/// Disposal (廃棄): one person proposes, another one approves; only then keys are destroyed. Proposals and approvals
/// are entries of the ledger chain.
namespace uketsuke::pipeline {

/// Where paper is kept (保管箱).
struct PaperPlace {
  std::string receipt_number;
  std::string box;
  std::string position;  ///< may be empty
  friend bool operator==(const PaperPlace&, const PaperPlace&) = default;
};

/// A proposal as it stands; once it is done this is the 廃棄記録: class, count, day, method, who proposed and approved,
/// and what became of the paper. It names no person and holds no number.
struct DisposalProposal {
  std::int64_t id = 0;  ///< sequence of its entry in the ledger
  std::string kind;     ///< "case" or "sheet"
  std::string target;   ///< case id, or "<sha256>-<side>"
  std::string label;    ///< 受付番号, or 受付日, file and side
  std::string reason;
  std::string state;        ///< "proposed", "approved" (begun, not finished: approve again), "done", "rejected"
  std::string proposed_by;  ///< user name
  Instant proposed_at{};
  std::string decided_by;  ///< user name; empty while proposed
  std::optional<Instant> decided_at;
  int sides = 0;                   ///< sides of which the keys were destroyed
  std::vector<PaperPlace> papers;  ///< to be destroyed as well
  std::string paper_method;        ///< "shredded", "dissolved", "contractor"; empty while the paper is there
  std::string paper_by;            ///< user name
  std::optional<Date> paper_on;
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
/// Records that the paper was destroyed too: cut up (裁断), dissolved (溶解) or handed to a contractor who certified it
/// (委託). Roles: mailroom, senior, admin. Throws E-CASE-STATE unless the disposal is done and its paper is not,
/// E-INPUT-VALUE.
DisposalProposal record_paper_disposal(const Office& office, const Actor& actor, std::int64_t id,
                                       const std::string& method, Date on);
/// All proposals, newest first. Roles: admin, senior, approver, auditor.
std::vector<DisposalProposal> disposals(const Office& office, const Actor& actor);

}  // namespace uketsuke::pipeline
