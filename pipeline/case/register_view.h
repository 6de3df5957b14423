#pragma once

#include <optional>

#include "ledger/store.h"
#include "pipeline/case/application.h"
#include "validate/register/register_facts.h"

namespace uketsuke::pipeline {

/// The household that a form names by 記号番号, as the rules see it: every person who is or was a member, with the
/// newest membership. What the case itself entered provisionally (仮登録) is left out, so that a case is never judged
/// against itself. nullopt when the form names none or the register has none.
std::optional<validate::RegisterHousehold> register_view(ledger::Store& store, const CaseFile& file,
                                                         const Application& application);

}  // namespace uketsuke::pipeline
