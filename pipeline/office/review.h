#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// The review queue's use cases (確認). Roles: reviewer, senior.
namespace uketsuke::pipeline {

/// Why a person postpones; at most eight.
struct PostponeReason {
  std::string id;
  std::string label;
};
const std::vector<PostponeReason>& postpone_reasons();

/// What a person says about a field.
struct FieldAnswer {
  std::string action;  ///< confirm, type, blank, struck_out, unreadable, postpone
  std::string value;   ///< for type, as typed
  std::string reason;  ///< for postpone, one of postpone_reasons()
  std::string note;
  std::string override_reason;  ///< senior only: take a value that a hard rule refuses
  double seconds = 0;           ///< time on screen
};

struct AnswerResult {
  std::int64_t decision = 0;          ///< 0 when postponed
  std::string state;                  ///< decided, postponed
  std::string value;                  ///< as stored; masked when the field is
  std::vector<FindingView> findings;  ///< open findings of the case after revalidation
  int remaining = 0;
};

/// Of the actor's 事務, or of one of them (`duty`).
ledger::ReviewFigures review_figures(const Office& office, const Actor& actor, const std::string& duty = {});
/// Leases the next item of the actor's 事務, or of one of them; nullopt when nothing waits. Postponed items: senior only.
std::optional<ReviewItemView> next_item(const Office& office, const Actor& actor,
                                        const std::vector<ReviewItemId>& holding, bool postponed,
                                        const std::string& duty = {});
/// One item as it is now; leases nothing. The clear value is filled only for the lease holder.
ReviewItemView review_item(const Office& office, const Actor& actor, const ReviewItemId& id);
/// Waiting items, for lists on the command line; leases nothing.
ledger::Listed<ReviewItemView> waiting_items(const Office& office, const Actor& actor, const ledger::Window& window);
/// Leases one given item (command line).
ReviewItemView claim_item(const Office& office, const Actor& actor, const ReviewItemId& id);
/// One durable write, then revalidation of the cases concerned. Throws E-CONFLICT (lease, version), E-INPUT-VALUE
/// (value refused by a hard rule, must be typed, unknown option).
AnswerResult answer_item(const Office& office, const Actor& actor, const ReviewItemId& id, int version,
                         const FieldAnswer& answer);
Instant renew_lease(const Office& office, const Actor& actor, const ReviewItemId& id);
void release_lease(const Office& office, const Actor& actor, const ReviewItemId& id);

/// One of my last decisions.
struct MyDecision {
  ledger::StoredDecision stored;  ///< value masked where the field is
  std::string label;
  std::string receipt_number;
  bool undoable = false;
};
std::vector<MyDecision> my_history(const Office& office, const Actor& actor);
/// Takes one of my last 20 decisions back (0: the newest) and leases its item to me again. Throws E-CONFLICT.
ReviewItemView undo(const Office& office, const Actor& actor, std::int64_t decision);

/// The normalised value of what a person typed for a field: digits to ASCII, kana to full-width katakana, dates to
/// ISO, choices to their option values. Throws Failure E-INPUT-VALUE with a Japanese reason when the text is no value
/// of the field's type at all; whether the value may stand (check digits, lengths) is the rules' to say.
std::string normalised(const FieldInfo& field, const std::string& typed);

}  // namespace uketsuke::pipeline
