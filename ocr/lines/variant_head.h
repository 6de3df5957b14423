#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "ocr/lines/lattice.h"

namespace uketsuke::ocr {

/// Which of several forms of one kanji (髙/高, 﨑/崎, 邉/邊/辺: 異体字) stands on the paper. The line recogniser says
/// only the common one of many, but what it sees before its last layer tells them apart (ocr/models/variants/MODEL.md).
class VariantHead {
 public:
  /// Throws Failure E-ENGINE-MODEL when the file is missing or damaged.
  static VariantHead load(const std::filesystem::path& file);

  /// All forms of the sign's family with their probabilities, in the family's order; none for a sign of no family.
  /// `features` are those of one step (Lattice::features).
  std::vector<SignPosterior> judge(char32_t sign, std::span<const float> features) const;

  /// "variants-v1".
  const std::string& version() const { return version_; }

 private:
  struct Form {
    char32_t sign = 0;
    double bias = 0;
    std::vector<double> weights;
  };
  using Family = std::vector<Form>;

  std::string version_ = "variants-v1";
  std::vector<Family> families_;
  std::map<char32_t, std::size_t> family_of_;
};

}  // namespace uketsuke::ocr
