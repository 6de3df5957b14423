#pragma once

#include <optional>

#include "pipeline/notices/issue.h"

namespace uketsuke::pipeline {

/// The letter that goes with the letters of a corrected decision (通知内容の訂正について): which earlier letters it corrects, what was
/// wrong, and which certificates are asked back. nullopt when the case corrects nothing, or nothing of what it corrects
/// has left the office.
std::optional<Letter> correction_letter(ledger::Store& store, const Context& context, const CaseFile& file,
                                        Date issued_on);

}  // namespace uketsuke::pipeline
