#pragma once

#include <vector>

#include "pipeline/case/application.h"
#include "validate/validate.h"

namespace uketsuke::pipeline {

/// 二重の届出: a finding when an earlier case of the same procedure, neither withdrawn nor rejected, is about one of the
/// same persons (a move: to the same address). It names the 受付番号; a person says whether both stand.
std::optional<validate::Judged> same_matter(ledger::Store& store, const Context& context,
                                            const ledger::StoredCase& stored, const Application& application);

}  // namespace uketsuke::pipeline
