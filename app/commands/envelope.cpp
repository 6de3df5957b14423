#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "core/errors/failure.h"
#include "pipeline/office/envelopes.h"

namespace uketsuke::app {
namespace {

struct EnvelopeCli : OfficeCli {
  std::string received_on;
  std::string shown_by;
};

// What else was keyed of the envelope stays.
int key_day(const EnvelopeCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const Date day = date_from_iso(o.received_on);
    if (!day.ok()) throw Failure("E-INPUT-VALUE", "--received-on");
    const BatchId batch(o.id);
    const int waited = pipeline::cases_without_day(session.store(), batch);
    ledger::Envelope envelope = pipeline::open_envelope(session.office(), actor, batch).envelope;
    envelope.received_on = day;
    envelope.day_from = o.shown_by;
    pipeline::key_envelope(session.office(), actor, batch, envelope);
    if (o.json)
      fmt::print("{{\"batch\":\"{}\",\"received_on\":\"{}\",\"cases\":{}}}\n", batch.value, to_iso(day), waited);
    else
      fmt::print("{}\t{}\tcases that waited for it: {}\n", batch.value, to_iso(day), waited);
  });
}

}  // namespace

void add_envelope(CommandLine& line) {
  auto& o = line.keep<EnvelopeCli>();
  Command envelope = line.command("envelope", "Envelopes: what stands on their outside");
  Command day = envelope.subcommand("day", "Key the 到達日 of a batch that was taken in without one");
  o.declare(day);
  day.word("BATCH", o.id, "id of the batch, as run tells it");
  day.option("--received-on", o.received_on, "到達日, like 2026-11-22", true)
      .option("--shown-by", o.shown_by, "what shows it: stamp (受付印), postmark (消印) or hand (手渡し)", true);
  day.action([&o] { return key_day(o); });
}

}  // namespace uketsuke::app
