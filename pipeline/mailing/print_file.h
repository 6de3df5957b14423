#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/errors/failure.h"
#include "ledger/mailings.h"
#include "pipeline/context.h"
#include "pipeline/mailing/pieces.h"

namespace uketsuke::pipeline {

/// Why a notice would not be printed as it was previewed, in Japanese; empty: it is, to the byte.
std::string print_fault(const ledger::StoredNotice& stored, const Context& context);

/// Whether drawing failed for what stands in the letter (a character, a text, a value), not for what any letter needs.
bool is_fault_of_letter(const Failure& failure);

/// A failure as people read it: the catalogue's sentence with the detail.
std::string in_japanese(const Failure& failure);

/// Draws the pieces one after another into one print file (PDF/A-2u), each with its 送付書 in front, every letter from the front
/// of a new sheet (render/bundle), and says which pages are whose. The pages are those of the PDFs attached to the notices:
/// one with a print_fault() is Failure E-CONFLICT naming it, and nothing is printed then (leave it out before). Throws
/// E-RENDER-* for a 送付書 that cannot be printed.
ledger::NewMailing print_pieces(const Context& context, const std::map<std::string, std::string>& settings,
                                const std::vector<PlannedPiece>& pieces, Date made_on);

}  // namespace uketsuke::pipeline
