#include "pipeline/office/office.h"

#include <algorithm>

#include "core/errors/failure.h"

namespace uketsuke::pipeline {

void require_role(const Actor& actor, std::initializer_list<std::string_view> roles) {
  if (actor.user.must_change_password) throw Failure("E-AUTH-DENIED", "password_change_required");
  if (actor.user.locked) throw Failure("E-AUTH-LOCKED");
  const bool allowed = std::any_of(roles.begin(), roles.end(), [&](std::string_view role) {
    return actor.user.has(role) || (role == "reviewer" && actor.user.has("senior"));
  });
  if (!allowed) throw Failure("E-AUTH-DENIED");
}

bool has_duty(const Office& office, const Actor& actor, std::string_view procedure) {
  const auto& duties = actor.user.duties;
  const validate::Procedure* known = office.context.procedure(procedure);
  return duties.empty() || (known != nullptr && std::find(duties.begin(), duties.end(), known->duty) != duties.end());
}

std::vector<std::string> procedures_for(const Office& office, const Actor& actor, const std::string& duty) {
  const auto& own = actor.user.duties;
  if (!duty.empty() && !own.empty() && std::find(own.begin(), own.end(), duty) == own.end())
    throw Failure("E-AUTH-DENIED", "duty");
  if (duty.empty() && own.empty()) return {};
  std::vector<std::string> out;
  for (const validate::Procedure& procedure : office.context.procedures)
    if (has_duty(office, actor, procedure.id) && (duty.empty() || procedure.duty == duty)) out.push_back(procedure.id);
  // A 事務 without any procedure is nothing, not everything.
  if (out.empty()) out.emplace_back();
  return out;
}

void require_duty(const Office& office, const Actor& actor, const CaseId& id) {
  if (!has_duty(office, actor, office.store.cases().get(id).file.procedure)) throw Failure("E-AUTH-DENIED", "duty");
}

void require_duty(const Office& office, const Actor& actor, const DocumentId& id) {
  const auto cases = office.store.cases().of_document(id);
  const bool mine = std::any_of(cases.begin(), cases.end(), [&](const CaseId& one) {
    return has_duty(office, actor, office.store.cases().get(one).file.procedure);
  });
  if (!cases.empty() && !mine) throw Failure("E-AUTH-DENIED", "duty");
}

void log_look(const Office& office, const Actor& actor, std::string action, std::string object,
              std::optional<CaseId> by_case, std::string reason) {
  ledger::Look look;
  look.user = actor.name();
  look.action = std::move(action);
  look.object = std::move(object);
  look.by_case = std::move(by_case);
  look.reason = std::move(reason);
  look.door = actor.door;
  office.store.audit().looked(look);
}

std::string actor_label(const Office& office, const std::string& actor) {
  if (actor.empty()) return actor;
  if (const auto user = office.store.users().by_name(actor))
    return user->display_name.empty() ? actor : user->display_name;
  // A user name holds no "@": this is a policy with its version.
  if (actor == "pipeline" || actor == "system" || actor.find('@') != std::string::npos) return "自動処理";
  if (actor == "register") return "加入者台帳";
  if (actor == "hot_folder") return "監視フォルダー";
  if (actor == "command_line") return "コマンド";
  return actor;
}

}  // namespace uketsuke::pipeline
