#pragma once

#include <set>
#include <string>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// The policy that decides now: the adopted one or, where none was, the released policy.toml; stricter for field kinds
/// whose drift alarm stands.
struct PolicyInForce {
  validate::Policy policy;
  std::set<std::string, std::less<>> stricter;  ///< field kinds

  Disposition judge(const FieldReading& reading, const FieldInfo& field) const;
};

/// Reads it from the store, which keeps the text of every policy that decided something. Throws Failure
/// E-TEMPLATE-INVALID when the adopted text is no policy of this program any more.
PolicyInForce policy_in_force(ledger::Store& store, const Context& context);

}  // namespace uketsuke::pipeline
