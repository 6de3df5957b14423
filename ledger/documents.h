#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/model/decision.h"
#include "core/model/document.h"
#include "core/model/identified.h"

namespace uketsuke::ledger {

/// Who changed something and why; kept beside every change.
struct Change {
  std::string actor;   ///< user name, or "policy@version", or "pipeline"
  std::string what;    ///< stable word: "assembled", "moved", "cut", "joined", "kind_set", …
  std::string reason;  ///< sealed
};

/// Open: fields wait; Checked: all decided; Keying: being keyed from its picture; Retired: replaced by
/// cutting or joining.
enum class DocumentState { Open, Checked, Keying, Retired };
std::string_view to_string(DocumentState state);

struct StoredDocument {
  Document document;
  TemplateRef form;  ///< empty id for certificates
  DocumentState state = DocumentState::Open;
  int version = 0;  ///< for optimistic locking; any change adds one
  Instant created_at{};
};

struct DocumentChange {
  Change change;
  Instant at{};
  int version = 0;
  std::string kind;                 ///< after the change
  std::vector<PageRegion> regions;  ///< after the change
};

/// A decision as stored. A withdrawn one takes the decision before it back and leaves the field open.
struct StoredDecision {
  std::int64_t id = 0;
  Decision decision;
  std::string typed;            ///< what was typed before normalisation; sealed
  std::string note;             ///< sealed
  std::string action;           ///< "accepted", "confirmed", "typed", "blank", "struck_out", "unreadable", "undone"
  std::string override_reason;  ///< sealed
  std::optional<std::int64_t> undoes;  ///< the decision this one takes back
  bool withdrawn = false;
  std::optional<ReviewItemId> item;
  double seconds = 0;  ///< time on screen
};

/// Documents (文書) and what was decided about their fields.
class Documents {
 public:
  virtual ~Documents() = default;
  virtual DocumentId add(const std::string& kind, const TemplateRef& form, const std::vector<PageRegion>& regions,
                         DocumentState state, const Change& change) = 0;
  /// Throws E-LEDGER-NOTFOUND.
  virtual StoredDocument get(const DocumentId& document) = 0;
  /// Documents that have a region on this side now.
  virtual std::vector<StoredDocument> of_page(const PageId& page) = 0;
  /// New regions (move, cut, rejoin); the old ones stay in the history. Throws E-CONFLICT when `version` is
  /// stale.
  virtual void set_regions(const DocumentId& document, int version, const std::vector<PageRegion>& regions,
                           const Change& change) = 0;
  virtual void set_kind(const DocumentId& document, int version, const std::string& kind, const TemplateRef& form,
                        const Change& change) = 0;
  virtual void set_state(const DocumentId& document, int version, DocumentState state, const Change& change) = 0;
  virtual std::vector<DocumentChange> history(const DocumentId& document) = 0;

  /// Appends a decision (id and decided_at are set by the store) and returns its id; adds one to the
  /// document's version.
  virtual std::int64_t decide(const StoredDecision& decision) = 0;
  /// Takes back a decision of `actor` by a new one: what held before holds again, or nothing. Throws
  /// E-CONFLICT when somebody decided the field later, E-AUTH-DENIED when it is another person's.
  virtual StoredDecision undo(std::int64_t decision, const std::string& actor) = 0;
  virtual StoredDecision decision(std::int64_t id) = 0;
  /// The decisions that hold now, one per decided field.
  virtual std::vector<StoredDecision> effective(const DocumentId& document) = 0;
  virtual std::optional<StoredDecision> effective(const FieldRef& field) = 0;
  /// All decisions of a field, oldest first.
  virtual std::vector<StoredDecision> decisions(const FieldRef& field) = 0;
  /// A person's newest decisions, newest first.
  virtual std::vector<StoredDecision> decisions_by(const std::string& actor, int most) = 0;
};

}  // namespace uketsuke::ledger
