#include "ledger/sqlite/notices_sqlite.h"

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "core/text/text.h"
#include "ledger/codec/records.h"
#include "ledger/sqlite/packs_sqlite.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kColumns =
    "SELECT n.id, n.case_id, n.kind, n.recipient, n.sequence, n.document_number, n.issued_on, n.state, "
    "n.version, n.pages,"
    " n.pdf_sha256, n.pdf_bytes, n.created_at, n.released_at, n.released_by, n.sealed, n.pulled_sealed, "
    "n.seq, (SELECT e.mailing FROM mailing_notice e WHERE e.notice=n.id AND e.active=1) FROM notice n ";
constexpr std::string_view kPdf = "pdf";

Owner owner_of(const NoticeId& id) { return {"notice", id.value}; }

NoticeState notice_state_from(std::string_view text) {
  for (const NoticeState s : {NoticeState::Draft, NoticeState::Ready, NoticeState::Released, NoticeState::Pulled})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "notice state");
}

constexpr AddresseeRole kAddresseeRoles[] = {AddresseeRole::Member, AddresseeRole::Employer, AddresseeRole::Agent,
                                             AddresseeRole::Heir};

// Names stand as they are, since NFKC would fold two names into one; a form's full-width digits are no other address.
std::string key_of(const Addressee& to) {
  return without_spaces(to.name) + "|" + without_spaces(nfkc(to.postal_code)) + "|" + without_spaces(nfkc(to.address));
}

}  // namespace

std::string_view to_string(NoticeState state) {
  switch (state) {
    case NoticeState::Draft: return "draft";
    case NoticeState::Ready: return "ready";
    case NoticeState::Released: return "released";
    case NoticeState::Pulled: return "pulled";
  }
  return {};
}

std::string_view to_string(AddresseeRole role) {
  switch (role) {
    case AddresseeRole::Member: return "member";
    case AddresseeRole::Employer: return "employer";
    case AddresseeRole::Agent: return "agent";
    case AddresseeRole::Heir: return "heir";
  }
  return {};
}

AddresseeRole addressee_role_from(std::string_view word) {
  for (const AddresseeRole role : kAddresseeRoles)
    if (to_string(role) == word) return role;
  throw Failure("E-LEDGER-CORRUPT", "addressee role");
}

void SqliteNotices::keep_picture(const Bytes& picture) {
  if (!picture.empty()) context_.db.run("INSERT OR IGNORE INTO picture VALUES(?,?)", {sha256_hex(picture), picture});
}

StoredNotice SqliteNotices::issue(const NewNotice& wanted) {
  return context_.writing<StoredNotice>([&] {
    {
      Query q = context_.db.query(std::string(kColumns) + "WHERE n.case_id=? AND n.kind=? AND n.recipient=?",
                                  {wanted.by_case.value, wanted.notice.kind, wanted.recipient});
      if (q.next()) return notice_of(q);
    }
    NewNotice n = wanted;
    if (n.notice.id.empty()) n.notice.id = NoticeId(fresh_id());
    if (n.notice.document_number.empty() && !n.number_rule.empty())
      n.notice.document_number = numbers_.next("notice", n.number_rule, n.issued_on);
    keep_picture(n.notice.seal_png);
    if (n.sequence == 0)
      n.sequence = audit_.append("notice.issued", n.notice.id.value, "system",
                                 n.by_case.value + " " + n.notice.kind + " " + n.recipient);
    context_.db.run(
        "INSERT INTO notice(id, seq, case_id, kind, recipient, sequence, document_number, issued_on, state, "
        "version, created_at, sealed)"
        " VALUES(?,(SELECT COALESCE(max(seq),0)+1 FROM notice),?,?,?,?,?,?,?,1,?,?)",
        {n.notice.id.value, n.by_case.value, n.notice.kind, n.recipient, n.sequence, n.notice.document_number,
         n.issued_on, to_string(n.state), context_.now(),
         context_.seal_text(owner_of(n.notice.id), "notice|" + n.notice.id.value, to_record(n))});
    return get(n.notice.id);
  });
}

StoredNotice SqliteNotices::notice_of(const Query& q) const {
  StoredNotice s;
  NewNotice& n = s.facts;
  n.notice.id = NoticeId(q.text(0));
  n.by_case = CaseId(q.text(1));
  n.notice.kind = q.text(2);
  n.recipient = q.text(3);
  n.sequence = q.whole(4);
  n.notice.document_number = q.text(5);
  n.issued_on = q.date(6);
  n.state = notice_state_from(q.text(7));
  s.version = q.number(8);
  s.pages = q.number(9);
  s.pdf_sha256 = q.text(10);
  s.pdf_bytes = static_cast<std::uint64_t>(q.whole(11));
  s.created_at = q.instant(12);
  s.released_at = q.maybe_instant(13);
  s.released_by = q.text(14);
  const std::string record = context_.open_or_empty(owner_of(n.notice.id), "notice|" + n.notice.id.value, q.bytes(15));
  const std::string picture = record.empty() ? std::string{} : notice_from(record, n);
  if (!record.empty()) s.addressee_key = to_hex(context_.blind("addressee", key_of(n.addressee)));
  s.pulled_reason = context_.open_or_empty(owner_of(n.notice.id), "notice_pulled|" + n.notice.id.value, q.bytes(16));
  s.mailing = q.text(18);
  if (!picture.empty()) {
    Query p = context_.db.query("SELECT bytes FROM picture WHERE sha256=?", {picture});
    if (p.next()) n.notice.seal_png = p.bytes(0);
  }
  return s;
}

void SqliteNotices::attach_pdf(const NoticeId& id, const Bytes& pdf, int pages) {
  UKETSUKE_REQUIRE(!context_.in_transaction());
  const std::string hash = sha256_hex(pdf);
  const auto already = [&](const StoredNotice& n) {
    if (!n.pdf_sha256.empty() && n.pdf_sha256 != hash) throw Failure("E-CONFLICT", "the notice has another PDF");
    return !n.pdf_sha256.empty();
  };
  if (already(get(id))) return;
  const StagedPack pack = stage_pack(context_, {{std::string(kPdf), "application/pdf", pdf}});
  context_.write([&] {
    if (already(get(id))) return;  // another process was faster; our file is an orphan that reconcile() removes
    context_.keys.need(owner_of(id), context_.now());
    attach_pack(context_, owner_of(id), pack);
    context_.db.run("UPDATE notice SET pages=?, pdf_sha256=?, pdf_bytes=? WHERE id=?",
                    {pages, hash, static_cast<std::int64_t>(pdf.size()), id.value});
  });
}

Bytes SqliteNotices::pdf(const NoticeId& id) {
  const StoredNotice notice = get(id);
  auto blob = find_blob(context_, owner_of(id), kPdf);
  if (!blob) throw Failure("E-LEDGER-NOTFOUND", "PDF of the notice");
  if (sha256_hex(blob->bytes) != notice.pdf_sha256) throw Failure("E-LEDGER-CORRUPT", "PDF of the notice");
  return std::move(blob->bytes);
}

StoredNotice SqliteNotices::get(const NoticeId& id) {
  return context_.reading<StoredNotice>([&] {
    Query q = context_.db.query(std::string(kColumns) + "WHERE n.id=?", {id.value});
    if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "notice");
    return notice_of(q);
  });
}

Listed<StoredNotice> SqliteNotices::list(const NoticeFilter& filter, const Window& window) {
  return context_.reading<Listed<StoredNotice>>([&] {
    std::string sql = std::string(kColumns) + "WHERE n.seq<?";
    std::vector<Bind> binds{cursor_number(window.cursor).value_or(INT64_MAX)};
    if (filter.state) {
      sql += " AND n.state=?";
      binds.emplace_back(to_string(*filter.state));
    }
    if (filter.by_case) {
      sql += " AND n.case_id=?";
      binds.emplace_back(filter.by_case->value);
    }
    if (filter.without_pdf) sql += " AND n.pdf_sha256=''";
    if (filter.unmailed) sql += " AND NOT EXISTS(SELECT 1 FROM mailing_notice e WHERE e.notice=n.id AND e.active=1)";
    const int limit = bounded(window.limit);
    binds.emplace_back(limit);
    Query q = context_.db.query(sql + " ORDER BY n.seq DESC LIMIT ?", binds);
    Listed<StoredNotice> out;
    std::string last;
    while (q.next()) {
      out.items.push_back(notice_of(q));
      last = q.text(17);
    }
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = last;
    return out;
  });
}

void SqliteNotices::step(const NoticeId& id, int version, NoticeState from, NoticeState to, const std::string& actor,
                         const std::string& reason) {
  context_.write([&] {
    std::optional<Instant> released;
    if (to == NoticeState::Released) released = context_.now();
    // A notice that was disposed of has no key any more: then the reason stands in the ledger alone.
    Bytes sealed;
    if (context_.keys.find(owner_of(id))) sealed = context_.seal_text(owner_of(id), "notice_pulled|" + id.value, reason);
    if (context_.db.run("UPDATE notice SET state=?, version=version+1, released_at=COALESCE(?,released_at), "
                        "released_by=?, pulled_sealed=?"
                        " WHERE id=? AND version=? AND state=?",
                        {to_string(to), released, released ? actor : std::string{}, sealed, id.value, version,
                         to_string(from)}) == 0) {
      get(id);
      throw Failure("E-CONFLICT", "notice");
    }
    audit_.append("notice." + std::string(to_string(to)), id.value, actor, reason);
  });
}

void SqliteNotices::make_ready(const NoticeId& id, int version, const std::string& actor) {
  step(id, version, NoticeState::Draft, NoticeState::Ready, actor, {});
}
void SqliteNotices::release(const NoticeId& id, int version, const std::string& actor) {
  context_.write([&] {
    require_unmailed(id);
    release_mailed(id, version, actor);
  });
}
void SqliteNotices::release_mailed(const NoticeId& id, int version, const std::string& actor) {
  step(id, version, NoticeState::Ready, NoticeState::Released, actor, {});
}
void SqliteNotices::pull(const NoticeId& id, int version, const std::string& actor, const std::string& reason) {
  context_.write([&] {
    require_unmailed(id);
    step(id, version, NoticeState::Ready, NoticeState::Pulled, actor, reason);
  });
}

// A letter in an envelope leaves with its envelope.
void SqliteNotices::require_unmailed(const NoticeId& id) {
  if (!get(id).mailing.empty()) throw Failure("E-CONFLICT", "the notice is in a mailing");
}

}  // namespace uketsuke::ledger
