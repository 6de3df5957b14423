#include "pipeline/case/revalidate.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "pipeline/case/application.h"
#include "pipeline/case/number_evidence.h"
#include "pipeline/case/quarantine.h"
#include "pipeline/case/questions.h"
#include "pipeline/case/registered_household.h"
#include "pipeline/case/same_matter.h"
#include "pipeline/case/value_evidence.h"
#include "pipeline/values/document_values.h"
#include "validate/rules/context.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kOutOfPlace = "my_number.out_of_place";

validate::FieldFacts field_facts(const FieldValue& value) {
  validate::FieldFacts facts;
  facts.ref = value.ref;
  facts.info = value.info;
  facts.decided = value.decided();
  facts.by_person = value.by_person();
  if (facts.decided) {
    facts.state = value.state();
    facts.value = value.value();
    facts.confidence = value.by_person() || !value.reading ? 1 : value.reading->reading.confidence;
  } else if (value.reading) {
    facts.state = value.reading->reading.state;
    facts.value = value.reading->reading.value;
    facts.confidence = value.reading->reading.confidence;
  }
  return facts;
}

void store_findings(ledger::Store& store, const CaseId& id, const std::vector<validate::Judged>& judged) {
  std::vector<Finding> findings;
  std::vector<std::string> basis;
  std::vector<std::string> details;
  for (const validate::Judged& j : judged) {
    findings.push_back(j.finding);
    basis.push_back(j.basis);
    details.push_back(j.detail);
  }
  store.cases().set_findings(id, findings, basis, details);
}

// A value that only the machine has seen is asked about when a rule does not like it: the cheapest explanation of a
// broken rule is a misread.
void ask_about(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
               const std::vector<validate::Judged>& judged) {
  for (const validate::Judged& j : judged) {
    if (j.finding.severity == Severity::Info) continue;
    for (const FieldRef& ref : j.finding.fields) ask_again(store, context, stored, ref, j.finding.message);
  }
}

// A sample whose answer was not the reading stands as a finding until another person has settled it.
void add_sample_differences(ledger::Store& store, const CaseFile& file, std::vector<validate::Judged>& judged) {
  for (const DocumentId& document : file.documents) {
    for (const ledger::StoredSample& sample : store.quality().open_in(document)) {
      if (sample.verdict != ledger::SampleVerdict::Differs) continue;
      validate::Judged difference;
      difference.finding.rule = "quality.second_reading";
      difference.finding.message = "quality.readings_differ";
      difference.finding.fields = {sample.facts.field};
      difference.basis = sample.id;
      judged.push_back(std::move(difference));
    }
  }
}

// A side on which papers of the case stand, with the kind of each.
struct StandingSide {
  PageId page;
  std::string kind;
};

std::vector<StandingSide> standing_sides(ledger::Store& store, const CaseFile& file) {
  std::vector<StandingSide> out;
  for (const DocumentId& id : file.documents) {
    const ledger::StoredDocument stored = store.documents().get(id);
    if (stored.state == ledger::DocumentState::Retired) continue;
    for (const PageRegion& region : stored.document.regions) out.push_back({region.page, stored.document.kind});
  }
  return out;
}

std::string name_of(const PageId& page) { return page.file.value + "-" + std::to_string(page.number); }

// A 個人番号 where none belongs waits for a person, who decides on the side itself.
void add_quarantine(ledger::Store& store, const StandingSide& side, const SideDetails& details,
                    std::vector<validate::Judged>& judged) {
  const auto places = quarantined(store, side.page, details);
  const auto open = std::count_if(places.begin(), places.end(),
                                  [](const Quarantined& one) { return one.state == QuarantineState::Open; });
  if (open == 0) return;
  validate::Judged found;
  found.finding.rule = found.finding.message = kOutOfPlace;
  found.finding.severity = Severity::Error;
  found.basis = name_of(side.page) + "/" + std::to_string(open);
  found.detail = side.kind;
  judged.push_back(std::move(found));
}

// What somebody wrote outside the fields of a form nobody else would see: a person looks at the side.
void add_writing_outside(const StandingSide& side, const SideDetails& details, std::vector<validate::Judged>& judged) {
  if (details.outside.empty()) return;
  validate::Judged found;
  found.finding.rule = found.finding.message = "form.writing_outside";
  found.basis = name_of(side.page);
  judged.push_back(std::move(found));
}

// What stands on the sides themselves and must not, or is seen by no field.
void add_of_sides(ledger::Store& store, const std::vector<StandingSide>& sides, std::vector<validate::Judged>& judged) {
  for (const StandingSide& side : sides) {
    const auto stored = store.sides().get(side.page);
    if (!stored || !stored->outcome) continue;
    const SideDetails details = side_details_from_json(stored->outcome->details);
    add_quarantine(store, side, details, judged);
    add_writing_outside(side, details, judged);
  }
}

// Where the paper of a side that came before lies now: the 受付番号 of its case, unless that was withdrawn.
std::string case_of_paper(ledger::Store& store, const PageId& page) {
  for (const ledger::StoredDocument& document : store.documents().of_page(page)) {
    if (document.state == ledger::DocumentState::Retired) continue;
    for (const CaseId& id : store.cases().of_document(document.document.id))
      if (const CaseFile file = store.cases().get(id).file; file.state != CaseState::Withdrawn) return file.number;
  }
  return {};
}

// A side that seems to show the paper of an earlier one again (二重取込の疑い) asks a person.
void add_repeated_papers(ledger::Store& store, const std::vector<StandingSide>& sides,
                         std::vector<validate::Judged>& judged) {
  std::set<PageId> pages;
  for (const StandingSide& side : sides) pages.insert(side.page);
  for (const PageId& page : pages)
    for (const PageId& earlier : store.sides().repeats(page)) {
      const std::string number = case_of_paper(store, earlier);
      if (number.empty()) continue;
      validate::Judged repeated;
      repeated.finding.rule = "paper.repeat";
      repeated.finding.message = "paper.scanned_twice";
      repeated.detail = number;
      repeated.basis = page.file.value + std::to_string(page.number) + earlier.file.value + std::to_string(earlier.number);
      judged.push_back(std::move(repeated));
    }
}

// A certificate that came but cannot serve (too old, of another year) is as good as none; one that was asked for stays
// so until it comes.
void settle_attachments(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                        const std::vector<validate::AttachmentState>& states, const std::string& actor) {
  const auto before = store.cases().attachments(stored.file.id);
  std::set<std::string> unusable;
  for (const ledger::StoredFinding& stands : store.cases().findings(stored.file.id)) {
    if (!stands.accepted_by.empty() || !context.rules.makes_unusable(stands.finding.message)) continue;
    for (const FieldRef& ref : stands.finding.fields)
      unusable.insert(store.documents().get(ref.document).document.kind);
  }
  for (const validate::AttachmentState& attachment : states) {
    const auto known = before.find(attachment.kind);
    const bool asked = known != before.end() && known->second == "requested";
    std::string state = attachment.state;
    if (state == "received" && unusable.contains(attachment.kind)) state = "not_usable";
    if (asked && state != "received") state = "requested";
    store.cases().set_attachment(stored.file.id, attachment.kind, state, {actor, "revalidated", {}});
  }
}

void settle_state(ledger::Store& store, const Context& context, const CaseId& id, const std::string& actor) {
  const ledger::StoredCase stored = store.cases().get(id);
  const OpenMatters open = open_matters(store, id);
  const bool checked = open.review_items == 0 && open.unidentified == 0;
  const validate::Procedure* procedure = context.procedure(stored.file.procedure);
  const auto step = [&](CaseState to) {
    if (procedure == nullptr || procedure->allows(stored.file.state, to))
      store.cases().move(id, stored.version, to, {actor, "revalidated", {}});
  };
  if (stored.file.state == CaseState::Checking && checked) step(CaseState::Examining);
  if (stored.file.state == CaseState::Examining && !checked) step(CaseState::Checking);
}

validate::CaseFacts facts_with(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                               const std::optional<Application>& application) {
  validate::CaseFacts facts;
  facts.procedure = stored.file.procedure;
  facts.received_on = stored.file.received_on;
  facts.today = japan_date(context.clock->now());
  facts.holidays = holidays(store);
  if (application) facts.household = registered_household(store, stored.file, *application);
  std::istringstream prefectures(setting(store, "association.prefectures"));
  for (std::string one; std::getline(prefectures, one);)
    if (one = without_spaces(one); !one.empty()) facts.prefectures.push_back(one);
  for (const DocumentId& id : stored.file.documents) {
    const ledger::StoredDocument document = store.documents().get(id);
    if (document.state == ledger::DocumentState::Retired) continue;
    const KindInfo* kind = context.kinds.find(document.document.kind);
    validate::DocumentFacts entry;
    entry.id = id;
    entry.kind = document.document.kind;
    entry.form = kind != nullptr && kind->form;
    entry.version = document.form.version;
    for (const FieldValue& value : values_of(store, context.kinds, document))
      entry.fields.push_back(field_facts(value));
    facts.documents.push_back(std::move(entry));
  }
  const validate::DocumentFacts* form = validate::form_of(facts);
  if (!facts.household && form != nullptr) facts.household = presumed_household(store, stored.file, *form);
  return facts;
}

}  // namespace

validate::CaseFacts facts_for_rules(ledger::Store& store, const Context& context, const ledger::StoredCase& stored) {
  return facts_with(store, context, stored, application_of(store, context, stored.file));
}

OpenMatters open_matters(ledger::Store& store, const CaseId& id) {
  OpenMatters open;
  for (const auto& [severity, count] : store.cases().open_findings(id)) {
    if (severity == Severity::Error) open.errors += count;
    if (severity == Severity::Warning) open.warnings += count;
  }
  for (const DocumentId& document : store.cases().get(id).file.documents) {
    const ledger::DocumentState state = store.documents().get(document).state;
    if (state == ledger::DocumentState::Retired) continue;
    if (state == ledger::DocumentState::Keying) ++open.unidentified;
    open.review_items += static_cast<int>(store.review().open_items(document).size());
  }
  return open;
}

void revalidate(ledger::Store& store, const Context& context, const CaseId& id, const std::string& actor) {
  store.transact([&] {
    const ledger::StoredCase stored = store.cases().get(id);
    if (is_settled(stored.file.state)) return;
    const validate::Procedure* procedure = context.procedure(stored.file.procedure);
    if (procedure == nullptr) throw Failure("E-TEMPLATE-INVALID", "procedure " + stored.file.procedure);
    auto application = application_of(store, context, stored.file);
    validate::CaseFacts facts = facts_with(store, context, stored, application);
    std::vector<validate::Judged> judged = context.rules.validate(facts, *procedure);
    // What is decided by evidence may vouch for more. Every round decides at least one field.
    while (weigh_value_evidence(store, context, stored, *procedure, facts, judged)) {
      application = application_of(store, context, stored.file);
      facts = facts_with(store, context, stored, application);
      judged = context.rules.validate(facts, *procedure);
    }
    add_sample_differences(store, stored.file, judged);
    if (application)
      if (auto twice = same_matter(store, context, stored, *application)) judged.push_back(*std::move(twice));
    const std::vector<StandingSide> sides = standing_sides(store, stored.file);
    add_of_sides(store, sides, judged);
    add_repeated_papers(store, sides, judged);
    store_findings(store, id, judged);
    settle_attachments(store, context, stored, context.rules.attachments(facts, *procedure), actor);
    ask_about(store, context, stored, judged);
    weigh_number_evidence(store, context, stored, facts, judged);
    if (application) store.cases().set_subject(id, subject_of(*application));
    settle_state(store, context, id, actor);
  });
}

}  // namespace uketsuke::pipeline
