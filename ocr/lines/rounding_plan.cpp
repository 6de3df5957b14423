#include "ocr/lines/rounding_plan.h"

#include <fstream>

#include "core/errors/failure.h"

namespace uketsuke::ocr {
namespace {

/// The widest layer of the pinned model has 768 channels.
constexpr std::size_t kMostChannels = 4096;

bool sound(const RoundedLayer& layer) {
  if (!(layer.high > layer.low) || layer.low > 0) return false;
  for (const float scale : layer.scale)
    if (!(scale > 0)) return false;
  return true;
}

}  // namespace

std::vector<RoundedLayer> read_rounding_plan(const std::filesystem::path& path) {
  const auto damaged = [&path] { return Failure("E-ENGINE-MODEL", path.filename().string()); };
  std::ifstream in(path);
  if (!in) throw damaged();
  std::vector<RoundedLayer> out;
  RoundedLayer layer;
  std::size_t channels = 0;
  while (in >> layer.name) {
    if (!(in >> channels >> layer.low >> layer.high) || channels == 0 || channels > kMostChannels) throw damaged();
    layer.scale.resize(channels);
    for (float& scale : layer.scale)
      if (!(in >> scale)) throw damaged();
    if (!sound(layer)) throw damaged();
    out.push_back(layer);
  }
  if (out.empty()) throw damaged();
  return out;
}

bool rounds_well() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512vnni") != 0;
#else
  return false;
#endif
}

}  // namespace uketsuke::ocr
