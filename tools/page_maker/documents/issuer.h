#pragma once

#include "tools/page_maker/documents/paper.h"
#include "tools/page_maker/people/household.h"

namespace uketsuke::page_maker {

/// An invented person who signs, family name and given name with a gap.
std::string invent_signer(Random& random);
/// The mayor of the household's municipality with the seal, from `at` (baseline, left).
void print_mayor(Paper& paper, const Household& home, Point<FormMm> at);

}  // namespace uketsuke::page_maker
