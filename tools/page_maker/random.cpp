#include "tools/page_maker/random.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::page_maker {

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

double Random::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

double Random::normal(double mean, double deviation) {
  // Box–Muller; one of the pair is enough here.
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  const double z = radius * std::cos(2 * 3.14159265358979323846 * uniform());
  return mean + deviation * std::clamp(z, -3.0, 3.0);
}

int Random::whole(int from, int to) { return from + static_cast<int>(uniform() * static_cast<double>(to - from + 1)); }

Random Random::fork(std::string_view purpose) const {
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ state_;
  for (const char c : purpose) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  Random stream(hash);
  stream.next();
  return stream;
}

}  // namespace uketsuke::page_maker
