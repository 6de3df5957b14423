#pragma once

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Enters the persons of a case into the register as 仮登録: household, person, membership with 枝番. For 家族の追加
/// the household must exist under its 記号番号. Inside transact(). Throws Failure E-CASE-UNFINISHED naming what is
/// missing, E-LEDGER-NOTFOUND when the household of an addition is unknown, E-CONFLICT when a person is already a
/// member.
void register_provisionally(ledger::Store& store, const Context& context, const CaseFile& file,
                            const std::string& actor);

}  // namespace uketsuke::pipeline
