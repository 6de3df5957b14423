#include <set>

#include "core/errors/failure.h"
#include "ledger/sqlite/audit_sqlite.h"

namespace uketsuke::ledger {
namespace {

ChainRow row_of(const Query& q) {
  ChainRow r;
  r.chain = q.text(0);
  r.sequence = q.whole(1);
  r.txn = q.whole(2);
  r.kind = q.text(3);
  r.subject = q.text(4);
  r.actor = q.text(5);
  r.by_case = q.text(6);
  r.door = q.text(7);
  r.at = q.instant(8);
  r.payload_hmac = q.text(9);
  r.previous_hash = q.text(10);
  r.hash = q.text(11);
  r.seal = q.bytes(12);
  return r;
}

std::filesystem::path lock_of(const HeadFile& head) { return head.path().string() + ".lock"; }

}  // namespace

ChainTip SqliteAudit::tip(const std::string& chain) const {
  Query q =
      context_.db.query("SELECT sequence, hash FROM chain_entry WHERE chain=? ORDER BY sequence DESC LIMIT 1", {chain});
  return q.next() ? ChainTip{q.whole(0), q.text(1)} : ChainTip{};
}

std::string SqliteAudit::row_fault(const ChainRow& row, const ChainTip& before) const {
  if (row.sequence != before.sequence + 1) return "gap";
  if (row.previous_hash != before.hash) return "previous";
  if (chain_hash(context_.data_id, row) != row.hash) return "hash";
  if (!same_bytes(chain_seal(context_.chain_key, row), row.seal)) return "seal";
  return {};
}

std::string SqliteAudit::lag_fault(const std::string& chain, const ChainTip& outside, std::int64_t& lag) const {
  lag = 0;
  if (outside.sequence == 0 && outside.hash != kZeroHash) return "head_differs";
  if (outside.sequence > 0) {
    Query at =
        context_.db.query("SELECT hash FROM chain_entry WHERE chain=? AND sequence=?", {chain, outside.sequence});
    if (!at.next()) return tip(chain).sequence < outside.sequence ? "cut_tail" : "gap";
    if (at.text(0) != outside.hash) return "head_differs";
  }
  ChainTip before = outside;
  std::set<std::int64_t> transactions;
  Query q = context_.db.query("SELECT * FROM chain_entry WHERE chain=? AND sequence>? ORDER BY sequence",
                              {chain, outside.sequence});
  while (q.next()) {
    const ChainRow row = row_of(q);
    if (const std::string fault = row_fault(row, before); !fault.empty()) return fault;
    before = {row.sequence, row.hash};
    transactions.insert(row.txn);
    ++lag;
    if (static_cast<int>(transactions.size()) > kMaxLagTransactions) return "head_too_old";
  }
  return {};
}

std::string SqliteAudit::check_head(bool& moved) {
  moved = false;
  const FileLock lock(lock_of(head_));
  std::string fault;
  const auto outside = head_.read(fault);
  if (!outside) return fault;
  Head next = *outside;
  context_.read([&] {
    for (const std::string chain : {"ledger", "access"}) {
      std::int64_t lag = 0;
      if (fault.empty()) fault = lag_fault(chain, outside->tip(chain), lag);
      moved = moved || lag > 0;
    }
    next.ledger = tip("ledger");
    next.access = tip("access");
  });
  if (!fault.empty()) moved = false;
  if (moved) {
    next.written_at = context_.now();
    head_.write(next);
  }
  return fault;
}

void SqliteAudit::advance_head() {
  try {
    bool moved = false;
    check_head(moved);
  } catch (const Failure&) {
    // The commit stands. A head that could not be written lags, which the next commit repairs and verify()
    // reports.
  }
}

ChainReport SqliteAudit::walk(const std::string& chain, const std::optional<Head>& outside,
                              const std::string& head_fault) const {
  ChainReport report;
  ChainTip before;
  {
    Query q = context_.db.query("SELECT * FROM chain_entry WHERE chain=? ORDER BY sequence", {chain});
    while (q.next()) {
      const ChainRow row = row_of(q);
      report.fault = row_fault(row, before);
      if (report.fault.empty() && !payload_holds(row)) report.fault = "payload";
      if (!report.fault.empty()) {
        report.first_bad_sequence = before.sequence + 1;
        return report;
      }
      before = {row.sequence, row.hash};
      ++report.entries;
    }
  }
  report.fault = outside ? lag_fault(chain, outside->tip(chain), report.head_lag) : head_fault;
  if (report.fault == "cut_tail") report.first_bad_sequence = before.sequence + 1;
  if (report.fault == "head_differs") report.first_bad_sequence = outside->tip(chain).sequence;
  report.ok = report.fault.empty();
  return report;
}

VerifyReport SqliteAudit::verify() {
  VerifyReport report;
  report.checked_at = context_.now();
  // The head is read first: whatever others commit meanwhile only lets it lag.
  std::string fault;
  const auto outside = head_.read(fault);
  context_.read([&] {
    report.ledger = walk("ledger", outside, fault);
    report.access = walk("access", outside, fault);
  });
  return report;
}

void SqliteAudit::reset_head(const std::string& actor, const std::string& reason) {
  append("head.reset", context_.data_id, actor, reason);
  const FileLock lock(lock_of(head_));
  Head next;
  next.data_id = context_.data_id;
  next.written_at = context_.now();
  context_.read([&] {
    next.ledger = tip("ledger");
    next.access = tip("access");
  });
  head_.put_aside(next.written_at);
  head_.write(next);
}

}  // namespace uketsuke::ledger
