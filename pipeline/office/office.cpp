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
  if (actor == "hot_folder") return "監視フォルダー";
  if (actor == "command_line") return "コマンド";
  return actor;
}

}  // namespace uketsuke::pipeline
