#pragma once

#include <vector>

#include "core/model/reading.h"

namespace uketsuke::ocr {

/// Holds the places of persons' values against each other, whatever labels they were found by: where persons stand one
/// below or beside the other, each value of one kind lies as far from its own person's name as the others', and nearer
/// than the next person. What does not is doubted ("person_unclear"): a line lost, or one taken twice, shifts the values
/// of the persons behind it.
void doubt_misplaced(std::vector<FieldReading>& fields);

/// Where some values of persons may be another's ("person_unclear"), or the first person is nobody, the rest may have moved with
/// them: all values of persons are doubted. 茂手木　弥寿夫 stood, accepted, in the place of a wife whose name in letters had not been
/// read.
void spread_unclear_persons(std::vector<FieldReading>& fields);

}  // namespace uketsuke::ocr
