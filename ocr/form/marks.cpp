#include "ocr/form/marks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ocr/form/ink.h"

namespace uketsuke::ocr {
namespace {

constexpr double kPi = 3.14159265358979323846;
/// Directions in which a circle is looked for.
constexpr int kDirections = 36;
/// A hand strays this far from the ellipse, mm.
constexpr double kStrayMm = 0.45;
/// Least ink (of 255) in a mark: circles are drawn with the pen that fills the form, stains are lighter.
constexpr double kLeastInk = 30;
/// Share of the way round at which a circle is as likely as not. Printed words reach 0.45, a neighbour's circle 0.4,
/// careless circles with a gap 0.75 and more.
constexpr double kHalfWay = 0.62;
constexpr double kCircleSlope = 28.0;
/// Size of a stroke at which a check is as likely as not, mm: specks are under 0.6, careless ticks over 1.5.
constexpr double kHalfCheckMm = 1.15;
constexpr double kCheckSlope = 7.0;
/// Half the width masked around a printed line, mm.
constexpr double kLineHalfMm = 0.4;

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

/// Marks every pixel within kStrayMm of ink, so that the way along an ellipse needs one look per direction.
Mask widened(const Mask& ink, int radius) {
  Mask wide(ink.width, ink.height), out(ink.width, ink.height);
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x)
      if (ink.ink(x, y))
        for (int k = std::max(0, x - radius); k <= std::min(ink.width - 1, x + radius); ++k) wide.at(k, y) = 1;
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x)
      if (wide.ink(x, y))
        for (int k = std::max(0, y - radius); k <= std::min(ink.height - 1, y + radius); ++k) out.at(x, k) = 1;
  return out;
}

struct Ellipse {
  double cx, cy, a, b;  // pixels
};

double covered(const Mask& wide, const Ellipse& e) {
  int hit = 0;
  for (int i = 0; i < kDirections; ++i) {
    const double t = 2 * kPi * i / kDirections;
    const int x = static_cast<int>(std::lround(e.cx + e.a * std::cos(t)));
    const int y = static_cast<int>(std::lround(e.cy + e.b * std::sin(t)));
    hit += x >= 0 && y >= 0 && x < wide.width && y < wide.height && wide.ink(x, y);
  }
  return static_cast<double>(hit) / kDirections;
}

/// Share of inked pixels inside the ellipse: near 1 for a stain or a blackened word, under a half for a ring.
double filled(const Mask& ink, const Ellipse& e) {
  int inside = 0, dark = 0;
  for (int y = std::max(0, static_cast<int>(e.cy - e.b)); y < std::min<double>(ink.height, e.cy + e.b); ++y)
    for (int x = std::max(0, static_cast<int>(e.cx - e.a)); x < std::min<double>(ink.width, e.cx + e.a); ++x) {
      const double u = (x - e.cx) / e.a, v = (y - e.cy) / e.b;
      if (u * u + v * v > 1) continue;
      ++inside;
      dark += ink.ink(x, y);
    }
  return inside == 0 ? 1.0 : static_cast<double>(dark) / inside;
}

void wipe(Mask& mask, const FieldCut& cut, const Rect<FormMm>& area) {
  const int x0 = std::max(0, static_cast<int>(std::floor(cut.x_px(area.x))));
  const int x1 = std::min(mask.width, static_cast<int>(std::ceil(cut.x_px(area.right()))));
  const int y0 = std::max(0, static_cast<int>(std::floor(cut.y_px(area.y))));
  const int y1 = std::min(mask.height, static_cast<int>(std::ceil(cut.y_px(area.bottom()))));
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) mask.at(x, y) = 0;
}

void add_edge(std::vector<Rect<FormMm>>& out, const Rect<FormMm>& area, Point<FormMm> a, Point<FormMm> b) {
  const Rect<FormMm> line{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
  const auto thick = line.grown(kLineHalfMm);
  if (!intersect(thick, area).empty()) out.push_back(thick);
}

}  // namespace

std::vector<Rect<FormMm>> printed_lines(const FormTemplate& form, const Rect<FormMm>& area) {
  std::vector<Rect<FormMm>> out;
  for (const ArtLine& line : form.lines) add_edge(out, area, line.from, line.to);
  for (const ArtBox& box : form.boxes) {
    const auto c = box.rect.corners();
    for (std::size_t i = 0; i < 4; ++i) add_edge(out, area, c[i], c[(i + 1) % 4]);
  }
  return out;
}

MarkReport find_circle(const FieldCut& cut, const Rect<FormMm>& option, std::span<const Rect<FormMm>> printed) {
  const double paper = paper_level(cut.grey);
  Mask ink = ink_mask(cut.grey, paper, kLeastInk);
  for (const auto& line : printed) wipe(ink, cut, line);
  const Mask wide = widened(ink, std::max(1, static_cast<int>(std::lround(kStrayMm * cut.px_per_mm))));
  const double px = cut.px_per_mm;
  const double cx = cut.x_px(option.centre().x), cy = cut.y_px(option.centre().y);
  MarkReport out;
  // A ring round the word: at least nearly its size, at most 1.8 mm beyond it, its centre strayed by up to 1.2 mm.
  const std::array<double, 5> shift{0, -0.6, 0.6, -1.2, 1.2}, more{-0.3, 0.2, 0.7, 1.2, 1.8};
  for (const double da : more)
    for (const double db : more)
      for (const double dx : shift)
        for (const double dy : shift) {
          const Ellipse e{cx + dx * px, cy + dy * px, (option.w / 2 + da) * px, (option.h / 2 + db) * px};
          const double share = covered(wide, e);
          if (share <= out.strength || (share > 0.5 && filled(ink, e) > 0.62)) continue;
          out.strength = share;
        }
  out.p = logistic((out.strength - kHalfWay) * kCircleSlope);
  return out;
}

MarkReport find_check(const FieldCut& cut, const Rect<FormMm>& box) {
  const InkReport ink = find_ink(cut.part(box.grown(-0.35)), cut.px_per_mm);
  MarkReport out;
  out.strength = ink.extent_mm;
  const double stain = ink.darkness < 0.14 ? 0.25 : 1.0;  // lighter than any pen that fills a form: rather not a mark
  out.p = ink.empty() ? 0.0005 : std::clamp(logistic((ink.extent_mm - kHalfCheckMm) * kCheckSlope) * stain, 0.0005, 0.9995);
  return out;
}

}  // namespace uketsuke::ocr
