#include "capture/cleanup/sheet_edges.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "capture/cleanup/pixels.h"

namespace uketsuke::capture {
namespace {

constexpr double kPx_per_mm = kProbe_dpi / 2 / 25.4;  // of the thumb, which is half the probe
int px(double mm) { return std::max(1, static_cast<int>(std::lround(mm * kPx_per_mm))); }

// A side seen so that its depth grows inwards: 0 top, 1 right, 2 bottom, 3 left.
struct Side {
  const ImageView& thumb;
  int index;
  int length() const { return index % 2 == 0 ? thumb.width : thumb.height; }
  int depth() const { return index % 2 == 0 ? thumb.height : thumb.width; }
  std::uint8_t at(int along, int deep) const {
    switch (index) {
      case 0: return thumb.grey(along, deep);
      case 1: return thumb.grey(thumb.width - 1 - deep, along);
      case 2: return thumb.grey(along, thumb.height - 1 - deep);
      default: return thumb.grey(deep, along);
    }
  }
};

// deep = at + slope · along, in thumb pixels from the image's rim.
struct EdgeLine {
  double at = 0;
  double slope = 0;
};

struct Levels {
  int paper = 255;
  std::array<int, 4> lid{255, 255, 255, 255};  // per side; 255 where none was seen
  bool has_lid() const {
    return std::any_of(lid.begin(), lid.end(), [](int v) { return v < 255; });
  }
  int limit(std::size_t side) const { return lid[side] < 255 ? (lid[side] + paper) / 2 : 0; }
};

int quantile(std::vector<std::uint8_t>& values, double share) {
  auto place = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

Levels find_levels(const ImageView& thumb) {
  std::vector<std::uint8_t> inner;
  for (int y = thumb.height / 6; y < thumb.height * 5 / 6; y += 2)
    for (int x = thumb.width / 6; x < thumb.width * 5 / 6; x += 2) inner.push_back(thumb.grey(x, y));
  Levels levels;
  if (inner.empty()) return levels;
  levels.paper = quantile(inner, 0.85);
  // 8 % darker than paper: what shading alone does not do within the outermost half millimetre.
  const int limit = levels.paper * 92 / 100;
  for (int s = 0; s < 4; ++s) {
    const Side side{thumb, s};
    std::vector<std::uint8_t> dark;
    for (int i = 0; i < side.length(); ++i)
      for (int d = 0; d < 2; ++d)
        if (side.at(i, d) < limit) dark.push_back(side.at(i, d));
    // 3 % of the rim: one print line running off the paper is less, the wedge of a tilted sheet is more.
    if (dark.size() * 50 > static_cast<std::size_t>(side.length()) * 3)
      levels.lid[static_cast<std::size_t>(s)] = quantile(dark, 0.5);
  }
  return levels;
}

// How deep the lid reaches at each place of a side; 0 where paper touches the rim.
std::vector<int> lid_depths(const Side& side, int limit) {
  std::vector<int> depths(static_cast<std::size_t>(side.length()), 0);
  const int calm = px(2);  // paper begins where 2 mm in a row are bright
  const int deepest = side.depth() * 3 / 4;
  for (int i = 0; i < side.length(); ++i) {
    int dark_end = 0;
    for (int d = 0; d < deepest; ++d) {
      if (side.at(i, d) < limit)
        dark_end = d + 1;
      else if (d - dark_end >= calm)
        break;
    }
    depths[static_cast<std::size_t>(i)] = dark_end;
  }
  return depths;
}

// The straight inner rim of the lid, by consensus over pairs of places; nullopt when the lid has no straight rim.
std::optional<EdgeLine> fit_edge(const std::vector<int>& depths) {
  std::vector<std::pair<double, double>> points;
  const int n = static_cast<int>(depths.size());
  for (int i = 2; i < n - 2; ++i)
    if (depths[static_cast<std::size_t>(i)] > 0) points.emplace_back(i, depths[static_cast<std::size_t>(i)]);
  const std::size_t count = points.size();
  if (count < static_cast<std::size_t>(std::max(px(8), n / 33))) return std::nullopt;
  EdgeLine best;
  std::size_t best_in = 0;
  const std::size_t stride = std::max<std::size_t>(1, count / 40);
  const auto inliers = [&](const EdgeLine& line, double tolerance) {
    std::size_t in = 0;
    for (const auto& [along, deep] : points)
      if (std::abs(line.at + line.slope * along - deep) <= tolerance) ++in;
    return in;
  };
  for (std::size_t i = 0; i < count; i += stride)
    for (std::size_t k = i + stride; k < count; k += stride) {
      const double run = points[k].first - points[i].first;
      if (run < px(6)) continue;
      EdgeLine line;
      line.slope = (points[k].second - points[i].second) / run;
      if (std::abs(line.slope) > 0.27) continue;  // 15 degrees
      line.at = points[i].second - line.slope * points[i].first;
      const std::size_t in = inliers(line, 1.5);
      if (in > best_in) best_in = in, best = line;
    }
  if (best_in * 2 < count) return std::nullopt;
  double sx = 0, sy = 0, sxx = 0, sxy = 0, m = 0;
  for (const auto& [along, deep] : points) {
    if (std::abs(best.at + best.slope * along - deep) > 1.5) continue;
    sx += along, sy += deep, sxx += along * along, sxy += along * deep, m += 1;
  }
  const double det = m * sxx - sx * sx;
  if (det > 0) best = {(sy * sxx - sx * sxy) / det, (m * sxy - sx * sy) / det};
  return best;
}

// Paper ends at once; shade that only reaches the lid's brightness somewhere does not. Over most of the side the
// millimetre inside the line must be brighter than the one outside by half of what paper is brighter than the lid.
bool abrupt(const Side& side, const EdgeLine& line, int paper, int lid) {
  int places = 0, steps = 0;
  for (int i = 2; i + 2 < side.length(); ++i) {
    const int d = static_cast<int>(std::lround(line.at + line.slope * i));
    if (d < 3 || d + 3 >= side.depth()) continue;
    ++places;
    steps += side.at(i, d + 2) - side.at(i, d - 3) > (paper - lid) / 2;
  }
  return places < px(8) || steps * 10 > places * 6;
}

// A lid is one flat brightness. Where the strip outside the line is anything else (a column of print, a photograph,
// the shadow of a book's back) it belongs to the page: nothing that could be content is ever cut away.
bool flat_outside(const Side& side, const EdgeLine& line, int paper) {
  std::vector<std::uint8_t> values;
  for (int i = 0; i < side.length(); ++i) {
    const int end = static_cast<int>(line.at + line.slope * i) - 2;
    for (int d = 0; d < std::min(end, side.depth()); ++d) values.push_back(side.at(i, d));
  }
  if (values.empty()) return true;  // thinner than its own soft rim
  const int level = quantile(values, 0.5);
  const int tolerance = std::max(16, (paper - level) / 4);
  const auto flat =
      std::count_if(values.begin(), values.end(), [&](std::uint8_t v) { return std::abs(v - level) <= tolerance; });
  return level < paper * 92 / 100 && static_cast<double>(flat) >= 0.9 * static_cast<double>(values.size());
}

struct ThumbPx {};

Point<ThumbPx> corner(const EdgeLine& vertical_depth, const EdgeLine& side_depth, int which, int w, int h) {
  // Depths from the rims, solved for the crossing of the two lines; `which` counts clockwise from top-left.
  const bool right = which == 1 || which == 2, bottom = which >= 2;
  double x = right ? w - side_depth.at : side_depth.at, y = bottom ? h - vertical_depth.at : vertical_depth.at;
  for (int i = 0; i < 20; ++i) {
    const double dy = vertical_depth.at + vertical_depth.slope * x;
    y = bottom ? h - dy : dy;
    const double dx = side_depth.at + side_depth.slope * y;
    x = right ? w - dx : dx;
  }
  return {x, y};
}

// Everything outside the edges, and, joined to it, what is dark, thick and exactly as bright as a lid that is much
// darker than the paper: that is where paper was torn off. A shaded margin of the paper is neither.
Image sheet_mask(const ImageView& thumb, const Levels& levels, const std::array<std::optional<EdgeLine>, 4>& lines) {
  const int w = thumb.width, h = thumb.height;
  const double margin = px(0.5), torn_reach = px(25);
  Image dark(w, h, PixelFormat::Grey8, 0);
  Image mask(w, h, PixelFormat::Grey8, 255);
  std::vector<std::pair<int, int>> stack;
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) {
      const double deep[4] = {y + 0.5, w - x - 0.5, h - y - 0.5, x + 0.5};
      for (std::size_t s = 0; s < 4; ++s) {
        if (!lines[s]) continue;
        const double inside = deep[s] - lines[s]->at - lines[s]->slope * (s % 2 == 0 ? x : y) - margin;
        if (inside < 0 && mask.row(y)[x] != 0) {
          mask.row(y)[x] = 0;
          stack.emplace_back(x, y);
        }
        const int lid = levels.lid[s];
        if (inside < torn_reach && lid * 10 < levels.paper * 7 && std::abs(thumb.grey(x, y) - lid) <= 12)
          dark.row(y)[x] = 255;
      }
    }
  const Image thick = opened(dark, px(1.5));
  const auto visit = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= w || y >= h || mask.row(y)[x] == 0 || thick.row(y)[x] == 0) return;
    mask.row(y)[x] = 0;
    stack.emplace_back(x, y);
  };
  while (!stack.empty()) {
    const auto [x, y] = stack.back();
    stack.pop_back();
    visit(x - 1, y), visit(x + 1, y), visit(x, y - 1), visit(x, y + 1);
  }
  // The rim of torn paper is a soft, dark fringe: take 0.7 mm more.
  Image lid(w, h, PixelFormat::Grey8, 0);
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) lid.row(y)[x] = static_cast<std::uint8_t>(255 - mask.row(y)[x]);
  const Image grown = dilated(lid, 2 * px(0.7) + 1);
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) mask.row(y)[x] = static_cast<std::uint8_t>(255 - grown.row(y)[x]);
  return mask;
}

// A corner is missing when it lies outside the scan, or when half of the 10 mm square inside it is torn away.
bool corner_missing(const Image& mask, Point<ThumbPx> c, int which) {
  const int w = mask.width(), h = mask.height();
  const double far = 10 * kPx_per_mm;  // a form's printing keeps that much off the edge
  if (c.x < -far || c.y < -far || c.x > w + far || c.y > h + far) return true;
  const int side = px(10), edge = px(1.5);
  const int x0 = static_cast<int>(c.x) + (which == 1 || which == 2 ? -side - edge : edge);
  const int y0 = static_cast<int>(c.y) + (which >= 2 ? -side - edge : edge);
  int torn = 0;
  for (int y = std::max(0, y0); y < std::min(h, y0 + side); ++y)
    for (int x = std::max(0, x0); x < std::min(w, x0 + side); ++x) torn += mask.row(y)[x] == 0;
  return torn * 2 > side * side;
}

}  // namespace

SheetEdges find_sheet(const ImageView& probe) {
  const Image small = resized(probe, std::max(8, probe.width / 2), std::max(8, probe.height / 2));
  const Image thumb = median(small, 3);
  const ImageView view = thumb.view();
  const double sx = static_cast<double>(probe.width) / view.width;
  const double sy = static_cast<double>(probe.height) / view.height;
  const Levels levels = find_levels(view);
  std::array<std::optional<EdgeLine>, 4> lines{};
  SheetEdges edges;
  double slopes = 0, weight = 0;
  for (std::size_t s = 0; s < 4 && levels.has_lid(); ++s) {
    const Side side{view, static_cast<int>(s)};
    if (levels.lid[s] == 255) continue;
    auto line = fit_edge(lid_depths(side, levels.limit(s)));
    if (!line || !flat_outside(side, *line, levels.paper) || !abrupt(side, *line, levels.paper, levels.lid[s]))
      continue;
    lines[s] = line;
    // Clockwise skew: the top edge falls to the right, the left edge leans left as it falls, and so on.
    slopes += (s < 2 ? 1 : -1) * line->slope * side.length();
    weight += side.length();
  }
  edges.lid = weight > 0;
  if (edges.lid) {
    edges.skew_known = true;
    edges.skew_deg = std::atan(slopes / weight) * 180 / 3.14159265358979323846;
    edges.mask = sheet_mask(view, levels, lines);
  }
  for (int c = 0; c < 4; ++c) {
    const EdgeLine along = lines[c < 2 ? 0 : 2].value_or(EdgeLine{});
    const EdgeLine side = lines[c == 1 || c == 2 ? 1 : 3].value_or(EdgeLine{});
    const Point<ThumbPx> p = corner(along, side, c, view.width, view.height);
    if (edges.lid && corner_missing(edges.mask, p, c)) ++edges.missing_corners;
    edges.corners[static_cast<std::size_t>(c)] = {p.x * sx, p.y * sy};
  }
  return edges;
}

}  // namespace uketsuke::capture
