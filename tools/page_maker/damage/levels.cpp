#include "core/errors/failure.h"
#include "tools/page_maker/damage/damage.h"

namespace uketsuke::page_maker {
namespace {

Damage clean_damage(Random& random) {
  Damage damage;
  damage.tilt_deg = random.normal(0, 0.15);
  damage.shift_x_mm = random.normal(0, 0.6);
  damage.shift_y_mm = random.normal(0, 0.6);
  damage.noise = random.uniform(1, 3);
  return damage;
}

Damage office_damage(Random& random) {
  Damage damage;
  damage.tilt_deg = random.normal(0, 0.9);
  damage.stretch_x = 1 + random.normal(0, 0.002);
  damage.stretch_y = 1 + random.normal(0, 0.004);
  damage.bend = {random.normal(0, 0.35), random.normal(0, 0.2), random.uniform(0, 6.28)};
  damage.margin_mm = random.chance(0.5) ? random.uniform(0, 6) : 0;
  damage.dark_bed = random.chance(0.4);
  damage.shift_x_mm = random.normal(0, 1.2);
  damage.shift_y_mm = random.normal(0, 1.2);
  damage.blur_mm = random.uniform(0.03, 0.09);
  damage.noise = random.uniform(2, 7);
  damage.shadow = random.chance(0.5) ? random.uniform(0.03, 0.18) : 0;
  damage.gamma = random.uniform(0.85, 1.2);
  damage.streaks = random.chance(0.3) ? random.whole(1, 2) : 0;
  damage.specks_per_cm2 = random.uniform(0, 0.25);
  damage.jpeg_quality = random.whole(62, 90);
  damage.fading = random.chance(0.4) ? random.uniform(0.05, 0.3) : 0;
  damage.show_through = random.chance(0.25) ? random.uniform(0.02, 0.06) : 0;
  damage.staple = random.chance(0.3);
  damage.fold = random.chance(0.3);
  return damage;
}

/// A copy of a copy (孫コピー), scanned in an office: no colour, pale print gone, strokes thickened, and the size and
/// angle of every generation in one.
Damage copy_damage(Random& random) {
  Damage damage = office_damage(random);
  damage.copies = 2;
  damage.tilt_deg = random.normal(0, 1.3);
  damage.stretch_x *= 1 + random.normal(0, 0.004);
  damage.stretch_y *= 1 + random.normal(0, 0.006);
  damage.staple = damage.fold = false;  // a copier leaves its shadow at most
  return damage;
}

/// A fine G3 fax: 204 × 196 dpi, black and white, with lines that the telephone lost in every second.
Damage fax_damage(Random& random) {
  Damage damage;
  damage.dpi_x = 204;
  damage.dpi_y = 196;
  damage.mode = ScanMode::Bilevel;
  damage.tilt_deg = random.normal(0, 0.4);
  damage.blur_mm = 0.06;
  damage.noise = 8;
  damage.specks_per_cm2 = random.uniform(0.05, 0.4);
  damage.fading = random.uniform(0, 0.08);
  damage.lost_lines = random.chance(0.5) ? random.whole(1, 6) : 0;
  return damage;
}

/// Bent, folded, stained, faded, copied or crooked: what a person still reads without effort.
Damage hard_damage(Random& random) {
  Damage damage = office_damage(random);
  damage.tilt_deg = random.uniform(-4.5, 4.5);
  damage.stretch_y = 1 + random.normal(0, 0.008);
  damage.bend = {random.normal(0, 0.9), random.normal(0, 0.5), random.uniform(0, 6.28)};
  damage.blur_mm = random.uniform(0.06, 0.14);
  damage.noise = random.uniform(5, 14);
  damage.shadow = random.uniform(0.1, 0.35);
  damage.streaks = random.whole(0, 4);
  damage.specks_per_cm2 = random.uniform(0.2, 1.2);
  damage.fading = random.uniform(0.2, 0.55);
  damage.show_through = random.uniform(0.0, 0.12);
  damage.fold = random.chance(0.7);
  damage.coffee = random.chance(0.4);
  damage.jpeg_quality = random.whole(35, 75);
  if (damage.fold) damage.bend.fold = {random.chance(0.5) ? 0.333 : 0.5, random.uniform(0.1, 0.5)};
  return damage;
}

}  // namespace

Damage damage_of(std::string_view level, Random random) {
  if (level == "clean") return clean_damage(random);
  if (level == "office") return office_damage(random);
  if (level == "copy") return copy_damage(random);
  if (level == "fax") return fax_damage(random);
  if (level == "hard") return hard_damage(random);
  throw Failure("E-INPUT-VALUE", "damage is clean, office, copy, fax or hard");
}

}  // namespace uketsuke::page_maker
