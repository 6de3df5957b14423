#include "ledger/sqlite/cases_sqlite.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "ledger/codec/records.h"

namespace uketsuke::ledger {
namespace {

Owner owner_of(const CaseId& id) { return {"case", id.value}; }

std::string event_place(const CaseId& id, std::string_view what, Instant at) {
  return "case_event|" + id.value + "|" + std::string(what) + "|" + std::to_string(at.time_since_epoch().count());
}

// Opaque word printed on slips: the random part of a fresh id, 80 bits.
std::string fresh_token() { return fresh_id().substr(10); }

}  // namespace

StoredCase SqliteCases::case_of(const Query& q) const {
  StoredCase c;
  c.file.id = CaseId(q.text(0));
  c.file.number = q.text(1);
  c.file.token = q.text(2);
  c.file.procedure = q.text(3);
  c.file.state = case_state_from(q.text(4));
  c.file.received_on = q.date(5);
  c.due_on = q.maybe_date(6);
  if (!q.null(7)) c.batch = BatchId(q.text(7));
  c.version = q.number(8);
  c.created_at = q.instant(9);
  c.changed_at = q.instant(10);
  c.sender = context_.open_or_empty(owner_of(c.file.id), "case_sender|" + c.file.id.value, q.bytes(11));
  c.subject =
      case_subject_from(context_.open_or_empty(owner_of(c.file.id), "case_subject|" + c.file.id.value, q.bytes(12)));
  Query documents = context_.db.query(
      "SELECT document FROM case_document WHERE case_id=? AND unlinked_at IS NULL ORDER BY id", {c.file.id.value});
  while (documents.next()) c.file.documents.emplace_back(documents.text(0));
  return c;
}

std::optional<StoredCase> SqliteCases::one(const std::string& condition, std::initializer_list<Bind> binds) const {
  return context_.reading<std::optional<StoredCase>>([&]() -> std::optional<StoredCase> {
    Query q = context_.db.query(std::string(kCaseColumns) + "WHERE " + condition, binds);
    return q.next() ? std::optional(case_of(q)) : std::nullopt;
  });
}

StoredCase SqliteCases::add(const NewCase& n, const Change& change) {
  return context_.writing<StoredCase>([&] {
    const CaseId id(fresh_id());
    const std::string number = numbers_.next("case", n.number_rule, n.received_on);
    std::optional<std::string> due;
    if (n.due_on) due = to_iso(*n.due_on);
    std::optional<std::string> batch;
    if (n.batch) batch = n.batch->value;
    const Instant now = context_.now();
    context_.db.run(
        "INSERT INTO case_file VALUES(?1,(SELECT COALESCE(max(seq),0)+1 FROM "
        "case_file),?2,?3,?4,?5,?6,?7,?8,1,?9,?9,?10,x'')",
        {id.value, number, fresh_token(), n.procedure, to_string(CaseState::Received), n.received_on, due, batch, now,
         context_.seal_text(owner_of(id), "case_sender|" + id.value, n.sender)});
    const std::int64_t sequence = audit_.append("case.created", id.value, change.actor, number + " " + n.procedure);
    add_event(id, change, CaseState::Received, sequence);
    return get(id);
  });
}

void SqliteCases::add_event(const CaseId& id, const Change& change, std::optional<CaseState> state,
                            std::int64_t sequence) {
  const Instant now = context_.now();
  std::optional<std::string_view> word;
  if (state) word = to_string(*state);
  context_.db.run("INSERT INTO case_event(case_id, at, actor, what, state, sequence, sealed) VALUES(?,?,?,?,?,?,?)",
                  {id.value, now, change.actor, change.what, word, sequence,
                   context_.seal_text(owner_of(id), event_place(id, change.what, now), change.reason)});
  context_.db.run("UPDATE case_file SET changed_at=? WHERE id=?", {now, id.value});
}

StoredCase SqliteCases::get(const CaseId& id) {
  auto found = one("c.id=?", {id.value});
  if (!found) throw Failure("E-LEDGER-NOTFOUND", "case");
  return *found;
}

std::optional<StoredCase> SqliteCases::by_number(std::string_view number) { return one("c.number=?", {number}); }
std::optional<StoredCase> SqliteCases::by_token(std::string_view token) { return one("c.token=?", {token}); }

Listed<StoredCase> SqliteCases::list(const CaseFilter& filter, const Window& window) {
  return context_.reading<Listed<StoredCase>>([&] {
    std::string sql = std::string(kCaseColumns) + "WHERE 1=1";
    std::vector<Bind> binds;
    for (std::size_t i = 0; i < filter.states.size(); ++i) {
      sql += i == 0 ? " AND c.state IN (?" : ",?";
      binds.emplace_back(to_string(filter.states[i]));
    }
    sql += filter.states.empty() ? "" : ")";
    if (!filter.procedure.empty()) {
      sql += " AND c.procedure=?";
      binds.emplace_back(filter.procedure);
    }
    if (filter.batch) {
      sql +=
          " AND (c.batch=? OR EXISTS(SELECT 1 FROM case_document d JOIN document_region r ON r.document=d.document"
          " AND r.until_version IS NULL JOIN side s ON s.file=r.file AND s.number=r.number"
          " WHERE d.case_id=c.id AND d.unlinked_at IS NULL AND s.batch=?))";
      binds.emplace_back(filter.batch->value);
      binds.emplace_back(filter.batch->value);
    }
    // The cursor is "<received_on>/<seq>": oldest arrival first, then in the order the cases were made.
    if (const std::size_t slash = window.cursor.find('/'); slash != std::string::npos) {
      sql += " AND (c.received_on, c.seq) > (?, ?)";
      binds.emplace_back(window.cursor.substr(0, slash));
      binds.emplace_back(*cursor_number(window.cursor.substr(slash + 1)));
    }
    const int limit = bounded(window.limit);
    binds.emplace_back(limit);
    Query q = context_.db.query(sql + " ORDER BY c.received_on, c.seq LIMIT ?", binds);
    Listed<StoredCase> out;
    std::string last;
    while (q.next()) {
      out.items.push_back(case_of(q));
      last = q.text(5) + "/" + q.text(13);
    }
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = last;
    return out;
  });
}

std::map<CaseState, int> SqliteCases::count() {
  return context_.reading<std::map<CaseState, int>>([&] {
    std::map<CaseState, int> out;
    Query q = context_.db.query("SELECT state, count(*) FROM case_file GROUP BY state");
    while (q.next()) out[case_state_from(q.text(0))] = q.number(1);
    return out;
  });
}

void SqliteCases::set_due(const CaseId& id, std::optional<Date> due_on) {
  context_.write([&] {
    std::optional<std::string> due;
    if (due_on) due = to_iso(*due_on);
    if (context_.db.run("UPDATE case_file SET due_on=? WHERE id=?", {due, id.value}) == 0)
      throw Failure("E-LEDGER-NOTFOUND", "case");
  });
}

void SqliteCases::set_received(const CaseId& id, Date received_on, const Change& change) {
  context_.write([&] {
    if (get(id).file.received_on == received_on) return;
    context_.db.run("UPDATE case_file SET received_on=? WHERE id=?", {received_on, id.value});
    const std::int64_t sequence = audit_.append("case.received_on", id.value, change.actor, to_iso(received_on));
    add_event(id, {change.actor, "received_on", change.reason}, std::nullopt, sequence);
  });
}

std::int64_t SqliteCases::move(const CaseId& id, int version, CaseState to, const Change& change) {
  return context_.writing<std::int64_t>([&] {
    if (context_.db.run("UPDATE case_file SET state=?, version=version+1 WHERE id=? AND version=?",
                        {to_string(to), id.value, version}) == 0) {
      get(id);
      throw Failure("E-CONFLICT", "case");
    }
    const std::int64_t sequence =
        audit_.append("case." + std::string(to_string(to)), id.value, change.actor, change.reason);
    add_event(id, {change.actor, change.what.empty() ? "state" : change.what, change.reason}, to, sequence);
    return sequence;
  });
}

std::vector<CaseEvent> SqliteCases::history(const CaseId& id) {
  return context_.reading<std::vector<CaseEvent>>([&] {
    std::vector<CaseEvent> out;
    Query q = context_.db.query(
        "SELECT at, actor, what, state, sequence, sealed FROM case_event WHERE case_id=? ORDER BY id", {id.value});
    while (q.next()) {
      CaseEvent e{q.instant(0), q.text(1), q.text(2), std::nullopt, {}, q.whole(4)};
      if (!q.null(3)) e.state = case_state_from(q.text(3));
      e.reason = context_.open_or_empty(owner_of(id), event_place(id, e.what, e.at), q.bytes(5));
      out.push_back(std::move(e));
    }
    return out;
  });
}

void SqliteCases::link(const CaseId& id, const DocumentId& document, const Change& change) {
  context_.write([&] {
    const auto linked = get(id).file.documents;
    if (std::find(linked.begin(), linked.end(), document) != linked.end()) return;
    context_.db.run("INSERT INTO case_document(case_id, document, linked_at) VALUES(?,?,?)",
                    {id.value, document.value, context_.now()});
    context_.db.run("UPDATE case_file SET version=version+1 WHERE id=?", {id.value});
    add_event(id, {change.actor, "linked", change.reason}, std::nullopt, 0);
  });
}

void SqliteCases::unlink(const CaseId& id, const DocumentId& document, const Change& change) {
  context_.write([&] {
    if (context_.db.run("UPDATE case_document SET unlinked_at=? WHERE case_id=? AND document=? AND unlinked_at IS NULL",
                        {context_.now(), id.value, document.value}) == 0)
      throw Failure("E-LEDGER-NOTFOUND", "document of the case");
    context_.db.run("UPDATE case_file SET version=version+1 WHERE id=?", {id.value});
    add_event(id, {change.actor, "unlinked", change.reason}, std::nullopt, 0);
  });
}

std::vector<CaseId> SqliteCases::of_document(const DocumentId& document) {
  return context_.reading<std::vector<CaseId>>([&] {
    std::vector<CaseId> out;
    Query q = context_.db.query(
        "SELECT case_id FROM case_document WHERE document=? AND unlinked_at IS NULL ORDER BY id", {document.value});
    while (q.next()) out.emplace_back(q.text(0));
    return out;
  });
}

std::vector<std::string> SqliteCases::workers(const CaseId& id) {
  return context_.reading<std::vector<std::string>>([&] {
    std::vector<std::string> out;
    Query q = context_.db.query(
        "SELECT DISTINCT d.actor FROM case_document c JOIN decision d ON d.document=c.document AND "
        "d.by_person=1"
        " WHERE c.case_id=?1 UNION SELECT actor FROM finding_acceptance WHERE case_id=?1"
        " UNION SELECT actor FROM case_record WHERE case_id=?1 AND kind IN ('proposal', 'limit', 'copayment', 'identity',"
        " 'correction', 'addressee', 'employer', 'certificate', 'card_state') ORDER BY 1",
        {id.value});
    while (q.next()) out.push_back(q.text(0));
    return out;
  });
}

void SqliteCases::set_attachment(const CaseId& id, const std::string& kind, const std::string& state,
                                 const Change& change) {
  context_.write([&] {
    const auto before = attachments(id);
    if (const auto known = before.find(kind); known != before.end() && known->second == state) return;
    context_.db.run("INSERT OR REPLACE INTO case_attachment VALUES(?,?,?)", {id.value, kind, state});
    add_event(id, {change.actor, "attachment." + kind + "." + state, change.reason}, std::nullopt, 0);
  });
}

std::map<std::string, std::string> SqliteCases::attachments(const CaseId& id) {
  return context_.reading<std::map<std::string, std::string>>([&] {
    std::map<std::string, std::string> out;
    Query q = context_.db.query("SELECT kind, state FROM case_attachment WHERE case_id=?", {id.value});
    while (q.next()) out[q.text(0)] = q.text(1);
    return out;
  });
}

void SqliteCases::add_note(const CaseId& id, const std::string& actor, const std::string& text) {
  context_.write([&] { add_event(id, {actor, "note", text}, std::nullopt, 0); });
}

}  // namespace uketsuke::ledger
