#include "ledger/sqlite/mailings_sqlite.h"

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "ledger/codec/records.h"
#include "ledger/sqlite/packs_sqlite.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kPrintFile = "print_file";
constexpr std::string_view kColumns =
    "SELECT m.id, m.number, m.state, m.version, m.pages, m.pdf_sha256, m.pdf_bytes, m.made_at, m.made_by, m.closed_at,"
    " m.closed_by, (SELECT count(*) FROM mailing_piece p WHERE p.mailing=m.id),"
    " (SELECT count(*) FROM mailing_piece p WHERE p.mailing=m.id AND p.pulled_at IS NOT NULL) FROM mailing m ";

Owner owner_of(const MailingId& id) { return {"mailing", id.value}; }
Owner piece_owner(const MailingId& id, int number) { return {"piece", id.value + "/" + std::to_string(number)}; }
std::string place_of(const MailingId& id, int number) { return "piece|" + piece_owner(id, number).id; }

MailingState mailing_state_from(std::string_view text) {
  for (const MailingState s : {MailingState::Ready, MailingState::Released, MailingState::Cancelled})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "mailing state");
}

StoredMailing mailing_of(const Query& q) {
  StoredMailing m;
  m.id = MailingId(q.text(0));
  m.number = q.number(1);
  m.state = mailing_state_from(q.text(2));
  m.version = q.number(3);
  m.pages = q.number(4);
  m.pdf_sha256 = q.text(5);
  m.pdf_bytes = static_cast<std::uint64_t>(q.whole(6));
  m.made_at = q.instant(7);
  m.made_by = q.text(8);
  m.closed_at = q.maybe_instant(9);
  m.closed_by = q.text(10);
  m.piece_count = q.number(11);
  m.pulled_count = q.number(12);
  return m;
}

// Every piece has its own whole sheets of the print file, two pages each, in order; every letter begins on the front of one.
void check_pages(const NewMailing& mailing) {
  const auto require = [](bool sound) {
    if (!sound) throw Failure("E-INPUT-VALUE", "pieces of the mailing");
  };
  int page = 1;
  int number = 1;
  for (const MailingPiece& piece : mailing.pieces) {
    require(piece.number == number++ && piece.first_page == page && piece.sheets > 0 && !piece.notices.empty());
    require(piece.pages == 2 * piece.sheets && piece.cover.has_value() == (piece.cover_pages > 0));
    int printed = piece.first_page + piece.cover_pages;
    for (const EnclosedNotice& one : piece.notices) {
      require(one.first_page >= printed && one.first_page % 2 == 1 && one.pages > 0);
      printed = one.first_page + one.pages;
    }
    page += piece.pages;
    require(printed <= page);
  }
  require(!mailing.pieces.empty() && page == mailing.pages + 1);
}

}  // namespace

std::string_view to_string(MailingState state) {
  switch (state) {
    case MailingState::Ready: return "ready";
    case MailingState::Released: return "released";
    case MailingState::Cancelled: return "cancelled";
  }
  return {};
}

StoredMailing SqliteMailings::make(const NewMailing& mailing) {
  UKETSUKE_REQUIRE(!context_.in_transaction());
  check_pages(mailing);
  const MailingId id(fresh_id());
  const std::string hash = sha256_hex(mailing.print_file);
  const StagedPack pack = stage_pack(context_, {{std::string(kPrintFile), "application/pdf", mailing.print_file}});
  return context_.writing<StoredMailing>([&] {
    context_.db.run(
        "INSERT INTO mailing(id, number, state, version, pages, pdf_sha256, pdf_bytes, made_at, made_by)"
        " VALUES(?,(SELECT COALESCE(max(number),0)+1 FROM mailing),'ready',1,?,?,?,?,?)",
        {id.value, mailing.pages, hash, static_cast<std::int64_t>(mailing.print_file.size()), context_.now(),
         mailing.made_by});
    for (const MailingPiece& piece : mailing.pieces) add_piece(id, piece);
    context_.keys.need(owner_of(id), context_.now());
    attach_pack(context_, owner_of(id), pack);
    audit_.append("mailing.made", id.value, mailing.made_by, std::to_string(mailing.pieces.size()) + " " + hash);
    return get(id);
  });
}

void SqliteMailings::add_piece(const MailingId& id, const MailingPiece& piece) {
  context_.db.run(
      "INSERT INTO mailing_piece(mailing, number, role, addressee, envelope, mail_class, first_page, pages, cover_pages,"
      " sheets, is_protected, sealed) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
      {id.value, piece.number, to_string(piece.addressee.role), piece.addressee_key, piece.envelope, piece.mail_class,
       piece.first_page, piece.pages, piece.cover_pages, piece.sheets, piece.is_protected,
       context_.seal_text(piece_owner(id, piece.number), place_of(id, piece.number), to_record(piece))});
  for (int position = 1; position <= static_cast<int>(piece.notices.size()); ++position) enclose(id, piece, position);
}

void SqliteMailings::enclose(const MailingId& id, const MailingPiece& piece, int position) {
  const EnclosedNotice& one = piece.notices[static_cast<std::size_t>(position - 1)];
  const StoredNotice stored = notices_.get(one.notice);
  if (stored.version != one.version || stored.facts.state != NoticeState::Ready || stored.pages != one.pages ||
      !stored.mailing.empty())
    throw Failure("E-CONFLICT", "notice");
  context_.db.run(
      "INSERT INTO mailing_notice(mailing, piece, position, notice, notice_version, first_page, pages)"
      " VALUES(?,?,?,?,?,?,?)",
      {id.value, piece.number, position, one.notice.value, one.version, one.first_page, one.pages});
}

std::vector<EnclosedNotice> SqliteMailings::notices_of(const MailingId& id, int piece) const {
  std::vector<EnclosedNotice> out;
  Query q = context_.db.query(
      "SELECT e.notice, e.notice_version, n.kind, n.document_number, n.case_id, e.first_page, e.pages"
      " FROM mailing_notice e JOIN notice n ON n.id=e.notice WHERE e.mailing=? AND e.piece=? ORDER BY e.position",
      {id.value, piece});
  while (q.next())
    out.push_back({NoticeId(q.text(0)), q.number(1), q.text(2), q.text(3), CaseId(q.text(4)), q.number(5), q.number(6)});
  return out;
}

std::vector<MailingPiece> SqliteMailings::pieces_of(const MailingId& id) const {
  std::vector<MailingPiece> out;
  Query q = context_.db.query(
      "SELECT number, role, addressee, envelope, mail_class, first_page, pages, cover_pages, sheets, is_protected,"
      " pulled_at, sealed FROM mailing_piece WHERE mailing=? ORDER BY number",
      {id.value});
  while (q.next()) {
    MailingPiece piece;
    piece.number = q.number(0);
    piece.addressee.role = addressee_role_from(q.text(1));
    piece.addressee_key = q.text(2);
    piece.envelope = q.text(3);
    piece.mail_class = q.text(4);
    piece.first_page = q.number(5);
    piece.pages = q.number(6);
    piece.cover_pages = q.number(7);
    piece.sheets = q.number(8);
    piece.is_protected = q.truth(9);
    piece.pulled_at = q.maybe_instant(10);
    const std::string record =
        context_.open_or_empty(piece_owner(id, piece.number), place_of(id, piece.number), q.bytes(11));
    if (!record.empty()) mailing_piece_from(record, piece);
    piece.notices = notices_of(id, piece.number);
    out.push_back(std::move(piece));
  }
  return out;
}

StoredMailing SqliteMailings::get(const MailingId& id) {
  return context_.reading<StoredMailing>([&] {
    Query q = context_.db.query(std::string(kColumns) + "WHERE m.id=?", {id.value});
    if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "mailing");
    StoredMailing out = mailing_of(q);
    out.pieces = pieces_of(id);
    return out;
  });
}

Listed<StoredMailing> SqliteMailings::list(const Window& window) {
  return context_.reading<Listed<StoredMailing>>([&] {
    Listed<StoredMailing> out;
    const int limit = bounded(window.limit);
    Query q = context_.db.query(std::string(kColumns) + "WHERE m.number<? ORDER BY m.number DESC LIMIT ?",
                                {cursor_number(window.cursor).value_or(INT64_MAX), limit});
    while (q.next()) out.items.push_back(mailing_of(q));
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = std::to_string(out.items.back().number);
    return out;
  });
}

Bytes SqliteMailings::print_file(const MailingId& id) {
  const StoredMailing mailing = get(id);
  auto blob = find_blob(context_, owner_of(id), kPrintFile);
  if (!blob || sha256_hex(blob->bytes) != mailing.pdf_sha256) throw Failure("E-LEDGER-CORRUPT", "print file");
  return std::move(blob->bytes);
}

void SqliteMailings::step(const MailingId& id, int version, MailingState to, const std::string& actor) {
  const bool closed = to != MailingState::Ready;
  if (context_.db.run("UPDATE mailing SET state=?, version=version+1, closed_at=?, closed_by=?"
                      " WHERE id=? AND version=? AND state='ready'",
                      {to_string(to), closed ? std::optional(context_.now()) : std::nullopt, closed ? actor : std::string{},
                       id.value, version}) == 0) {
    get(id);
    throw Failure("E-CONFLICT", "mailing");
  }
}

void SqliteMailings::release(const MailingId& id, int version, const std::string& actor) {
  context_.write([&] {
    step(id, version, MailingState::Released, actor);
    for (const MailingPiece& piece : pieces_of(id)) {
      if (piece.pulled_at) continue;
      for (const EnclosedNotice& one : piece.notices) notices_.release_mailed(one.notice, one.version, actor);
    }
    audit_.append("mailing.released", id.value, actor, {});
  });
}

void SqliteMailings::pull(const MailingId& id, const NoticeId& notice, int version, const std::string& actor,
                          const std::string& reason) {
  context_.write([&] {
    step(id, version, MailingState::Ready, actor);
    Query q = context_.db.query(
        "SELECT piece, notice_version FROM mailing_notice WHERE mailing=? AND notice=? AND active=1",
        {id.value, notice.value});
    if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "notice in the mailing");
    const int piece = q.number(0);
    const int notice_version = q.number(1);
    context_.db.run("UPDATE mailing_piece SET pulled_at=? WHERE mailing=? AND number=?", {context_.now(), id.value, piece});
    context_.db.run("UPDATE mailing_notice SET active=0 WHERE mailing=? AND piece=?", {id.value, piece});
    notices_.pull(notice, notice_version, actor, reason);
    audit_.append("mailing.piece_pulled", id.value, actor, std::to_string(piece) + " " + reason);
  });
}

void SqliteMailings::cancel(const MailingId& id, int version, const std::string& actor, const std::string& reason) {
  context_.write([&] {
    step(id, version, MailingState::Cancelled, actor);
    context_.db.run("UPDATE mailing_notice SET active=0 WHERE mailing=? AND active=1", {id.value});
    audit_.append("mailing.cancelled", id.value, actor, reason);
  });
}

}  // namespace uketsuke::ledger
