#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace uketsuke::ocr {

/// How what flows into one layer of the line recogniser is rounded to 256 levels (quantisation, 量子化): channel c is
/// divided by scale[c], and the levels stand evenly from `low` to `high`.
struct RoundedLayer {
  std::string name;  ///< of the layer in the pinned model
  float low = 0;
  float high = 0;
  std::vector<float> scale;  ///< one per channel, > 0
};

/// Reads the plan that tools/train/quantise_lines.py writes: per layer a line "name channels low high" and a line with
/// the scales. Throws Failure E-ENGINE-MODEL when it is missing or damaged.
std::vector<RoundedLayer> read_rounding_plan(const std::filesystem::path& path);

/// True when this processor multiplies 8-bit numbers without losing any (VNNI); others keep f32, for which the plan was
/// not made and where 8 bits save little.
bool rounds_well();

}  // namespace uketsuke::ocr
