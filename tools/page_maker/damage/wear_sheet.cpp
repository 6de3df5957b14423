#include <algorithm>
#include <cmath>
#include <vector>

#include "tools/page_maker/damage/effects.h"

namespace uketsuke::page_maker {
namespace {

std::uint8_t level(double value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0) + 0.5); }

/// Smooth chance over the sheet: values at a coarse grid in 0..1, bilinear between.
class Clouds {
 public:
  Clouds(double cell_mm, Size<FormMm> size, Random& random)
      : cell_(cell_mm), columns_(static_cast<int>(size.w / cell_mm) + 3) {
    const int rows = static_cast<int>(size.h / cell_mm) + 3;
    for (int i = 0; i < columns_ * rows; ++i) values_.push_back(random.uniform());
  }
  double at(double x_mm, double y_mm) const {
    const double u = x_mm / cell_, v = y_mm / cell_;
    const int i = static_cast<int>(u), j = static_cast<int>(v);
    const double a = u - i, b = v - j;
    return (1 - b) * ((1 - a) * value(i, j) + a * value(i + 1, j)) +
           b * ((1 - a) * value(i, j + 1) + a * value(i + 1, j + 1));
  }

 private:
  double value(int i, int j) const { return values_[static_cast<std::size_t>(j * columns_ + i)]; }
  double cell_;
  int columns_;
  std::vector<double> values_;
};

void fade(Image& sheet, double dpi, double share, Random& random) {
  const double mm = 25.4 / dpi;
  const Clouds clouds(24, {sheet.width() * mm, sheet.height() * mm}, random);
  for (int y = 0; y < sheet.height(); ++y) {
    std::uint8_t* row = sheet.row(y);
    for (int x = 0; x < sheet.width(); ++x) {
      const double lost = share * clouds.at(x * mm, y * mm);
      for (int c = 0; c < 3; ++c) row[3 * x + c] = level(row[3 * x + c] + (255 - row[3 * x + c]) * lost);
    }
  }
}

/// The back side's print, mirrored and soft. The sheet's own front stands in for it, upside down.
void show_through(Image& sheet, double dpi, double share) {
  Image back = sheet.clone();
  blur(back, 0.25 * dpi / 25.4, 0.25 * dpi / 25.4);
  for (int y = 0; y < sheet.height(); ++y) {
    std::uint8_t* row = sheet.row(y);
    const std::uint8_t* other = back.row(sheet.height() - 1 - y);
    for (int x = 0; x < sheet.width(); ++x) {
      const double dark = (255 - other[3 * x + 1]) * share;
      for (int c = 0; c < 3; ++c) row[3 * x + c] = level(row[3 * x + c] - dark);
    }
  }
}

/// In thirds or in half, as letters are folded: a bright ridge with a soft shadow beside it.
/// Where the paper is bent there, the crease is there; else somewhere near.
void fold(Image& sheet, double dpi, double at, Random& random) {
  const double k = dpi / 25.4;
  const double near = random.chance(0.5) ? random.uniform(0.325, 0.34) : random.uniform(0.49, 0.51);
  const double at_mm = sheet.height() / k * (at > 0 ? at : near);
  const double lean = random.normal(0, 0.006);
  for (int x = 0; x < sheet.width(); ++x) {
    const double ridge = at_mm * k + lean * x;
    for (int y = std::max(0, static_cast<int>(ridge - 4 * k)); y < std::min<double>(sheet.height(), ridge + 4 * k);
         ++y) {
      const double away_mm = (y - ridge) / k;
      const double shade = away_mm > 0 ? -26 * std::exp(-away_mm / 1.2) : -6 * std::exp(away_mm / 0.8);
      const double rubbed = std::exp(-away_mm * away_mm / (2 * 0.12 * 0.12));
      std::uint8_t* pixel = sheet.row(y) + 3 * x;
      for (int c = 0; c < 3; ++c) pixel[c] = level(pixel[c] + shade + (255 - pixel[c]) * 0.55 * rubbed);
    }
  }
}

/// A staple at the top left: a bright wire with a dark edge, somewhere beside the corner mark.
void staple(Image& sheet, double dpi, Random& random) {
  const double k = dpi / 25.4;
  const double cx = random.uniform(4, 7) * k, cy = random.uniform(15, 19) * k, turn = random.uniform(-0.9, -0.5);
  const double half = 5.5 * k;
  for (double t = -half; t <= half; t += 0.4)
    for (double s = -0.45 * k; s <= 0.45 * k; s += 0.4) {
      const int x = static_cast<int>(cx + t * std::cos(turn) - s * std::sin(turn));
      const int y = static_cast<int>(cy + t * std::sin(turn) + s * std::cos(turn));
      if (x < 0 || y < 0 || x >= sheet.width() || y >= sheet.height()) continue;
      std::uint8_t* pixel = sheet.row(y) + 3 * x;
      const double value = s > 0.15 * k ? 55 : 165;
      for (int c = 0; c < 3; ++c) pixel[c] = level(value);
    }
}

void coffee(Image& sheet, double dpi, Random& random) {
  const double k = dpi / 25.4;
  const double cx = random.uniform(0.2, 0.8) * sheet.width(), cy = random.uniform(0.2, 0.8) * sheet.height();
  const double radius = random.uniform(34, 42) * k;
  const double gap = random.uniform(0, 6.28);
  for (int y = 0; y < sheet.height(); ++y) {
    std::uint8_t* row = sheet.row(y);
    for (int x = 0; x < sheet.width(); ++x) {
      const double away_mm = (std::hypot(x - cx, y - cy) - radius) / k;
      if (std::abs(away_mm) > 6) continue;
      const double angle = std::atan2(y - cy, x - cx);
      const double strength = (0.6 + 0.4 * std::cos(angle - gap)) *
                              (0.30 * std::exp(-away_mm * away_mm / 0.9) + (away_mm < 0 ? 0.05 : 0.0));
      const double brown[3] = {0.75, 0.5, 0.3};  // share of blue, green, red that the stain takes
      for (int c = 0; c < 3; ++c) row[3 * x + c] = level(row[3 * x + c] * (1 - strength * brown[c]));
    }
  }
}

/// One generation of a copier set to text: no colour, paler print than a third of black gone, the rest darker, edges
/// spread by the toner, dots of toner beside them.
void copy(Image& sheet, double dpi, Random& random) {
  constexpr double kLost = 0.16, kGain = 1.45;  // darkness (0 paper .. 1 black) that stays white; slope above it
  const double k = dpi / 25.4;
  const double spread = random.uniform(0.03, 0.06) * k;
  blur(sheet, spread, spread);
  for (int y = 0; y < sheet.height(); ++y) {
    std::uint8_t* p = sheet.row(y);
    for (int x = 0; x < sheet.width(); ++x, p += 3) {
      const double dark = 1 - (0.114 * p[0] + 0.587 * p[1] + 0.299 * p[2]) / 255;
      p[0] = p[1] = p[2] = level(255 * (1 - std::clamp((dark - kLost) * kGain, 0.0, 0.94)));
    }
  }
  const int dots = random.whole(40, 250);
  for (int i = 0; i < dots; ++i) {
    const int side = random.whole(1, std::max(1, static_cast<int>(0.12 * k)));
    const int x0 = random.whole(0, sheet.width() - side), y0 = random.whole(0, sheet.height() - side);
    for (int y = y0; y < y0 + side; ++y) std::fill_n(sheet.row(y) + 3 * x0, 3 * side, level(random.uniform(30, 150)));
  }
}

}  // namespace

void wear_sheet(Image& sheet, double dpi, const Damage& damage, Random random) {
  Random fading = random.fork("fading"), folding = random.fork("fold"), stapling = random.fork("staple"),
         cup = random.fork("cup"), copier = random.fork("copier");
  if (damage.show_through > 0) show_through(sheet, dpi, damage.show_through);
  if (damage.fading > 0) fade(sheet, dpi, damage.fading, fading);
  if (damage.fold) fold(sheet, dpi, damage.bend.fold.at, folding);
  if (damage.coffee) coffee(sheet, dpi, cup);
  if (damage.staple) staple(sheet, dpi, stapling);
  for (int i = 0; i < damage.copies; ++i) copy(sheet, dpi, copier);
}

}  // namespace uketsuke::page_maker
