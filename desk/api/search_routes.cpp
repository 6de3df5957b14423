#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "pipeline/office/cases.h"

namespace uketsuke::desk {
namespace {

Date day_of(const Request& request) {
  const auto day = query_date(request, "date");
  if (!day) throw Failure("E-INPUT-VALUE", "date");
  return *day;
}

JsonObject row_json(const Desk& desk, const ledger::RegisterDayRow& row) {
  const ledger::StoredCase& entry = row.entry;
  std::string attachments;
  for (const std::string& kind : row.document_kinds) {
    const KindInfo* info = desk.office.context.kinds.find(kind);
    if (info && info->form && info->procedure == entry.file.procedure) continue;
    if (!attachments.empty()) attachments += "、";
    attachments += info ? info->label : kind;
  }
  const KindInfo* form = nullptr;
  for (const KindInfo& kind : desk.office.context.kinds.kinds()) {
    if (kind.form && kind.procedure == entry.file.procedure) form = &kind;
  }
  JsonObject out;
  out.put("receipt_number", entry.file.number).put("case_id", entry.file.id.value);
  out.put("procedure_label", form ? form->label : entry.file.procedure).put_some("name", entry.subject.name);
  out.put_some("sender", entry.sender)
      .put("state", to_string(entry.file.state))
      .put("arrived_on", to_iso(entry.file.received_on));
  if (entry.due_on) out.put("due_on", to_iso(*entry.due_on));
  return out.put("sheets", row.sheets).put("attachments", attachments);
}

Response register_day(const Desk& desk, const Request& request) {
  const ledger::RegisterDay day = pipeline::register_day(desk.office, actor_of(desk, request), day_of(request));
  JsonArray rows;
  for (const auto& row : day.rows) rows.add(row_json(desk, row));
  const auto totals =
      JsonObject().put("cases", day.rows.size()).put("sheets", day.sheets).put("without_case", day.without_case);
  return answer(JsonObject().put("date", to_iso(day.day)).put("rows", rows).put("totals", totals));
}

Response search(const Desk& desk, const Request& request) {
  pipeline::SearchWords words;
  words.name = query_text(request, "name");
  words.kana = query_text(request, "kana");
  words.symbol = query_text(request, "symbol");
  words.number = query_text(request, "number");
  words.birth_date = query_date(request, "birth_date");
  words.receipt_number = query_text(request, "receipt_number");
  return answer(listed(pipeline::search_cases(desk.office, actor_of(desk, request), words, window_of(request)),
                       case_summary_json));
}

}  // namespace

void add_search_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/search", Access::SignedIn, [&desk](const Request& request) { return search(desk, request); });
  router.add("GET", "/api/register", Access::SignedIn,
             [&desk](const Request& request) { return register_day(desk, request); });
  router.add("GET", "/api/register.csv", Access::SignedIn, [&desk](const Request& request) {
    const Date day = day_of(request);
    Response response =
        answer_bytes("text/csv; charset=utf-8", pipeline::register_day_csv(desk.office, actor_of(desk, request), day));
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"register-" + to_iso(day) + ".csv\"");
    return response;
  });
}

}  // namespace uketsuke::desk
