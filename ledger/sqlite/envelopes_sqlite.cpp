#include "core/errors/failure.h"
#include "ledger/codec/records.h"
#include "ledger/codec/texts.h"
#include "ledger/sqlite/batches_sqlite.h"

namespace uketsuke::ledger {
namespace {

std::string place_of(const BatchId& batch, Instant at) {
  return "envelope|" + batch.value + "|" + std::to_string(at.time_since_epoch().count());
}

}  // namespace

void SqliteBatches::set_envelope(const BatchId& batch, const std::string& actor, const Envelope& envelope) {
  context_.write([&] {
    const BatchState before = get(batch);
    const Instant now = context_.now();
    const std::string text = to_record(envelope);
    context_.db.run("INSERT INTO envelope(batch, at, actor, sealed) VALUES(?,?,?,?)",
                    {batch.value, now, actor, context_.seal_text({"batch", batch.value}, place_of(batch, now), text)});
    std::optional<std::string> day;
    if (envelope.received_on) day = to_iso(*envelope.received_on);
    context_.db.run(
        "UPDATE batch SET received_on=?, expected_sheets=?, both_sides=?, sealed=? WHERE id=?",
        {day, envelope.expected_sheets, envelope.both_sides,
         context_.seal_text({"batch", batch.value}, "batch|" + batch.value,
                            join_texts({before.facts.name, envelope.sender, envelope.note})),
         batch.value});
    context_.db.run("UPDATE arrival SET received_on=? WHERE batch=?", {day, batch.value});
    context_.db.run("UPDATE side SET sheet=CASE WHEN ? THEN (number+1)/2 ELSE number END WHERE batch=?",
                    {envelope.both_sides, batch.value});
    audit_.append("batch.envelope", batch.value, actor, text);
  });
}

std::vector<Envelope> SqliteBatches::envelopes(const BatchId& batch) {
  return context_.reading<std::vector<Envelope>>([&] {
    std::vector<Envelope> out;
    Query q = context_.db.query("SELECT at, actor, sealed FROM envelope WHERE batch=? ORDER BY seq", {batch.value});
    while (q.next()) {
      Envelope envelope;
      const std::string text =
          context_.open_or_empty({"batch", batch.value}, place_of(batch, q.instant(0)), q.bytes(2));
      if (!text.empty()) envelope = envelope_from(text);
      envelope.at = q.instant(0);
      envelope.actor = q.text(1);
      out.push_back(std::move(envelope));
    }
    return out;
  });
}

}  // namespace uketsuke::ledger
