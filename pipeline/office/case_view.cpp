#include "pipeline/office/case_view.h"

#include <algorithm>

#include "pipeline/case/revalidate.h"
#include "pipeline/office/approval.h"
#include "pipeline/office/case_marks.h"
#include "pipeline/office/case_timers.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/item_view.h"
#include "pipeline/office/protection.h"
#include "pipeline/office/steps.h"
#include "pipeline/settings/association.h"
#include "validate/rules/days.h"

namespace uketsuke::pipeline {
namespace {

using validate::DecidesAs;

const FieldView* field_of(const std::vector<DocumentView>& documents, const FieldRef& ref, std::string& label) {
  for (const DocumentView& document : documents)
    for (const FieldView& field : document.fields)
      if (field.value.ref == ref) {
        label = document.kind_label;
        return &field;
      }
  return nullptr;
}

std::vector<ComparisonView> comparisons(const CaseView& view) {
  std::vector<ComparisonView> out;
  for (const FindingView& finding : view.findings) {
    const Finding& f = finding.stored.finding;
    if (f.comparison.empty() || f.fields.size() < 2) continue;
    ComparisonView c;
    c.id = finding.stored.id;
    c.finding_id = finding.stored.id;
    c.verdict = f.comparison;
    c.message = finding.message;
    const FieldView* left = field_of(view.documents, f.fields[0], c.left.document_label);
    const FieldView* right = field_of(view.documents, f.fields[1], c.right.document_label);
    if (left == nullptr || right == nullptr) continue;
    c.label = left->value.info.label;
    c.person = left->value.ref.row == 0 ? "本人" : left->row_label;
    c.left.value = left->value;
    c.left.display = left->display;
    c.right.value = right->value;
    c.right.display = right->display;
    out.push_back(std::move(c));
  }
  return out;
}

bool open_state(CaseState s) {
  return s == CaseState::Received || s == CaseState::Checking || s == CaseState::Examining || s == CaseState::Returned;
}

}  // namespace

std::optional<Date> due_on(const Office& office, const ledger::StoredCase& stored) {
  if (stored.due_on) return stored.due_on;
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  if (procedure == nullptr) return std::nullopt;
  return validate::last_day_to_notify(stored.file.received_on, procedure->register_within_days, holidays(office.store));
}

bool day_is_assumed(const Office& office, const ledger::StoredCase& stored) {
  return stored.batch && !office.store.batches().get(*stored.batch).facts.received_on;
}

std::vector<CaseActionView> case_actions(const Office& office, const Actor& actor, const CaseSummaryView& summary,
                                         const std::vector<ledger::CaseEvent>& history) {
  const CaseState state = summary.stored.file.state;
  const bool reviewer = actor.user.has("reviewer") || actor.user.has("senior");
  const bool approver = actor.user.has("approver");
  const DecidesAs as = decides_as(office, actor, summary.stored.file.procedure);
  const validate::Procedure* procedure = office.context.procedure(summary.stored.file.procedure);
  const bool can_reject = procedure != nullptr && !procedure->rejection_notice.empty() &&
                          procedure->allows(state, CaseState::AwaitingApproval) && state != CaseState::Provisional;
  const bool clear = open_matters(office.store, summary.stored.file.id).none();
  const bool barred = summary.own_work && !setting_flag(office.store, "approval.allow_exception");
  const auto entry = [](const char* id, bool role, bool right_state, std::string why) {
    CaseActionView action;
    action.id = id;
    action.why_not = !role ? "権限がありません" : !right_state ? "この状態ではできません" : std::move(why);
    action.allowed = action.why_not.empty();
    return action;
  };
  const bool day_missing = day_is_assumed(office, summary.stored);
  std::vector<CaseActionView> out{
      entry("advance", reviewer, state == CaseState::Examining || (open_state(state) && !clear),
            !clear ? "未確認の項目または指摘が残っています" : day_missing ? kDayMissing : ""),
      entry("approve", as == DecidesAs::Decider || as == DecidesAs::Delegate, state == CaseState::AwaitingApproval,
            barred ? "入力した本人は決裁できません" : ""),
      entry("return", approver || actor.user.has("senior"),
            state == CaseState::AwaitingApproval || state == CaseState::Provisional, ""),
      entry("propose_rejection", reviewer, can_reject, day_missing ? kDayMissing : ""),
      entry("withdraw", actor.user.has("senior"), open_state(state) || state == CaseState::AwaitingApproval, "")};
  const auto offer = [&](const char* id, bool may) {
    if (may) out.push_back(entry(id, true, true, ""));
  };
  const auto over = handed_over(history);
  offer("approve_as_deputy", as == DecidesAs::Deputy && over && !summary.own_work);
  offer("take_back", reviewer && over && over->actor == actor.name() && procedure != nullptr &&
                         procedure->allows(state, over->from));
  offer("correct", actor.user.has("senior") && is_settled(state) && state != CaseState::Withdrawn);
  offer("later_check", may_check_later(office, actor, summary.stored, summary.marks));
  return out;
}

CaseView case_view(const Office& office, const Actor& actor, const CaseId& id) {
  CaseView view;
  const ledger::StoredCase stored = office.store.cases().get(id);
  const CaseSources sources = case_sources(office, stored);
  view.summary = case_summary(office, actor, stored);
  view.summary.marks = case_marks(office, stored, sources.history);
  for (const DocumentId& document : stored.file.documents)
    if (office.store.documents().get(document).state != ledger::DocumentState::Retired)
      view.documents.push_back(document_view(office, actor, document));
  for (const auto& [kind, state] : office.store.cases().attachments(id)) {
    const KindInfo* info = office.context.kinds.find(kind);
    view.attachments.push_back({kind, info == nullptr ? kind : info->label, state});
  }
  view.findings = finding_views(office, id);
  view.comparisons = comparisons(view);
  view.day_assumed = day_is_assumed(office, stored);
  view.timers = case_timers(office, stored, sources);
  if (stored.batch) {
    const ledger::NewBatch facts = office.store.batches().get(*stored.batch).facts;
    if (stored.sender.empty()) view.summary.stored.sender = facts.sender;
  }
  view.letters = letter_choices(actor, stored.file.state);
  view.way = case_way(office, stored, view.summary.marks);
  view.people = case_people(sources);
  view.steps = case_steps(office, stored, sources);
  view.records = case_records(office, sources);
  view.timeline = sources.history;
  view.actions = case_actions(office, actor, view.summary, sources.history);
  if (std::any_of(view.actions.begin(), view.actions.end(), [](const auto& a) { return a.id == "approve_as_deputy"; }))
    view.representable = representable(office, actor, stored);
  ledger::NoticeFilter filter;
  filter.by_case = id;
  ledger::Window window;
  window.limit = 100;
  view.notices = office.store.notices().list(filter, window).items;
  for (const std::string& name : office.store.cases().workers(id)) {
    const auto user = office.store.users().by_name(name);
    view.workers.push_back(user ? user->display_name : name);
  }
  withhold_protected(actor, view);
  return view;
}

}  // namespace uketsuke::pipeline
