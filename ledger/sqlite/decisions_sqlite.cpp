#include "core/errors/failure.h"
#include "ledger/codec/texts.h"
#include "ledger/sqlite/documents_sqlite.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, document, field, row, state, action, actor, by_person, at, undoes, withdrawn, item, seconds, "
    "sealed FROM decision ";

Owner owner_of(const FieldRef& field) { return {"document", field.document.value}; }

// The place binds value, state and actor: a sealed value copied to another decision does not open.
std::string place_of(const FieldRef& f, std::string_view state, std::string_view actor, Instant at) {
  return "decision|" + f.document.value + "|" + f.field + "|" + std::to_string(f.row) + "|" + std::string(state) + "|" +
         std::string(actor) + "|" + std::to_string(at.time_since_epoch().count());
}

StoredDecision decision_of(const Context& context, const Query& q) {
  StoredDecision d;
  d.id = q.whole(0);
  d.decision.field = {DocumentId(q.text(1)), q.text(2), q.number(3)};
  d.decision.state = read_state_from(q.text(4));
  d.action = q.text(5);
  d.decision.actor = q.text(6);
  d.decision.by_person = q.truth(7);
  d.decision.decided_at = q.instant(8);
  if (!q.null(9)) d.undoes = q.whole(9);
  d.withdrawn = q.truth(10);
  if (!q.null(11)) d.item = ReviewItemId(q.text(11));
  d.seconds = q.real(12);
  const auto texts =
      split_texts(context.open_or_empty(owner_of(d.decision.field),
                                        place_of(d.decision.field, q.text(4), d.decision.actor, d.decision.decided_at),
                                        q.bytes(13)),
                  5);
  d.decision.value = texts[0];
  d.decision.reason = texts[1];
  d.typed = texts[2];
  d.note = texts[3];
  d.override_reason = texts[4];
  return d;
}

}  // namespace

std::int64_t SqliteDocuments::decide(const StoredDecision& d) {
  return context_.writing<std::int64_t>([&] {
    const FieldRef& field = d.decision.field;
    const Instant at = context_.now();
    const std::string_view state = to_string(d.decision.state);
    std::optional<std::string> item;
    if (d.item) item = d.item->value;
    if (context_.db.run("UPDATE document SET version=version+1 WHERE id=?", {field.document.value}) == 0)
      throw Failure("E-LEDGER-NOTFOUND", "document");
    context_.db.run(
        "INSERT INTO decision(document, field, row, state, action, actor, by_person, at, undoes, withdrawn, "
        "item, seconds, sealed)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
        {field.document.value, field.field, field.row, state, d.action, d.decision.actor, d.decision.by_person, at,
         d.undoes, d.withdrawn, item, d.seconds,
         context_.seal_text(owner_of(field), place_of(field, state, d.decision.actor, at),
                            join_texts({d.decision.value, d.decision.reason, d.typed, d.note, d.override_reason}))});
    return context_.db.last_row();
  });
}

std::vector<StoredDecision> SqliteDocuments::decisions_where(const std::string& condition,
                                                             std::initializer_list<Bind> binds) const {
  return context_.reading<std::vector<StoredDecision>>([&] {
    std::vector<StoredDecision> out;
    Query q = context_.db.query(std::string(kColumns) + condition, binds);
    while (q.next()) out.push_back(decision_of(context_, q));
    return out;
  });
}

StoredDecision SqliteDocuments::decision(std::int64_t id) {
  const auto found = decisions_where("WHERE id=?", {id});
  if (found.empty()) throw Failure("E-LEDGER-NOTFOUND", "decision");
  return found.front();
}

std::vector<StoredDecision> SqliteDocuments::effective(const DocumentId& document) {
  return decisions_where(
      "WHERE id IN (SELECT max(id) FROM decision WHERE document=? GROUP BY field, row) AND withdrawn=0"
      " ORDER BY field, row",
      {document.value});
}

std::optional<StoredDecision> SqliteDocuments::effective(const FieldRef& f) {
  const auto found = decisions_where("WHERE document=? AND field=? AND row=? ORDER BY id DESC LIMIT 1",
                                     {f.document.value, f.field, f.row});
  return found.empty() || found.front().withdrawn ? std::nullopt : std::optional(found.front());
}

std::vector<StoredDecision> SqliteDocuments::decisions(const FieldRef& f) {
  return decisions_where("WHERE document=? AND field=? AND row=? ORDER BY id", {f.document.value, f.field, f.row});
}

std::vector<StoredDecision> SqliteDocuments::decisions_by(const std::string& actor, int most) {
  return decisions_where("WHERE actor=? AND by_person=1 ORDER BY id DESC LIMIT ?", {actor, bounded(most)});
}

StoredDecision SqliteDocuments::undo(std::int64_t id, const std::string& actor) {
  return context_.writing<StoredDecision>([&] {
    const StoredDecision wrong = decision(id);
    if (wrong.decision.actor != actor) throw Failure("E-AUTH-DENIED", "another person's decision");
    const auto all = decisions(wrong.decision.field);
    if (all.back().id != id || wrong.undoes) throw Failure("E-CONFLICT", "decided again since");
    StoredDecision back = wrong;
    back.undoes = id;
    back.action = "undone";
    back.typed.clear();
    back.note.clear();
    back.override_reason.clear();
    back.seconds = 0;
    if (all.size() > 1) {
      const StoredDecision& before = all[all.size() - 2];
      back.decision = before.decision;
      back.withdrawn = before.withdrawn;
    } else {
      back.decision.value.clear();
      back.decision.state = ReadState::Unreadable;
      back.withdrawn = true;
    }
    back.decision.actor = actor;
    back.decision.by_person = true;
    back.decision.reason = "undone";
    return decision(decide(back));
  });
}

}  // namespace uketsuke::ledger
