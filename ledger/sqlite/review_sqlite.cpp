#include "ledger/sqlite/review_sqlite.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::ledger {
namespace {

// A lease that ends goes back to the queue the item came from.
constexpr std::string_view kGiveBack =
    "UPDATE review_item SET state=CASE from_postponed WHEN 1 THEN 'postponed' ELSE 'waiting' END, "
    "leased_by='', leased_until=0,"
    " version=version+1, changed_at=?1 WHERE state='leased'";
constexpr std::string_view kOpen = "state IN ('waiting', 'leased', 'postponed')";

}  // namespace

ReviewItemId SqliteReview::add(const NewReviewItem& a) {
  return context_.writing<ReviewItemId>([&] {
    const FieldRef& f = a.field;
    {
      Query q = context_.db.query(
          "SELECT id FROM review_item WHERE document=? AND field=? AND row=? AND round=? AND " + std::string(kOpen),
          {f.document.value, f.field, f.row, a.round});
      if (q.next()) return ReviewItemId(q.text(0));
    }
    const ReviewItemId id(fresh_id());
    const Instant now = context_.now();
    context_.db.run(
        "INSERT INTO review_item(id, document, field, row, file, number, position, priority, group_at, "
        "ask_reason, must_type,"
        " masked, blind, round, state, version, created_at, changed_at) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,'waiting',1,?,?)",
        {id.value, f.document.value, f.field, f.row, a.page.file.value, a.page.number, a.position, a.priority,
         a.group_at, a.ask_reason, a.must_type, a.masked, a.blind, a.round, now, now});
    for (const std::string& user : a.excluded_users)
      context_.db.run("INSERT OR IGNORE INTO review_exclusion VALUES(?,?)", {id.value, user});
    return id;
  });
}

void SqliteReview::free_expired() {
  context_.db.run(std::string(kGiveBack) + " AND leased_until<?1", {context_.now()});
}

ReviewItem SqliteReview::lease(const std::string& id, const std::string& user) {
  context_.db.run(
      "UPDATE review_item SET from_postponed=(state='postponed' OR (state='leased' AND from_postponed)), "
      "state='leased',"
      " leased_by=?, leased_until=?, version=version+1, changed_at=? WHERE id=?",
      {user, context_.now() + std::chrono::seconds(limits::kReviewLease_s), context_.now(), id});
  return get(ReviewItemId(id));
}

std::optional<ReviewItem> SqliteReview::claim_next(const std::string& user, const std::vector<ReviewItemId>& holding,
                                                   bool postponed, int most,
                                                   const std::vector<std::string>& procedures) {
  return context_.writing<std::optional<ReviewItem>>([&]() -> std::optional<ReviewItem> {
    free_expired();
    const Bind me[] = {user};
    const auto mine =
        items_where("state='leased' AND leased_by=? ORDER BY priority DESC, group_at, document, position, id", me);
    for (const ReviewItem& item : mine)
      if (std::find(holding.begin(), holding.end(), item.id) == holding.end()) return lease(item.id.value, user);
    if (static_cast<int>(mine.size()) >= most) return std::nullopt;
    std::string id;
    {
      std::vector<Bind> binds{postponed ? "postponed" : "waiting", user};
      const std::string scope = of_procedures(procedures, binds);
      Query q = context_.db.query(
          "SELECT id FROM review_item i WHERE state=? AND NOT EXISTS(SELECT 1 FROM review_exclusion x WHERE "
          "x.item=i.id AND x.user=?)" +
              scope + " ORDER BY priority DESC, group_at, document, position, id LIMIT 1",
          binds);
      if (!q.next()) return std::nullopt;
      id = q.text(0);
    }
    return lease(id, user);
  });
}

ReviewItem SqliteReview::claim(const ReviewItemId& item, const std::string& user) {
  return context_.writing<ReviewItem>([&] {
    free_expired();
    const ReviewItem now = get(item);
    const bool open = now.state == ReviewState::Waiting || now.state == ReviewState::Postponed ||
                      (now.state == ReviewState::Leased && now.leased_by == user);
    const auto& excluded = now.ask.excluded_users;
    if (std::find(excluded.begin(), excluded.end(), user) != excluded.end())
      throw Failure("E-AUTH-DENIED", "another person must decide");
    if (!open) throw Failure("E-CONFLICT", "review item");
    return lease(item.value, user);
  });
}

void SqliteReview::change_held(const std::string& assignments, const ReviewItemId& item, const std::string& user,
                               int version, std::vector<Bind> binds) {
  binds.insert(binds.end(), {context_.now(), item.value, user, version});
  Query q = context_.db.query("UPDATE review_item SET " + assignments +
                                  ", leased_by='', leased_until=0, version=version+1, changed_at=?"
                                  " WHERE id=? AND state='leased' AND leased_by=? AND version=? RETURNING id",
                              binds);
  if (q.next()) {
    while (q.next()) {
    }
    return;
  }
  get(item);
  throw Failure("E-CONFLICT", "the lease is lost or the item changed");
}

Instant SqliteReview::renew(const ReviewItemId& item, const std::string& user) {
  return context_.writing<Instant>([&] {
    const Instant until = context_.now() + std::chrono::seconds(limits::kReviewLease_s);
    if (context_.db.run("UPDATE review_item SET leased_until=? WHERE id=? AND state='leased' AND leased_by=?",
                        {until, item.value, user}) == 0) {
      get(item);
      throw Failure("E-CONFLICT", "the lease is lost");
    }
    return until;
  });
}

void SqliteReview::release(const ReviewItemId& item, const std::string& user) {
  context_.write([&] {
    context_.db.run(std::string(kGiveBack) + " AND id=?2 AND leased_by=?3", {context_.now(), item.value, user});
  });
}

void SqliteReview::release_all(const std::string& user) {
  context_.write([&] { context_.db.run(std::string(kGiveBack) + " AND leased_by=?2", {context_.now(), user}); });
}

void SqliteReview::settle(const ReviewItemId& item, const std::string& user, int version, std::int64_t decision) {
  context_.write([&] {
    change_held("state='decided', decided_by=?, decision=?", item, user, version, {user, decision});
  });
}

void SqliteReview::settle_field(const FieldRef& f, const std::string& user, std::int64_t decision) {
  context_.write([&] {
    context_.db.run(
        "UPDATE review_item SET state='decided', decided_by=?, decision=?, leased_by='', leased_until=0, "
        "version=version+1,"
        " changed_at=? WHERE document=? AND field=? AND row=? AND " +
            std::string(kOpen),
        {user, decision, context_.now(), f.document.value, f.field, f.row});
  });
}

void SqliteReview::postpone(const ReviewItemId& item, const std::string& user, int version, std::string_view reason) {
  context_.write([&] {
    change_held("state='postponed', from_postponed=1, postponed_reason=?, postponed_by=?", item, user, version,
                {reason, user});
  });
}

ReviewItem SqliteReview::reopen(const ReviewItemId& item, const std::string& user) {
  return context_.writing<ReviewItem>([&] {
    const ReviewItem now = get(item);
    if (now.state != ReviewState::Decided) throw Failure("E-CONFLICT", "review item");
    if (const auto other = open_item(now.ask.field); other)
      throw Failure("E-CONFLICT", "the field is asked again already");
    context_.db.run("UPDATE review_item SET decided_by='', decision=NULL WHERE id=?", {item.value});
    return lease(item.value, user);
  });
}

void SqliteReview::cancel(const DocumentId& document) {
  context_.write([&] {
    context_.db.run(
        "UPDATE review_item SET state='cancelled', leased_by='', leased_until=0, version=version+1, "
        "changed_at=? WHERE document=? AND " +
            std::string(kOpen),
        {context_.now(), document.value});
  });
}

void SqliteReview::cancel_field(const FieldRef& f) {
  context_.write([&] {
    context_.db.run(
        "UPDATE review_item SET state='cancelled', leased_by='', leased_until=0, version=version+1, "
        "changed_at=?"
        " WHERE document=? AND field=? AND row=? AND " +
            std::string(kOpen),
        {context_.now(), f.document.value, f.field, f.row});
  });
}

}  // namespace uketsuke::ledger
