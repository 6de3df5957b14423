#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/quality/policy_in_force.h"
#include "pipeline/values/document_values.h"

/// Hidden quality samples (抜取確認). A share of the values that the policy accepted is asked as if the reading had
/// been refused: the person sees the picture, no value, and must type. Until the answer the field stands undecided, as
/// any other question does, and so does its case: a sample is answered before 決裁, because a wrong value that is found
/// after the notice has gone out helps only the statistics.
namespace uketsuke::pipeline {

/// Draws the samples of one document. Nothing is drawn while fewer than two people may review, since nobody could
/// settle a difference.
class Sampler {
 public:
  Sampler(ledger::Store& store, const PolicyInForce& policy);
  /// Whether this accepted reading is to be keyed again: the share is the setting quality.share.<field kind>, per
  /// thousand.
  bool wants(const DocumentReading& reading, const FieldInfo& field);
  /// Makes `ask` look like the question about a refused reading, and asks it.
  void ask(ledger::NewReviewItem ask, const DocumentReading& reading, const FieldInfo& field,
           const std::string& document_kind);

 private:
  ledger::Store& store_;
  const PolicyInForce& policy_;
  bool enough_people_;
  std::map<std::string, int> shares_;  ///< per thousand, by field kind; looked up once
};

/// Compares a person's decision with the hidden reading when the field is a sample. A difference is asked of another
/// person; that person's decision settles it, and a reading found wrong feeds the drift watch. An answer that agrees
/// may be asked of a further person, as an answer that is known (setting quality.known_percent). Inside transact(),
/// after the decision was stored. Throws Failure E-AUTH-DENIED when the person who differed would settle it.
void sample_answered(ledger::Store& store, const Context& context, const ledger::StoredDecision& decision,
                     std::int64_t decision_id);
/// The newest answer to a field was taken back by its author. Throws E-CONFLICT when it differed: then the other person
/// settles it, and nobody can try until it fits. Inside transact(), before the question is opened again.
void sample_taken_back(ledger::Store& store, const FieldRef& field, const std::string& actor);

/// Takes reading and decision of every field that waits for its sample answer out of the values, so that no screen
/// gives the answer away: such a field looks like one whose reading was refused.
void hide_samples(ledger::Store& store, const DocumentId& document, std::vector<FieldValue>& values);

/// Whether a field waits for its sample answer, of the first or the second person.
bool sample_waits(ledger::Store& store, const FieldRef& field);

/// Runs the sequential test of a field kind and raises its alarm.
void watch_drift(ledger::Store& store, const Context& context, const std::string& field_class);

/// Whether an answer says the same as a reading: what a person types differs in spaces and width, never in a character.
bool same_answer(const FieldInfo& field, ReadState state, const std::string& value, ReadState other_state,
                 const std::string& other_value);

}  // namespace uketsuke::pipeline
