#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"
#include "pipeline/quality/policy_in_force.h"
#include "pipeline/values/document_values.h"

namespace uketsuke::pipeline {

/// Reason of a decision that the policy took because other papers or the register vouch for the value (傍証).
inline constexpr const char* kByEvidence = "evidence";

/// The reading must hold its value likelier than all else by itself: what it has not seen, no other paper can have
/// seen for it. Assumed.
inline constexpr double kLeastOwn = 0.5;

/// Whether a question was raised only by how well the value was seen, not because something else may stand there.
bool soft_reason(std::string_view ask_reason);

/// The fields that a rule complains of: evidence leaves them to people.
std::set<FieldRef> complained_fields(const std::vector<validate::Judged>& judged);

/// A question that evidence may answer: raised by the reading's own weakness alone, and touched by nobody.
struct SoftQuestion {
  ledger::ReviewItem item;
  FieldValue value;  ///< with its reading
  std::string document_kind;

  const FieldReading& reading() const { return value.reading->reading; }
  /// The reading's candidates; the best one with the confidence, which may have been lowered since.
  std::vector<Candidate> prior() const;
};

/// What may be decided by evidence in one case, and how it is written down.
class EvidenceDesk {
 public:
  EvidenceDesk(ledger::Store& store, const Context& context, const ledger::StoredCase& stored);

  /// The question about a field, when it was raised only for low confidence or soft doubts (readers disagree, a digit
  /// unsure, faint ink, a choice by statistics), holds its best value likelier than all else by itself, and nobody
  /// holds, postponed or answered it; never a hidden sample, nor a field of a case that is past 確認 and 審査.
  std::optional<SoftQuestion> soft_question(const FieldRef& field);
  /// Decides the field by the policy when `p` meets its threshold, and withdraws the question. The decision carries the
  /// reason kByEvidence, `sources` in words stand in its note and in the ledger entry `number.evidence` or
  /// `value.evidence`. Hidden samples are drawn from these decisions as from any other. Returns whether it decided.
  bool answer(const SoftQuestion& question, double p, const std::vector<std::string>& sources);
  /// The machine decided the field by evidence that no longer stands: a person is asked.
  void ask_again_without_evidence(const FieldRef& field);

 private:
  bool untouched(const FieldRef& field);

  ledger::Store& store_;
  const Context& context_;
  const ledger::StoredCase& stored_;
  PolicyInForce policy_;
};

}  // namespace uketsuke::pipeline
