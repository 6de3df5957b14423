#include "pipeline/case/evidence_desk.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "pipeline/case/questions.h"
#include "pipeline/quality/samples.h"

namespace uketsuke::pipeline {
namespace {

/// Doubts that say how well the value was seen, not that something else may stand there. All others (struck out,
/// overwritten, a mark that is no digit, cells left empty, a check digit that fails, another form of a kanji) are for a
/// person.
constexpr std::array<std::string_view, 4> kSoftDoubts{"readers_disagree", "digit_unsure", "faint", "by_statistics"};

constexpr const char* kEvidenceGone = "evidence_gone";

bool soft(std::string_view doubt) {
  return std::find(kSoftDoubts.begin(), kSoftDoubts.end(), doubt) != kSoftDoubts.end();
}

// A question that nobody has touched and that the reading's own weakness raised.
bool withdrawable(const ledger::ReviewItem& item) {
  const ledger::NewReviewItem& ask = item.ask;
  return item.state == ledger::ReviewState::Waiting && ask.round == 1 && !ask.blind && !ask.must_type &&
         ask.excluded_users.empty() && soft_reason(ask.ask_reason);
}

bool open_state(CaseState state) {
  return state == CaseState::Received || state == CaseState::Checking || state == CaseState::Examining ||
         state == CaseState::Returned;
}

// What the policy asks of the reading besides confidence and doubts (check digit, plain best) it asks again later.
bool only_softly_doubted(const FieldValue& value) {
  const FieldReading& reading = value.reading->reading;
  return value.reading->disposition == Disposition::Asked && reading.state == ReadState::Read &&
         reading.confidence >= kLeastOwn && !reading.candidates.empty() &&
         reading.candidates.front().value == reading.value &&
         std::all_of(reading.doubts.begin(), reading.doubts.end(), soft);
}

// The sources in words and the probability, for the history and the ledger; no personal data.
std::string grounds(const std::vector<std::string>& sources, double p) {
  std::string out = "傍証: ";
  for (std::size_t i = 0; i < sources.size(); ++i) out += (i > 0 ? "、" : "") + sources[i];
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", p);
  return out + " と一致 (確率 " + text + ")";
}

}  // namespace

bool soft_reason(std::string_view ask_reason) { return ask_reason == "doubtful" || soft(ask_reason); }

std::set<FieldRef> complained_fields(const std::vector<validate::Judged>& judged) {
  std::set<FieldRef> out;
  for (const validate::Judged& j : judged)
    if (j.finding.severity != Severity::Info) out.insert(j.finding.fields.begin(), j.finding.fields.end());
  return out;
}

std::vector<Candidate> SoftQuestion::prior() const {
  std::vector<Candidate> own = reading().candidates;
  own.front().p = std::min(own.front().p, reading().confidence);
  return own;
}

EvidenceDesk::EvidenceDesk(ledger::Store& store, const Context& context, const ledger::StoredCase& stored)
    : store_(store), context_(context), stored_(stored), policy_(policy_in_force(store, context)) {}

// Nobody has decided the field, it is no sample, and every case it belongs to is still open.
bool EvidenceDesk::untouched(const FieldRef& field) {
  if (!store_.documents().decisions(field).empty() || store_.quality().latest(field)) return false;
  const std::vector<CaseId> cases = store_.cases().of_document(field.document);
  return std::all_of(cases.begin(), cases.end(),
                     [&](const CaseId& id) { return open_state(store_.cases().get(id).file.state); });
}

std::optional<SoftQuestion> EvidenceDesk::soft_question(const FieldRef& field) {
  const auto item = store_.review().open_item(field);
  if (!item || !withdrawable(*item) || !untouched(field)) return std::nullopt;
  const ledger::StoredDocument document = store_.documents().get(field.document);
  if (document.state != ledger::DocumentState::Open) return std::nullopt;
  const std::vector<FieldValue> values = values_of(store_, context_.kinds, document);
  const FieldValue* value = find_value(values, field.field, field.row);
  if (value == nullptr || !value->reading || !only_softly_doubted(*value)) return std::nullopt;
  return SoftQuestion{*item, *value, document.document.kind};
}

bool EvidenceDesk::answer(const SoftQuestion& question, double p, const std::vector<std::string>& sources) {
  const FieldValue& value = question.value;
  // While a drift alarm stands, people look at what the readers are unsure of.
  if (policy_.stricter.contains(validate::policy_class(value.info, ReadState::Read))) return false;
  DocumentReading vouched = *value.reading;
  vouched.reading.doubts.clear();
  vouched.reading.confidence = p;
  if (policy_.judge(vouched.reading, value.info) != Disposition::Accepted) return false;
  store_.review().cancel_field(value.ref);
  Sampler sampler(store_, policy_);
  if (sampler.wants(vouched, value.info)) {
    sampler.ask(question.item.ask, vouched, value.info, question.document_kind);
    return false;
  }
  const std::string actor = policy_.policy.actor();
  store_.policies().keep({policy_.policy.hash(), policy_.policy.id(), policy_.policy.text()});
  ledger::StoredDecision decision;
  decision.decision = {value.ref, ReadState::Read, vouched.reading.value, actor, kByEvidence, {}, false};
  decision.action = "accepted";
  decision.note = grounds(sources, p);
  store_.documents().decide(decision);
  store_.audit().append(value.info.my_number ? "number.evidence" : "value.evidence", stored_.file.id.value, actor,
                        value.ref.document.value + "/" + value.ref.field + "/" + std::to_string(value.ref.row) + " " +
                            decision.note);
  return true;
}

void EvidenceDesk::ask_again_without_evidence(const FieldRef& field) {
  ask_again(store_, context_, stored_, field, kEvidenceGone);
}

}  // namespace uketsuke::pipeline
