#pragma once

#include "pipeline/office/office.h"
#include "validate/compare/cover_list.h"

/// Envelopes (封筒と送付書): what a person keys from the outside and the cover list, compared with what came.
namespace uketsuke::pipeline {

/// A paper of the envelope in words.
struct EnvelopePaperView {
  DocumentId document;
  PageId page;
  std::string kind_label;
  std::string name;  ///< first name on it; empty while it is unread
  std::optional<CaseId> by_case;
  std::string receipt_number;
};

/// A line of the cover list with the paper that was taken for it.
struct CoverLineView {
  ledger::CoverLine line;
  std::string kind_label;  ///< empty where the list does not say
  validate::CoverVerdict verdict = validate::CoverVerdict::Missing;
  std::optional<EnvelopePaperView> paper;
};

struct EnvelopeView {
  ledger::BatchState batch;
  ledger::Envelope envelope;  ///< as it stands; what the batch says while nobody keyed one
  bool keyed = false;
  std::string keyed_by;  ///< display name
  std::vector<CoverLineView> lines;
  std::vector<EnvelopePaperView> papers;  ///< all that came, in the order of the scanner
  std::vector<EnvelopePaperView> extra;   ///< those that no line names; empty without a list
  bool may_key = false;
};

/// Roles: mailroom, reviewer, approver, admin, auditor.
EnvelopeView open_envelope(const Office& office, const Actor& actor, const BatchId& batch);

/// Keeps what was keyed: 到達日 becomes that of the batch and of its open cases, whose deadlines count from it; the cover
/// list is compared. Roles: mailroom, reviewer, senior. Throws E-INPUT-VALUE: a day without its source or in the future, an
/// unknown kind of paper, a line without a name.
EnvelopeView key_envelope(const Office& office, const Actor& actor, const BatchId& batch,
                          const ledger::Envelope& envelope);

/// How many open cases of a batch cannot be handed on because nobody has keyed its 到達日.
int cases_without_day(ledger::Store& store, const BatchId& batch);

}  // namespace uketsuke::pipeline
