#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/reading.h"
#include "ocr/lines/lattice.h"

namespace uketsuke::ocr {

/// What a field says, before it is given its crop and place: the part of a FieldReading that scoring decides.
struct FieldValue {
  ReadState state = ReadState::Unreadable;
  std::string value;
  std::string raw;
  double confidence = 0;              ///< probability that state and value are both right
  std::vector<Candidate> candidates;  ///< best first
  std::vector<std::string> doubts;    ///< stable words: readers_disagree, faint, cells_empty, check_digit_fails, …
  std::vector<PlacedSign> signs;      ///< text: of the first candidate, all lines; for weighing only

  void doubt(std::string word);
  bool has_doubt(std::string_view word) const;
  /// Probability that none of the candidates is right; at least 1e-6.
  double outside() const;
  /// Takes candidates as other knowledge has weighed them, in any order; the likeliest becomes the value. What a doubt
  /// has bounded stays bounded. A value that only the weighing put first is doubted as "by_statistics" and is never
  /// surer than 0.9: a person looks.
  void settle(std::vector<Candidate> weighed);
  /// Takes its candidates each that many times likelier (`trust` of a value, 1: nothing is known of it); what is none of
  /// them stays as likely as it was.
  void weigh_by(const std::function<double(const std::string&)>& trust);
};

}  // namespace uketsuke::ocr
