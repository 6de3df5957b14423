#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/form/template_set.h"
#include "tools/page_maker/made_page.h"

/// Forms that the tests of this folder fill: of the bundled hands, by seed.
namespace uketsuke::test {

/// A pen's colour; nothing for the hand's own.
using Ink = std::optional<std::array<double, 3>>;

/// The released forms of the project.
const TemplateSet& templates();
/// The bundled hands.
const page_maker::GlyphSet& glyphs();
/// The family that fills the form of a seed.
page_maker::Household household_of(std::uint64_t seed);
/// How it is filled, and damaged at a level of damage_of().
page_maker::FormOrder order_of(const std::string& level, std::uint64_t seed, const Ink& pen);

}  // namespace uketsuke::test
