#include "pipeline/case/value_evidence.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "pipeline/case/evidence_desk.h"
#include "pipeline/case/value_agreements.h"
#include "validate/evidence/evidence.h"
#include "validate/register/register_document.h"

namespace uketsuke::pipeline {
namespace {

using validate::EvidenceSource;
using validate::SourceKind;

/// What an undecided source must believe of its own value to be heard, assumed: handwriting and print share look-alikes,
/// so that two half-sure readings which agree prove little.
constexpr double kLeastSource = 0.95;

// Open questions of a case's documents.
std::map<FieldRef, ledger::ReviewItem> questions_of(ledger::Store& store, const validate::CaseFacts& facts) {
  std::map<FieldRef, ledger::ReviewItem> out;
  for (const validate::DocumentFacts& document : facts.documents)
    for (ledger::ReviewItem& item : store.review().open_items(document.id)) out.emplace(item.ask.field, std::move(item));
  return out;
}

Standing standing_of(const std::map<FieldRef, ledger::ReviewItem>& questions, const validate::FieldFacts& field) {
  const auto asked = questions.find(field.ref);
  if (asked == questions.end()) return field.decided ? Standing::Settled : Standing::Unusable;
  const ledger::NewReviewItem& ask = asked->second.ask;
  if (field.decided || ask.blind) return Standing::Unusable;
  if (ask.ask_reason == "doubtful" && field.confidence >= kLeastSource) return Standing::Likely;
  const bool softly = soft_reason(ask.ask_reason) || ask.ask_reason == "variant_possible";
  return softly && field.confidence >= kLeastOwn ? Standing::Seen : Standing::Unusable;
}

class ValueWeighing {
 public:
  ValueWeighing(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                const ValueAgreements& agreements)
      : store_(store), context_(context), agreements_(agreements), desk_(store, context, stored) {}

  // Whether a decision was made.
  bool look_at(const validate::FieldFacts& field) {
    if (!field.decided) return !agreements_.complained(field.ref) && try_to_answer(field);
    // A paper that serves other cases too may have been vouched for there.
    if (store_.cases().of_document(field.ref.document).size() != 1) return false;
    const auto decision = store_.documents().effective(field.ref);
    if (decision && decision->decision.reason == kByEvidence && agreements_.about(field.ref).empty())
      desk_.ask_again_without_evidence(field.ref);
    return false;
  }

 private:
  bool try_to_answer(const validate::FieldFacts& field) {
    const std::vector<Witness> witnesses = agreements_.about(field.ref);
    if (witnesses.empty()) return false;
    const auto question = desk_.soft_question(field.ref);
    if (!question) return false;
    const std::vector<Candidate> own = question->prior();
    std::vector<EvidenceSource> sources;
    std::vector<std::string> words;
    for (const Witness& witness : witnesses) {
      const auto source = source_of(witness, own);
      if (!source) continue;
      sources.push_back(*source);
      words.push_back(witness.repeated ? witness.field->info.label : words_of(*witness.field));
    }
    if (sources.empty()) return false;
    return desk_.answer(*question, validate::weigh_values(own, sources).of(field.value), words);
  }

  // A source's candidates under the names that the field's own reading gives them.
  std::optional<EvidenceSource> source_of(const Witness& witness, const std::vector<Candidate>& own) {
    const validate::FieldFacts& stated = *witness.field;
    if (validate::in_register(stated)) return EvidenceSource{SourceKind::Register, {{own.front().value, 1.0}}};
    if (stated.by_person) return EvidenceSource{SourceKind::Keyed, {{own.front().value, 1.0}}};
    const auto [known, fresh] = values_.try_emplace(stated.ref.document);
    if (fresh) known->second = values_of(store_, context_.kinds, store_.documents().get(stated.ref.document));
    const FieldValue* value = find_value(known->second, stated.ref.field, stated.ref.row);
    if (value == nullptr || !value->reading) return std::nullopt;
    const FieldReading& reading = value->reading->reading;
    if (reading.candidates.empty() || reading.candidates.front().value != stated.value) return std::nullopt;
    EvidenceSource out;
    for (Candidate candidate : reading.candidates) {
      candidate.p = std::min(candidate.p, reading.confidence);
      for (const Candidate& mine : own)
        if (says_the_same(witness.how, mine.value, candidate.value)) {
          candidate.value = mine.value;
          break;
        }
      out.shown.push_back(std::move(candidate));
    }
    return out;
  }

  std::string words_of(const validate::FieldFacts& stated) {
    if (validate::in_register(stated)) return "加入者台帳";
    const std::string kind = store_.documents().get(stated.ref.document).document.kind;
    const KindInfo* info = context_.kinds.find(kind);
    return (info == nullptr ? kind : info->label) +
           (stated.ref.row > 0 ? "(" + std::to_string(stated.ref.row) + "人目)" : "");
  }

  ledger::Store& store_;
  const Context& context_;
  const ValueAgreements& agreements_;
  EvidenceDesk desk_;
  std::map<DocumentId, std::vector<FieldValue>> values_;  ///< of the certificates that were asked
};

}  // namespace

bool weigh_value_evidence(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                          const validate::Procedure& procedure, const validate::CaseFacts& facts,
                          const std::vector<validate::Judged>& judged) {
  const auto questions = questions_of(store, facts);
  const ValueAgreements agreements(procedure, facts, judged, [&](const validate::FieldFacts& field) {
    return standing_of(questions, field);
  });
  ValueWeighing weighing(store, context, stored, agreements);
  bool decided = false;
  for (const validate::DocumentFacts& document : facts.documents)
    for (const validate::FieldFacts& field : document.fields)
      if (!field.info.my_number && !field.by_person && field.state == ReadState::Read &&
          field.info.type != FieldType::Seal && field.info.type != FieldType::Choice)
        decided |= weighing.look_at(field);
  return decided;
}

}  // namespace uketsuke::pipeline
