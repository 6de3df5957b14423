#include "ocr/lines/variant_head.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/errors/failure.h"
#include "core/os/files.h"
#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

constexpr std::uint64_t kMostBytes = 4U << 20;

}  // namespace

VariantHead VariantHead::load(const std::filesystem::path& file) {
  const auto fail = [&] { throw Failure("E-ENGINE-MODEL", file.filename().string()); };
  if (!std::filesystem::exists(file)) fail();
  std::istringstream lines(read_text_file(file, kMostBytes));
  VariantHead out;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string forms;
    words >> forms;
    const auto signs = code_points(forms);
    if (signs.size() > 1) {  // a family's forms, each of which has a line of its own
      out.families_.emplace_back();
      continue;
    }
    Form form;
    if (out.families_.empty() || signs.size() != 1 || !(words >> form.bias)) fail();
    form.sign = signs.front();
    for (double w = 0; words >> w;) form.weights.push_back(w);
    if (form.weights.size() != kFeatures || !words.eof()) fail();
    out.family_of_[form.sign] = out.families_.size() - 1;
    out.families_.back().push_back(std::move(form));
  }
  if (out.families_.empty()) fail();
  return out;
}

std::vector<SignPosterior> VariantHead::judge(char32_t sign, std::span<const float> features) const {
  const auto at = family_of_.find(sign);
  if (at == family_of_.end() || features.size() != kFeatures) return {};
  std::vector<SignPosterior> out;
  double most = -1e300;
  for (const Form& form : families_[at->second]) {
    double score = form.bias;
    for (std::size_t i = 0; i < kFeatures; ++i) score += form.weights[i] * static_cast<double>(features[i]);
    out.push_back({form.sign, score});
    most = std::max(most, score);
  }
  double sum = 0;
  for (SignPosterior& form : out) sum += form.p = std::exp(form.p - most);
  for (SignPosterior& form : out) form.p /= sum;
  return out;
}

}  // namespace uketsuke::ocr
