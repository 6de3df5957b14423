#include "pipeline/office/review.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/office/answers.h"
#include "pipeline/office/item_view.h"
#include "pipeline/office/protection.h"
#include "pipeline/quality/samples.h"

namespace uketsuke::pipeline {
namespace {

constexpr int kMostLeases = 3;  // per person: the one on screen and two that are fetched ahead

void require_item(const Office& office, const Actor& actor, const ledger::ReviewItem& item) {
  if (withheld_item(office, actor, item))
    throw Failure("E-AUTH-DENIED", "支援措置の対象者がいる世帯の確認項目です");
}

// Whether a question is about a case of these procedures (none named: all), or about a document without a case.
bool of_procedures(const Office& office, const ledger::ReviewItem& item, const std::vector<std::string>& procedures) {
  const auto cases = office.store.cases().of_document(item.ask.field.document);
  return procedures.empty() || cases.empty() || std::any_of(cases.begin(), cases.end(), [&](const CaseId& id) {
           const std::string& procedure = office.store.cases().get(id).file.procedure;
           return std::find(procedures.begin(), procedures.end(), procedure) != procedures.end();
         });
}

// The next item in the queue's own order that the actor may have; leases it.
std::optional<ledger::ReviewItem> first_not_withheld(const Office& office, const Actor& actor, bool postponed,
                                                     const std::vector<std::string>& procedures) {
  ledger::ReviewFilter filter;
  filter.state = postponed ? ledger::ReviewState::Postponed : ledger::ReviewState::Waiting;
  ledger::Window window;
  window.limit = 100;
  do {
    const auto part = office.store.review().list(filter, window);
    for (const ledger::ReviewItem& item : part.items) {
      const auto& excluded = item.ask.excluded_users;
      if (std::find(excluded.begin(), excluded.end(), actor.name()) != excluded.end()) continue;
      if (of_procedures(office, item, procedures) && !withheld_item(office, actor, item))
        return office.store.review().claim(item.id, actor.name());
    }
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  return std::nullopt;
}

}  // namespace

const std::vector<PostponeReason>& postpone_reasons() {
  static const std::vector<PostponeReason> reasons{{"illegible", "判読できない"},
                                                   {"ask_applicant", "届出人に確認する"},
                                                   {"ask_employer", "事業主に確認する"},
                                                   {"missing_paper", "書類が足りない"},
                                                   {"rule_unclear", "取扱いを相談したい"},
                                                   {"wrong_place", "別の案件の書類らしい"},
                                                   {"bad_scan", "画像が悪い"},
                                                   {"other", "その他"}};
  return reasons;
}

ledger::ReviewFigures review_figures(const Office& office, const Actor& actor, const std::string& duty) {
  require_role(actor, {"reviewer"});
  return office.store.review().figures(actor.name(), procedures_for(office, actor, duty));
}

std::optional<ReviewItemView> next_item(const Office& office, const Actor& actor,
                                        const std::vector<ReviewItemId>& holding, bool postponed,
                                        const std::string& duty) {
  require_role(actor, {postponed ? "senior" : "reviewer"});
  const std::vector<std::string> procedures = procedures_for(office, actor, duty);
  std::optional<ledger::ReviewItem> item;
  office.store.transact([&] {
    item = office.store.review().claim_next(actor.name(), holding, postponed, kMostLeases, procedures);
    if (!item || !withheld_item(office, actor, *item)) return;
    office.store.review().release(item->id, actor.name());
    item = first_not_withheld(office, actor, postponed, procedures);
  });
  if (!item) return std::nullopt;
  return item_view(office, actor, *item);
}

ReviewItemView review_item(const Office& office, const Actor& actor, const ReviewItemId& id) {
  require_role(actor, {"reviewer"});
  const ledger::ReviewItem item = office.store.review().get(id);
  require_item(office, actor, item);
  return item_view(office, actor, item);
}

ledger::Listed<ReviewItemView> waiting_items(const Office& office, const Actor& actor, const ledger::Window& window) {
  require_role(actor, {"reviewer"});
  ledger::ReviewFilter filter;
  filter.state = ledger::ReviewState::Waiting;
  const auto items = office.store.review().list(filter, window);
  ledger::Listed<ReviewItemView> out;
  out.next_cursor = items.next_cursor;
  for (const ledger::ReviewItem& item : items.items)
    if (!withheld_item(office, actor, item)) out.items.push_back(item_view(office, actor, item));
  return out;
}

ReviewItemView claim_item(const Office& office, const Actor& actor, const ReviewItemId& id) {
  require_role(actor, {"reviewer"});
  require_item(office, actor, office.store.review().get(id));
  return item_view(office, actor, office.store.review().claim(id, actor.name()));
}

AnswerResult answer_item(const Office& office, const Actor& actor, const ReviewItemId& id, int version,
                         const FieldAnswer& answer) {
  require_role(actor, {"reviewer"});
  ledger::Review& review = office.store.review();
  const ledger::ReviewItem item = review.get(id);
  require_item(office, actor, item);
  AnswerResult result;
  if (answer.action == "postpone") {
    const auto& known = postpone_reasons();
    if (std::none_of(known.begin(), known.end(), [&](const auto& r) { return r.id == answer.reason; }))
      throw Failure("E-INPUT-VALUE", "保留の理由を選んでください");
    review.postpone(id, actor.name(), version, answer.reason);
    result.state = "postponed";
  } else {
    const ledger::StoredDocument document = office.store.documents().get(item.ask.field.document);
    require_open_cases(office, document.document.id);
    const std::vector<FieldValue> values = values_of(office.store, office.context.kinds, document);
    const FieldValue* value = find_value(values, item.ask.field.field, item.ask.field.row);
    if (value == nullptr) throw Failure("E-LEDGER-NOTFOUND", "field");
    ledger::StoredDecision decision = decision_of(office, actor, *value, item.ask.must_type, answer);
    decision.item = id;
    office.store.transact([&] {
      result.decision = office.store.documents().decide(decision);
      review.settle(id, actor.name(), version, result.decision);
      sample_answered(office.store, office.context, decision, result.decision);
      revalidate_cases(office, document.document.id, actor.name());
    });
    result.state = "decided";
    result.value = value->info.my_number ? masked_decision(decision).decision.value : decision.decision.value;
    result.findings = open_findings_of(office, actor, document.document.id);
  }
  result.remaining = review.figures(actor.name(), procedures_for(office, actor)).waiting;
  return result;
}

Instant renew_lease(const Office& office, const Actor& actor, const ReviewItemId& id) {
  require_role(actor, {"reviewer"});
  return office.store.review().renew(id, actor.name());
}

void release_lease(const Office& office, const Actor& actor, const ReviewItemId& id) {
  require_role(actor, {"reviewer"});
  office.store.review().release(id, actor.name());
}

}  // namespace uketsuke::pipeline
