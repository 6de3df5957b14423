#pragma once

#include "pipeline/assemble/assemble.h"

namespace uketsuke::pipeline {

/// True when two sides of cards are certainly front and back of one (券面の表裏): one is the back of an 個人番号カード, the
/// other the front of a card that has such a back, and name (but for width and spaces) and birth date were read on both
/// and agree. A number proves nothing here: only one of them shows it.
bool one_card(const BatchCard& a, const BatchCard& b);

}  // namespace uketsuke::pipeline
