#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/words.h"
#include "pipeline/office/administration.h"

namespace uketsuke::desk {
namespace {

JsonObject look_json(const Desk& desk, const ledger::StoredLook& stored) {
  const ledger::Look& look = stored.look;
  JsonObject out;
  out.put("sequence", stored.sequence)
      .put("at", to_iso(stored.at))
      .put("user", look.user)
      .put("user_label", pipeline::actor_label(desk.office, look.user));
  out.put("action", look.action).put("action_label", look_label(look.action)).put_some("object", look.object);
  if (look.by_case) {
    out.put("case_id", look.by_case->value)
        .put("receipt_number", desk.office.store.cases().get(*look.by_case).file.number);
  }
  return out.put_some("reason", look.reason).put("door", look.door.empty() ? std::string("desk") : look.door);
}

ledger::LookFilter filter_of(const Desk& desk, const Request& request) {
  ledger::LookFilter filter;
  filter.from = query_date(request, "from");
  filter.to = query_date(request, "to");
  if (const std::string id = query_text(request, "user_id", 100); !id.empty()) {
    const auto user = desk.office.store.users().get(UserId(id));
    if (!user) throw Failure("E-LEDGER-NOTFOUND");
    filter.user = user->name;
  }
  if (const std::string id = query_text(request, "case_id", 100); !id.empty()) filter.by_case = CaseId(id);
  return filter;
}

std::string chain_words(const ledger::ChainReport& ledger_chain, const ledger::ChainReport& access_chain) {
  if (ledger_chain.ok && access_chain.ok) return "2つの連鎖と、外に置いた先頭の値が一致しました。";
  std::string words = ledger_chain.ok ? "閲覧記録が合いません" : "台帳が合いません";
  return words + "（" + (ledger_chain.ok ? access_chain.fault : ledger_chain.fault) + "）。";
}

Response verify(const Desk& desk, const Request& request) {
  const auto report = pipeline::verify_ledger(desk.office, actor_of(desk, request));
  JsonObject out;
  out.put("ok", report.ok()).put("entries", report.ledger.entries).put("access_entries", report.access.entries);
  out.put("checked_at", to_iso(report.checked_at)).put("message", chain_words(report.ledger, report.access));
  const auto& bad = report.ledger.ok ? report.access : report.ledger;
  if (bad.first_bad_sequence > 0) out.put("first_bad_sequence", bad.first_bad_sequence);
  return answer(out);
}

}  // namespace

void add_audit_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/access-log", Access::SignedIn, [&desk](const Request& request) {
    const pipeline::Actor actor = actor_of(desk, request);
    pipeline::require_role(actor, {"auditor", "admin"});
    const auto part = pipeline::access_log(desk.office, actor, filter_of(desk, request), window_of(request));
    return answer(listed(part, [&](const ledger::StoredLook& look) { return look_json(desk, look); }));
  });
  router.add("POST", "/api/ledger/verify", Access::SignedIn,
             [&desk](const Request& request) { return verify(desk, request); });
}

}  // namespace uketsuke::desk
