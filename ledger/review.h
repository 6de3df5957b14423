#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/model/document.h"
#include "ledger/listing.h"

namespace uketsuke::ledger {

/// A question to a person (確認項目).
struct NewReviewItem {
  FieldRef field;
  PageId page;             ///< side that shows it; for masking and prefetch
  int position = 0;        ///< order within its document
  int priority = 0;        ///< higher first
  Instant group_at{};      ///< arrival of its document: items of one document follow each other, oldest first
  std::string ask_reason;  ///< stable word of the policy or rule; no personal data
  bool must_type = false;  ///< the reading was refused: it cannot be confirmed
  bool masked = false;     ///< a 個人番号
  bool blind = false;      ///< the reading is not shown (second key, QA sample)
  int round = 1;           ///< 1 first key, 2 second key, 3 arbitration
  std::vector<std::string> excluded_users;  ///< persons who may not have this item
};

enum class ReviewState { Waiting, Leased, Decided, Postponed, Cancelled };
std::string_view to_string(ReviewState state);

struct ReviewItem {
  ReviewItemId id;
  NewReviewItem ask;
  ReviewState state = ReviewState::Waiting;
  int version = 0;
  std::string leased_by;
  Instant leased_until{};
  std::string postponed_reason;  ///< reason code
  std::string postponed_by;
  std::string decided_by;
  std::optional<std::int64_t> decision;
  Instant created_at{};
  Instant changed_at{};
};

struct ReviewFigures {
  int waiting = 0;
  int leased = 0;
  int postponed = 0;
  int decided_today = 0;          ///< by the user asked for, since midnight JST
  std::optional<Instant> oldest;  ///< creation of the oldest waiting item
};

struct ReviewFilter {
  std::optional<ReviewState> state;
  std::optional<DocumentId> document;
  std::string user;  ///< leased or decided by; empty = any
};

/// The review queue (確認待ち).
class Review {
 public:
  virtual ~Review() = default;
  /// Adds a question; if an open item (waiting, leased, postponed) exists for the same field and round,
  /// returns that.
  virtual ReviewItemId add(const NewReviewItem& item) = 0;
  /// Leases the next item: those already leased by the user and not in `holding` first, then by priority and
  /// age. `postponed` asks for the postponed queue instead. At most `most` leases per person, else nullopt. With
  /// `procedures` only questions of their cases and of documents without a case are handed out.
  virtual std::optional<ReviewItem> claim_next(const std::string& user, const std::vector<ReviewItemId>& holding,
                                               bool postponed, int most = 3,
                                               const std::vector<std::string>& procedures = {}) = 0;
  /// Leases one given open item (show and decide from the command line). Throws E-CONFLICT when another has
  /// it.
  virtual ReviewItem claim(const ReviewItemId& item, const std::string& user) = 0;
  /// New end of the lease. Throws E-CONFLICT when it is not this user's any more.
  virtual Instant renew(const ReviewItemId& item, const std::string& user) = 0;
  virtual void release(const ReviewItemId& item, const std::string& user) = 0;
  virtual void release_all(const std::string& user) = 0;
  /// Decided, by a decision already appended in the same transact(). Throws E-CONFLICT: lease lost or version
  /// stale.
  virtual void settle(const ReviewItemId& item, const std::string& user, int version, std::int64_t decision) = 0;
  /// Settles open items of a field without a lease (keyed on the document's page); none is fine.
  virtual void settle_field(const FieldRef& field, const std::string& user, std::int64_t decision) = 0;
  virtual void postpone(const ReviewItemId& item, const std::string& user, int version, std::string_view reason) = 0;
  /// A decided item comes back leased to the user (undo).
  virtual ReviewItem reopen(const ReviewItemId& item, const std::string& user) = 0;
  /// Cancels the open items of a document (it was retired, or read again).
  virtual void cancel(const DocumentId& document) = 0;
  /// Cancels the open items of one field; none is fine.
  virtual void cancel_field(const FieldRef& field) = 0;
  /// Throws E-LEDGER-NOTFOUND.
  virtual ReviewItem get(const ReviewItemId& item) = 0;
  virtual std::optional<ReviewItem> open_item(const FieldRef& field) = 0;
  virtual std::vector<ReviewItem> open_items(const DocumentId& document) = 0;
  virtual Listed<ReviewItem> list(const ReviewFilter& filter, const Window& window) = 0;
  /// With `procedures` as in claim_next(), counted no further than 10,000.
  virtual ReviewFigures figures(const std::string& user, const std::vector<std::string>& procedures = {}) = 0;
};

}  // namespace uketsuke::ledger
