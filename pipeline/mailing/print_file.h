#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/mailings.h"
#include "pipeline/context.h"
#include "pipeline/mailing/pieces.h"

namespace uketsuke::pipeline {

/// Sheets that a notice of so many pages takes: two pages each where its layout has a back.
int sheets_of(const Notice& notice, int pages, const Context& context);

/// Draws the pieces one after another into one print file (PDF/A-2u), each with its 送付書 in front, and says which pages are
/// whose. The pages are those of the PDFs attached to the notices: a notice that this program draws otherwise by now is
/// Failure E-CONFLICT naming it; nothing else is printed then. Throws E-RENDER-* for a 送付書 that cannot be printed.
ledger::NewMailing print_pieces(const Context& context, const std::map<std::string, std::string>& settings,
                                const std::vector<PlannedPiece>& pieces, Date made_on);

}  // namespace uketsuke::pipeline
