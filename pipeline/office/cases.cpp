#include "pipeline/office/cases.h"

#include <algorithm>
#include <set>

#include "core/errors/failure.h"
#include "core/text/csv.h"
#include "pipeline/case/application.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/office/approval.h"
#include "pipeline/office/case_marks.h"
#include "pipeline/office/case_view.h"
#include "pipeline/settings/association.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

void require_case_reader(const Actor& actor) {
  require_role(actor, {"mailroom", "reviewer", "approver", "admin", "auditor"});
}
void require_any_role(const Actor& actor) {
  require_role(actor, {"mailroom", "reviewer", "approver", "print", "accounting", "admin", "auditor"});
}

bool actor_may_act(const Actor& actor, const CaseSummaryView& summary) {
  switch (summary.stored.file.state) {
    case CaseState::Received:
    case CaseState::Checking:
    case CaseState::Examining:
    case CaseState::Returned: return actor.user.has("reviewer") || actor.user.has("senior");
    case CaseState::Provisional:
    case CaseState::AwaitingApproval:
      return summary.decides_as != validate::DecidesAs::Nobody && !summary.own_work;
    case CaseState::Approved: return actor.user.has("print") || actor.user.has("senior");
    case CaseState::Notified:
    case CaseState::Withdrawn:
    case CaseState::Completed:
    case CaseState::Delivered:
    case CaseState::Denied:
    case CaseState::Rejected: return false;
  }
  return false;
}

// 用紙: two sides of one sheet, or three cards on one side, are one.
int sheets_of(const Office& office, const CaseFile& file) {
  std::set<std::pair<ScanFileId, int>> sheets;
  for (const DocumentId& id : file.documents) {
    const ledger::StoredDocument stored = office.store.documents().get(id);
    if (stored.state == ledger::DocumentState::Retired) continue;
    for (const PageRegion& region : stored.document.regions) {
      const auto side = office.store.sides().get(region.page);
      sheets.emplace(region.page.file, side && side->outcome ? side->outcome->sheet : region.page.number);
    }
  }
  return static_cast<int>(sheets.size());
}

// Who decides nothing by any route has no list of decisions.
void require_any_decision(const Office& office, const Actor& actor) {
  require_role(actor, {"approver", "senior"});
  const auto& procedures = office.context.procedures;
  if (std::none_of(procedures.begin(), procedures.end(), [&](const validate::Procedure& procedure) {
        return procedure.approval.capacity(actor.user.roles) != validate::DecidesAs::Nobody;
      }))
    throw Failure("E-AUTH-DENIED");
}

// An exception for one's own work is the decider's and the delegate's, never the deputy's.
bool actor_may_decide(const CaseSummaryView& summary, bool exceptions) {
  if (summary.decides_as == validate::DecidesAs::Nobody) return false;
  return !summary.own_work || (exceptions && summary.decides_as != validate::DecidesAs::Deputy);
}

/// `keep` may complete a summary that it keeps.
template <class Keep>
ledger::Listed<CaseSummaryView> summaries(const Office& office, const Actor& actor,
                                          const ledger::Listed<ledger::StoredCase>& stored, Keep keep) {
  ledger::Listed<CaseSummaryView> out;
  out.next_cursor = stored.next_cursor;
  for (const ledger::StoredCase& entry : stored.items) {
    if (!has_duty(office, actor, entry.file.procedure)) continue;
    CaseSummaryView summary = case_summary(office, actor, entry);
    if (keep(summary)) out.items.push_back(std::move(summary));
  }
  return out;
}

}  // namespace

CaseSummaryView case_summary(const Office& office, const Actor& actor, const ledger::StoredCase& stored) {
  CaseSummaryView out;
  out.stored = stored;
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  out.procedure_label = procedure == nullptr ? stored.file.procedure : procedure->label;
  out.stored.due_on = due_on(office, stored);
  const OpenMatters open = open_matters(office.store, stored.file.id);
  out.open_items = open.review_items + open.unidentified;
  out.open_errors = open.errors;
  out.open_warnings = open.warnings;
  out.sheets = sheets_of(office, stored.file);
  out.own_work = worked_on(office, actor.name(), stored);
  if (stored.file.state == CaseState::AwaitingApproval)
    out.decides_as = decides_as(office, actor, stored.file.procedure);
  return out;
}

ledger::Listed<CaseSummaryView> list_cases(const Office& office, const Actor& actor, const CaseChoice& choice,
                                           const ledger::Window& window) {
  require_case_reader(actor);
  if (choice.decisions || choice.later_check) require_any_decision(office, actor);
  ledger::CaseFilter filter;
  if (choice.state) filter.states.push_back(*choice.state);
  if (choice.decisions) filter.states = {CaseState::AwaitingApproval};
  if (choice.later_check)
    filter.states = {CaseState::Approved,  CaseState::Notified, CaseState::Completed,
                     CaseState::Delivered, CaseState::Denied,   CaseState::Rejected};
  filter.procedure = choice.procedure;
  filter.batch = choice.batch;
  const bool exceptions = setting_flag(office.store, "approval.allow_exception");
  return summaries(office, actor, office.store.cases().list(filter, window), [&](CaseSummaryView& summary) {
    if (choice.mine && !actor_may_act(actor, summary)) return false;
    if (choice.decisions && !actor_may_decide(summary, exceptions)) return false;
    summary.marks = case_marks(office, summary.stored, office.store.cases().history(summary.stored.file.id));
    return !choice.later_check || may_check_later(office, actor, summary.stored, summary.marks);
  });
}

ledger::Listed<CaseSummaryView> search_cases(const Office& office, const Actor& actor, const SearchWords& words,
                                             const ledger::Window& window) {
  require_any_role(actor);
  ledger::SearchQuery query;
  if (!words.name.empty()) query.name_key = validate::name_key(words.name);
  query.kana = words.kana;
  query.symbol = words.symbol;
  query.number = words.number;
  query.birth_date = words.birth_date;
  query.receipt_number = words.receipt_number;
  if (query.name_key.empty() && query.kana.empty() && query.symbol.empty() && query.number.empty() &&
      !query.birth_date && query.receipt_number.empty())
    throw Failure("E-INPUT-VALUE", "検索条件を1つ以上入力してください");
  log_look(office, actor, "search", "cases");
  return summaries(office, actor, office.store.cases().find(query, window), [](const auto&) { return true; });
}

ledger::RegisterDay register_day(const Office& office, const Actor& actor, Date day) {
  require_any_role(actor);
  ledger::RegisterDay book = office.store.cases().register_day(day);
  for (ledger::RegisterDayRow& row : book.rows) row.entry.due_on = due_on(office, row.entry);
  return book;
}

std::string register_day_csv(const Office& office, const Actor& actor, Date day) {
  const ledger::RegisterDay book = register_day(office, actor, day);
  log_look(office, actor, "register.csv", to_iso(day));
  std::string out = "\xEF\xBB\xBF受付番号,到達日,手続,氏名,差出人,状態,枚数,書類\r\n";
  for (const ledger::RegisterDayRow& row : book.rows) {
    const ledger::StoredCase& entry = row.entry;
    const validate::Procedure* procedure = office.context.procedure(entry.file.procedure);
    std::string kinds;
    for (const std::string& kind : row.document_kinds) {
      const KindInfo* info = office.context.kinds.find(kind);
      kinds += (kinds.empty() ? "" : "・") + (info == nullptr ? std::string("未識別") : info->label);
    }
    for (const std::string& cell :
         {entry.file.number, to_iso(entry.file.received_on), procedure == nullptr ? std::string() : procedure->label,
          entry.subject.name, entry.sender, std::string(to_japanese(entry.file.state)), std::to_string(row.sheets)})
      out += csv_cell(cell) + ",";
    out += csv_cell(kinds) + "\r\n";
  }
  return out;
}

CaseView open_case(const Office& office, const Actor& actor, const CaseId& id) {
  require_case_reader(actor);
  require_duty(office, actor, id);
  log_look(office, actor, "case.open", id.value, id);
  return case_view(office, actor, id);
}

}  // namespace uketsuke::pipeline
