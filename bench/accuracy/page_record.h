#pragma once

#include <string>
#include <vector>

#include "bench/accuracy/comb_parts.h"
#include "core/model/reading.h"

namespace uketsuke::bench {

/// A reading, its field kind and the policy's verdict on it.
struct JudgedReading {
  FieldReading reading;
  std::string kind;
  Disposition disposition = Disposition::Refused;
};

/// The readings of one choice of fields: fields that tell of each other do so only within it.
struct ReadView {
  std::string name;
  std::vector<JudgedReading> readings;
};

/// A text field by itself.
struct TextParts {
  std::string id;
  int row = 0;
  ocr::FieldValue value;
};

/// All that was measured on one side.
struct PageRecord {
  std::string file;
  std::string status;  ///< "form", else why it was not read
  std::vector<ReadView> views;
  std::vector<CombParts> combs;
  std::vector<TextParts> texts;
};

/// One line of JSON. 個人番号 stand in it in clear: the pages are made, their numbers belong to nobody.
std::string to_json(const PageRecord& page);

}  // namespace uketsuke::bench
