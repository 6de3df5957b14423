#include "pipeline/case/number_evidence.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "pipeline/case/number_sources.h"
#include "pipeline/case/questions.h"
#include "pipeline/quality/samples.h"
#include "pipeline/values/document_values.h"

namespace uketsuke::pipeline {
namespace {

/// Doubts that say how well the number was seen, not that something else may stand there. All others (struck out,
/// overwritten, a mark that is no digit, cells left empty, a check digit that fails) are for a person.
constexpr std::array<std::string_view, 3> kSoftDoubts{"readers_disagree", "digit_unsure", "faint"};

/// The reading must hold its number likelier than all else by itself: what it has not seen, no other paper can have
/// seen for it. Assumed.
constexpr double kLeastOwn = 0.5;

constexpr const char* kEvidenceGone = "evidence_gone";
constexpr const char* kRegisterDiffers = "register_number_differs";

bool soft(std::string_view doubt) {
  return std::find(kSoftDoubts.begin(), kSoftDoubts.end(), doubt) != kSoftDoubts.end();
}

// A question that nobody has touched and that the reading's own weakness raised.
bool withdrawable(const ledger::ReviewItem& item) {
  const ledger::NewReviewItem& ask = item.ask;
  return item.state == ledger::ReviewState::Waiting && ask.round == 1 && !ask.blind && !ask.must_type &&
         ask.excluded_users.empty() && (ask.ask_reason == "doubtful" || soft(ask.ask_reason));
}

bool open_state(CaseState state) {
  return state == CaseState::Received || state == CaseState::Checking || state == CaseState::Examining ||
         state == CaseState::Returned;
}

// The sources in words and the probability, for the history and the ledger; no personal data.
std::string grounds(const NumberTestimony& testimony, double p) {
  std::string out = "傍証: ";
  for (std::size_t i = 0; i < testimony.words.size(); ++i) out += (i > 0 ? "、" : "") + testimony.words[i];
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", p);
  return out + " と一致 (確率 " + text + ")";
}

class EvidenceWeighing {
 public:
  EvidenceWeighing(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                   NumberSources& sources)
      : store_(store),
        context_(context),
        stored_(stored),
        sources_(sources),
        policy_(policy_in_force(store, context)) {}

  void look_at(const validate::FieldFacts& field) {
    if (field.decided)
      check_decided(field);
    else
      try_to_answer(field.ref);
  }

 private:
  void check_decided(const validate::FieldFacts& field) {
    const auto decision = store_.documents().effective(field.ref);
    if (!decision || field.state != ReadState::Read || store_.review().open_item(field.ref)) return;
    const std::vector<Candidate> decided{{field.value, 1.0}};
    const NumberTestimony testimony = sources_.about(field.ref, decided);
    if (testimony.register_differs)
      ask_again(store_, context_, stored_, field.ref, kRegisterDiffers);
    else if (decision->decision.reason == kByEvidence && !testimony.all_say(field.value))
      ask_again(store_, context_, stored_, field.ref, kEvidenceGone);
  }

  void try_to_answer(const FieldRef& ref) {
    const auto item = store_.review().open_item(ref);
    if (!item || !withdrawable(*item) || sources_.complained(ref) || !untouched(ref)) return;
    const ledger::StoredDocument document = store_.documents().get(ref.document);
    if (document.state != ledger::DocumentState::Open) return;
    const std::vector<FieldValue> values = values_of(store_, context_.kinds, document);
    const FieldValue* value = find_value(values, ref.field, ref.row);
    if (value == nullptr || !value->reading || !only_softly_doubted(*value)) return;
    const FieldReading& reading = value->reading->reading;
    const NumberTestimony testimony = sources_.about(ref, reading.candidates);
    if (!testimony.all_say(reading.value)) return;
    DocumentReading vouched = *value->reading;
    vouched.reading.doubts.clear();
    vouched.reading.confidence = posterior_of(reading, testimony);
    if (policy_.judge(vouched.reading, value->info) == Disposition::Accepted)
      answer(*item, *value, vouched, testimony, document.document.kind);
  }

  // Nobody has decided the field, it is no sample, and every case it belongs to is still open.
  bool untouched(const FieldRef& ref) {
    if (!store_.documents().decisions(ref).empty() || store_.quality().latest(ref)) return false;
    const std::vector<CaseId> cases = store_.cases().of_document(ref.document);
    return std::all_of(cases.begin(), cases.end(),
                       [&](const CaseId& id) { return open_state(store_.cases().get(id).file.state); });
  }

  // What the policy asks of the reading besides confidence and doubts (check digit, plain best) it asks again later.
  static bool only_softly_doubted(const FieldValue& value) {
    const FieldReading& reading = value.reading->reading;
    return value.reading->disposition == Disposition::Asked && reading.state == ReadState::Read &&
           reading.confidence >= kLeastOwn && !reading.candidates.empty() &&
           reading.candidates.front().value == reading.value &&
           std::all_of(reading.doubts.begin(), reading.doubts.end(), soft);
  }

  static double posterior_of(const FieldReading& reading, const NumberTestimony& testimony) {
    // The candidates carry the probabilities; the confidence may have been lowered since.
    std::vector<Candidate> own = reading.candidates;
    own.front().p = std::min(own.front().p, reading.confidence);
    for (const Candidate& c : validate::weigh_numbers(own, testimony.sources).numbers)
      if (c.value == reading.value) return c.p;
    return 0;
  }

  void answer(const ledger::ReviewItem& item, const FieldValue& value, const DocumentReading& vouched,
              const NumberTestimony& testimony, const std::string& document_kind) {
    store_.review().cancel_field(value.ref);
    Sampler sampler(store_, policy_);
    if (sampler.wants(vouched, value.info)) {
      sampler.ask(item.ask, vouched, value.info, document_kind);
      return;
    }
    const std::string actor = policy_.policy.actor();
    store_.policies().keep({policy_.policy.hash(), policy_.policy.id(), policy_.policy.text()});
    ledger::StoredDecision decision;
    decision.decision = {value.ref, ReadState::Read, vouched.reading.value, actor, kByEvidence, {}, false};
    decision.action = "accepted";
    decision.note = grounds(testimony, vouched.reading.confidence);
    store_.documents().decide(decision);
    store_.audit().append("number.evidence", stored_.file.id.value, actor,
                          value.ref.document.value + "/" + value.ref.field + "/" + std::to_string(value.ref.row) +
                              " " + decision.note);
  }

  ledger::Store& store_;
  const Context& context_;
  const ledger::StoredCase& stored_;
  NumberSources& sources_;
  PolicyInForce policy_;
};

}  // namespace

void weigh_number_evidence(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                           const validate::CaseFacts& facts, const std::vector<validate::Judged>& judged) {
  std::vector<const validate::FieldFacts*> numbers;
  for (const validate::DocumentFacts& document : facts.documents)
    for (const validate::FieldFacts& field : document.fields)
      if (document.form && field.info.my_number && !field.by_person && field.state == ReadState::Read)
        numbers.push_back(&field);
  if (numbers.empty()) return;
  NumberSources sources(store, context, stored, facts, judged);
  EvidenceWeighing weighing(store, context, stored, sources);
  for (const validate::FieldFacts* field : numbers) weighing.look_at(*field);
}

}  // namespace uketsuke::pipeline
