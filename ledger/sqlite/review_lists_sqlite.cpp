#include "core/errors/failure.h"
#include "ledger/sqlite/review_sqlite.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, document, field, row, file, number, position, priority, group_at, ask_reason, must_type, "
    "masked, blind, round,"
    " state, version, leased_by, leased_until, postponed_reason, postponed_by, decided_by, decision, "
    "created_at, changed_at"
    " FROM review_item WHERE ";

ReviewState review_state_from(std::string_view text) {
  for (const ReviewState s : {ReviewState::Waiting, ReviewState::Leased, ReviewState::Decided, ReviewState::Postponed,
                              ReviewState::Cancelled})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "review state");
}

ReviewItem item_of(const Query& q) {
  ReviewItem i;
  i.id = ReviewItemId(q.text(0));
  i.ask.field = {DocumentId(q.text(1)), q.text(2), q.number(3)};
  i.ask.page = {ScanFileId(q.text(4)), q.number(5)};
  i.ask.position = q.number(6);
  i.ask.priority = q.number(7);
  i.ask.group_at = q.instant(8);
  i.ask.ask_reason = q.text(9);
  i.ask.must_type = q.truth(10);
  i.ask.masked = q.truth(11);
  i.ask.blind = q.truth(12);
  i.ask.round = q.number(13);
  i.state = review_state_from(q.text(14));
  i.version = q.number(15);
  i.leased_by = q.text(16);
  i.leased_until = q.instant(17);
  i.postponed_reason = q.text(18);
  i.postponed_by = q.text(19);
  i.decided_by = q.text(20);
  if (!q.null(21)) i.decision = q.whole(21);
  i.created_at = q.instant(22);
  i.changed_at = q.instant(23);
  return i;
}

}  // namespace

std::string_view to_string(ReviewState state) {
  switch (state) {
    case ReviewState::Waiting: return "waiting";
    case ReviewState::Leased: return "leased";
    case ReviewState::Decided: return "decided";
    case ReviewState::Postponed: return "postponed";
    case ReviewState::Cancelled: return "cancelled";
  }
  return {};
}

std::vector<ReviewItem> SqliteReview::items_where(const std::string& condition, std::span<const Bind> binds) const {
  return context_.reading<std::vector<ReviewItem>>([&] {
    std::vector<ReviewItem> out;
    {
      Query q = context_.db.query(std::string(kColumns) + condition, binds);
      while (q.next()) out.push_back(item_of(q));
    }
    for (ReviewItem& item : out) {
      Query x = context_.db.query("SELECT user FROM review_exclusion WHERE item=?", {item.id.value});
      while (x.next()) item.ask.excluded_users.push_back(x.text(0));
    }
    return out;
  });
}

ReviewItem SqliteReview::get(const ReviewItemId& item) {
  const Bind binds[] = {item.value};
  const auto found = items_where("id=?", binds);
  if (found.empty()) throw Failure("E-LEDGER-NOTFOUND", "review item");
  return found.front();
}

std::optional<ReviewItem> SqliteReview::open_item(const FieldRef& f) {
  const Bind binds[] = {f.document.value, f.field, f.row};
  const auto found = items_where(
      "document=? AND field=? AND row=? AND state IN ('waiting', 'leased', 'postponed') ORDER BY round DESC", binds);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<ReviewItem> SqliteReview::open_items(const DocumentId& document) {
  const Bind binds[] = {document.value};
  return items_where("document=? AND state IN ('waiting', 'leased', 'postponed') ORDER BY position, id", binds);
}

Listed<ReviewItem> SqliteReview::list(const ReviewFilter& filter, const Window& window) {
  std::string condition = "id>?";
  std::vector<Bind> binds{window.cursor};
  if (filter.state) {
    condition += " AND state=?";
    binds.emplace_back(to_string(*filter.state));
  }
  if (filter.document) {
    condition += " AND document=?";
    binds.emplace_back(filter.document->value);
  }
  if (!filter.user.empty()) {
    condition += " AND (leased_by=? OR decided_by=?)";
    binds.emplace_back(filter.user);
    binds.emplace_back(filter.user);
  }
  const int limit = bounded(window.limit);
  binds.emplace_back(limit);
  Listed<ReviewItem> out;
  out.items = items_where(condition + " ORDER BY id LIMIT ?", binds);
  if (static_cast<int>(out.items.size()) == limit) out.next_cursor = out.items.back().id.value;
  return out;
}

std::string of_procedures(const std::vector<std::string>& procedures, std::vector<Bind>& binds) {
  if (procedures.empty()) return {};
  std::string marks;
  for (const std::string& procedure : procedures) {
    marks += marks.empty() ? "?" : ",?";
    binds.emplace_back(procedure);
  }
  return " AND (NOT EXISTS(SELECT 1 FROM case_document d WHERE d.document=i.document AND d.unlinked_at IS NULL)"
         " OR EXISTS(SELECT 1 FROM case_document d JOIN case_file c ON c.id=d.case_id WHERE d.document=i.document"
         " AND d.unlinked_at IS NULL AND c.procedure IN (" +
         marks + ")))";
}

namespace {

// Open items by state. All together they are kept in a tally; those of some procedures are counted, up to a limit.
int count_open(const Context& context, const std::string& state, const std::vector<std::string>& procedures) {
  if (procedures.empty()) {
    Query tally = context.db.query("SELECT n FROM review_tally WHERE state=?", {state});
    return tally.next() ? tally.number(0) : 0;
  }
  std::vector<Bind> binds{state};
  const std::string scope = of_procedures(procedures, binds);
  Query q = context.db.query(
      "SELECT count(*) FROM (SELECT 1 FROM review_item i WHERE state=?" + scope + " LIMIT 10000)", binds);
  return q.next() ? q.number(0) : 0;
}

}  // namespace

ReviewFigures SqliteReview::figures(const std::string& user, const std::vector<std::string>& procedures) {
  return context_.reading<ReviewFigures>([&] {
    ReviewFigures out;
    out.waiting = count_open(context_, "waiting", procedures);
    out.leased = count_open(context_, "leased", procedures);
    out.postponed = count_open(context_, "postponed", procedures);
    const Instant midnight = begin_in_japan(japan_date(context_.now()));
    Query mine = context_.db.query(
        "SELECT count(*) FROM review_item WHERE decided_by=? AND state='decided' AND changed_at>=?", {user, midnight});
    if (mine.next()) out.decided_today = mine.number(0);
    std::vector<Bind> binds;
    const std::string scope = of_procedures(procedures, binds);
    Query oldest = context_.db.query(
        "SELECT created_at FROM review_item i INDEXED BY review_age WHERE state='waiting'" + scope +
            " ORDER BY created_at LIMIT 1",
        binds);
    if (oldest.next()) out.oldest = oldest.maybe_instant(0);
    return out;
  });
}

}  // namespace uketsuke::ledger
