#pragma once

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Enters what a case asks for into the register as 仮登録, by the effect of its procedure: 資格取得, 資格喪失,
/// 住所変更, the 適用区分 of a 限度額適用認定, the 一部負担金の割合, a 再交付. Inside transact(). Throws Failure
/// E-CASE-UNFINISHED naming what is missing, E-LEDGER-NOTFOUND when the household or person is unknown, E-CONFLICT when the register says otherwise (a
/// member already, lost already).
void register_provisionally(ledger::Store& store, const Context& context, const CaseFile& file,
                            const std::string& actor);

}  // namespace uketsuke::pipeline
