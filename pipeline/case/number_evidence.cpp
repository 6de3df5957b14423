#include "pipeline/case/number_evidence.h"

#include "pipeline/case/evidence_desk.h"
#include "pipeline/case/number_sources.h"
#include "pipeline/case/questions.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kRegisterDiffers = "register_number_differs";

// Asks anew about a number that only the machine has seen when what stands beside it speaks otherwise.
void check_decided(ledger::Store& store, const Context& context, const ledger::StoredCase& stored, EvidenceDesk& desk,
                   NumberSources& sources, const validate::FieldFacts& field) {
  const auto decision = store.documents().effective(field.ref);
  if (!decision || field.state != ReadState::Read || store.review().open_item(field.ref)) return;
  const std::vector<Candidate> decided{{field.value, 1.0}};
  const NumberTestimony testimony = sources.about(field.ref, decided);
  if (testimony.register_differs)
    ask_again(store, context, stored, field.ref, kRegisterDiffers);
  else if (decision->decision.reason == kByEvidence && !testimony.all_say(field.value))
    desk.ask_again_without_evidence(field.ref);
}

void try_to_answer(EvidenceDesk& desk, NumberSources& sources, const FieldRef& field) {
  if (sources.complained(field)) return;
  const auto question = desk.soft_question(field);
  if (!question) return;
  const std::string& number = question->reading().value;
  const NumberTestimony testimony = sources.about(field, question->reading().candidates);
  if (!testimony.all_say(number)) return;
  desk.answer(*question, validate::weigh_numbers(question->prior(), testimony.sources).of(number), testimony.words);
}

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
  EvidenceDesk desk(store, context, stored);
  for (const validate::FieldFacts* field : numbers) {
    if (field->decided)
      check_decided(store, context, stored, desk, sources, *field);
    else
      try_to_answer(desk, sources, field->ref);
  }
}

}  // namespace uketsuke::pipeline
