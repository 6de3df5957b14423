#pragma once

#include <string>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/reading.h"

namespace uketsuke::pipeline {

/// Positions in the value, from 0, at which candidates of its length differ: where the reader is unsure.
std::vector<int> doubtful_positions(const FieldReading& reading);

/// What cannot be told apart, as a sentence in Japanese: "3文字目が「1」か「7」か判別できません。"; empty when the
/// reader sees no second possibility worth a word. `masked` names places only, never a character.
std::string doubt_in_words(const FieldInfo& field, const FieldReading& reading, bool masked);

}  // namespace uketsuke::pipeline
