#include "ledger/sqlite/audit_sqlite.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"

namespace uketsuke::ledger {
namespace {

constexpr std::size_t kSaltBytes = 32;

Owner entry_owner(const std::string& chain, std::int64_t sequence) {
  return {"entry", chain + ":" + std::to_string(sequence)};
}

std::string place_of(const std::string& chain, std::int64_t sequence) {
  return "payload|" + chain + ":" + std::to_string(sequence);
}

LedgerEntry entry_of(const Query& q) {
  LedgerEntry e;
  e.sequence = q.whole(0);
  e.kind = q.text(1);
  e.subject = q.text(2);
  e.actor = q.text(3);
  e.at = q.instant(4);
  e.payload_hmac = q.text(5);
  e.previous_hash = q.text(6);
  e.hash = q.text(7);
  return e;
}

constexpr std::string_view kEntryColumns =
    "SELECT sequence, kind, subject, actor, at, payload_hmac, previous_hash, hash FROM chain_entry";

}  // namespace

SqliteAudit::SqliteAudit(Context& context, std::filesystem::path head_file)
    : context_(context), head_(std::move(head_file), context.files, context.sign_seed, context.data_id) {}

std::int64_t SqliteAudit::add(ChainRow row, const std::string& payload) {
  return context_.writing<std::int64_t>([&] {
    const ChainTip before = tip(row.chain);
    row.sequence = before.sequence + 1;
    row.txn = context_.chain_first.try_emplace(row.chain, row.sequence).first->second;
    row.at = context_.now();
    row.previous_hash = before.hash;
    row.payload_hmac = kZeroHash;
    const std::string salt = payload.empty() ? std::string{} : random_bytes(kSaltBytes);
    if (!payload.empty()) row.payload_hmac = to_hex(hmac(as_bytes(salt), payload));
    row.hash = chain_hash(context_.data_id, row);
    row.seal = chain_seal(context_.chain_key, row);
    context_.db.run("INSERT INTO chain_entry VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    {row.chain, row.sequence, row.txn, row.kind, row.subject, row.actor, row.by_case, row.door, row.at,
                     row.payload_hmac, row.previous_hash, row.hash, row.seal});
    if (!payload.empty())
      context_.db.run("INSERT INTO chain_payload VALUES(?,?,?)",
                      {row.chain, row.sequence,
                       context_.seal_text(entry_owner(row.chain, row.sequence), place_of(row.chain, row.sequence),
                                          salt + payload)});
    return row.sequence;
  });
}

std::int64_t SqliteAudit::append(const std::string& kind, const std::string& subject, const std::string& actor,
                                 const std::string& payload) {
  ChainRow row;
  row.chain = "ledger";
  row.kind = kind;
  row.subject = subject;
  row.actor = actor;
  return add(std::move(row), payload);
}

std::int64_t SqliteAudit::looked(const Look& look) {
  ChainRow row;
  row.chain = "access";
  row.kind = look.action;
  row.subject = look.object;
  row.actor = look.user;
  row.by_case = look.by_case ? look.by_case->value : std::string{};
  row.door = look.door;
  return add(std::move(row), look.reason);
}

void SqliteAudit::erase(std::int64_t sequence) {
  context_.write([&] {
    context_.db.run("DELETE FROM chain_payload WHERE chain='ledger' AND sequence=?", {sequence});
    context_.keys.destroy(entry_owner("ledger", sequence), context_.now());
  });
}

std::optional<LedgerEntry> SqliteAudit::entry(std::int64_t sequence) {
  return context_.reading<std::optional<LedgerEntry>>([&]() -> std::optional<LedgerEntry> {
    Query q = context_.db.query(std::string(kEntryColumns) + " WHERE chain='ledger' AND sequence=?", {sequence});
    return q.next() ? std::optional(entry_of(q)) : std::nullopt;
  });
}

std::optional<std::string> SqliteAudit::payload(std::int64_t sequence) {
  return context_.reading<std::optional<std::string>>([&]() -> std::optional<std::string> {
    Query q = context_.db.query("SELECT sealed FROM chain_payload WHERE chain='ledger' AND sequence=?", {sequence});
    if (!q.next() || !context_.keys.find(entry_owner("ledger", sequence))) return std::nullopt;
    return context_.open_text(entry_owner("ledger", sequence), place_of("ledger", sequence), q.bytes(0))
        .substr(kSaltBytes);
  });
}

std::vector<LedgerEntry> SqliteAudit::about(std::string_view subject) {
  return context_.reading<std::vector<LedgerEntry>>([&] {
    std::vector<LedgerEntry> out;
    Query q = context_.db.query(std::string(kEntryColumns) + " WHERE chain='ledger' AND subject=? ORDER BY sequence",
                                {subject});
    while (q.next()) out.push_back(entry_of(q));
    return out;
  });
}

Listed<LedgerEntry> SqliteAudit::list(const Window& window) {
  return context_.reading<Listed<LedgerEntry>>([&] {
    Listed<LedgerEntry> out;
    const int limit = bounded(window.limit);
    const std::int64_t below = cursor_number(window.cursor).value_or(INT64_MAX);
    Query q = context_.db.query(
        std::string(kEntryColumns) + " WHERE chain='ledger' AND sequence<? ORDER BY sequence DESC LIMIT ?",
        {below, limit});
    while (q.next()) out.items.push_back(entry_of(q));
    if (static_cast<int>(out.items.size()) == limit && out.items.back().sequence > 1)
      out.next_cursor = std::to_string(out.items.back().sequence);
    return out;
  });
}

Listed<StoredLook> SqliteAudit::looks(const LookFilter& filter, const Window& window) {
  return context_.reading<Listed<StoredLook>>([&] {
    Listed<StoredLook> out;
    const int limit = bounded(window.limit);
    std::string sql =
        "SELECT sequence, at, actor, kind, subject, by_case, door,"
        " (SELECT sealed FROM chain_payload p WHERE p.chain='access' AND p.sequence=e.sequence)"
        " FROM chain_entry e WHERE chain='access' AND sequence<?";
    std::vector<Bind> binds{cursor_number(window.cursor).value_or(INT64_MAX)};
    const auto add_filter = [&](const char* condition, Bind bind) {
      sql += condition;
      binds.push_back(std::move(bind));
    };
    if (filter.from) add_filter(" AND at>=?", begin_in_japan(*filter.from));
    if (filter.to) add_filter(" AND at<?", begin_in_japan(plus_days(*filter.to, 1)));
    if (!filter.user.empty()) add_filter(" AND actor=?", filter.user);
    if (filter.by_case) add_filter(" AND by_case<>'' AND by_case=?", filter.by_case->value);
    add_filter(" ORDER BY sequence DESC LIMIT ?", limit);
    Query q = context_.db.query(sql, binds);
    while (q.next()) {
      StoredLook look{q.whole(0), q.instant(1), {q.text(2), q.text(3), q.text(4), std::nullopt, {}, q.text(6)}};
      if (const std::string id = q.text(5); !id.empty()) look.look.by_case = CaseId(id);
      const std::string reason =
          context_.open_or_empty(entry_owner("access", look.sequence), place_of("access", look.sequence), q.bytes(7));
      if (!reason.empty()) look.look.reason = reason.substr(kSaltBytes);
      out.items.push_back(std::move(look));
    }
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = std::to_string(out.items.back().sequence);
    return out;
  });
}

bool SqliteAudit::payload_holds(const ChainRow& row) const {
  if (row.payload_hmac == kZeroHash) return true;
  const auto key = context_.keys.find(entry_owner(row.chain, row.sequence));
  Query known = context_.db.query("SELECT wrapped IS NULL FROM object_key WHERE kind='entry' AND id=?",
                                  {entry_owner(row.chain, row.sequence).id});
  if (!key) return known.next();  // erased: its key row stays; without one, somebody took it away
  Query q =
      context_.db.query("SELECT sealed FROM chain_payload WHERE chain=? AND sequence=?", {row.chain, row.sequence});
  if (!q.next()) return false;
  try {
    const std::string text = as_text(open_sealed(*key, place_of(row.chain, row.sequence), q.bytes(0)));
    return text.size() >= kSaltBytes && to_hex(hmac(as_bytes(text.substr(0, kSaltBytes)),
                                                    std::string_view(text).substr(kSaltBytes))) == row.payload_hmac;
  } catch (const Failure&) {
    return false;
  }
}

}  // namespace uketsuke::ledger
