#include "tools/page_maker/ink/writer.h"

#include <algorithm>
#include <cmath>

#include "core/errors/failure.h"
#include "core/text/text.h"

namespace uketsuke::page_maker {
namespace {

constexpr double kPi = 3.14159265358979323846;
// Digits of one hand: a run of so many in the file, which the small set keeps together too.
constexpr int kRun = 10;

bool is_space(char32_t c) { return c == U' ' || c == U'　'; }

/// Full-width digits and Latin letters are written like narrow ones, all dashes like ー.
char32_t written_form(char32_t c) {
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + U'0';
  if (c >= 0xFF21 && c <= 0xFF3A) return c - 0xFF21 + U'A';
  if (c == U'－' || c == U'-' || c == U'‐' || c == U'−') return U'ー';
  return c;
}

/// Width of a character's place relative to its height.
double advance(char32_t c) {
  if (is_space(c)) return 0.6;
  const char32_t form = written_form(c);
  return form < 0x80 ? 0.62 : c == form && c == U'ー' ? 1.0 : form == U'ー' ? 0.6 : 1.0;
}

}  // namespace

Hand invent_hand(const GlyphSet& set, Random& random) {
  Hand hand;
  hand.pen_mm = random.uniform(0.34, 0.62);
  static const std::vector<std::array<double, 3>> kInks{{35, 30, 30}, {50, 40, 38}, {30, 28, 28}, {90, 45, 35}};
  hand.ink_bgr = random.pick(kInks);
  hand.slant = random.normal(0.06, 0.07);
  hand.size = random.uniform(0.88, 1.06);
  hand.unrest = random.uniform(0.6, 1.3);
  hand.drift_mm = random.normal(0, 0.35);
  hand.pen_strokes = random.chance(0.5);
  for (std::size_t d = 0; d < 10; ++d)
    hand.digit_run[d] =
        static_cast<std::size_t>(kRun * random.whole(0, (static_cast<int>(set.digits[d].size()) - 1) / kRun));
  hand.circle_size = random.uniform(1.02, 1.3);
  hand.strength = random.uniform(0.82, 1.0);
  return hand;
}

void Writer::digit(char digit, const Rect<FormMm>& cell) {
  const auto& glyphs = set_.digits[static_cast<std::size_t>(digit - '0')];
  // Neighbours in the file come from one hand: stay within a run.
  const std::size_t at =
      hand_.digit_run[static_cast<std::size_t>(digit - '0')] + static_cast<std::size_t>(random_.whole(0, kRun - 1));
  const DigitGlyph& glyph = glyphs[at % glyphs.size()];
  const Rect<CropPx> box = ink_box(glyph);
  const double h = std::min(cell.h * 0.98, 0.74 * cell.h * hand_.size * (1 + wobble(0.05)));
  const double w = std::min(cell.w * 1.0, h * box.w / box.h);
  const Point<FormMm> centre{cell.centre().x + wobble(0.22), cell.centre().y + wobble(0.25)};
  layer_.digit({centre.x - w / 2, centre.y - h / 2, w, h}, glyph, hand_.slant * 0.4 + wobble(0.02), hand_.strength);
}

void Writer::strokes(const PenStrokes& all, const Rect<FormMm>& square) {
  const double turn = wobble(1.6) * kPi / 180;
  const Point<FormMm> centre = square.centre();
  const auto place = [&](double u, double v) -> Point<FormMm> {
    const double x = (u - 0.5) * square.w + hand_.slant * square.h * (0.5 - v);
    const double y = (v - 0.5) * square.h;
    return {centre.x + x * std::cos(turn) - y * std::sin(turn), centre.y + x * std::sin(turn) + y * std::cos(turn)};
  };
  for (const PenStroke& stroke : all) {
    const double dx = wobble(0.018), dy = wobble(0.018), grow = 1 + wobble(0.04);
    const double bow = wobble(0.02);
    std::vector<Point<FormMm>> points;
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      const double t = stroke.size() > 1 ? static_cast<double>(i) / (static_cast<double>(stroke.size()) - 1) : 0;
      const double sway = bow * std::sin(kPi * t);
      const double u = stroke[0].x + (stroke[i].x - stroke[0].x) * grow;
      const double v = stroke[0].y + (stroke[i].y - stroke[0].y) * grow;
      points.push_back(place(u / 255 + dx + sway, v / 255 + dy + sway));
    }
    layer_.line(points, hand_.pen_mm * (1 + wobble(0.08)), random_.uniform(0.6, 0.95), hand_.strength);
  }
}

void Writer::character(char32_t c, const Rect<FormMm>& cell) {
  const PenStrokes* found = set_.strokes(written_form(c), hand_.pen_strokes);
  if (found == nullptr) throw Failure("E-INPUT-VALUE", "no strokes for U+" + std::to_string(static_cast<unsigned>(c)));
  const double side = std::min(cell.w, cell.h) * 0.96 * std::min(1.05, hand_.size);
  const double w = side * (1 + wobble(0.04));
  const double h = side * (1 + wobble(0.04));
  const Point<FormMm> centre{cell.centre().x + wobble(0.025 * side), cell.centre().y + wobble(0.03 * side)};
  strokes(*found, {centre.x - w / 2, centre.y - h / 2, w, h});
}

double Writer::text(std::string_view utf8, const Rect<FormMm>& rect, int lines) {
  const std::vector<char32_t> all = code_points(utf8);
  double length = 0;
  for (const char32_t c : all) length += advance(c);
  // The largest size at which the text fits, at most what people write in a box of this height.
  double size = std::min(7.2, rect.h / lines * 0.78) * hand_.size;
  int used = 1;
  while (used < lines && length * size > rect.w * used * 0.95) ++used;
  if (used == 1 && lines > 1) size = std::min(size, rect.h * 0.5);
  size = std::min(size, rect.w * used * 0.93 / length);
  const double line_h = rect.h / used;
  const double room = length * size / used * 1.06;
  double x = rect.x + 1.0 + random_.uniform(0, 1.0);
  const double left = x;
  int line = 0;
  for (const char32_t c : all) {
    const double w = advance(c) * size;
    if (line + 1 < used && x - left > room) {
      ++line;
      x = left + random_.uniform(0, 0.8);
    }
    const double y = rect.y + (line + 0.5) * line_h + hand_.drift_mm * (x - left) / std::max(rect.w, 60.0);
    if (!is_space(c)) character(c, {x, y - size / 2, std::max(w, 0.8 * size), size});
    x += w * 1.02 + wobble(0.02 * size);
  }
  return size;
}

void Writer::circle(const Rect<FormMm>& option) {
  const double rx = option.w / 2 * hand_.circle_size * (1 + wobble(0.05));
  const double ry = option.h / 2 * hand_.circle_size * (1 + wobble(0.05));
  const Point<FormMm> centre{option.centre().x + wobble(0.4), option.centre().y + wobble(0.4)};
  const double start = random_.uniform(-2.2, -0.8);
  // A ring closes a little before or after where it began.
  const double span = 2 * kPi * random_.uniform(0.94, 1.12);
  const double swell = wobble(0.07), phase = random_.uniform(0, 6.28), spiral = wobble(0.07);
  std::vector<Point<FormMm>> points;
  for (int i = 0; i <= 48; ++i) {
    const double t = i / 48.0;
    const double angle = start + span * t;
    const double k = 1 + swell * std::sin(2 * angle + phase) + spiral * (t - 0.5);
    points.push_back({centre.x + rx * k * std::cos(angle), centre.y + ry * k * std::sin(angle)});
  }
  layer_.line(points, hand_.pen_mm, random_.uniform(0.7, 1.0), hand_.strength);
}

void Writer::check(const Rect<FormMm>& box) {
  const double s = std::min(box.w, box.h);
  const Point<FormMm> at{box.centre().x + wobble(0.25), box.centre().y + wobble(0.25)};
  const double reach = random_.uniform(0.45, 0.85) * s;
  const std::array<Point<FormMm>, 4> points{
      Point<FormMm>{at.x - 0.38 * s, at.y - 0.05 * s + wobble(0.1)}, Point<FormMm>{at.x - 0.1 * s, at.y + 0.36 * s},
      Point<FormMm>{at.x + 0.15 * s, at.y - 0.1 * s}, Point<FormMm>{at.x + reach, at.y - reach + wobble(0.1)}};
  layer_.line(points, hand_.pen_mm * 1.1, 0.75, hand_.strength);
}

void Writer::strike(const Rect<FormMm>& what) {
  for (const double at : {0.42, 0.6}) {
    const double tilt = wobble(0.2);
    const std::array<Point<FormMm>, 2> points{
        Point<FormMm>{what.x - 0.8 + wobble(0.3), what.y + at * what.h - tilt},
        Point<FormMm>{what.right() + 0.8 + wobble(0.3), what.y + at * what.h + tilt}};
    layer_.line(points, hand_.pen_mm, 0.9, hand_.strength);
  }
}

bool can_write(const GlyphSet& set, std::string_view utf8) {
  for (const char32_t c : code_points(utf8))
    if (!is_space(c) && set.strokes(written_form(c), true) == nullptr) return false;
  return true;
}

}  // namespace uketsuke::page_maker
