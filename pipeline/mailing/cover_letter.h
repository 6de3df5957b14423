#pragma once

#include <map>
#include <string>

#include "core/model/notice.h"
#include "pipeline/context.h"
#include "pipeline/mailing/pieces.h"

namespace uketsuke::pipeline {

/// The 送付書 of a packet to an employer: what is enclosed, by title, 組合員, 文書番号 and sheets. `settings` by key. It names the
/// 組合員 of that workplace and nothing else of them.
Notice cover_letter(const Context& context, const std::map<std::string, std::string>& settings,
                    const PlannedPiece& piece, Date made_on);

/// How many sheets the 送付書 over letters to one addressee has, drawn with their own rows: a long title or name takes two lines.
CoverSheets cover_sheets(const Context& context, const std::map<std::string, std::string>& settings, Date made_on);

}  // namespace uketsuke::pipeline
