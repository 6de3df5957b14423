#include "tests/capture/scans.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::capture {

using page_maker::Damage;
using page_maker::MadePage;
using page_maker::Random;

const TemplateSet& released_forms() {
  static const TemplateSet set(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "templates");
  return set;
}

MadePage form_scan(std::uint64_t seed, const Damage& damage) {
  static const auto glyphs =
      page_maker::GlyphSet::load(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "tests/samples/glyphs");
  page_maker::FormOrder order;
  order.seed = seed;
  order.damage = damage;
  const auto household =
      page_maker::invent_household(glyphs, date_from_iso("2026-11-20"), Random(seed).fork("household"));
  return make_form_page(glyphs, *released_forms().find("shikaku_shutoku", "v01"), household, order);
}

Damage damage_by_seed(const std::string& level, std::uint64_t seed) {
  return page_maker::damage_of(level, Random(seed).fork("damage"));
}

Page page_of(const page_maker::Scan& scan) {
  Page page;
  page.image = scan.image;
  page.dpi = scan.dpi;
  return page;
}

Page page_of(Image image, double dpi) {
  Page page;
  page.image = std::move(image);
  page.dpi = {dpi, dpi, dpi > 0 ? DpiSource::Stated : DpiSource::Unknown};
  return page;
}

void fill(Image& image, double x, double y, double w, double h, std::uint32_t rgb) {
  const int n = channels(image.format());
  const int x0 = std::max(0, static_cast<int>(std::lround(x))), y0 = std::max(0, static_cast<int>(std::lround(y)));
  const int x1 = std::min(image.width(), static_cast<int>(std::lround(x + w)));
  const int y1 = std::min(image.height(), static_cast<int>(std::lround(y + h)));
  for (int row = y0; row < y1; ++row)
    for (int column = x0; column < x1; ++column)
      for (int c = 0; c < n; ++c)
        image.row(row)[column * n + c] = static_cast<std::uint8_t>(rgb >> (n == 1 ? 0 : 8 * c));
}

Image printed_sheet(std::uint64_t seed, double dpi) {
  const double k = dpi / 25.4;
  Random random(seed);
  Image sheet(static_cast<int>(kA4.w * k), static_cast<int>(kA4.h * k), PixelFormat::Bgr8);
  // Lines of square letters of a few strokes each, as Japanese print is.
  for (double y = 25; y < 150; y += 8)
    for (double x = 22; x < random.uniform(90, 185); x += 4.2)
      for (int stroke = 0; stroke < 4; ++stroke) {
        const double a = random.uniform(0, 2.6), b = random.uniform(0, 2.6), length = random.uniform(0.8, 3.2);
        if (random.chance(0.5))
          fill(sheet, (x + std::min(a, 3.4 - length)) * k, (y + b) * k, length * k, 0.35 * k, 0x141414);
        else
          fill(sheet, (x + a) * k, (y + std::min(b, 3.4 - length)) * k, 0.35 * k, length * k, 0x141414);
      }
  for (double y = 165; y <= 245; y += 10) fill(sheet, 22 * k, y * k, 160 * k, 0.3 * k, 0);
  for (double x = 22; x <= 182; x += 40) fill(sheet, x * k, 165 * k, 0.3 * k, 80 * k, 0);
  return sheet;
}

double apart_mm(Point<ScanPx> a, Point<ScanPx> b, const Dpi& dpi) {
  return std::hypot((a.x - b.x) / dpi.x, (a.y - b.y) / dpi.y) * 25.4;
}

}  // namespace uketsuke::capture
