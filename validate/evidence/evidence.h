#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/reading.h"

namespace uketsuke::validate {

/// Where a second word on a value comes from.
enum class SourceKind {
  Printed,  ///< printed on a certificate (住民票) and read by machine
  Keyed,    ///< printed on a certificate and keyed or confirmed by a person
  Code,     ///< a card's QR code
  Register  ///< kept by the member register (加入者台帳) for that person
};

/// One source that speaks of a person's value (a 個人番号, a name, a day, an address), independent of the reading it is
/// held against.
struct EvidenceSource {
  SourceKind kind = SourceKind::Printed;
  /// What it shows. Printed: the reading's candidates with their probabilities; what they lack lies on values not
  /// named. The others show one value, with probability 1.
  std::vector<Candidate> shown;
};

/// How far a source may be believed.
struct SourceTrust {
  double wrong = 0;         ///< share of sources that show another value than the person's, although it is theirs
  double other_person = 0;  ///< share of sources that are another person's, or were matched to the wrong one
};

/// The assumed figures behind a posterior.
struct EvidenceModel {
  SourceTrust printed, keyed, code, register_entry;
  /// How many values a mistake is spread over.
  std::size_t in_play = 0;
  /// No value is lifted above this probability by evidence.
  double ceiling = 0;

  const SourceTrust& trust(SourceKind kind) const;
};

/// The model in force: assumed constants, each with its story (evidence.cpp).
const EvidenceModel& evidence_model();

/// What a reading and the sources together say (傍証).
struct EvidencePosterior {
  std::vector<Candidate> named;  ///< every value that anything named (numbers: every valid one), most probable first
  double other = 1;              ///< mass of all values that nothing named, and of numbers that fail their check

  /// Probability of one value; 0 when nothing named it.
  double of(std::string_view value) const;
};

/// Posterior over the 個人番号 that satisfy the check digit, given one reading and any number of independent sources.
/// Exact over the numbers that the reading or a source names, with one bucket for all else: what a reading leaves open,
/// and what a mistaken source would show, is spread evenly over the model's numbers. Without sources the reading's own
/// probabilities come back. A number that fails its check digit is never named, its mass is part of `other`; no number
/// is lifted above the ceiling, and what is cut off goes to `other`. Numbers and `other` sum to 1. The order of sources
/// does not matter. Two sources that contradict each other nearly cancel out: whoever decides by the posterior must ask
/// for unanimous sources as well. Pure.
EvidencePosterior weigh_numbers(std::span<const Candidate> reading, std::span<const EvidenceSource> sources,
                              const EvidenceModel& model = evidence_model());

/// The same for values without a check digit. Values that say the same (an address in two notations) must have been
/// named alike.
EvidencePosterior weigh_values(std::span<const Candidate> reading, std::span<const EvidenceSource> sources,
                              const EvidenceModel& model = evidence_model());

}  // namespace uketsuke::validate
