#include "ledger/sqlite/batches_sqlite.h"

#include "core/errors/failure.h"
#include "ledger/codec/texts.h"
#include "ledger/sqlite/originals_sqlite.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, door, received_on, expected_sheets, header_sheets, operator, created_at, sealed, both_sides FROM batch";

}  // namespace

BatchId SqliteBatches::open(const NewBatch& b) {
  const BatchId id(fresh_id());
  context_.write([&] {
    std::optional<std::string> day;
    if (b.received_on) day = to_iso(*b.received_on);
    context_.db.run(
        "INSERT INTO batch(id, door, received_on, expected_sheets, operator, created_at, sealed, both_sides) "
        "VALUES(?,?,?,?,?,?,?,?)",
        {id.value, b.door, day, b.expected_sheets, b.operator_name, context_.now(),
         context_.seal_text({"batch", id.value}, "batch|" + id.value, join_texts({b.name, b.sender, b.note})),
         b.both_sides});
  });
  return id;
}

BatchState SqliteBatches::state_of(const Query& q) const {
  BatchState s;
  s.id = BatchId(q.text(0));
  s.facts.door = q.text(1);
  s.facts.received_on = q.maybe_date(2);
  s.facts.expected_sheets = q.maybe_number(3);
  s.header_sheets = q.maybe_number(4);
  s.facts.operator_name = q.text(5);
  s.created_at = q.instant(6);
  const auto texts = split_texts(context_.open_or_empty({"batch", s.id.value}, "batch|" + s.id.value, q.bytes(7)), 3);
  s.facts.name = texts[0];
  s.facts.sender = texts[1];
  s.facts.note = texts[2];
  s.facts.both_sides = q.truth(8);
  count(s);
  return s;
}

void SqliteBatches::count(BatchState& s) const {
  Query files = context_.db.query("SELECT state, count(*) FROM arrival WHERE batch=? GROUP BY state", {s.id.value});
  while (files.next()) {
    const std::string state = files.text(0);
    const int n = files.number(1);
    s.files += n;
    if (state == "waiting") s.files_waiting = n;
    if (state == "refused") s.files_refused = n;
    if (state == "duplicate") s.files_duplicate = n;
  }
  Query sides = context_.db.query(
      "SELECT status, count(*), sum(fields), sum(fields_accepted), sum(fields_asked), sum(fields_refused)"
      " FROM side WHERE batch=? GROUP BY status",
      {s.id.value});
  while (sides.next()) {
    const int n = sides.number(1);
    s.sides += n;
    if (sides.null(0))
      s.sides_pending = n;
    else
      s.counts[side_status_from(sides.text(0))] = n;
    s.fields += sides.number(2);
    s.fields_accepted += sides.number(3);
    s.fields_asked += sides.number(4);
    s.fields_refused += sides.number(5);
  }
  // A sheet counts unless every side of it is a header or a separator, or empty: 裏表で1枚. Where nobody said that the
  // batch was scanned on both sides, the empty back of a sheet is a sheet by itself.
  Query sheets = context_.db.query(
      "SELECT COALESCE(sum(counts), 0), count(*) FROM (SELECT max(status IS NULL OR status NOT IN ('header', "
      "'separator', 'blank')) AS counts FROM side WHERE batch=? GROUP BY arrival, sheet)",
      {s.id.value});
  if (sheets.next()) {
    s.sheets = sheets.number(0);
    s.other_sheets = sheets.number(1) - s.sheets;
  }
  Query alarms =
      context_.db.query("SELECT code, detail, at FROM batch_alarm WHERE batch=? ORDER BY at, code", {s.id.value});
  while (alarms.next()) s.alarms.push_back({alarms.text(0), alarms.text(1), alarms.instant(2)});
}

BatchState SqliteBatches::get(const BatchId& batch) {
  return context_.reading<BatchState>([&] {
    Query q = context_.db.query(std::string(kColumns) + " WHERE id=?", {batch.value});
    if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "batch");
    return state_of(q);
  });
}

Listed<BatchState> SqliteBatches::list(const Window& window) {
  return context_.reading<Listed<BatchState>>([&] {
    Listed<BatchState> out;
    const int limit = bounded(window.limit);
    const std::string below = window.cursor.empty() ? "~" : window.cursor;  // ids are ASCII below '~' and sort by time
    Query q = context_.db.query(std::string(kColumns) + " WHERE id<? ORDER BY id DESC LIMIT ?", {below, limit});
    while (q.next()) out.items.push_back(state_of(q));
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = out.items.back().id.value;
    return out;
  });
}

Listed<StoredArrival> SqliteBatches::arrivals(const BatchId& batch, const Window& window) {
  return context_.reading<Listed<StoredArrival>>([&] {
    Listed<StoredArrival> out;
    const int limit = bounded(window.limit);
    Query q = context_.db.query(std::string(kArrivalColumns) + " WHERE batch=? AND seq>? ORDER BY seq LIMIT ?",
                                {batch.value, cursor_number(window.cursor).value_or(0), limit});
    std::int64_t last = 0;
    while (q.next()) {
      out.items.push_back(arrival_of(context_, q));
      last = q.whole(13);
    }
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = std::to_string(last);
    return out;
  });
}

void SqliteBatches::set_header(const BatchId& batch, std::optional<int> sheets, std::optional<Date> received_on) {
  context_.write([&] {
    std::optional<std::string> day;
    if (received_on) day = to_iso(*received_on);
    if (!envelopes(batch).empty()) day.reset();
    if (context_.db.run("UPDATE batch SET header_sheets=COALESCE(?,header_sheets), "
                        "received_on=COALESCE(?,received_on) WHERE id=?",
                        {sheets, day, batch.value}) == 0)
      throw Failure("E-LEDGER-NOTFOUND", "batch");
    if (day) context_.db.run("UPDATE arrival SET received_on=? WHERE batch=?", {day, batch.value});
  });
}

void SqliteBatches::raise_alarm(const BatchId& batch, std::string_view code, std::string_view detail) {
  context_.write([&] {
    context_.db.run(
        "INSERT INTO batch_alarm VALUES(?,?,?,?) ON CONFLICT(batch, code) DO UPDATE SET "
        "detail=excluded.detail",
        {batch.value, code, detail, context_.now()});
  });
}

void SqliteBatches::clear_alarm(const BatchId& batch, std::string_view code) {
  context_.write([&] { context_.db.run("DELETE FROM batch_alarm WHERE batch=? AND code=?", {batch.value, code}); });
}

}  // namespace uketsuke::ledger
