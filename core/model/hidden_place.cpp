#include "core/model/hidden_place.h"

#include <array>
#include <utility>

#include "core/errors/failure.h"

namespace uketsuke {
namespace {

constexpr std::array<std::pair<Hidden, std::string_view>, 6> kWords{{{Hidden::Domicile, "domicile"},
                                                                     {Hidden::ResidentCode, "resident_code"},
                                                                     {Hidden::NumberCode, "number_code"},
                                                                     {Hidden::Number, "number"},
                                                                     {Hidden::OwnNumber, "own_number"},
                                                                     {Hidden::Place, "place"}}};

}  // namespace

std::string_view to_string(Hidden what) { return kWords.at(static_cast<std::size_t>(what)).second; }

Hidden hidden_from_word(std::string_view word) {
  for (const auto& [what, known] : kWords)
    if (known == word) return what;
  throw Failure("E-LEDGER-CORRUPT", "hidden place");
}

}  // namespace uketsuke
