#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/text/text.h"
#include "ocr/calibration/field_value.h"

namespace uketsuke::ocr::test {

/// A reading whose signs are all sure but for one, which has an alternative.
inline FieldValue reading(const std::string& text, std::size_t doubtful = 0, char32_t other = 0, double p = 0.7) {
  FieldValue out;
  out.state = ReadState::Read;
  out.value = out.raw = text;
  const auto all = code_points(text);
  for (std::size_t i = 0; i < all.size(); ++i) {
    PlacedSign sign{all[i], 0.995, 0, 0, {{all[i], 0.995}}, {}};
    if (other != 0 && i == doubtful) sign = {all[i], p, 0, 0, {{all[i], p}, {other, 0.98 - p}}, {}};
    out.signs.push_back(sign);
  }
  out.candidates = {{text, other != 0 ? p : 0.97}};
  out.confidence = out.candidates.front().p;
  return out;
}

/// A field read as the first of these.
inline FieldValue field(std::vector<Candidate> candidates) {
  FieldValue out;
  out.state = ReadState::Read;
  out.value = out.raw = candidates.front().value;
  out.confidence = candidates.front().p;
  out.candidates = std::move(candidates);
  return out;
}

}  // namespace uketsuke::ocr::test
