#pragma once

#include "ledger/review.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteReview final : public Review {
 public:
  explicit SqliteReview(Context& context) : context_(context) {}
  ReviewItemId add(const NewReviewItem& item) override;
  std::optional<ReviewItem> claim_next(const std::string& user, const std::vector<ReviewItemId>& holding,
                                       bool postponed, int most,
                                       const std::vector<std::string>& procedures) override;
  ReviewItem claim(const ReviewItemId& item, const std::string& user) override;
  Instant renew(const ReviewItemId& item, const std::string& user) override;
  void release(const ReviewItemId& item, const std::string& user) override;
  void release_all(const std::string& user) override;
  void settle(const ReviewItemId& item, const std::string& user, int version, std::int64_t decision) override;
  void settle_field(const FieldRef& field, const std::string& user, std::int64_t decision) override;
  void postpone(const ReviewItemId& item, const std::string& user, int version, std::string_view reason) override;
  ReviewItem reopen(const ReviewItemId& item, const std::string& user) override;
  void cancel(const DocumentId& document) override;
  void cancel_field(const FieldRef& field) override;
  ReviewItem get(const ReviewItemId& item) override;
  std::optional<ReviewItem> open_item(const FieldRef& field) override;
  std::vector<ReviewItem> open_items(const DocumentId& document) override;
  Listed<ReviewItem> list(const ReviewFilter& filter, const Window& window) override;
  ReviewFigures figures(const std::string& user, const std::vector<std::string>& procedures) override;

 private:
  void free_expired();
  ReviewItem lease(const std::string& id, const std::string& user);
  std::vector<ReviewItem> items_where(const std::string& condition, std::span<const Bind> binds) const;
  /// Changes an item that this user must hold at this version; throws E-CONFLICT otherwise.
  void change_held(const std::string& assignments, const ReviewItemId& item, const std::string& user, int version,
                   std::vector<Bind> binds);
  Context& context_;
};

/// SQL (" AND …") that keeps the items `i` whose case is of these procedures, or that have no case; empty for none.
std::string of_procedures(const std::vector<std::string>& procedures, std::vector<Bind>& binds);

}  // namespace uketsuke::ledger
