#pragma once

#include "core/clock.h"
#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// The use cases that people reach through the desk and the command line: every permission and rule of the doors
/// stands here and nowhere else. Functions take the office and the actor, check the actor's role first, and throw
/// Failure: E-AUTH-DENIED (role), E-CASE-SAMEPERSON, E-CASE-STATE, E-CASE-UNFINISHED, E-CONFLICT (version or lease),
/// E-INPUT-VALUE (value refused), E-LEDGER-NOTFOUND.
struct Office {
  ledger::Store& store;
  const Context& context;

  /// The one clock of the office: the context's.
  const Clock& clock() const { return *context.clock; }
};

/// Who acts, and through which door ("desk" or "command_line").
struct Actor {
  ledger::User user;
  std::string door = "desk";

  const std::string& name() const { return user.name; }
};

/// Throws Failure E-AUTH-DENIED unless the actor has one of the roles. "senior" counts as "reviewer".
void require_role(const Actor& actor, std::initializer_list<std::string_view> roles);

/// Whether the actor works on the 事務 of a procedure (適用, 給付, 徴収); who has no duty set works on all.
bool has_duty(const Office& office, const Actor& actor, std::string_view procedure);
/// The procedures of the actor's 事務, or of one of them: what the review queue hands out. Empty: all. Throws E-AUTH-DENIED
/// for a 事務 that is not the actor's.
std::vector<std::string> procedures_for(const Office& office, const Actor& actor, const std::string& duty = {});
/// Throws Failure E-AUTH-DENIED unless the actor works on the 事務 of the case.
void require_duty(const Office& office, const Actor& actor, const CaseId& id);
/// The same for a document: one of its cases must be the actor's; a document without a case is everybody's.
void require_duty(const Office& office, const Actor& actor, const DocumentId& id);

/// Writes into the access chain that the actor looked at something.
void log_look(const Office& office, const Actor& actor, std::string action, std::string object,
              std::optional<CaseId> by_case = {}, std::string reason = {});

/// Who did something, as people call them: the display name of a user, 自動処理 for what no person did, the name itself
/// when it is unknown (the machine's user on the command line).
std::string actor_label(const Office& office, const std::string& actor);

}  // namespace uketsuke::pipeline
