#pragma once

#include <compare>
#include <string>
#include <vector>

namespace uketsuke::left_out {

/// One spelling of a concept's label that a page prints.
struct Spelling {
  std::string concept_id;  ///< the field, "@…" of a heading, empty for labels whose values nobody wants
  std::u32string words;
  friend auto operator<=>(const Spelling&, const Spelling&) = default;
};

/// From now on label books lack these words; all of a concept where `words` are empty. Nothing left out: the product's book.
void leave_out(const std::vector<Spelling>& spellings);

/// Labels that were found by the last readings, each spelling once; clears them.
std::vector<Spelling> found_spellings();

}  // namespace uketsuke::left_out
