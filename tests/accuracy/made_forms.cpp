#include "tests/accuracy/made_forms.h"

#include <filesystem>

#include "core/assets.h"

namespace uketsuke::test {

using page_maker::Random;

const TemplateSet& templates() {
  static const TemplateSet all(Assets::locate().templates);
  return all;
}

const page_maker::GlyphSet& glyphs() {
  static const auto set =
      page_maker::GlyphSet::load(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "tests/samples/glyphs");
  return set;
}

page_maker::Household household_of(std::uint64_t seed) {
  return page_maker::invent_household(glyphs(), date_from_iso("2026-11-20"), Random(seed).fork("household"));
}

page_maker::FormOrder order_of(const std::string& level, std::uint64_t seed, const Ink& pen) {
  page_maker::FormOrder order;
  order.seed = seed;
  order.damage = page_maker::damage_of(level, Random(seed).fork("damage"));
  order.ink_bgr = pen;
  return order;
}

}  // namespace uketsuke::test
