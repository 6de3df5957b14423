#include "pipeline/quality/samples.h"

#include <algorithm>
#include <sstream>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "pipeline/settings/association.h"
#include "validate/policy/drift.h"

namespace uketsuke::pipeline {
namespace {

// Who keyed first may not be the next, and a difference needs one more.
constexpr int kPeopleForSamples = 2;
constexpr int kPeopleForKnownAnswers = 3;
// The third round of a field; the second is the known answer.
constexpr int kKnownRound = 2;
constexpr int kArbitrationRound = 3;

int people_who_review(ledger::Store& store) {
  const auto users = store.users().list();
  return static_cast<int>(std::count_if(users.begin(), users.end(), [](const ledger::User& user) {
    return !user.locked && (user.has("reviewer") || user.has("senior"));
  }));
}

int share(ledger::Store& store, const std::string& key) {
  const auto known = store.settings().get(key);
  return known ? std::stoi(known->value) : 0;
}

// A reading that gives nothing away, as a refused one stands in the store.
void hide(FieldReading& reading) {
  reading.state = ReadState::Unreadable;
  reading.value.clear();
  reading.raw.clear();
  reading.confidence = 0;
  reading.candidates.clear();
  reading.doubts.clear();
}

std::string sorted_words(const std::string& value) {
  std::vector<std::string> words;
  std::istringstream in(value);
  for (std::string word; std::getline(in, word, ',');) words.push_back(word);
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& word : words) out += word + ",";
  return out;
}

// What is compared of a value. Names keep every code point: 髙 is not 高, and compatibility characters are not folded.
std::string essence(const FieldInfo& field, const std::string& value) {
  if (field.type == FieldType::Choice) return sorted_words(value);
  if (field.type == FieldType::Text && field.charset == Charset::Name) return without_spaces(value);
  return without_spaces(nfkc(value));
}

/// The sample of a field that this decision speaks about, with what it needs.
struct Question {
  ledger::StoredSample sample;
  FieldInfo info;
  DocumentReading reading;
};

bool waits(const std::optional<ledger::StoredSample>& sample) {
  return sample &&
         (sample->verdict == ledger::SampleVerdict::Open || sample->verdict == ledger::SampleVerdict::Differs);
}

std::optional<Question> question_of(ledger::Store& store, const Context& context, const ledger::StoredSample& sample) {
  const FieldRef& field = sample.facts.field;
  const ledger::StoredDocument document = store.documents().get(field.document);
  const KindInfo* kind = context.kinds.find(document.document.kind);
  const FieldInfo* info = kind == nullptr ? nullptr : kind->find(field.field);
  if (info == nullptr) return std::nullopt;
  for (DocumentReading& reading : readings_of(store, document.document))
    if (reading.reading.field == field.field && reading.row == field.row)
      return Question{sample, *info, std::move(reading)};
  return std::nullopt;
}

ledger::NewReviewItem asked_again(ledger::Store& store, const ledger::StoredSample& sample, int round) {
  ledger::NewReviewItem ask = store.review().get(sample.facts.item).ask;
  ask.round = round;
  ask.must_type = true;
  ask.blind = true;
  ask.excluded_users.clear();
  return ask;
}

void ask_second_person(ledger::Store& store, const Question& q, const std::string& first) {
  ledger::NewReviewItem ask = asked_again(store, q.sample, kArbitrationRound);
  ask.ask_reason = "quality.readings_differ";
  ask.excluded_users = {first};
  // Of a known answer two people have spoken already.
  if (const auto before = q.sample.facts.after; !before.empty())
    for (const std::string& user : store.review().get(q.sample.facts.item).ask.excluded_users)
      ask.excluded_users.push_back(user);
  store.review().add(ask);
}

void maybe_ask_known_answer(ledger::Store& store, const Question& q, const std::string& first) {
  const int percent = share(store, "quality.known_percent");
  if (q.sample.facts.kind != ledger::SampleKind::Accepted || percent == 0) return;
  if (!store.quality().drawn("known|" + q.sample.id, percent * 10)) return;
  if (people_who_review(store) < kPeopleForKnownAnswers) return;
  ledger::NewReviewItem ask = asked_again(store, q.sample, kKnownRound);
  ask.excluded_users = {first};
  ledger::NewSample known = q.sample.facts;
  known.kind = ledger::SampleKind::Known;
  known.after = q.sample.id;
  known.item = store.review().add(ask);
  store.quality().add(known);
}

void settle(ledger::Store& store, const Context& context, const Question& q, const ledger::StoredDecision& decision,
            std::int64_t decision_id, bool agrees) {
  using enum ledger::SampleVerdict;
  const std::string& actor = decision.decision.actor;
  store.quality().settle(q.sample.id, actor, decision_id, agrees ? PersonWrong : ReadingWrong);
  if (agrees) return;
  // The known answer was none: machine and first person were wrong alike.
  if (!q.sample.facts.after.empty()) store.quality().settle(q.sample.facts.after, actor, decision_id, ReadingWrong);
  watch_drift(store, context, q.sample.facts.field_class);
}

}  // namespace

Sampler::Sampler(ledger::Store& store, const PolicyInForce& policy)
    : store_(store), policy_(policy), enough_people_(people_who_review(store) >= kPeopleForSamples) {}

bool Sampler::wants(const DocumentReading& reading, const FieldInfo& field) {
  if (!enough_people_ || field.type == FieldType::Seal) return false;
  const std::string kind(validate::policy_class(field, reading.reading.state));
  const std::string ticket = "accepted|" + reading.page.file.value + "|" + std::to_string(reading.page.number) + "|" +
                             field.id + "|" + std::to_string(reading.row);
  const auto [known, fresh] = shares_.try_emplace(kind, 0);
  if (fresh) known->second = share(store_, "quality.share." + kind);
  return store_.quality().drawn(ticket, known->second);
}

void Sampler::ask(ledger::NewReviewItem ask, const DocumentReading& reading, const FieldInfo& field,
                  const std::string& document_kind) {
  ask.ask_reason = "doubtful";
  ask.must_type = true;
  ask.blind = true;
  ledger::NewSample sample;
  sample.kind = ledger::SampleKind::Accepted;
  sample.field = ask.field;
  sample.field_class = validate::policy_class(field, reading.reading.state);
  sample.document_kind = document_kind;
  sample.policy = policy_.policy.actor();
  sample.confidence = reading.reading.confidence;
  sample.item = store_.review().add(ask);
  store_.quality().add(sample);
}

void sample_answered(ledger::Store& store, const Context& context, const ledger::StoredDecision& decision,
                     std::int64_t decision_id) {
  const auto sample = store.quality().latest(decision.decision.field);
  if (!waits(sample)) return;
  const auto q = question_of(store, context, *sample);
  if (!q) {
    store.quality().drop(sample->id);
    return;
  }
  const std::string& actor = decision.decision.actor;
  // The door of the document's page: who is kept from the item is kept from the field.
  const auto& excluded = store.review().get(q->sample.facts.item).ask.excluded_users;
  if (std::find(excluded.begin(), excluded.end(), actor) != excluded.end())
    throw Failure("E-AUTH-DENIED", "another person must decide");
  const FieldReading& reading = q->reading.reading;
  const bool agrees =
      same_answer(q->info, reading.state, reading.value, decision.decision.state, decision.decision.value);
  if (q->sample.verdict == ledger::SampleVerdict::Differs) {
    settle(store, context, *q, decision, decision_id, agrees);
    return;
  }
  store.quality().answer(q->sample.id, actor, decision_id, agrees);
  if (agrees)
    maybe_ask_known_answer(store, *q, actor);
  else
    ask_second_person(store, *q, actor);
}

void sample_taken_back(ledger::Store& store, const FieldRef& field, const std::string& actor) {
  const auto sample = store.quality().latest(field);
  if (!sample) return;
  if (sample->verdict == ledger::SampleVerdict::Differs) throw Failure("E-CONFLICT", "another_person_decides");
  // A known answer that nobody gave yet goes with the answer it repeats.
  if (sample->verdict == ledger::SampleVerdict::Open && !sample->facts.after.empty()) {
    store.review().cancel_field(field);
    store.quality().reopen(sample->facts.after, actor);
    return;
  }
  if (sample->verdict == ledger::SampleVerdict::ReadingWrong && !sample->facts.after.empty())
    store.quality().reopen(sample->facts.after, actor);
  store.quality().reopen(sample->id, actor);
}

void hide_samples(ledger::Store& store, const DocumentId& document, std::vector<FieldValue>& values) {
  for (const ledger::StoredSample& sample : store.quality().open_in(document)) {
    for (FieldValue& value : values) {
      if (value.ref != sample.facts.field) continue;
      value.decision.reset();
      if (!value.reading) continue;
      value.reading->disposition = Disposition::Refused;
      hide(value.reading->reading);
    }
  }
}

bool sample_waits(ledger::Store& store, const FieldRef& field) { return waits(store.quality().latest(field)); }

void watch_drift(ledger::Store& store, const Context& context, const std::string& field_class) {
  const PolicyInForce now = policy_in_force(store, context);
  validate::SequentialTest test(now.policy.of(field_class).target_error);
  for (const bool wrong : store.quality().verdicts(field_class)) test.add(wrong);
  if (!test.alarm()) return;
  ledger::DriftAlarm alarm;
  alarm.field_class = field_class;
  alarm.policy = now.policy.actor();
  alarm.samples = test.samples();
  alarm.wrong = test.wrong();
  store.quality().raise(alarm);
}

bool same_answer(const FieldInfo& field, ReadState state, const std::string& value, ReadState other_state,
                 const std::string& other_value) {
  if (state != other_state) return false;
  return state != ReadState::Read || essence(field, value) == essence(field, other_value);
}

}  // namespace uketsuke::pipeline
