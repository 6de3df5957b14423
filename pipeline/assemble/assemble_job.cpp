#include "pipeline/assemble/assemble_job.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/batch_checks.h"
#include "pipeline/assemble/repeated_papers.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/page/dispositions.h"
#include "pipeline/page/side_details.h"
#include "pipeline/quality/samples.h"
#include "pipeline/values/document_values.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kActor = "pipeline";

std::vector<BatchCard> cards_of(ledger::Store& store, const PageId& page, const SideDetails& details) {
  std::vector<BatchCard> out;
  if (details.cards.empty()) return out;
  const auto stored = store.readings().latest(page);
  const auto value = [&](const char* field, int row) {
    const FieldReading* read = stored ? find_reading(stored->reading, field, row) : nullptr;
    return read != nullptr && read->state == ReadState::Read ? read->value : std::string();
  };
  for (const CardOnSide& card : details.cards)
    out.push_back({card.kind, card.back, card.row, value("name", card.row), value("birth_date", card.row)});
  return out;
}

/// n of a certificate's printed "k/n", as it was read; 0 where it was not.
int page_count_of(ledger::Store& store, const PageId& page, const SideDetails& details) {
  if (details.page_number == 0) return 0;
  const auto stored = store.readings().latest(page);
  const FieldReading* read = stored ? find_reading(stored->reading, "page_count", 0) : nullptr;
  return read != nullptr && read->state == ReadState::Read ? std::atoi(read->value.c_str()) : 0;
}

BatchSide batch_side(ledger::Store& store, const ledger::Side& side, const Context& context) {
  BatchSide out;
  out.page = side.page;
  out.status = side.outcome->status;
  out.document_kind = side.outcome->document_kind;
  out.form_page = std::max(1, side.outcome->form_page);
  out.case_token = side.outcome->case_token;
  const SideDetails details = side_details_from_json(side.outcome->details);
  out.kind = details.kind;
  out.page_number = details.page_number;
  out.page_count = page_count_of(store, side.page, details);
  out.cards = cards_of(store, side.page, details);
  if (const KindInfo* kind = context.kinds.find(out.document_kind)) out.procedure = kind->procedure;
  return out;
}

class BatchAssembly {
 public:
  using Pairs = std::vector<std::pair<PageId, PageId>>;

  BatchAssembly(ledger::Store& store, const Context& context, const BatchId& id, const Pairs& repeated)
      : store_(store),
        context_(context),
        batch_(store.batches().get(id)),
        stored_(sides_of(store, id)),
        repeated_(repeated) {
    for (const ledger::Side& side : stored_) sides_.push_back(batch_side(store, side, context));
    plan_ = assemble(sides_);
  }

  void run() {
    for (const PlannedDocument& planned : plan_.documents) documents_.push_back(document_for(planned));
    for (const PlannedCase& planned : plan_.cases) make_case(planned);
    mark_repeats();
    for (const CaseId& id : touched_) revalidate(store_, context_, id, kActor);
    raise_alarms();
  }

 private:
  DocumentId document_for(const PlannedDocument& planned) {
    std::vector<PageRegion> regions;
    for (std::size_t k = 0; k < planned.sides.size(); ++k)
      regions.push_back({sides_[planned.sides[k]].page, place_of(planned, k)});
    for (const auto& known : store_.documents().of_page(regions.front().page)) {
      if (known.state == ledger::DocumentState::Retired || !shows(known.document, regions.front())) continue;
      known_.insert(known.document.id);
      return known.document.id;
    }
    const ledger::Side& first = stored_[planned.sides.front()];
    const bool keyed = planned.kind == "unidentified";
    const DocumentId id = store_.documents().add(planned.kind, first.outcome->form.value_or(TemplateRef{}), regions,
                                                 keyed ? ledger::DocumentState::Keying : ledger::DocumentState::Open,
                                                 {kActor, "assembled", {}});
    if (!keyed) settle_readings(store_, context_, store_.documents().get(id), batch_.created_at);
    return id;
  }

  // The region of a card on its side; empty for a whole side.
  Rect<ScanPx> place_of(const PlannedDocument& planned, std::size_t k) const {
    const SideDetails details = side_details_from_json(stored_[planned.sides[k]].outcome->details);
    for (const CardOnSide& card : details.cards)
      if (card.row == planned.cards[k]) return region_of(card, details);
    return {};
  }

  // A document of the whole side shows all of it; one of a card, what lies there.
  static bool shows(const Document& document, const PageRegion& wanted) {
    return std::any_of(document.regions.begin(), document.regions.end(), [&](const PageRegion& region) {
      return region.page == wanted.page &&
             (region.rect.empty() || wanted.rect.empty() || region.rect.contains(wanted.rect.centre()));
    });
  }

  Date received_on() const { return batch_.facts.received_on.value_or(japan_date(batch_.created_at)); }

  std::optional<CaseId> existing_case(const PlannedCase& planned) {
    if (!planned.existing_token.empty()) {
      const auto known = store_.cases().by_token(planned.existing_token);
      if (!known) {
        store_.batches().raise_alarm(batch_.id, "case_token_unknown", planned.existing_token);
        return std::nullopt;
      }
      if (is_settled(known->file.state)) {
        store_.batches().raise_alarm(batch_.id, "case_closed", known->file.number);
        return std::nullopt;
      }
      return known->file.id;
    }
    for (const std::size_t d : planned.documents)
      if (known_.contains(documents_[d]))
        for (const CaseId& id : store_.cases().of_document(documents_[d])) return id;
    return std::nullopt;
  }

  void make_case(const PlannedCase& planned) {
    std::optional<CaseId> id = existing_case(planned);
    if (!id) {
      if (!planned.existing_token.empty() || planned.documents.empty()) return;
      ledger::NewCase fresh;
      fresh.procedure = planned.procedure;
      fresh.received_on = received_on();
      fresh.sender = batch_.facts.sender;
      fresh.batch = batch_.id;
      const auto made = store_.cases().add(fresh, {kActor, "created", {}});
      id = made.file.id;
      store_.cases().move(*id, made.version, CaseState::Checking, {kActor, "assembled", {}});
    }
    for (const std::size_t d : planned.documents)
      if (!known_.contains(documents_[d])) store_.cases().link(*id, documents_[d], {kActor, "assembled", {}});
    touched_.insert(*id);
  }

  // A paper that came before asks in every case that the later side stands in; nothing is dropped.
  void mark_repeats() {
    std::set<BatchId> batches;
    for (const auto& [one, other] : repeated_) {
      if (is_marked(one, other)) continue;  // somebody may have taken up its alarm
      const PageId later = store_.sides().mark_repeat(one, other);
      batches.insert(store_.sides().get(later)->batch);
      for (const ledger::StoredDocument& document : store_.documents().of_page(later))
        for (const CaseId& id : store_.cases().of_document(document.document.id)) touched_.insert(id);
    }
    for (const BatchId& batch : batches)
      store_.batches().raise_alarm(batch, "same_paper", std::to_string(repeats_in(batch)));
  }

  bool is_marked(const PageId& one, const PageId& other) const {
    const auto marked = [&](const PageId& later, const PageId& earlier) {
      const auto repeats = store_.sides().repeats(later);
      return std::find(repeats.begin(), repeats.end(), earlier) != repeats.end();
    };
    return marked(one, other) || marked(other, one);
  }

  int repeats_in(const BatchId& batch) const {
    const auto sides = sides_of(store_, batch);
    return static_cast<int>(std::count_if(sides.begin(), sides.end(), [&](const ledger::Side& side) {
      return !store_.sides().repeats(side.page).empty();
    }));
  }

  void raise_alarms() {
    if (plan_.two_separators_in_a_row) store_.batches().raise_alarm(batch_.id, "separators_in_a_row", {});
    settle_sheet_alarm(store_, batch_.id);
    if (batch_.facts.received_on)
      store_.batches().clear_alarm(batch_.id, "received_day_missing");
    else
      store_.batches().raise_alarm(batch_.id, "received_day_missing", {});
    settle_cover_alarm(store_, context_, batch_.id);
    if (!plan_.without_case.empty())
      store_.batches().raise_alarm(batch_.id, "documents_without_case", std::to_string(plan_.without_case.size()));
  }

  ledger::Store& store_;
  const Context& context_;
  ledger::BatchState batch_;
  std::vector<ledger::Side> stored_;
  std::vector<BatchSide> sides_;
  const Pairs& repeated_;
  AssemblyPlan plan_;
  std::vector<DocumentId> documents_;
  std::set<DocumentId> known_;
  std::set<CaseId> touched_;
};

ledger::NewReviewItem question(const DocumentReading& item, const FieldInfo* info, const FieldRef& ref, int position,
                               Instant group_at) {
  ledger::NewReviewItem ask;
  ask.field = ref;
  ask.page = item.page;
  ask.position = position;
  ask.group_at = group_at;
  ask.ask_reason = item.reading.doubts.empty() ? "doubtful" : item.reading.doubts.front();
  ask.must_type = item.disposition == Disposition::Refused;
  ask.masked = info != nullptr && info->my_number;
  return ask;
}

// What a reading's page was told, unless the policy asks more by now.
Disposition verdict_on(const DocumentReading& item, const FieldInfo* info, const std::set<int>& begun,
                       const PolicyInForce& policy) {
  if (info == nullptr) return std::max(item.disposition, Disposition::Asked);
  return std::max(item.disposition, policy.judge(item.reading, in_its_row(*info, item.row, begun)));
}

/// The rows of the document in which its sides hold anything.
std::set<int> begun_rows(const std::vector<FieldValue>& values) {
  std::set<int> rows;
  for (const FieldValue& value : values)
    if (value.reading && begins_row(value.reading->reading)) rows.insert(value.ref.row);
  return rows;
}

}  // namespace

void settle_readings(ledger::Store& store, const Context& context, const ledger::StoredDocument& document,
                     Instant group_at) {
  const PolicyInForce now = policy_in_force(store, context);
  const std::string actor = now.policy.actor();
  store.policies().keep({now.policy.hash(), now.policy.id(), now.policy.text()});
  Sampler sampler(store, now);
  std::map<std::pair<std::string_view, Disposition>, int> counts;
  const KindInfo* kind = context.kinds.find(document.document.kind);
  int position = 0;
  const std::vector<FieldValue> values = values_of(store, context.kinds, document);
  const std::set<int> begun = begun_rows(values);
  for (const FieldValue& value : values) {
    ++position;
    if (!value.reading || value.decided() || store.review().open_item(value.ref)) continue;
    DocumentReading item = *value.reading;
    const FieldInfo* info = kind == nullptr ? nullptr : kind->find(value.ref.field);
    item.disposition = verdict_on(item, info, begun, now);
    // Where no number is stated there is nothing to be right or wrong about.
    const bool nothing_stated = info != nullptr && validate::states_no_number(item.reading, *info);
    if (info != nullptr && !nothing_stated) ++counts[{validate::policy_class(*info, item.reading.state), item.disposition}];
    const ledger::NewReviewItem ask = question(item, info, value.ref, position, group_at);
    if (item.disposition != Disposition::Accepted) {
      store.review().add(ask);
    } else if (!nothing_stated && sampler.wants(item, *info)) {
      sampler.ask(ask, item, *info, document.document.kind);
    } else {
      ledger::StoredDecision decision;
      decision.decision = {value.ref, item.reading.state, item.reading.value, actor, "accepted", {}, false};
      decision.action = "accepted";
      store.documents().decide(decision);
    }
  }
  for (const auto& [what, readings] : counts) store.policies().count(actor, what.first, what.second, readings);
}

void do_assemble_job(ledger::Store& store, const ledger::Job& job, const Context& context) {
  const BatchId batch(job.work.subject);
  const auto repeated = repeated_papers(store, batch);
  store.transact([&] {
    BatchAssembly(store, context, batch, repeated).run();
    store.jobs().complete(job);
  });
}

}  // namespace uketsuke::pipeline
