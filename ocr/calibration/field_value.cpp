#include "ocr/calibration/field_value.h"

#include <algorithm>
#include <utility>

namespace uketsuke::ocr {

void FieldValue::doubt(std::string word) {
  if (std::find(doubts.begin(), doubts.end(), word) == doubts.end()) doubts.push_back(std::move(word));
}

}  // namespace uketsuke::ocr
