#include "ledger/sqlite/policies_sqlite.h"

#include "core/errors/failure.h"

namespace uketsuke::ledger {
namespace {

// Enough digits of a hash to name a policy in a decision.
constexpr std::size_t kShortHash = 12;

std::string month_of(Date day) { return to_iso(day).substr(0, 7); }

StoredPolicy policy_of(const Query& q) { return {q.text(0), q.text(1), q.text(2)}; }

}  // namespace

void SqlitePolicies::keep(const StoredPolicy& policy) {
  if (find(policy.hash)) return;
  context_.write([&] {
    context_.db.run("INSERT OR IGNORE INTO policy_text VALUES(?,?,?,?)",
                    {policy.hash, policy.id, policy.text, context_.now()});
  });
}

std::optional<StoredPolicy> SqlitePolicies::find(std::string_view hash) {
  if (hash.size() < kShortHash) return std::nullopt;
  return context_.reading<std::optional<StoredPolicy>>([&]() -> std::optional<StoredPolicy> {
    Query q = context_.db.query("SELECT hash, id, text FROM policy_text WHERE hash>=?1 AND hash<?1||'g'", {hash});
    return q.next() ? std::optional(policy_of(q)) : std::nullopt;
  });
}

void SqlitePolicies::adopt(const StoredPolicy& policy, const std::string& actor, const std::string& reason) {
  context_.write([&] {
    keep(policy);
    const std::int64_t sequence = audit_.append("policy.adopted", policy.id, actor, policy.hash + " " + reason);
    context_.db.run(
        "INSERT INTO policy_adoption(hash, actor, at, after_event, sequence)"
        " VALUES(?,?,?,(SELECT coalesce(max(id), 0) FROM quality_event),?)",
        {policy.hash, actor, context_.now(), sequence});
  });
}

std::optional<StoredPolicy> SqlitePolicies::adopted() {
  return context_.reading<std::optional<StoredPolicy>>([&]() -> std::optional<StoredPolicy> {
    Query q = context_.db.query(
        "SELECT p.hash, p.id, p.text FROM policy_adoption a JOIN policy_text p ON p.hash=a.hash ORDER BY a.id DESC"
        " LIMIT 1");
    return q.next() ? std::optional(policy_of(q)) : std::nullopt;
  });
}

std::vector<PolicyAdoption> SqlitePolicies::adoptions() {
  return context_.reading<std::vector<PolicyAdoption>>([&] {
    std::vector<PolicyAdoption> out;
    Query q = context_.db.query(
        "SELECT a.hash, p.id, a.actor, a.at FROM policy_adoption a JOIN policy_text p ON p.hash=a.hash"
        " ORDER BY a.id DESC");
    while (q.next()) out.push_back({q.text(0), q.text(1), q.text(2), q.instant(3)});
    return out;
  });
}

void SqlitePolicies::count(const std::string& policy, std::string_view field_class, Disposition disposition,
                           int readings) {
  const std::string column = disposition == Disposition::Accepted ? "accepted"
                             : disposition == Disposition::Asked  ? "asked"
                                                                  : "refused";
  context_.write([&] {
    context_.db.run("INSERT OR IGNORE INTO policy_tally VALUES(?,?,?,0,0,0)",
                    {month_of(japan_date(context_.now())), policy, field_class});
    context_.db.run(
        "UPDATE policy_tally SET " + column + "=" + column + "+? WHERE month=? AND policy=? AND field_class=?",
        {readings, month_of(japan_date(context_.now())), policy, field_class});
  });
}

std::vector<PolicyTally> SqlitePolicies::tallies(Date since) {
  return context_.reading<std::vector<PolicyTally>>([&] {
    std::vector<PolicyTally> out;
    Query q = context_.db.query(
        "SELECT policy, field_class, sum(accepted), sum(asked), sum(refused) FROM policy_tally WHERE month>=?"
        " GROUP BY policy, field_class ORDER BY policy, field_class",
        {month_of(since)});
    while (q.next()) out.push_back({q.text(0), q.text(1), q.number(2), q.number(3), q.number(4)});
    return out;
  });
}

}  // namespace uketsuke::ledger
