#include "core/errors/failure.h"
#include "ledger/sqlite/quality_sqlite.h"

// Drift alarms, and the verdicts that the sequential test runs over.
namespace uketsuke::ledger {
namespace {

std::string alarm_words(const DriftAlarm& alarm) {
  return alarm.policy + " " + std::to_string(alarm.wrong) + " of " + std::to_string(alarm.samples);
}

std::int64_t last_event(const Context& context) {
  Query q = context.db.query("SELECT coalesce(max(id), 0) FROM quality_event");
  q.next();
  return q.whole(0);
}

}  // namespace

// A sample whose verdict changed (taken back, settled later) counts once, where its last verdict stands.
std::vector<bool> SqliteQuality::verdicts(std::string_view field_class) {
  return context_.reading<std::vector<bool>>([&] {
    std::vector<bool> out;
    Query q = context_.db.query(
        "SELECT verdict FROM quality_state WHERE kind='accepted' AND field_class=?1"
        " AND verdict IN ('agreed', 'reading_wrong', 'person_wrong') AND event > max("
        "(SELECT coalesce(max(after_event), 0) FROM quality_alarm WHERE field_class=?1 AND what='acknowledged'),"
        "(SELECT coalesce(max(after_event), 0) FROM policy_adoption)) ORDER BY event",
        {field_class});
    while (q.next()) out.push_back(q.text(0) == to_string(SampleVerdict::ReadingWrong));
    return out;
  });
}

std::vector<DriftAlarm> SqliteQuality::standing() {
  return context_.reading<std::vector<DriftAlarm>>([&] {
    std::vector<DriftAlarm> out;
    Query q = context_.db.query(
        "SELECT field_class, policy, at, samples, wrong FROM quality_alarm WHERE what='raised' AND id IN"
        " (SELECT max(id) FROM quality_alarm GROUP BY field_class) ORDER BY field_class");
    while (q.next()) out.push_back({q.text(0), q.text(1), q.instant(2), q.number(3), q.number(4)});
    return out;
  });
}

void SqliteQuality::append_alarm(std::string_view what, const DriftAlarm& alarm, const std::string& actor,
                                 const std::string& words) {
  const std::int64_t sequence = audit_.append("quality.alarm_" + std::string(what), alarm.field_class, actor, words);
  context_.db.run(
      "INSERT INTO quality_alarm(field_class, at, what, actor, policy, samples, wrong, after_event, sequence)"
      " VALUES(?,?,?,?,?,?,?,?,?)",
      {alarm.field_class, context_.now(), what, actor, alarm.policy, alarm.samples, alarm.wrong, last_event(context_),
       sequence});
}

void SqliteQuality::raise(const DriftAlarm& alarm) {
  context_.write([&] {
    for (const DriftAlarm& known : standing())
      if (known.field_class == alarm.field_class) return;
    append_alarm("raised", alarm, "system", alarm_words(alarm));
  });
}

void SqliteQuality::acknowledge(std::string_view field_class, const std::string& actor, const std::string& reason) {
  context_.write([&] {
    for (const DriftAlarm& alarm : standing())
      if (alarm.field_class == field_class) return append_alarm("acknowledged", alarm, actor, reason);
    throw Failure("E-LEDGER-NOTFOUND", "alarm");
  });
}

}  // namespace uketsuke::ledger
