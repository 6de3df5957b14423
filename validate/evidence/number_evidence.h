#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/model/reading.h"

namespace uketsuke::validate {

/// Where a second word on a 個人番号 comes from.
enum class NumberSourceKind {
  Printed,  ///< printed on a certificate (住民票) and read by machine
  Keyed,    ///< printed on a certificate and keyed or confirmed by a person
  Code,     ///< a card's QR code
  Register  ///< kept by the member register (加入者台帳) for that person
};

/// One source that speaks of a person's 個人番号, independent of the reading it is held against.
struct NumberSource {
  NumberSourceKind kind = NumberSourceKind::Printed;
  /// What it shows. Printed: the reading's candidates with their probabilities; what they lack lies on numbers not
  /// named. The others show one number, with probability 1.
  std::vector<Candidate> shown;
};

/// How far a source may be believed.
struct SourceTrust {
  double wrong = 0;         ///< share of sources that show another number than the person's, although it is theirs
  double other_person = 0;  ///< share of sources that are another person's, or were matched to the wrong one
};

/// The assumed figures behind a posterior.
struct EvidenceModel {
  SourceTrust printed, keyed, code, register_entry;
  /// How many numbers a mistake is spread over.
  std::size_t numbers = 0;
  /// No number is lifted above this probability by evidence.
  double ceiling = 0;

  const SourceTrust& trust(NumberSourceKind kind) const;
};

/// The model in force: assumed constants, each with its story (number_evidence.cpp).
const EvidenceModel& evidence_model();

/// What a reading and the sources together say (傍証).
struct NumberPosterior {
  std::vector<Candidate> numbers;  ///< every valid number that anything named, most probable first
  double other = 1;                ///< mass of all numbers that nothing named, and of those that fail their check
};

/// Posterior over the 個人番号 that satisfy the check digit, given one reading and any number of independent sources.
/// Exact over the numbers that the reading or a source names, with one bucket for all else: what a reading leaves open,
/// and what a mistaken source would show, is spread evenly over the model's numbers. Without sources the reading's own
/// probabilities come back. A number that fails its check digit is never named, its mass is part of `other`; no number
/// is lifted above the ceiling, and what is cut off goes to `other`. Numbers and `other` sum to 1. The order of sources
/// does not matter. Two sources that contradict each other nearly cancel out: whoever decides by the posterior must ask
/// for unanimous sources as well. Pure.
NumberPosterior weigh_numbers(std::span<const Candidate> reading, std::span<const NumberSource> sources,
                              const EvidenceModel& model = evidence_model());

}  // namespace uketsuke::validate
