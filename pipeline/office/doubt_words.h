#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/reading.h"
#include "validate/validate.h"

namespace uketsuke::pipeline {

/// The sentence of a doubt. Numbers behind the word ("more_births:4:3") stand for {1} and {2} in the sentence; empty
/// for a word without a sentence.
std::string doubt_sentence(std::string_view doubt, const validate::Rules& rules);

/// Positions in the value, from 0, at which candidates of its length differ: where the reader is unsure.
std::vector<int> doubtful_positions(const FieldReading& reading);

/// What cannot be told apart, as a sentence in Japanese: "3文字目が「1」か「7」か判別できません。"; empty when the
/// reader sees no second possibility worth a word. `masked` names places only, never a character.
std::string doubt_in_words(const FieldInfo& field, const FieldReading& reading, bool masked);

}  // namespace uketsuke::pipeline
