#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace uketsuke::ocr {

/// Numbers that the recogniser has for each step before its last layer.
inline constexpr std::size_t kFeatures = 120;

/// A map of the recogniser's convolutions (特徴マップ) from before anything mixes its places: two columns a step, that is
/// one every 4 px of its 48 px high input, each of six rows from top to bottom.
inline constexpr std::size_t kMapChannels = 192;
inline constexpr std::size_t kMapRows = 6;
inline constexpr std::size_t kMapColumn = kMapRows * kMapChannels;
inline constexpr int kColumnsPerStep = 2;

/// What the line recogniser says, masked to a field's signs: for every step along the line the probability of "no new
/// sign" (CTC blank) and of each sign. Rows sum to 1.
struct Lattice {
  int steps = 0;
  std::vector<char32_t> signs;  ///< sign k of a row is signs[k − 1]; entry 0 is the blank
  std::vector<float> p;         ///< steps × (signs + 1)
  std::vector<float> allowed;   ///< per step: the unmasked probability of the allowed signs together, without blank
  std::vector<float> foreign;   ///< per step: the unmasked probability of signs that the field cannot hold
  std::vector<float> features;  ///< steps × kFeatures, only for character sets that ask for them (CharSet::features)
  std::vector<float> map;  ///< steps × kColumnsPerStep columns of kMapColumn, only for those that ask (CharSet::map)
  double px_per_step = 0;       ///< width of a step in pixels of the line image as it was given

  std::size_t row_size() const { return signs.size() + 1; }
  const float* row(int step) const { return p.data() + static_cast<std::size_t>(step) * row_size(); }
};

/// A text with its probability under the lattice.
struct LineCandidate {
  std::vector<char32_t> text;
  double p = 0;
};

/// The n best texts, best first, by prefix beam search (Hannun et al. 2014): each probability adds up all alignments of
/// that text that the beam kept. Probabilities are the lattice's own, not renormalised over the list.
std::vector<LineCandidate> n_best(const Lattice& lattice, std::size_t n);

/// Posterior of one place: what stands there, best first.
struct SignPosterior {
  char32_t sign = 0;
  double p = 0;
};

/// Exact posterior that the steps [from, to) hold exactly one sign (blank* sign+ blank*): entry 0 is "nothing",
/// entry k sign k. Sums to 1.
std::vector<double> one_sign_posterior(const Lattice& lattice, int from, int to);

/// One sign of a read line: where it stands and what else it could be.
struct PlacedSign {
  char32_t sign = 0;
  double p = 0;
  double from_px = 0;
  double to_px = 0;
  std::vector<SignPosterior> alternatives;  ///< at most 6, best first, the sign itself among them
  std::vector<float> features;              ///< of the step where it is seen best; empty unless the lattice has them
};

/// The most probable alignment of `text`, each sign with its alternatives at its place.
std::vector<PlacedSign> place_signs(const Lattice& lattice, std::span<const char32_t> text);

}  // namespace uketsuke::ocr
